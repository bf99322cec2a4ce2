//! Observers that end when they are dropped.

use crate::source::wire::handler::{Handler, handler, without_argument};
use crate::source::wire::timer::Timeout;
use crate::stdx::callback::{Callback, boxed};
use crate::ui::lifetime::keep;
use crate::ui::page::views;
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, IntersectionObserver, IntersectionObserverEntry, ResizeObserver};

/// Calls a function when an element has its first size and whenever it gets another.
pub struct Resizes {
    observer: Option<ResizeObserver>,
    _call: Handler,
}

impl Resizes {
    /// Watches `element`.
    pub fn new(element: &Element, changed: impl FnMut() + 'static) -> Self {
        Self::boxed(element, boxed(changed))
    }

    /// Watches `element`, and calls in a task of its own: for what gives it another size. That again,
    /// in the same frame, is an error of the page's.
    pub fn later(element: &Element, changed: impl Fn() + 'static) -> Self {
        let (changed, waits) = (Rc::new(changed), Cell::new(None));
        Self::new(element, move || {
            let changed = changed.clone();
            waits.set(Some(Timeout::new(0.0, move || changed())));
        })
    }

    fn boxed(element: &Element, changed: Box<dyn Callback<(), ()>>) -> Self {
        let call = without_argument(changed);
        // It throws only for a callback that is no function.
        let observer = ResizeObserver::new(call.as_ref().unchecked_ref()).ok();
        if let Some(observer) = &observer {
            observer.observe(element);
        }
        Self {
            observer,
            _call: call,
        }
    }

    /// Watches until the current owner ends.
    pub fn keep(self) {
        keep(self);
    }
}

impl Drop for Resizes {
    fn drop(&mut self) {
        if let Some(observer) = &self.observer {
            observer.disconnect();
        }
    }
}

/// Calls a function as elements come into view, half into view, and out of it.
pub struct Views {
    observer: Option<IntersectionObserver>,
    _call: Handler,
}

impl Views {
    /// In view of `root`, or of the window. The function is told how much of an element is.
    pub fn new(root: Option<&Element>, seen: impl Fn(Element, Sight) + 'static) -> Self {
        Self::boxed(root, Box::new(move |(element, sight)| seen(element, sight)))
    }

    fn boxed(root: Option<&Element>, mut seen: Box<dyn Callback<(Element, Sight), ()>>) -> Self {
        let call = handler(Box::new(move |entry: JsValue| {
            let entry: IntersectionObserverEntry = entry.unchecked_into();
            let sight = match entry.is_intersecting() {
                true if entry.intersection_ratio() >= 0.5 => Sight::Half,
                true => Sight::Some,
                false => Sight::None,
            };
            seen.call((entry.target(), sight));
        }));
        let observer = views(root, &call);
        Self {
            observer: observer.ok(),
            _call: call,
        }
    }

    /// Tells of `element` now, and whenever it changes, anew if it was watched already.
    pub fn watch(&self, element: &Element) {
        if let Some(observer) = &self.observer {
            observer.unobserve(element);
            observer.observe(element);
        }
    }

    fn forget(&self, element: &Element) {
        if let Some(observer) = &self.observer {
            observer.unobserve(element);
        }
    }
}

impl Drop for Views {
    fn drop(&mut self) {
        if let Some(observer) = &self.observer {
            observer.disconnect();
        }
    }
}

/// How much of an element is in view.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sight {
    /// Nothing.
    None,
    /// Less than half.
    Some,
    /// Half or more.
    Half,
}

/// A second of half a card in view is an impression, as the IAB and MRC count them.
const SEEN_FOR: f64 = 1.0;

/// Elements that wait to be seen, each with what is told of it then. Told once.
pub struct Sightings {
    views: Views,
    watched: List,
}

type List = Rc<RefCell<Vec<Watched>>>;

struct Watched {
    element: Element,
    detail: Box<dyn Callback<(), JsValue>>,
    timer: Option<Timeout>,
}

impl Sightings {
    /// Calls `glimpsed` with each element that comes into view, and `seen` with the detail of
    /// each that was half in view for a second.
    pub fn new(
        glimpsed: impl Fn(&Element) + 'static,
        seen: impl Fn(JsValue) + 'static,
    ) -> Rc<Self> {
        let watched = List::default();
        let (seen, list) = (Rc::new(seen), watched.clone());
        let views = Views::new(None, move |element, sight| {
            if sight != Sight::None {
                glimpsed(&element);
            }
            let timer = (sight == Sight::Half).then(|| {
                let (list, seen, element) = (list.clone(), seen.clone(), element.clone());
                Timeout::new(SEEN_FOR, move || {
                    if let Some(mut watched) = take(&list, &element) {
                        seen(watched.detail.call(()));
                    }
                })
            });
            let mut list = list.borrow_mut();
            if let Some(watched) = list.iter_mut().find(|it| it.element == element) {
                watched.timer = timer;
            }
        });
        Rc::new(Self { views, watched })
    }

    /// Waits for `element` to be seen, until the current owner ends.
    pub fn watch(self: &Rc<Self>, element: &Element, detail: impl Fn() -> JsValue + 'static) {
        self.views.watch(element);
        self.watched.borrow_mut().push(Watched {
            element: element.clone(),
            detail: boxed(detail),
            timer: None,
        });
        keep(Watch {
            sightings: self.clone(),
            element: element.clone(),
        });
    }
}

struct Watch {
    sightings: Rc<Sightings>,
    element: Element,
}

impl Drop for Watch {
    fn drop(&mut self) {
        self.sightings.views.forget(&self.element);
        take(&self.sightings.watched, &self.element);
    }
}

/// Takes an element off the list.
fn take(list: &RefCell<Vec<Watched>>, element: &Element) -> Option<Watched> {
    let mut list = list.borrow_mut();
    let place = list.iter().position(|it| it.element == *element)?;
    Some(list.swap_remove(place))
}
