//! Which place the weather is of: a list to choose from, and the reader's own position.
//!
//! The choice is kept for the visit, a position is not. It is asked for on a click alone, and what
//! leaves the browser is rounded to two decimals, a kilometre: weather has no more.

use super::contract::{LOCATE, PLACES};
use crate::source::value::url::encode;
use crate::source::wire::promise::coming;
use crate::source::wire::property::{number, property, put, text};
use crate::source::wire::task::spawn;
use crate::stdx::number::{decimal, parse};
use crate::stdx::text::Text as _;
use crate::ui::dom::{El, el};
use crate::ui::labels::Label;
use crate::ui::notice::button;
use crate::ui::state::State;
use crate::ui::storage;
use crate::ui::stored::PLACE;
use crate::widget::{Context, Phase};
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

/// What a choice begins with that is a position.
const HERE: char = '@';

/// A place of the list, as texts: its name, then what a URL has for `{place}`, `{lat}`, `{lon}`.
type Place<'l> = [&'l str; 4];

fn listed(cx: &Context) -> String {
    PLACES.of(cx.attributes()).unwrap_or_default()
}

/// The list: `Cần Thơ, can-tho, 10.03, 105.78; …`. What a URL does not need may be left out.
fn places(list: &str) -> Vec<Place<'_>> {
    let mut places = Vec::new();
    for entry in list.split(';') {
        let [mut name, mut key, mut lat, mut lon] = Place::default();
        for part in entry.split(',').map(str::trimmed) {
            let is_number = parse(part).is_some();
            let into = match &mut name {
                name if name.is_empty() => name,
                _ if !is_number => &mut key,
                _ if lat.is_empty() => &mut lat,
                _ => &mut lon,
            };
            *into = part;
        }
        if key.is_empty() {
            key = name;
        }
        if !name.is_empty() {
            places.push([name, key, lat, lon]);
        }
    }
    places
}

/// What was chosen: on this page, else during the visit.
fn choice(chosen: String) -> String {
    if !chosen.is_empty() {
        return chosen;
    }
    storage::read(PLACE, "").unwrap_or_default()
}

/// A URL with the place that was chosen, or the first, in its `{place}`, `{lat}` and `{lon}`.
pub(super) fn address(cx: &Context, url: &str) -> String {
    let choice = choice(cx.feed().choice.get());
    let list = listed(cx);
    let place = match choice.strip_prefix(HERE).and_then(|it| it.split_once(',')) {
        Some((lat, lon)) => Some(["", "", lat, lon]),
        None => {
            let places = places(&list);
            let chosen = places.iter().find(|[name, ..]| *name == choice);
            chosen.or(places.first()).copied()
        }
    };
    let Some([_, key, lat, lon]) = place else {
        return url.to_owned();
    };
    let mut filled = String::new();
    for piece in url.split('{') {
        let (value, rest) = match piece.split_once('}') {
            Some(("place", rest)) => (key, rest),
            Some(("lat", rest)) => (lat, rest),
            Some(("lon", rest)) => (lon, rest),
            _ => ("", piece),
        };
        encode(value, "", &mut filled);
        filled.push_str(rest);
    }
    filled
}

/// The list and the button, as far as the page wants them.
pub(super) fn controls(cx: &Context) -> Option<El> {
    let list = listed(cx);
    let places = places(&list);
    let locate = LOCATE.of(cx.attributes());
    if places.len() < 2 && !locate {
        return None;
    }
    let is_refused = State::new(false);
    let row = el("div").class("places").part("places");
    let row = row.child_if(select(cx, &places, &is_refused, locate));
    let button = locate.then(|| locate_button(cx, &is_refused));
    let cx = cx.clone();
    let refusal = el("p").class("refusal").attr("role", "status");
    let refusal = refusal.bind_text(move || match is_refused.get() {
        true => cx.say(Label::NoPosition),
        false => String::new(),
    });
    Some(row.child_if(button).child(refusal))
}

fn select(
    cx: &Context,
    places: &[Place<'_>],
    is_refused: &State<bool>,
    locate: bool,
) -> Option<El> {
    if places.is_empty() {
        return None;
    }
    // Not followed: built anew, the list would lose the focus.
    let chosen = choice(cx.feed().choice.peek());
    let option = |name: &str, value: &str| el("option").attr("value", value).text(name);
    let mut select = el("select");
    for [name, ..] in places {
        let selected = (*name == chosen).then_some("");
        select = select.child(option(name, name).maybe("selected", selected));
    }
    // Not offered, but what the list shows while the position counts. Safari's arrow keys come to what
    // is hidden, too.
    if locate {
        let here = option(&cx.say(Label::Here), "@")
            .attr("hidden", "")
            .attr("disabled", "");
        let selected = chosen.starts_with(HERE).then_some("");
        select = select.child(here.maybe("selected", selected));
    }
    let shown = select.node().clone();
    let feed = cx.feed().choice.clone();
    crate::ui::dom::follow(move || {
        if feed.get().starts_with(HERE) {
            put(&shown, "value", &"@".into());
        }
    });
    let (cx_, is_refused) = (cx.clone(), is_refused.clone());
    let select = select.on("change", move |event| {
        let name = event.target().and_then(|target| text(&target, "value"));
        let name = name.unwrap_or_default();
        is_refused.change(false);
        // Where nothing is kept, the choice holds for this page.
        storage::write(PLACE, "", &name);
        choose(&cx_, name);
    });
    let name = el("span").class("small").say(cx, Label::Place);
    Some(el("label").child(name).text(" ").child(select))
}

/// Another place: what is shown is of the old one, so it goes.
fn choose(cx: &Context, choice: String) {
    let told = match choice.starts_with(HERE) {
        true => JsValue::NULL,
        false => choice.as_str().into(),
    };
    let feed = cx.feed();
    feed.stale_since.set(0.0);
    feed.phase.change(Phase::Loading);
    feed.choice.set(choice);
    cx.act("place", told);
}

fn locate_button(cx: &Context, is_refused: &State<bool>) -> El {
    let (cx_, is_refused) = (cx.clone(), is_refused.clone());
    button("button quiet", &cx.say(Label::Locate)).on("click", move |_| {
        let (cx, is_refused) = (cx_.clone(), is_refused.clone());
        spawn(async move {
            let position = coming(&position()).await;
            let here = position.ok().as_ref().and_then(rounded);
            is_refused.change(here.is_none());
            if let Some(here) = here {
                choose(&cx, here);
            }
        });
    })
}

#[wasm_bindgen(module = "/src/widgets/weather/position.js")]
extern "C" {
    /// Asks the browser, which asks the reader. A browser that has no such thing ends like a refusal.
    fn position() -> JsValue;
}

/// `@10.03,105.78`
fn rounded(position: &JsValue) -> Option<String> {
    let coords = property(position, "coords")?;
    let part = |name: &str| decimal((number(&coords, name)? * 100.0).round() / 100.0);
    Some(["@", &part("latitude")?, ",", &part("longitude")?].concat())
}
