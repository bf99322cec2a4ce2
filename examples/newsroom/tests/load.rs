//! A thousand readers who follow what changes: what they cost, and how soon all are told. `cargo xtask test --load`
//! runs it, on its own: what else the machine does is in the figures.

use futures_util::future::join_all;
use serde_json::json;
use std::fs;
use std::io::{BufRead, BufReader};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

const STREAMS: usize = 1000;
const COMMENTS: usize = 10;
const THREAD: &str = "/api/articles/dem-hoa-dang-ram/comments";

/// What it may cost, in KB, and how long the slowest of a hundred may take to hear.
const MOST_MEMORY: u64 = 100_000;
const MOST_TIME: Duration = Duration::from_secs(1);

/// A newsroom in a process of its own, so that its memory is its own.
struct Newsroom(Child, String);

impl Newsroom {
    fn start() -> Self {
        let mut child = Command::new(env!("CARGO_BIN_EXE_newsroom"))
            .args(["--listen", "127.0.0.1:0", "--database", ":memory:"])
            .stdout(Stdio::piped())
            .spawn()
            .expect("a program");
        let mut line = String::new();
        let mut out = BufReader::new(child.stdout.take().expect("its output"));
        out.read_line(&mut line).expect("a line");
        let address = line.trim().strip_prefix("listening on http://");
        let address = address.expect("an address").to_owned();
        Self(child, address)
    }

    /// The memory it holds, in KB.
    fn memory(&self) -> u64 {
        let status = fs::read_to_string(format!("/proc/{}/status", self.0.id())).expect("a status");
        let line = status.lines().find_map(|it| it.strip_prefix("VmRSS:"));
        let size = line.and_then(|it| it.split_whitespace().next()?.parse().ok());
        size.expect("a size")
    }
}

impl Drop for Newsroom {
    fn drop(&mut self) {
        // One that has ended by itself is what the test fails by.
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// Opens a stream, and waits until it is answered.
async fn follow(address: String) -> TcpStream {
    let mut stream = TcpStream::connect(address).await.expect("a connection");
    let request = "GET /api/events HTTP/1.1\r\nHost: localhost\r\n\r\n";
    stream
        .write_all(request.as_bytes())
        .await
        .expect("a request");
    hear(&mut stream, "retry: 3000").await;
    stream
}

/// Reads until a text was told; says when.
async fn hear(stream: &mut TcpStream, text: &str) -> Instant {
    let mut told = Vec::new();
    loop {
        let count = stream.read_buf(&mut told).await.expect("bytes");
        assert!(count > 0, "the stream ended");
        if String::from_utf8_lossy(&told).contains(text) {
            return Instant::now();
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
#[ignore = "a measurement, which wants the machine for itself: cargo xtask test --load"]
async fn a_thousand_readers_cost_little_and_hear_at_once() {
    let newsroom = Newsroom::start();
    let client = reqwest::Client::new();
    let url = format!("http://{}{THREAD}", newsroom.1);
    client.get(&url).send().await.expect("an answer");
    let before = newsroom.memory();
    let opened = (0..STREAMS).map(|_| follow(newsroom.1.clone()));
    let mut streams = join_all(opened).await;
    let mut times = Vec::new();
    for _ in 0..COMMENTS {
        let draft = json!({ "author": { "name": "Lan" }, "text": "Đẹp quá!" });
        let request = client.post(&url).header("content-type", "application/json");
        let begun = Instant::now();
        let heard = streams
            .iter_mut()
            .map(|stream| hear(stream, "event: comments"));
        let sent = request.body(draft.to_string()).send();
        let (answer, heard) = tokio::join!(sent, join_all(heard));
        assert_eq!(answer.expect("an answer").status(), 201);
        times.extend(heard.into_iter().map(|at| at - begun));
    }
    let after = newsroom.memory();
    times.sort();
    let at = |share: usize| times[times.len() * share / 100];
    let worst = times.last().expect("times");
    println!(
        "{STREAMS} streams: {after} KB, {} KB more than without; {COMMENTS} comments reach them in {:?} (median), \
         {:?} (99th percentile), {worst:?} (the last)",
        after - before,
        at(50),
        at(99),
    );
    assert!(after < MOST_MEMORY, "{after} KB");
    assert!(at(99) < MOST_TIME, "{:?}", at(99));
}
