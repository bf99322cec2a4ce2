//! Observers that end when they are dropped.

use crate::source::clock::Timeout;
use crate::ui::dom::keep;
use js_sys::Array;
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use web_sys::{
    Element, IntersectionObserver, IntersectionObserverEntry, IntersectionObserverInit,
    ResizeObserver,
};

/// Calls a function when an element has its first size and whenever it gets another.
pub struct Resizes {
    observer: Option<ResizeObserver>,
    _call: Closure<dyn FnMut(Array)>,
}

impl Resizes {
    /// Watches `element`.
    pub fn new(element: &Element, mut changed: impl FnMut() + 'static) -> Self {
        let call: Closure<dyn FnMut(Array)> = Closure::wrap(Box::new(move |_| changed()));
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

/// A second of half a card in view is an impression, as the IAB and MRC count them.
const SEEN_FOR: f64 = 1.0;

/// Elements that wait to be seen, each with what is told of it then. Told once.
pub struct Sightings {
    observer: Option<IntersectionObserver>,
    watched: Rc<RefCell<Vec<Watched>>>,
    _call: Closure<dyn FnMut(Array)>,
}

struct Watched {
    element: Element,
    detail: JsValue,
    timer: Option<Timeout>,
}

impl Sightings {
    /// Calls `seen` with the detail of each element that was half in view for a second.
    pub fn new(seen: impl Fn(JsValue) + 'static) -> Self {
        let watched: Rc<RefCell<Vec<Watched>>> = Rc::default();
        let seen = Rc::new(seen);
        let list = watched.clone();
        let call: Closure<dyn FnMut(Array)> = Closure::wrap(Box::new(move |entries: Array| {
            for entry in entries.iter() {
                let entry: IntersectionObserverEntry = entry.unchecked_into();
                let target = entry.target();
                let timer = entry.is_intersecting().then(|| {
                    let (list, seen, target) = (list.clone(), seen.clone(), target.clone());
                    Timeout::new(SEEN_FOR, move || {
                        if let Some(detail) = take(&list, &target) {
                            seen(detail);
                        }
                    })
                });
                let mut list = list.borrow_mut();
                if let Some(watched) = list.iter_mut().find(|it| it.element == target) {
                    watched.timer = timer;
                }
            }
        }));
        let options = IntersectionObserverInit::new();
        options.set_threshold(&0.5.into());
        let function = call.as_ref().unchecked_ref();
        let observer = IntersectionObserver::new_with_options(function, &options).ok();
        Self {
            observer,
            watched,
            _call: call,
        }
    }

    /// Waits for `element` to be seen, until the current owner ends.
    pub fn watch(&self, element: &Element, detail: JsValue) {
        let Some(observer) = &self.observer else {
            return;
        };
        observer.observe(element);
        self.watched.borrow_mut().push(Watched {
            element: element.clone(),
            detail,
            timer: None,
        });
        keep(Watch {
            observer: observer.clone(),
            element: element.clone(),
            list: self.watched.clone(),
        });
    }
}

struct Watch {
    observer: IntersectionObserver,
    element: Element,
    list: Rc<RefCell<Vec<Watched>>>,
}

impl Drop for Watch {
    fn drop(&mut self) {
        self.observer.unobserve(&self.element);
        take(&self.list, &self.element);
    }
}

impl Drop for Sightings {
    fn drop(&mut self) {
        if let Some(observer) = &self.observer {
            observer.disconnect();
        }
    }
}

/// Takes an element off the list.
fn take(list: &RefCell<Vec<Watched>>, element: &Element) -> Option<JsValue> {
    let mut list = list.borrow_mut();
    let place = list.iter().position(|it| it.element == *element)?;
    Some(list.swap_remove(place).detail)
}
