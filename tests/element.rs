//! The life of an element, in a browser, from the side of the code: what the loader hands over
//! here is made by hand.
#![cfg(target_arch = "wasm32")]

use js_sys::{Array, Function, JSON, Object, Reflect};
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};
use web_sys::{CustomEvent, Element, HtmlElement, ShadowRoot};

wasm_bindgen_test_configure!(run_in_browser);

const STORIES: &str = r#"[
    {"id": 1, "title": "One", "url": "/1", "label": "News"},
    {"id": 2, "title": "Two", "url": "/2"}
]"#;
const DIGEST: &str = r#"{"title": "Morning", "items": [{"title": "First"}, {"title": "Second"}]}"#;
const WEATHER: &str = r#"{"place": "Here", "current": {"temperature": 28.6, "condition": "rain"}}"#;
const COMMENTS: &str =
    r#"{"items": [{"id": 1, "author": "Lan", "text": "Hello"}], "closed": false}"#;

/// An element with its widget, until it is dropped.
struct Mounted {
    host: HtmlElement,
    root: ShadowRoot,
    base: HtmlElement,
    id: u32,
    events: Rc<RefCell<Vec<(String, JsValue)>>>,
    _listener: Closure<dyn FnMut(CustomEvent)>,
}

impl Drop for Mounted {
    fn drop(&mut self) {
        bantin::unmount(self.id);
        self.host.remove();
    }
}

thread_local! {
    static LAST: Cell<u32> = const { Cell::new(0) };
}

/// Starts the code. Every test may be the first.
fn start() {
    let (nothing, url) = (
        Function::new_no_args(""),
        "https://bantin.test/bantin_bg.wasm",
    );
    bantin::start(
        Object::new().into(),
        nothing.clone().into(),
        nothing.clone(),
        url.into(),
        nothing,
    );
}

/// Mounts a widget with attributes and data.
fn mount(tag: &str, attributes: &[(&str, &str)], data: &str) -> Mounted {
    start();
    let document = bantin::ui::dom::document();
    let element = |name: &str| -> HtmlElement {
        let element = document.create_element(name).expect("a valid name");
        element.unchecked_into()
    };
    let (host, room, base) = (element(tag), element("div"), element("div"));
    host.set_attribute("lang", "en").expect("an attribute");
    for (name, value) in attributes {
        host.set_attribute(name, value).expect("an attribute");
    }
    if !data.is_empty() {
        let data = JSON::parse(data).expect("JSON");
        Reflect::set(&host, &"data".into(), &data).expect("a property");
    }
    let options = Object::new();
    Reflect::set(&options, &"mode".into(), &"open".into()).expect("a property");
    let attach: Function = Reflect::get(&host, &"attachShadow".into())
        .expect("a method")
        .unchecked_into();
    let root: ShadowRoot = attach
        .call1(&host, &options)
        .expect("a shadow root")
        .unchecked_into();
    room.append_child(&base).expect("a child");
    room.append_child(&element("slot")).expect("a child");
    root.append_child(&room).expect("a child");
    document
        .body()
        .expect("a body")
        .append_child(&host)
        .expect("a child");
    let events: Rc<RefCell<Vec<(String, JsValue)>>> = Rc::default();
    let heard = events.clone();
    let listener: Closure<dyn FnMut(CustomEvent)> = Closure::new(move |event: CustomEvent| {
        heard.borrow_mut().push((event.type_(), event.detail()));
    });
    for name in [
        "bantin-ready",
        "bantin-load",
        "bantin-error",
        "bantin-select",
    ] {
        host.add_event_listener_with_callback(name, listener.as_ref().unchecked_ref())
            .expect("a listener");
    }
    let id = LAST.get() + 1;
    LAST.set(id);
    bantin::mount(id, host.clone(), root.clone(), base.clone()).expect("a widget");
    Mounted {
        host,
        root,
        base,
        id,
        events,
        _listener: listener,
    }
}

impl Mounted {
    fn text(&self) -> String {
        self.base.text_content().unwrap_or_default()
    }

    fn find(&self, selector: &str) -> Option<Element> {
        self.base.query_selector(selector).expect("a selector")
    }

    fn state(&self) -> String {
        self.base.get_attribute("data-state").unwrap_or_default()
    }

    fn set(&self, name: &str, value: &str) {
        self.host.set_attribute(name, value).expect("an attribute");
        bantin::changed(self.id, name);
    }

    fn give(&self, data: &str) {
        let data = JSON::parse(data).expect("JSON");
        Reflect::set(&self.host, &"data".into(), &data).expect("a property");
        bantin::changed(self.id, "data");
    }

    fn heard(&self, name: &str) -> Vec<JsValue> {
        let events = self.events.borrow();
        let found = events.iter().filter(|(event, _)| event == name);
        found.map(|(_, detail)| detail.clone()).collect()
    }
}

/// Waits until it is so.
async fn until(what: &str, is_so: impl Fn() -> bool) {
    for _ in 0..500 {
        if is_so() {
            return;
        }
        bantin::source::wire::timer::pause(0.01).await;
    }
    panic!("waited 5 s for: {what}");
}

/// Mounts each widget with data of its own and looks for what it must show.
async fn shows(tag: &str, data: &str, words: &[&str]) {
    let mounted = mount(tag, &[], data);
    until("data shown", || mounted.state() == "ready").await;
    for word in words {
        until(&[tag, ": ", word].concat(), || {
            mounted.text().contains(word)
        })
        .await;
    }
}

#[wasm_bindgen_test]
async fn every_widget_shows_the_data_it_is_given() {
    shows(
        "bantin-related",
        STORIES,
        &["Related stories", "One", "Two", "News"],
    )
    .await;
    shows("bantin-ticker", DIGEST, &["Morning", "First", "1 / 2"]).await;
    shows("bantin-weather", WEATHER, &["Here", "29°", "Rain"]).await;
    shows(
        "bantin-comments",
        COMMENTS,
        &["Lan", "Hello", "Write a comment"],
    )
    .await;
}

#[wasm_bindgen_test]
async fn a_load_is_told_once() {
    let mounted = mount("bantin-related", &[], STORIES);
    until("an event", || !mounted.heard("bantin-load").is_empty()).await;
    assert_eq!(mounted.heard("bantin-ready").len(), 1);
    mounted.give(STORIES);
    until("another", || mounted.heard("bantin-load").len() == 2).await;
    assert_eq!(mounted.heard("bantin-ready").len(), 1);
}

#[wasm_bindgen_test]
async fn new_data_keeps_the_elements_of_old_rows() {
    let mounted = mount("bantin-related", &[], STORIES);
    until("data shown", || mounted.state() == "ready").await;
    let first = mounted.find("li");
    mounted.give(
        r#"[
            {"id": 3, "title": "Three", "url": "/3"},
            {"id": 1, "title": "One", "url": "/1", "label": "News"}
        ]"#,
    );
    until("new data", || mounted.text().contains("Three")).await;
    assert!(!mounted.text().contains("Two"));
    assert_eq!(mounted.find("li:nth-child(2)"), first);
}

#[wasm_bindgen_test]
async fn an_attribute_takes_effect_without_a_remount() {
    let mounted = mount("bantin-related", &[], STORIES);
    until("data shown", || mounted.state() == "ready").await;
    let first = mounted.find("li");
    mounted.set("layout", "grid");
    until("a grid", || mounted.find("[data-layout=grid]").is_some()).await;
    mounted.set("limit", "1");
    until("one story", || !mounted.text().contains("Two")).await;
    assert_eq!(mounted.find("li"), first);
}

#[wasm_bindgen_test]
async fn the_language_can_change() {
    let mounted = mount("bantin-related", &[], STORIES);
    until("English", || mounted.text().contains("Related stories")).await;
    mounted.set("lang", "vi-VN");
    until("Vietnamese", || mounted.text().contains("Tin liên quan")).await;
}

#[wasm_bindgen_test]
async fn what_is_wrong_is_told_to_both_audiences() {
    let rows = [
        ("{", STORIES, "mapping"),
        (r#"{"title": "a..b"}"#, STORIES, "mapping"),
        ("#nowhere", STORIES, "mapping"),
        ("", r#"{"posts": []}"#, "shape"),
        ("", "7", "shape"),
        ("", r#"[{"name": "no title"}]"#, "shape"),
        ("", "", "attribute"),
    ];
    for (mapping, data, code) in rows {
        let mounted = mount("bantin-related", &[("mapping", mapping)], data);
        until("failure", || mounted.state() == "failed").await;
        let errors = mounted.heard("bantin-error");
        let found = Reflect::get(&errors[0], &"code".into()).expect("a code");
        assert_eq!(found.as_string().as_deref(), Some(code), "{mapping} {data}");
        assert!(mounted.text().contains("could not be loaded"));
        assert!(mounted.find("button[part=retry]").is_some());
    }
}

#[wasm_bindgen_test]
async fn an_empty_list_is_no_failure() {
    let mounted = mount("bantin-related", &[], "[]");
    until("emptiness", || mounted.state() == "empty").await;
    assert!(mounted.text().contains("No related stories yet."));
    assert!(mounted.heard("bantin-error").is_empty());
}

#[wasm_bindgen_test]
async fn a_url_that_is_not_of_the_web_is_refused() {
    let mounted = mount("bantin-related", &[("src", "javascript:alert(1)")], "");
    until("failure", || mounted.state() == "failed").await;
    let errors = mounted.heard("bantin-error");
    let code = Reflect::get(&errors[0], &"code".into()).expect("a code");
    assert_eq!(code.as_string().as_deref(), Some("url"));
}

#[wasm_bindgen_test]
async fn html_of_a_comment_is_rebuilt_from_the_allow_list() {
    let html = r#"[{"id": 1, "html": "<p onclick=alert(1)>a <b>b</b><script>c</script> <a href='javascript:x'>d</a> <a href='/e'>e</a><img src=x onerror=alert(1)></p>"}]"#;
    let mounted = mount("bantin-comments", &[], html);
    until("a text", || mounted.find("[part=text]").is_some()).await;
    let text = mounted.find("[part=text]").expect("a text");
    let inner = text.inner_html();
    // Where something went, white space may stand.
    let inner: String = inner.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(
        inner.starts_with("<p>a <strong>b</strong> d <a href=\"http"),
        "{inner}"
    );
    assert!(
        inner.ends_with("/e\" rel=\"nofollow ugc noopener\">e</a> </p>"),
        "{inner}"
    );
}

#[wasm_bindgen_test]
async fn nothing_is_left_of_an_element_that_ends() {
    let mounted = mount("bantin-ticker", &[], DIGEST);
    until("data shown", || mounted.state() == "ready").await;
    bantin::unmount(mounted.id);
    assert!(!mounted.base.has_child_nodes());
    // What comes late finds nobody.
    bantin::refresh(mounted.id);
    bantin::changed(mounted.id, "lang");
    bantin::changed(mounted.id, "data");
    assert!(!mounted.base.has_child_nodes());
}

#[wasm_bindgen_test]
async fn all_elements_share_their_sheets() {
    let (one, other) = (
        mount("bantin-related", &[], STORIES),
        mount("bantin-related", &[], STORIES),
    );
    let sheets = |mounted: &Mounted| -> Array {
        let sheets = Reflect::get(&mounted.root, &"adoptedStyleSheets".into());
        Array::from(&sheets.expect("sheets"))
    };
    let (first, second) = (sheets(&one), sheets(&other));
    assert_eq!(first.length(), 2);
    for i in 0..2 {
        assert_eq!(first.get(i), second.get(i));
    }
    assert!(one.find("style, [style]").is_none());
}

#[wasm_bindgen_test]
fn an_unknown_widget_is_an_error() {
    start();
    let document = bantin::ui::dom::document();
    let element = document.create_element("bantin-clock").expect("an element");
    let options = Object::new();
    Reflect::set(&options, &"mode".into(), &"open".into()).expect("a property");
    let base = document.create_element("div").expect("an element");
    let host: HtmlElement = element.unchecked_into();
    // Any shadow root will do.
    let attach: Function = Reflect::get(&base, &"attachShadow".into())
        .expect("a method")
        .unchecked_into();
    let root = attach.call1(&base, &options).expect("a shadow root");
    let error = bantin::mount(1, host, root.unchecked_into(), base.unchecked_into());
    let message = Reflect::get(&error.expect_err("an error"), &"message".into());
    let message = message.expect("a message").as_string();
    assert_eq!(message.as_deref(), Some("no widget is called bantin-clock"));
}
