//! Promises as futures.

use crate::source::wire::queue::{Held, Settled, hear, hold};
use std::cell::RefCell;
use std::pin::Pin;
use std::rc::Rc;
use std::task::{Context, Poll, Waker};
use wasm_bindgen::JsValue;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::prelude::wasm_bindgen;

#[wasm_bindgen(module = "/src/source/wire/promise.js")]
extern "C" {
    fn tell(promise: &JsValue, place: usize, told: &Told);
}

/// Told which place it is about, whether the promise is kept, and what it came to. One for all of them.
type Told = Closure<dyn FnMut(usize, bool, JsValue)>;

thread_local! {
    static TOLD: Told = Closure::new(told);
}

fn told(place: usize, is_kept: bool, value: JsValue) {
    hear(place, if is_kept { Ok(value) } else { Err(value) });
}

/// What a promise comes to. `wasm_bindgen_futures` has this, too, with two closures for each.
pub struct Coming(Rc<State>);

#[derive(Default)]
struct State {
    came: RefCell<Option<Settled>>,
    waiting: RefCell<Option<Waker>>,
}

impl Held for State {
    fn hear(&self, came: Settled) {
        self.came.replace(Some(came));
        if let Some(waiting) = self.waiting.take() {
            waiting.wake();
        }
    }
}

/// What a promise comes to: what it resolves to, or why it does not. What is no promise is what it comes to.
pub fn coming(promise: &JsValue) -> Coming {
    let state = Rc::new(State::default());
    let place = hold(state.clone());
    TOLD.with(|told| tell(promise, place, told));
    Coming(state)
}

impl Future for Coming {
    type Output = Settled;

    fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Self::Output> {
        match self.0.came.take() {
            Some(came) => Poll::Ready(came),
            None => {
                self.0.waiting.replace(Some(cx.waker().clone()));
                Poll::Pending
            }
        }
    }
}
