//! Floor 5, the host of every widget: mounts it into the shadow root that the loader made,
//! feeds it, and leaves nothing behind. It never names a widget.

mod frame;
mod instance;
pub mod loading;
mod origin;
mod reading;
mod sheets;
mod supply;

pub use instance::{Host, changed, mount, refresh, unmount};
