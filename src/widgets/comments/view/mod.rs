//! What is seen of a thread. The views read the model and know nothing of what is done with what
//! a reader presses or writes: that is the controller's.

pub(super) mod action;
pub(super) mod card;
pub(super) mod composer;
pub(super) mod field;
pub(super) mod list;
pub(super) mod panel;
pub(super) mod sort;
pub(super) mod text;
