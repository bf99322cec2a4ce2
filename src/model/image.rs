//! A picture with what a browser needs to choose its size.

use super::Link;

/// One picture.
#[derive(Debug, Clone, PartialEq)]
pub struct Image {
    /// The picture where nothing better fits.
    pub src: Link,
    /// What it shows, in words; empty when it only decorates.
    pub alt: String,
    /// In pixels.
    pub width: Option<u32>,
    /// In pixels.
    pub height: Option<u32>,
    /// For the attribute of that name; every URL in it is a [`Link`].
    pub srcset: Option<String>,
}
