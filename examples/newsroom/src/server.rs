//! The newsroom on a port.

use crate::app::{self, App};
use crate::comments::Limiter;
use crate::database::{Database, OpenError};
use crate::desk::Desk;
use crate::events::{self, Events};
use crate::faults::Injector;
use crate::options::Options;
use crate::paper::Around;
use axum::Router;
use axum::serve::ListenerExt;
#[cfg(target_os = "linux")]
use socket2::SockRef;
use std::future::Future;
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;
use std::{fmt, io};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::Notify;

/// How long a farewell may take: answers under way are finished, but one that never comes (a
/// fault can ask for that) is not waited for.
const FAREWELL: Duration = Duration::from_millis(500);

/// A newsroom that has its database and its port, and is ready to serve.
pub struct Server {
    listener: TcpListener,
    router: Router,
    events: Events,
    address: SocketAddr,
    has_desk: bool,
}

impl Server {
    /// Opens the database and the port. Connections are accepted from here on; they are answered
    /// once [`serve`](Self::serve) runs.
    ///
    /// # Errors
    /// When the database cannot be opened, the desk's token is none, or the address is not to be had.
    pub async fn open(options: &Options) -> Result<Self, StartError> {
        let database = Database::open(&options.database, options.reset)?;
        let failed = |error| StartError::Listen(options.listen, error);
        let listener = TcpListener::bind(options.listen).await.map_err(failed)?;
        let address = listener.local_addr().map_err(failed)?;
        let app = App {
            database,
            limiter: Arc::new(Limiter::per_minute(options.comments_per_minute)),
            events: Events::new(options.streams),
            desk: Desk::open(options.desk_token.as_deref().unwrap_or_default())
                .map_err(StartError::Desk)?
                .map(Arc::new),
            site: options.site.as_str().into(),
            around: Arc::new(Around {
                loader: options.loader.clone(),
                gallery: options.gallery.clone(),
                origin: options.origin.clone(),
                bundle: options.bundle.clone(),
            }),
        };
        let events = app.events.clone();
        let has_desk = app.desk.is_some();
        let router = app::router(app, Injector::new(options.faults.clone()));
        Ok(Self {
            listener,
            router,
            events,
            address,
            has_desk,
        })
    }

    /// Where it listens.
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// Whether there is a desk.
    pub fn has_desk(&self) -> bool {
        self.has_desk
    }

    /// Serves until `end` comes.
    ///
    /// # Errors
    /// When the port fails.
    pub async fn serve(self, end: impl Future<Output = ()> + Send + 'static) -> io::Result<()> {
        let ended = Arc::new(Notify::new());
        let ending = Arc::clone(&ended);
        let service = self
            .router
            .into_make_service_with_connect_info::<SocketAddr>();
        let listener = self.listener.tap_io(bound);
        let serving = axum::serve(listener, service).with_graceful_shutdown(async move {
            end.await;
            ending.notify_one();
        });
        tokio::select! {
            result = serving => result,
            () = events::strike(self.events) => Ok(()),
            () = async {
                ended.notified().await;
                tokio::time::sleep(FAREWELL).await;
            } => Ok(()),
        }
    }
}

/// How long a connection may take nothing of what is sent to it. What streams tell is kept for nobody, but
/// a reader who stopped reading would hold a place for ever.
const STALLED: Duration = Duration::from_secs(60);

/// Bounds how long a connection can be stalled, where the system can do that.
fn bound(connection: &mut TcpStream) {
    #[cfg(target_os = "linux")]
    if let Err(error) = SockRef::from(&*connection).set_tcp_user_timeout(Some(STALLED)) {
        eprintln!("server: cannot bound how long a connection is stalled: {error}");
    }
    #[cfg(not(target_os = "linux"))]
    let _ = (connection, STALLED);
}

/// Why the newsroom did not open.
#[derive(Debug)]
pub enum StartError {
    /// The database cannot be used.
    Database(OpenError),
    /// The desk's token cannot be used; with why.
    Desk(String),
    /// The address cannot be used.
    Listen(SocketAddr, io::Error),
}

impl From<OpenError> for StartError {
    fn from(error: OpenError) -> Self {
        Self::Database(error)
    }
}

impl fmt::Display for StartError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Database(error) => error.fmt(f),
            Self::Desk(why) => write!(f, "cannot open the desk: --desk-token: {why}"),
            Self::Listen(address, error) => {
                write!(
                    f,
                    "cannot listen on {address}: {error}; --listen names another address"
                )
            }
        }
    }
}

impl std::error::Error for StartError {}
