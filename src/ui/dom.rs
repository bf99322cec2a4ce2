//! The elements of a view, and how they follow signals.
//!
//! State is Leptos: signals, effects and owners. The nodes are made here, by one builder with one
//! type, because a tachys view is a new type for every shape of markup, each with its own build,
//! rebuild and unmount code: the same small counter with a list took 26.2 KB (brotli) as
//! `HtmlElement`s erased to `AnyView`, and 16.9 KB this way. Nothing here ever parses markup, so
//! a page that enforces Trusted Types has nothing to refuse.
//!
//! What takes a closure boxes it at once and goes on in a function without type parameters: the
//! bundle has each body once, however many views there are.
//!
//! A builder adds to a real element at once. What must change later is given as a closure: it
//! runs in an effect that ends with the owner of the view.

use crate::stdx::callback::{Callback, boxed};
use crate::stdx::text::Text as _;
use crate::ui::listen::Listener;
use crate::ui::page::{Built, Page, global, put_before};
use leptos::prelude::Owner;
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::{Document, Element, Event, HtmlElement, Window};

pub use crate::source::wire::property::method;
pub use crate::ui::effect::follow;
pub use crate::ui::lifetime::keep;

/// An element being built.
#[derive(Clone)]
pub struct El(Built);

thread_local! {
    // Views ask for them thousands of times, and each question to the browser is six calls.
    static PAGE: (&'static Window, &'static Document) = {
        // Not asked whether it is a `Window`: MooTools has another thing of that name.
        let window: Window = global().unchecked_into();
        let document = window.document().expect("a window has a document");
        (Box::leak(Box::new(window)), Box::leak(Box::new(document)))
    };
}

/// The document the widgets live in.
///
/// # Panics
/// Outside a window: the elements of a page cannot be anywhere else.
pub fn document() -> &'static Document {
    PAGE.with(|page| page.1)
}

/// The window the widgets live in.
///
/// # Panics
/// Outside a window, as in a worker.
pub fn window() -> &'static Window {
    PAGE.with(|page| page.0)
}

/// A new HTML element. The browser throws at a tag that is no name.
pub fn el(tag: &str) -> El {
    El(document().unchecked_ref::<Page>().element(tag))
}

/// A new element of SVG, for icons and plots.
pub fn svg(tag: &str) -> El {
    const SVG: &str = "http://www.w3.org/2000/svg";
    El(document().unchecked_ref::<Page>().element_of(SVG, tag))
}

impl El {
    /// Builds on an element that is already there.
    pub fn of(element: &Element) -> Self {
        Self(element.clone().unchecked_into())
    }

    /// Another one that is the same, with all that is inside and without listeners.
    pub fn copy(&self) -> Self {
        let copy = self.0.clone_node_with_deep(true);
        // It cannot fail: only shadow roots cannot be copied.
        copy.map_or_else(|_| self.clone(), |copy| Self(copy.unchecked_into()))
    }

    /// The element itself, for what only the browser knows (focus, size, scrolling).
    pub fn node(&self) -> &Element {
        &self.0
    }

    /// The element as an `HtmlElement`.
    pub fn html(&self) -> HtmlElement {
        self.0.clone().unchecked_into()
    }

    /// Sets an attribute.
    pub fn attr(self, name: &str, value: &str) -> Self {
        set(&self.0, name, Some(value));
        self
    }

    /// Sets an attribute where there is a value.
    pub fn maybe(self, name: &str, value: Option<&str>) -> Self {
        set(&self.0, name, value);
        self
    }

    /// Sets a property of its style. A page's Content Security Policy has no say in this one.
    pub fn style(self, name: &str, value: &str) -> Self {
        // An element that cannot be styled has nothing to lose by it.
        let html: &HtmlElement = self.0.unchecked_ref();
        let _ = html.style().set_property(name, value);
        self
    }

    /// Names the classes of our own sheets. They are private.
    pub fn class(self, names: &str) -> Self {
        self.attr("class", names)
    }

    /// Names the `::part()`s by which a host page may style it. They are public.
    pub fn part(self, names: &str) -> Self {
        self.attr("part", names)
    }

    /// Appends text. It can only ever be text, whatever the backend sent.
    ///
    /// A word such as `27-11`, `1900-1234`, `COVID-19` or `m/s` stays on one line. Chromium and WebKit
    /// would break it behind its hyphen, Firefox behind its slash, all of them behind its dash, and no
    /// sheet can tell it from others.
    pub fn text(self, text: &str) -> Self {
        let mut plain = 0;
        let append = |range| {
            if let Some(text) = text.get(range) {
                self.0.append_text(text);
            }
        };
        text.each_part(&|c| matches!(c, ' ' | '\u{a0}'), &mut |word| {
            let start = word.as_ptr().addr() - text.as_ptr().addr();
            if word.len() <= LONGEST && is_whole(word) {
                append(plain..start);
                let whole = el("span").class("whole");
                whole.0.append_text(word);
                self.0.append_own(whole.0);
                plain = start + word.len();
            }
        });
        append(plain..text.len());
        self
    }

    /// Appends a child.
    pub fn child(self, child: El) -> Self {
        self.0.append_own(child.0);
        self
    }

    /// Appends a child where there is one.
    pub fn child_if(self, child: Option<El>) -> Self {
        match child {
            Some(child) => self.child(child),
            None => self,
        }
    }

    /// Appends children.
    pub fn children(self, children: impl IntoIterator<Item = El>) -> Self {
        children.into_iter().fold(self, El::child)
    }

    /// Calls `handler` on an event, until the view ends.
    pub fn on(self, event: &'static str, handler: impl FnMut(Event) + 'static) -> Self {
        Listener::new(&self.0, event, handler).keep();
        self
    }

    /// An attribute that follows signals; `None` removes it.
    pub fn bind(self, name: &'static str, value: impl FnMut() -> Option<String> + 'static) -> Self {
        self.bind_boxed(name, boxed(value))
    }

    fn bind_boxed(
        self,
        name: &'static str,
        mut value: Box<dyn Callback<(), Option<String>>>,
    ) -> Self {
        let element = self.0.clone();
        follow(move || set(&element, name, value.call(()).as_deref()));
        self
    }

    /// An attribute without a value (`hidden`, `disabled`, `inert`) that follows signals.
    pub fn flag(self, name: &'static str, mut on: impl FnMut() -> bool + 'static) -> Self {
        self.bind(name, move || on().then(String::new))
    }

    /// Text that follows signals, in place of all that is inside.
    pub fn bind_text(self, text: impl FnMut() -> String + 'static) -> Self {
        self.bind_text_boxed(boxed(text))
    }

    fn bind_text_boxed(self, mut text: Box<dyn Callback<(), String>>) -> Self {
        let (element, mut shown) = (self.0.clone(), String::new());
        follow(move || {
            let text = text.call(());
            // An equal text is not written again: a live region would be read out twice. All that is
            // inside gives way: a translator puts elements of its own in place of texts.
            if shown != text {
                element.set_text_content(Some(&text));
                shown = text;
            }
        });
        self
    }

    /// A place among the children whose one element follows signals.
    pub fn region(self, view: impl FnMut() -> Option<El> + 'static) -> Self {
        self.region_boxed(boxed(view))
    }

    fn region_boxed(self, mut view: Box<dyn Callback<(), Option<El>>>) -> Self {
        let now: Rc<RefCell<Option<Built>>> = Rc::default();
        let (shown, parent) = (now.clone(), self.0.clone());
        follow(move || {
            let next = match view.call(()) {
                Some(El(element)) => element,
                None => document().create_text_node("").unchecked_into(),
            };
            // Outside the borrow: what is taken away may hear of it.
            let before = shown.take();
            if let Some(before) = before {
                let held = Held::in_one(&parent);
                before.replace(&next);
                held.pass_on(&parent);
            }
            shown.replace(Some(next));
        });
        if let Some(first) = now.borrow().as_ref() {
            put_before(&self.0, first, None);
        }
        self
    }

    /// Children that follow a list. A row whose key stays keeps its element, and so its focus,
    /// its scroll position and what was typed in it.
    pub fn rows(self, rows: impl FnMut() -> Vec<Row> + 'static) -> Self {
        self.rows_boxed(boxed(rows))
    }

    fn rows_boxed(self, mut rows: Box<dyn Callback<(), Vec<Row>>>) -> Self {
        let parent = self.0.clone();
        let mut shown: Vec<Shown> = Vec::new();
        follow(move || {
            // Most rows stay in order, so most are found at once, and taken from the end.
            let held = Held::in_one(&parent);
            let mut old = std::mem::take(&mut shown);
            old.reverse();
            for row in rows.call(()) {
                shown.push(match old.iter().rposition(|it| it.key == row.key) {
                    Some(at) => old.remove(at),
                    None => Shown::new(row),
                });
            }
            // Removes what is left of the old rows, and ends their effects. First, because a row
            // that is moved past them would lose the focus.
            drop(old);
            let mut place = parent.first_element_child();
            for Shown { element, .. } in &shown {
                if place.as_ref() == Some(element.as_ref()) {
                    place = element.next_element_sibling();
                } else {
                    put_before(&parent, element, place.as_deref());
                }
            }
            held.pass_on(&parent);
        });
        self
    }
}

/// The longest word that is kept on one line, in bytes; an address may be of any length.
const LONGEST: usize = 16;

/// True for a word that nobody reads in parts: with a digit behind a hyphen, or behind a dash, whose
/// last byte that is; or with a letter behind a slash. No word is broken behind its minus.
fn is_whole(word: &str) -> bool {
    let mut parts = word.as_bytes().windows(3);
    parts.any(|part| matches!(part, [_, b'-' | 0x93, b'0'..=b'9'] | [_, b'/', b'a'..=b'z']))
}

/// One row of a list: a key that is its identity, and how to build it when it is new.
pub struct Row {
    key: String,
    view: Box<dyn FnOnce() -> El>,
}

impl Row {
    /// A row known by `key`.
    pub fn new(key: String, view: impl FnOnce() -> El + 'static) -> Self {
        Self {
            key,
            view: Box::new(view),
        }
    }
}

struct Shown {
    key: String,
    element: Built,
    owner: Owner,
}

impl Shown {
    fn new(row: Row) -> Self {
        // No parent: a row lives through the reruns of the effect that lists it.
        let owner = Owner::default();
        let El(element) = owner.with(row.view);
        Self {
            key: row.key,
            element,
            owner,
        }
    }
}

impl Drop for Shown {
    fn drop(&mut self) {
        self.element.remove();
        self.owner.cleanup();
    }
}

/// What has the focus, while views around it change.
pub(crate) struct Held(Option<Element>);

impl Held {
    /// What has it in an element.
    pub(crate) fn in_one(parent: &Element) -> Self {
        Self(parent.query_selector(":focus").ok().flatten())
    }

    /// If it was moved, it has the focus again. If it was taken out, that goes to what has its id now, or
    /// its part where it had none, else to the widget: whoever pressed it must not begin anew at the top
    /// of the page (WCAG 2.4.3).
    pub(crate) fn pass_on(self, parent: &Element) {
        let Some(gone) = self.0 else {
            return;
        };
        if gone.is_connected() {
            if Self::in_one(parent).0.is_none() {
                focus(&gone);
            }
            return;
        }
        let name = if gone.has_attribute("id") {
            "id"
        } else {
            "part"
        };
        let said = gone.get_attribute(name).unwrap_or_default();
        let same = parent.query_selector(&["[", name, "=\"", &said, "\"]"].concat());
        match same.ok().flatten() {
            Some(same) => focus(&same),
            None => focus_widget(parent),
        }
    }
}

/// Moves the focus to the widget that an element is in, as a whole: from there Tab leads to its
/// first control.
pub(crate) fn focus_widget(element: &Element) {
    if let Ok(Some(widget)) = element.closest("section") {
        focus(El::of(&widget).attr("tabindex", "-1").node());
    }
}

/// Moves the focus to an element.
pub fn focus(element: &Element) {
    // One that cannot have it leaves it where it is.
    let _ = element.unchecked_ref::<HtmlElement>().focus();
}

/// How many elements there are before this one.
pub fn place(element: &Element) -> usize {
    let before = |it: &Element| it.previous_element_sibling();
    std::iter::successors(before(element), before).count()
}

/// What an attribute such as `aria-busy` says.
pub fn boolean(value: bool) -> String {
    let word = if value { "true" } else { "false" };
    word.to_owned()
}

fn set(element: &Built, name: &str, value: Option<&str>) {
    match value {
        Some(value) => element.set(name, value),
        None => element.unset(name),
    }
}
