//! Promises as futures.

use std::cell::RefCell;
use std::pin::Pin;
use std::rc::Rc;
use std::task::{Context, Poll, Waker};
use wasm_bindgen::JsValue;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::prelude::wasm_bindgen;

#[wasm_bindgen(module = "/src/source/wire/promise.js")]
extern "C" {
    fn tell(promise: &JsValue, told: &JsValue);
}

/// What a promise comes to. `wasm_bindgen_futures` has this, too, with a closure for each of both ends.
pub struct Coming(Rc<RefCell<State>>);

#[derive(Default)]
struct State {
    came: Option<Result<JsValue, JsValue>>,
    waiting: Option<Waker>,
}

/// What a promise comes to: what it resolves to, or why it does not. What is no promise is what it comes to.
pub fn coming(promise: &JsValue) -> Coming {
    let state = Rc::new(RefCell::new(State::default()));
    let told = state.clone();
    let told = Closure::once_into_js(move |is_kept: bool, value: JsValue| {
        let waiting = {
            let mut state = told.borrow_mut();
            state.came = Some(if is_kept { Ok(value) } else { Err(value) });
            state.waiting.take()
        };
        if let Some(waiting) = waiting {
            waiting.wake();
        }
    });
    tell(promise, &told);
    Coming(state)
}

impl Future for Coming {
    type Output = Result<JsValue, JsValue>;

    fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Self::Output> {
        let mut state = self.0.borrow_mut();
        match state.came.take() {
            Some(came) => Poll::Ready(came),
            None => {
                state.waiting = Some(cx.waker().clone());
                Poll::Pending
            }
        }
    }
}
