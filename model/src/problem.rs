//! Why a comment was refused (RFC 9457).

/// A problem document: what a backend answers with, with a status of 400 or more.
#[cfg_attr(feature = "serde", serde_with::skip_serializing_none)]
#[derive(Debug, Clone, Default, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "utoipa", derive(utoipa::ToSchema))]
pub struct Problem {
    /// Tells kinds of problems apart: a URI.
    #[cfg_attr(feature = "serde", serde(rename = "type"))]
    pub kind: Option<String>,
    /// What is wrong, in short.
    pub title: Option<String>,
    /// The status of the answer, again.
    pub status: Option<u16>,
    /// What is wrong and what would be right: shown to the reader.
    pub detail: Option<String>,
    /// What is wrong with single fields.
    #[cfg_attr(
        feature = "serde",
        serde(default, skip_serializing_if = "Vec::is_empty")
    )]
    pub errors: Vec<FieldError>,
}

/// What is wrong with one field.
#[cfg_attr(feature = "serde", serde_with::skip_serializing_none)]
#[derive(Debug, Clone, Default, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "utoipa", derive(utoipa::ToSchema))]
pub struct FieldError {
    /// Where it is in what was sent, as a JSON pointer: `/author/email`.
    pub pointer: Option<String>,
    /// Which parameter of the query it is.
    pub parameter: Option<String>,
    /// What is wrong with it: shown beside the field.
    pub detail: String,
}
