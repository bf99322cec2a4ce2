//! A digest of headlines: what `<bantin-ticker>` shows.

/// A titled list of headlines, such as "Điểm tin sáng".
#[cfg_attr(feature = "serde", serde_with::skip_serializing_none)]
#[derive(Debug, Clone, Default, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "utoipa", derive(utoipa::ToSchema))]
pub struct Digest {
    /// Its name.
    pub title: Option<String>,
    /// When it was put together.
    pub published: Option<String>,
    /// A page that has all of it.
    pub url: Option<String>,
    /// The headlines in one text, with semicolons between them; read where there are no `items`.
    pub summary: Option<String>,
    /// The headlines.
    #[cfg_attr(
        feature = "serde",
        serde(default, skip_serializing_if = "Vec::is_empty")
    )]
    pub items: Vec<Headline>,
}

/// One headline.
#[cfg_attr(feature = "serde", serde_with::skip_serializing_none)]
#[derive(Debug, Clone, Default, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "utoipa", derive(utoipa::ToSchema))]
pub struct Headline {
    /// Not empty.
    pub title: String,
    /// The story behind it.
    pub url: Option<String>,
    /// When that came out.
    pub published: Option<String>,
    /// True when it is to stand out.
    #[cfg_attr(feature = "serde", serde(default))]
    pub breaking: bool,
}
