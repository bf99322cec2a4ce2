//! Closures in boxes.

/// A boxed closure with nothing in its table but the call.
///
/// The table of a `dyn FnMut` also has what `FnOnce` asks for, a function of its own for each
/// closure, which is never called: 7 KB (raw) over all the closures of the widgets.
pub trait Callback<A, R> {
    /// Calls it.
    fn call(&mut self, argument: A) -> R;
}

impl<A, R, F: FnMut(A) -> R> Callback<A, R> for F {
    fn call(&mut self, argument: A) -> R {
        self(argument)
    }
}

/// Boxes a closure without arguments.
pub fn boxed<R>(mut call: impl FnMut() -> R + 'static) -> Box<dyn Callback<(), R>> {
    Box::new(move |()| call())
}
