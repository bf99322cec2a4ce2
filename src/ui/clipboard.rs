//! The clipboard, which only safe pages have, and which a browser may refuse.

use crate::source::wire::promise::coming;
use crate::source::wire::property::method;
use crate::source::wire::task::spawn;
use crate::ui::navigator;

/// Puts a text there; `told` hears whether it is.
pub fn copy(text: &str, told: Box<dyn FnOnce(bool)>) {
    let clipboard = navigator::thing("clipboard");
    let asked = clipboard.and_then(|it| method(&it, "writeText")?.call1(&it, &text.into()).ok());
    spawn(async move {
        let is_there = match asked {
            Some(asked) => coming(&asked).await.is_ok(),
            None => false,
        };
        told(is_there);
    });
}
