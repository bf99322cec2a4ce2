//! Programs that end with this one, and take with them all that they started.

use anyhow::{Context as _, Result, bail};
use nix::sys::signal::{Signal, killpg};
use nix::unistd::Pid;
use std::io;
use std::os::unix::process::CommandExt as _;
use std::process::{Child, Command, ExitStatus};
use std::sync::OnceLock;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread::sleep;
use std::time::Duration;

/// How often a program that runs is looked at.
const LOOK: Duration = Duration::from_millis(50);
/// How often it is looked at before it is ended by force.
const LOOKS: u32 = 100;

static IS_ENDING: AtomicBool = AtomicBool::new(false);

/// Whether the signals that ask this program to end (Ctrl-C, a terminal that closes, a `kill`) are
/// heard; without that they would end it alone.
static IS_LISTENING: OnceLock<bool> = OnceLock::new();

/// True once this program was asked to end.
pub(crate) fn is_ending() -> bool {
    IS_ENDING.load(Ordering::SeqCst)
}

/// Hears from now on that this program is to end.
pub(crate) fn listen() -> Result<()> {
    let told = || IS_ENDING.store(true, Ordering::SeqCst);
    if *IS_LISTENING.get_or_init(|| ctrlc::set_handler(told).is_ok()) {
        return Ok(());
    }
    bail!("cannot listen to signals")
}

/// A program in a process group of its own, which ends when this is dropped.
///
/// Ctrl-C reaches only the group of the terminal, and a `kill` only one process: either would leave
/// browsers and servers behind.
pub(crate) struct Group(Child);

impl Group {
    /// Starts it.
    pub(crate) fn start(command: &mut Command) -> Result<Self> {
        listen()?;
        let program = command.get_program().to_string_lossy().into_owned();
        let child = command.process_group(0).spawn();
        Ok(Self(
            child.with_context(|| format!("cannot run {program}"))?,
        ))
    }

    /// How it ended, once it has.
    pub(crate) fn try_wait(&mut self) -> io::Result<Option<ExitStatus>> {
        self.0.try_wait()
    }

    /// Waits until it has ended; fails when this program is to end before. `tick` is called now and
    /// then.
    pub(crate) fn wait(mut self, mut tick: impl FnMut()) -> Result<ExitStatus> {
        loop {
            if let Some(status) = self.try_wait()? {
                return Ok(status);
            }
            if is_ending() {
                bail!("ended");
            }
            tick();
            sleep(LOOK);
        }
    }
}

impl Drop for Group {
    fn drop(&mut self) {
        let Ok(id) = i32::try_from(self.0.id()) else {
            return;
        };
        let group = Pid::from_raw(id);
        for signal in [Signal::SIGTERM, Signal::SIGKILL] {
            let mut sent = Some(signal);
            for _ in 0..LOOKS {
                // A program that has ended counts until it is asked how.
                let _ = self.0.try_wait();
                // It fails when all of the group is gone, which may outlive the program that it was
                // begun with: Playwright ends at once, and its workers when they have put away.
                if killpg(group, sent.take()).is_err() {
                    return;
                }
                sleep(LOOK);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Group;
    use anyhow::{Context as _, Result};
    use std::io::Read as _;
    use std::process::{Command, Stdio};
    use std::time::{Duration, Instant};

    /// What ends when a program that runs is dropped: all that holds its output open.
    fn check(script: &str) -> Result<()> {
        let mut command = Command::new("sh");
        command.args(["-c", script]).stdout(Stdio::piped());
        let mut group = Group::start(&mut command)?;
        let mut output = group.0.stdout.take().context("no output")?;
        let mut ready = [0; 6];
        output.read_exact(&mut ready)?;
        let began = Instant::now();
        drop(group);
        output.read_to_end(&mut Vec::new())?;
        assert!(began.elapsed() < Duration::from_secs(20), "{script}");
        Ok(())
    }

    #[test]
    fn what_a_program_started_ends_with_it() -> Result<()> {
        check("sleep 60 & echo ready; wait")
    }

    #[test]
    fn what_does_not_want_to_end_is_ended() -> Result<()> {
        check("trap '' TERM; echo ready; sleep 60")
    }

    #[test]
    fn what_outlives_the_program_that_started_it_is_ended() -> Result<()> {
        check("(trap '' TERM; echo ready; sleep 60) & wait")
    }

    #[test]
    fn a_program_that_ends_by_itself_says_how() -> Result<()> {
        let status = Group::start(Command::new("sh").args(["-c", "exit 3"]))?.wait(|| ())?;
        assert_eq!(status.code(), Some(3));
        Ok(())
    }
}
