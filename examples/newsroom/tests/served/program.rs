//! The program itself: what it prints, and how it ends.

use rusqlite::Connection;
use std::fs;
use std::io::{BufRead, BufReader, Read};
use std::process::{Child, Command, Output, Stdio};
use std::time::{Duration, Instant};

const PROGRAM: &str = env!("CARGO_BIN_EXE_newsroom");
const TOKEN: &str = "NEWSROOM_DESK_TOKEN";

/// Starts the program on a free port; says what its first line was.
fn start() -> (Child, String, BufReader<impl Read + use<>>) {
    start_of(Command::new(PROGRAM).env_remove(TOKEN))
}

/// Starts it with a token in the environment, and gathers what it complains of.
fn start_with(token: &str) -> (Child, String, BufReader<impl Read + use<>>) {
    start_of(
        Command::new(PROGRAM)
            .env(TOKEN, token)
            .stderr(Stdio::piped()),
    )
}

fn start_of(program: &mut Command) -> (Child, String, BufReader<impl Read + use<>>) {
    let mut child = program
        .args(["--listen", "127.0.0.1:0", "--database", ":memory:"])
        .stdout(Stdio::piped())
        .spawn()
        .expect("a program");
    let mut out = BufReader::new(child.stdout.take().expect("its output"));
    let mut line = String::new();
    out.read_line(&mut line).expect("a line");
    (child, line, out)
}

fn run(arguments: &[&str]) -> Output {
    Command::new(PROGRAM)
        .args(arguments)
        .output()
        .expect("a program")
}

#[tokio::test]
async fn the_first_line_says_where_it_listens() {
    let (mut child, line, _out) = start();
    let url = line
        .strip_prefix("listening on ")
        .expect("the first words")
        .trim_end();
    assert!(url.starts_with("http://127.0.0.1:"), "{line}");
    let health = reqwest::get(format!("{url}/api/health"))
        .await
        .expect("an answer");
    assert_eq!(
        health.text().await.expect("a body"),
        r#"{"status":"ok","stories":48}"#
    );
    child.kill().expect("an end");
    child.wait().expect("an end");
}

#[test]
fn signals_end_it_cleanly_and_soon() {
    for signal in ["-TERM", "-INT"] {
        let (mut child, ..) = start();
        let begun = Instant::now();
        let sent = Command::new("kill")
            .args([signal, &child.id().to_string()])
            .status();
        assert!(sent.expect("a signal").success());
        assert!(child.wait().expect("an end").success(), "{signal}");
        assert!(begun.elapsed() < Duration::from_secs(1), "{signal}");
    }
}

#[test]
fn an_unknown_fault_is_refused_with_what_was_expected() {
    let output = run(&["--faults", "slow"]);
    assert_eq!(output.status.code(), Some(2));
    let error = String::from_utf8_lossy(&output.stderr);
    assert!(
        error.contains("unknown fault `slow`: expected latency:MS"),
        "{error}"
    );
}

#[test]
fn a_token_of_the_environment_that_is_none_stops_nothing() {
    for token in ["", " "] {
        let (mut child, line, _out) = start_with(token);
        child.kill().expect("an end");
        let said = child.wait_with_output().expect("an end").stderr;
        let said = String::from_utf8_lossy(&said);
        assert!(line.starts_with("listening on "), "{line}");
        assert!(
            said.contains("warning: the desk's token is empty: there is no /desk"),
            "{said}"
        );
    }
    // Of an import it is no business.
    for token in ["", "short"] {
        let output = Command::new(PROGRAM)
            .args(["import", "--database", ":memory:", "nothing.xml"])
            .env(TOKEN, token)
            .output();
        let output = output.expect("a program");
        let error = String::from_utf8_lossy(&output.stderr);
        assert!(
            error.starts_with("newsroom: cannot read nothing.xml"),
            "{error}"
        );
    }
    let output = Command::new(PROGRAM)
        .args(["--listen", "127.0.0.1:0", "--database", ":memory:"])
        .env(TOKEN, "short")
        .output();
    let output = output.expect("a program");
    let error = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(1));
    assert!(
        error.contains("--desk-token: expected 16 to 256 characters, found 5"),
        "{error}"
    );
}

#[test]
fn an_address_in_use_is_named() {
    let (mut child, line, _out) = start();
    let address = line.trim_end().rsplit('/').next().expect("an address");
    let output = run(&["--listen", address, "--database", ":memory:"]);
    child.kill().expect("an end");
    child.wait().expect("an end");
    assert_eq!(output.status.code(), Some(1));
    let error = String::from_utf8_lossy(&output.stderr);
    assert!(
        error.contains(&format!("cannot listen on {address}")),
        "{error}"
    );
}

#[test]
fn a_file_that_is_no_database_is_named() {
    let output = run(&["--listen", "127.0.0.1:0", "--database", "Cargo.toml"]);
    assert_eq!(output.status.code(), Some(1));
    let error = String::from_utf8_lossy(&output.stderr);
    assert!(
        error.contains("cannot open the database Cargo.toml"),
        "{error}"
    );
}

#[test]
fn a_database_of_another_program_is_left_as_it_is() {
    let folder = std::env::temp_dir().join(format!("newsroom-strange-{}", std::process::id()));
    fs::create_dir_all(&folder).expect("a folder");
    for version in [0, 4, 7] {
        let path = folder.join(format!("{version}.sqlite"));
        let other = Connection::open(&path).expect("a database");
        other
            .execute_batch("CREATE TABLE comments (id INTEGER); INSERT INTO comments VALUES (1)")
            .expect("a table");
        other
            .pragma_update(None, "user_version", version)
            .expect("a version");
        drop(other);
        let before = fs::read(&path).expect("a file");
        let database = path.to_str().expect("text");
        for arguments in [
            &["--listen", "127.0.0.1:0", "--database", database][..],
            &["import", "Cargo.toml", "--database", database],
        ] {
            let output = run(arguments);
            assert_eq!(output.status.code(), Some(1));
            let error = String::from_utf8_lossy(&output.stderr);
            let expected = format!(
                "newsroom: cannot open the database {database}: it has tables of another program"
            );
            assert!(error.starts_with(&expected), "{error}");
        }
        assert!(fs::read(&path).expect("a file") == before, "{version}");
    }
    fs::remove_dir_all(&folder).expect("a folder");
}

#[test]
fn a_path_that_can_be_no_database_is_named() {
    let folder = std::env::temp_dir();
    let folder = folder.to_str().expect("text");
    for path in [
        folder,
        "Cargo.toml/newsroom.sqlite",
        "/proc/newsroom.sqlite",
    ] {
        let output = run(&["--listen", "127.0.0.1:0", "--database", path]);
        assert_eq!(output.status.code(), Some(1));
        let error = String::from_utf8_lossy(&output.stderr);
        let expected = format!("newsroom: cannot open the database {path}: ");
        assert!(
            error.starts_with(&expected) && error.lines().count() == 1,
            "{error}"
        );
    }
}

#[test]
fn an_import_into_what_forgets_is_refused() {
    let file = std::env::temp_dir().join(format!("newsroom-{}.xml", std::process::id()));
    fs::write(&file, "<disqus></disqus>").expect("a file");
    let file = file.to_str().expect("text");
    for database in [":memory:", "file::memory:"] {
        let output = run(&["import", file, "--database", database]);
        assert_eq!(output.status.code(), Some(1), "{database}");
        let error = String::from_utf8_lossy(&output.stderr);
        assert!(
            error.contains("nothing was imported: a database in memory is gone"),
            "{error}"
        );
    }
    fs::remove_file(file).expect("a file");
}

#[test]
fn the_help_names_every_fault() {
    let help = run(&["--help"]);
    let help = String::from_utf8_lossy(&help.stdout);
    for fault in [
        "latency:MS",
        "status:CODE",
        "drop-before",
        "drop-after",
        "truncate",
        "malformed",
        "html",
        "empty",
        "huge",
        "never",
        "flaky:N",
        "random:SEED:RATE",
    ] {
        assert!(help.contains(fault), "{fault}");
    }
}
