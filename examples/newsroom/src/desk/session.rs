//! Who may come to the desk: sessions, and how one begins and ends.

use super::HOME;
use super::page;
use super::words::{self, words};
use crate::app::App;
use crate::comments::Limiter;
use crate::extract::Form;
use crate::lang::Lang;
use crate::problem::Problem;
use axum::extract::{ConnectInfo, FromRequestParts, OriginalUri, State};
use axum::http::request::Parts;
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Redirect, Response};
use rusqlite::Connection;
use serde::Deserialize;
use sha2::{Digest, Sha256};
use std::collections::HashMap;
use std::net::SocketAddr;
use std::num::NonZeroU32;
use std::ops::RangeInclusive;
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};
use subtle::ConstantTimeEq;
use unicode_normalization::UnicodeNormalization;

const COOKIE: &str = "newsroom-desk";

/// How long a session lasts.
const LASTS: Duration = Duration::from_secs(8 * 3600);

/// How often an address may try a token in a minute.
const TRIES: NonZeroU32 = NonZeroU32::new(10).expect("not zero");

/// How many characters a token may have.
const LENGTHS: RangeInclusive<usize> = 16..=256;

/// The desk of a newsroom.
pub(crate) struct Desk {
    /// The token itself is nowhere: what is compared is of one length, whatever is sent.
    token: [u8; 32],
    tries: Limiter,
    sessions: Mutex<HashMap<String, Held>>,
}

struct Held {
    proof: String,
    until: Instant,
}

/// A session of a moderator.
pub(super) struct Session {
    name: String,
    /// What its forms carry.
    pub(super) proof: String,
}

/// What a form of the desk carries to show that it is of this session.
#[derive(Deserialize)]
pub(super) struct Proof {
    proof: String,
}

impl Desk {
    /// A desk for who has this token, which a field of a form has to take; for an empty one there is none.
    pub(crate) fn open(token: &str) -> Result<Option<Self>, String> {
        let (token, lengths) = (plain(token), LENGTHS);
        let (length, least, most) = (token.chars().count(), lengths.start(), lengths.end());
        if length == 0 {
            return Ok(None);
        }
        if !lengths.contains(&length) {
            return Err(format!(
                "expected {least} to {most} characters, found {length}"
            ));
        }
        if token.contains(char::is_control) {
            let found = "found a line break or another control character";
            return Err(format!(
                "expected {least} to {most} characters of one line, {found}"
            ));
        }
        Ok(Some(Self {
            token: Sha256::digest(token).into(),
            tries: Limiter::per_minute(TRIES),
            sessions: Mutex::default(),
        }))
    }

    /// Whether this is the token, in the same time for all that it is not.
    fn opens(&self, token: &str) -> bool {
        Sha256::digest(plain(token)).ct_eq(&self.token).into()
    }

    fn sessions<T>(&self, work: impl FnOnce(&mut HashMap<String, Held>) -> T) -> T {
        let mut sessions = self.sessions.lock().unwrap_or_else(PoisonError::into_inner);
        sessions.retain(|_, held| held.until > Instant::now());
        work(&mut sessions)
    }
}

/// A token as it is compared: without the blanks that come along when it is copied, and with accents of one kind.
fn plain(token: &str) -> String {
    token.trim().nfc().collect()
}

impl Session {
    /// Whether a form was made in this session.
    pub(super) fn made(&self, proof: &str) -> bool {
        proof.as_bytes().ct_eq(self.proof.as_bytes()).into()
    }
}

/// Who has no session is shown where one begins.
impl FromRequestParts<App> for Session {
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Response> {
        let cookies = parts.headers.get_all(header::COOKIE).iter();
        let cookies = cookies.filter_map(|it| it.to_str().ok());
        let mut pairs = cookies
            .flat_map(|it| it.split(';'))
            .filter_map(|it| it.split_once('='));
        let name = pairs.find_map(|(name, value)| (name.trim() == COOKIE).then(|| value.trim()));
        let found = app.desk.as_ref().zip(name).and_then(|(desk, name)| {
            let proof = desk.sessions(|all| all.get(name).map(|held| held.proof.clone()))?;
            Some(Self {
                name: name.to_owned(),
                proof,
            })
        });
        found.ok_or_else(|| {
            let lang = Lang::of_reader(&parts.uri, &parts.headers);
            (StatusCode::UNAUTHORIZED, page::login(lang, None)).into_response()
        })
    }
}

#[derive(Deserialize)]
pub(super) struct Login {
    token: String,
}

/// Begins a session.
pub(super) async fn login(
    State(app): State<App>,
    ConnectInfo(peer): ConnectInfo<SocketAddr>,
    OriginalUri(uri): OriginalUri,
    headers: HeaderMap,
    Form(login): Form<Login>,
) -> Result<Response, Problem> {
    let lang = Lang::of_reader(&uri, &headers);
    let refuse =
        |status: StatusCode, why: &str| (status, page::login(lang, Some(why))).into_response();
    let words = words(lang);
    let Some(desk) = &app.desk else {
        return Ok(refuse(StatusCode::NOT_FOUND, words.wrong));
    };
    if let Err(seconds) = desk.tries.count(peer.ip()) {
        let why = words::too_often(seconds, lang);
        let page = refuse(StatusCode::TOO_MANY_REQUESTS, &why);
        return Ok(([(header::RETRY_AFTER, seconds.to_string())], page).into_response());
    }
    if !desk.opens(&login.token) {
        return Ok(refuse(StatusCode::UNAUTHORIZED, words.wrong));
    }
    // SQLite draws from the system's randomness.
    let secret = |db: &Connection| {
        let query = "SELECT lower(hex(randomblob(32))), lower(hex(randomblob(32)))";
        Ok(db.query_row(query, [], |row| Ok((row.get(0)?, row.get(1)?)))?)
    };
    let (name, proof): (String, String) = app.database.run(secret).await?;
    let until = Instant::now() + LASTS;
    desk.sessions(|all| all.insert(name.clone(), Held { proof, until }));
    let cookie = format!(
        "{COOKIE}={name}; Path={HOME}; Max-Age={}; HttpOnly; SameSite=Strict",
        LASTS.as_secs()
    );
    Ok(([(header::SET_COOKIE, cookie)], home(lang)).into_response())
}

/// Ends the session.
pub(super) async fn logout(
    State(app): State<App>,
    session: Session,
    OriginalUri(uri): OriginalUri,
    headers: HeaderMap,
    Form(form): Form<Proof>,
) -> Response {
    let lang = Lang::of_reader(&uri, &headers);
    if !session.made(&form.proof) {
        return (
            StatusCode::FORBIDDEN,
            page::login(lang, Some(words(lang).forged)),
        )
            .into_response();
    }
    if let Some(desk) = &app.desk {
        desk.sessions(|all| all.remove(&session.name));
    }
    let cookie = format!("{COOKIE}=; Path={HOME}; Max-Age=0; HttpOnly; SameSite=Strict");
    ([(header::SET_COOKIE, cookie)], home(lang)).into_response()
}

/// Leads back to the desk.
pub(super) async fn back(OriginalUri(uri): OriginalUri, headers: HeaderMap) -> Redirect {
    home(Lang::of_reader(&uri, &headers))
}

fn home(lang: Lang) -> Redirect {
    Redirect::to(&format!("{HOME}?lang={}", lang.tag()))
}
