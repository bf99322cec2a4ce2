//! Parts of the bundle that are fetched when they are wanted, by the loader.

use js_sys::Function;

/// Hears that a part is in its place, or why it could not be had.
pub type Told = Box<dyn FnOnce(Option<String>)>;

#[cfg(feature = "later")]
mod loader {
    use super::Told;
    use crate::source::wire::promise::coming;
    use crate::source::wire::property::text;
    use crate::source::wire::task::spawn;
    use js_sys::Function;
    use std::cell::RefCell;
    use wasm_bindgen::JsValue;

    thread_local! {
        static PLACE: RefCell<Option<Function>> = const { RefCell::new(None) };
    }

    pub(super) fn keep(place: Function) {
        PLACE.set(Some(place));
    }

    pub(super) fn fetch(name: &'static str, told: Told) {
        let place = PLACE.with_borrow(Clone::clone);
        let asked = place.and_then(|it| it.call1(&JsValue::NULL, &name.into()).ok());
        spawn(async move {
            let failure = match asked {
                Some(asked) => coming(&asked).await.err(),
                None => Some(JsValue::UNDEFINED),
            };
            told(failure.map(|error| text(&error, "message").unwrap_or_default()));
        });
    }
}

/// Takes the function of the loader that puts a part in its place. A bundle of which nothing comes later needs none.
#[cfg_attr(
    not(feature = "later"),
    expect(
        clippy::needless_pass_by_value,
        reason = "it is kept where something comes later"
    )
)]
pub fn keep(place: Function) {
    #[cfg(feature = "later")]
    loader::keep(place);
    #[cfg(not(feature = "later"))]
    let _ = place;
}

/// Fetches a part. `told` is called later; at once where nothing comes later.
pub fn fetch(name: &'static str, told: Told) {
    #[cfg(feature = "later")]
    loader::fetch(name, told);
    #[cfg(not(feature = "later"))]
    {
        let _ = name;
        told(None);
    }
}
