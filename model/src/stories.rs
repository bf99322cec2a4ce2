//! Stories: what `<bantin-related>` shows.

/// A page of stories.
#[derive(Debug, Clone, Default, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "utoipa", derive(utoipa::ToSchema))]
pub struct Stories {
    /// The stories of this page.
    pub items: Vec<Story>,
    /// The URL of the next page; null on the last.
    #[cfg_attr(feature = "serde", serde(default))]
    pub next: Option<String>,
    /// How many stories there are on all pages.
    #[cfg_attr(
        feature = "serde",
        serde(default, skip_serializing_if = "Option::is_none")
    )]
    pub total: Option<u32>,
}

/// One story.
#[cfg_attr(feature = "serde", serde_with::skip_serializing_none)]
#[derive(Debug, Clone, Default, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "utoipa", derive(utoipa::ToSchema))]
pub struct Story {
    /// The headline; not empty.
    pub title: String,
    /// Where it is read.
    pub url: String,
    /// Unlike that of any other story; the URL where there is none.
    pub id: Option<String>,
    /// The picture.
    pub image: Option<Image>,
    /// When it came out.
    pub published: Option<String>,
    /// A few sentences.
    pub excerpt: Option<String>,
    /// Section or context, such as `Kinh tế`.
    pub label: Option<String>,
    /// Who wrote it.
    pub author: Option<String>,
    /// True when somebody paid for it to be here.
    #[cfg_attr(feature = "serde", serde(default))]
    pub sponsored: bool,
}

impl Story {
    /// A story of which no more is known.
    pub fn new(title: impl Into<String>, url: impl Into<String>) -> Self {
        Self {
            title: title.into(),
            url: url.into(),
            ..Self::default()
        }
    }
}

/// A picture: its URL alone, or with what is known of it.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "utoipa", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "serde", serde(untagged))]
pub enum Image {
    /// Its URL.
    Url(String),
    /// With what is known of it.
    Picture(Picture),
}

/// A picture with what a browser needs to choose its size.
#[cfg_attr(feature = "serde", serde_with::skip_serializing_none)]
#[derive(Debug, Clone, Default, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "utoipa", derive(utoipa::ToSchema))]
pub struct Picture {
    /// The picture where nothing better fits.
    pub src: String,
    /// What it shows, in words; left out when it only decorates.
    pub alt: Option<String>,
    /// In pixels.
    pub width: Option<u32>,
    /// In pixels.
    pub height: Option<u32>,
    /// Further sizes, as the attribute of that name has them.
    pub srcset: Option<String>,
}
