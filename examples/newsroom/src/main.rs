//! Starts the newsroom, and closes it at Ctrl-C or SIGTERM.

use clap::Parser;
use newsroom::{Command, Options, Server};
use std::error::Error;
use std::io::Write;
use std::process::ExitCode;
use tokio::signal::unix::{SignalKind, signal};

#[tokio::main]
async fn main() -> ExitCode {
    match run(&Options::parse()).await {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("newsroom: {error}");
            ExitCode::FAILURE
        }
    }
}

async fn run(options: &Options) -> Result<(), Box<dyn Error>> {
    if let Some(Command::Import { file }) = &options.command {
        if options.reset {
            return Err("an import adds to what is there; --reset goes with serving alone".into());
        }
        let summary = newsroom::import(&options.database, file)?;
        writeln!(std::io::stdout(), "{summary}")?;
        return Ok(());
    }
    let mut terminate = signal(SignalKind::terminate())?;
    let mut interrupt = signal(SignalKind::interrupt())?;
    let server = Server::open(options).await?;
    let address = server.address();
    if !address.ip().is_loopback() {
        eprintln!("newsroom: warning: {address} can be reached by other machines");
    }
    if options.desk_token.is_some() && !server.has_desk() {
        eprintln!("newsroom: warning: the desk's token is empty: there is no /desk");
    }
    // Whoever started us reads this line to learn the port.
    let mut out = std::io::stdout();
    writeln!(out, "listening on http://{address}")?;
    out.flush()?;
    let end = async move {
        tokio::select! {
            _ = terminate.recv() => {}
            _ = interrupt.recv() => {}
        }
    };
    Ok(server.serve(end).await?)
}
