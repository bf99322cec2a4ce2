//! A newsroom on a port of its own, and a client for it.

use clap::Parser;
use newsroom::{Options, Server};
use reqwest::header::HeaderMap;
use reqwest::redirect::Policy;
use reqwest::{Client, Method, RequestBuilder, Response};
use serde_json::Value;
use tokio::sync::oneshot;
use tokio::task::JoinHandle;

/// An open newsroom.
pub(crate) struct Newsroom {
    url: String,
    client: Client,
    end: oneshot::Sender<()>,
    serving: JoinHandle<std::io::Result<()>>,
}

/// What it answered.
pub(crate) struct Answer {
    pub(crate) status: u16,
    pub(crate) headers: HeaderMap,
    pub(crate) body: String,
}

impl Newsroom {
    /// Opens one, with arguments of the command line. It forgets, unless told otherwise.
    pub(crate) async fn open(arguments: &[&str]) -> Self {
        Self::try_open(arguments).await.expect("a server")
    }

    /// Opens one, or says why not.
    pub(crate) async fn try_open(arguments: &[&str]) -> Result<Self, String> {
        let memory = ["--database", ":memory:"];
        let memory = if arguments.contains(&"--database") {
            &[][..]
        } else {
            &memory
        };
        let arguments = [&["newsroom", "--listen", "127.0.0.1:0"], memory, arguments].concat();
        let options = Options::try_parse_from(arguments).expect("options");
        let server = Server::open(&options)
            .await
            .map_err(|error| error.to_string())?;
        let url = format!("http://{}", server.address());
        let (end, ended) = oneshot::channel();
        let serving = tokio::spawn(server.serve(async {
            // Either is an end: the word, or nobody left to give it.
            let _ = ended.await;
        }));
        // A connection for each request: one that a fault closed must not be met again.
        let client = Client::builder()
            .pool_max_idle_per_host(0)
            .redirect(Policy::none())
            .build()
            .expect("a client");
        Ok(Self {
            url,
            client,
            end,
            serving,
        })
    }

    /// Closes it, as Ctrl-C does.
    pub(crate) async fn close(self) {
        self.end.send(()).expect("an open newsroom");
        self.serving.await.expect("no panic").expect("a clean end");
    }

    /// A request such as `GET /api/health`.
    pub(crate) fn request(&self, line: &str) -> RequestBuilder {
        let (method, path) = line.split_once(' ').expect("a method and a path");
        let method: Method = method.parse().expect("a method");
        self.client.request(method, format!("{}{path}", self.url))
    }

    /// Sends a request with headers, each like `X-Visitor: somebody`, and a JSON body.
    pub(crate) async fn send(&self, line: &str, headers: &[&str], body: Option<&Value>) -> Answer {
        let mut request = self.request(line);
        for header in headers {
            let (name, value) = header.split_once(": ").expect("a header");
            request = request.header(name, value);
        }
        if let Some(body) = body {
            request = request
                .header("content-type", "application/json")
                .body(body.to_string());
        }
        Answer::of(request.send().await.expect("an answer")).await
    }

    /// Gets JSON.
    pub(crate) async fn get(&self, path: &str) -> Value {
        self.send(&format!("GET {path}"), &[], None).await.json()
    }
}

impl Answer {
    /// All of an answer.
    pub(crate) async fn of(response: Response) -> Self {
        let (status, headers) = (response.status().as_u16(), response.headers().clone());
        let body = response.text().await.expect("a whole body");
        Self {
            status,
            headers,
            body,
        }
    }

    /// The body, which is JSON.
    pub(crate) fn json(&self) -> Value {
        serde_json::from_str(&self.body).unwrap_or_else(|error| panic!("{error}: {}", self.body))
    }

    /// A header, which is there.
    pub(crate) fn header(&self, name: &str) -> &str {
        let value = self
            .headers
            .get(name)
            .unwrap_or_else(|| panic!("no {name}"));
        value.to_str().expect("text")
    }

    /// The last segment of the problem's type; the document itself is checked on the way.
    pub(crate) fn problem(&self) -> String {
        assert_eq!(self.header("content-type"), "application/problem+json");
        let problem = self.json();
        assert_eq!(problem["status"], self.status);
        let kind = problem["type"].as_str().expect("a type");
        kind.rsplit('/').next().expect("a segment").to_owned()
    }
}
