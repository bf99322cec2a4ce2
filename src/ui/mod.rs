//! Floor 3, what the widgets' views are made of: elements, icons, words, numbers and times.

pub mod address;
pub mod clipboard;
pub mod dom;
pub mod effect;
pub mod further;
pub mod icons;
pub mod intl;
pub mod labels;
pub mod lease;
pub mod lifetime;
pub mod listen;
pub mod motion;
pub mod navigator;
pub mod notice;
pub mod observe;
pub mod page;
pub mod part;
pub mod piece;
pub mod printing;
pub mod repeat;
pub mod rich;
pub mod state;
pub mod storage;
pub mod stored;
pub mod tab_lock;
pub mod trigger;
