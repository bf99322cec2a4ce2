//! Stands in for the crate `wasm-streams`.
//!
//! Leptos brings it for streaming server functions, which no page of ours can call. The real one
//! exports classes to JavaScript, and what is exported is never dead code: 18 KB (raw) of futures
//! in every reader's download. This has the same names, and nothing behind them.

use futures_core::Stream;
use std::convert::Infallible;
use std::marker::PhantomData;
use std::pin::Pin;
use std::task::{Context, Poll};
use wasm_bindgen::JsValue;

/// A stream that cannot be made.
pub struct ReadableStream(Infallible);

impl ReadableStream {
    /// Never returns.
    ///
    /// # Panics
    /// Always: there are no server functions in this bundle.
    pub fn from_raw(_: web_sys::ReadableStream) -> Self {
        unreachable!("server functions are left out of this bundle")
    }

    /// Never returns.
    ///
    /// # Panics
    /// Always: there are no server functions in this bundle.
    pub fn from_stream<S>(_: S) -> Self
    where
        S: Stream<Item = Result<JsValue, JsValue>> + 'static,
    {
        unreachable!("server functions are left out of this bundle")
    }

    /// Cannot be called.
    pub fn into_raw(self) -> web_sys::ReadableStream {
        match self.0 {}
    }

    /// Cannot be called.
    pub fn into_stream(self) -> IntoStream {
        match self.0 {}
    }
}

/// The items of a stream that cannot be made.
pub struct IntoStream {
    never: Infallible,
    // As little `Send` as the real one.
    _local: PhantomData<*const ()>,
}

impl Stream for IntoStream {
    type Item = Result<JsValue, JsValue>;

    fn poll_next(self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        match self.never {}
    }
}
