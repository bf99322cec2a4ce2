//! Which paper is asked for: its language, and where its pages are.

use crate::app::App;
use crate::lang::Lang;
use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use std::convert::Infallible;
use std::sync::Arc;

/// An edition of the paper.
#[derive(Debug, Clone)]
pub(crate) struct Edition {
    /// Its language.
    pub(crate) lang: Lang,
    /// What the addresses of its pages begin with.
    site: Arc<str>,
}

impl Edition {
    /// One of a site.
    pub(crate) fn of(site: &Arc<str>, lang: Lang) -> Self {
        let site = Arc::clone(site);
        Self { lang, site }
    }

    /// Where one of its pages is.
    pub(crate) fn url(&self, path: &str) -> String {
        let edition = self.lang.pick("", "/en");
        format!("{}{edition}/{path}", self.site)
    }
}

impl FromRequestParts<App> for Edition {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Infallible> {
        let lang = Lang::from_request_parts(parts, app).await?;
        Ok(Self::of(&app.site, lang))
    }
}
