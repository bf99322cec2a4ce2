//! Who is asking: what the headers of a visitor say.

use crate::problem::{Kind, Problem};
use axum::extract::{ConnectInfo, FromRequestParts};
use axum::http::request::Parts;
use std::convert::Infallible;
use std::net::{IpAddr, Ipv4Addr, SocketAddr};

/// The visitor behind a request.
#[derive(Debug, Clone)]
pub(super) struct Visitor {
    /// The secrets of the comments they wrote, from `X-Edit-Token`, separated by commas.
    pub(super) tokens: Vec<String>,
    /// Whose likes theirs are: `X-Visitor`, a name that the page made up and keeps, else the
    /// address they come from.
    pub(super) name: String,
    /// The address they come from.
    pub(super) address: IpAddr,
}

impl Visitor {
    /// One who wrote nothing: what such a visitor sees, all see.
    pub(super) fn nobody() -> Self {
        Self {
            tokens: Vec::new(),
            name: String::new(),
            address: Ipv4Addr::UNSPECIFIED.into(),
        }
    }
}

impl<S: Sync> FromRequestParts<S> for Visitor {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Infallible> {
        let values = |name: &str| {
            let values = parts.headers.get_all(name).into_iter();
            let texts = values.filter_map(|value| value.to_str().ok());
            let texts = texts.flat_map(|text| text.split(','));
            let texts = texts.map(str::trim).filter(|text| !text.is_empty());
            texts.map(str::to_owned).collect::<Vec<_>>()
        };
        let peer = parts.extensions.get::<ConnectInfo<SocketAddr>>();
        let address = peer.map_or(Ipv4Addr::UNSPECIFIED.into(), |ConnectInfo(it)| it.ip());
        let named = values("x-visitor").into_iter().next();
        Ok(Self {
            tokens: values("x-edit-token"),
            name: named.map_or_else(
                || format!("address {address}"),
                |name| format!("visitor {name}"),
            ),
            address,
        })
    }
}

/// The `Idempotency-Key` of a request that may be repeated.
pub(super) struct Key(pub(super) Option<String>);

impl<S: Sync> FromRequestParts<S> for Key {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Problem> {
        let Some(key) = parts.headers.get("idempotency-key") else {
            return Ok(Self(None));
        };
        let key = key
            .to_str()
            .ok()
            .filter(|key| (1..=255).contains(&key.len()));
        Ok(Self(Some(key.ok_or(Kind::BadKey)?.to_owned())))
    }
}
