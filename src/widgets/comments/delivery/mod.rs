//! How a comment gets to the backend, once and no more.
//!
//! [`machine`] decides and does nothing: it is told what happened and says what is to be done. It
//! knows no browser, so a simulation drives it natively through tabs that crash, answers that
//! are lost and storage that is full. A driver does what it says.
//!
//! The rules it keeps:
//! - What was handed over is in the outbox before it is sent, and leaves it when it is known to
//!   have arrived, or is back in a form.
//! - One tab sends at a time, by what is stored in its turn, and under the same key each time.
//! - That a comment goes is stored before it goes. One whose sending nobody saw end may have
//!   arrived: where the backend knows no keys, the thread is read before it is sent again, and no
//!   sooner than [`due::AT_WORK`] after its sender can last have been at it.
//! - Where what a moderator has cannot be seen, a comment that may be there is not sent again by
//!   itself.

mod attempt;
mod due;
pub(super) mod entry;
pub(super) mod event;
pub(super) mod machine;
pub(super) mod outbox;

#[cfg(all(test, not(target_arch = "wasm32")))]
mod simulation;
#[cfg(test)]
mod tests;
