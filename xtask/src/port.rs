//! Ports of this machine.

use anyhow::{Result, bail};
use std::net::{TcpListener, TcpStream};

/// The port, or the next free one.
pub(crate) fn free(wanted: u16) -> Result<u16> {
    let is_free = |port: &u16| TcpListener::bind(("127.0.0.1", *port)).is_ok();
    let last = wanted.saturating_add(50);
    let Some(port) = (wanted..=last).find(is_free) else {
        bail!("no port is free from {wanted} to {last}");
    };
    if port != wanted {
        println!("- port {wanted} is taken, so {port} it is");
    }
    Ok(port)
}

/// True where somebody listens.
pub(crate) fn answers(port: u16) -> bool {
    TcpStream::connect(("127.0.0.1", port)).is_ok()
}

#[cfg(test)]
mod tests {
    use super::free;
    use std::net::TcpListener;

    #[test]
    fn a_taken_port_gives_the_next_free_one() {
        let taken = TcpListener::bind(("127.0.0.1", 0))
            .and_then(|it| it.local_addr().map(|at| (it, at.port())));
        let Ok((_listener, port)) = taken else {
            panic!("no loopback");
        };
        assert!(free(port).is_ok_and(|found| found > port));
    }
}
