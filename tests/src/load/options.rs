//! What the bench is asked to do.

use std::time::Duration;

use anyhow::{Context as _, Result, bail};

/// How the bench is called.
pub const USAGE: &str = "\
load ballots|pages|room [--postgres URL] [--voters N] [--proposals N] [--clients N] [--seconds S] [--outage S]

  ballots   durable ballots through HTTP, each of another voter
  pages     the pages that are opened most, one after another
  room      phones that write cards in a workshop room, a projector that shows them, and a
            server that is killed meanwhile

  --postgres URL  a server on which a database may be made; SQLite when left out
  --voters N      people who are signed in and may vote (20,000; pages: 1,000)
  --proposals N   proposals in the district (300; a whole city has 10,000)
  --clients N     connections at once (64; pages: 32), phones in the room (200)
  --seconds S     the longest time of one measurement (60; pages: 5; room: 40)
  --outage S      how long the server of the room is away (60)";

/// Proposals where nothing else is asked for.
const PROPOSALS: usize = 300;

/// What is measured.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Bench {
    /// Ballots in a second.
    Ballots,
    /// Pages in a second.
    Pages,
    /// How soon a card is on the projector, and that none is lost.
    Room,
}

/// What was asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Options {
    /// What is measured.
    pub bench: Bench,
    /// The PostgreSQL server; SQLite when there is none.
    pub postgres: Option<String>,
    /// People who may vote.
    pub voters: usize,
    /// Proposals in the district whose pages are opened.
    pub proposals: usize,
    /// Connections at once.
    pub clients: usize,
    /// The longest time of one measurement.
    pub span: Duration,
    /// How long the server of the room is away.
    pub outage: Duration,
}

impl Options {
    /// Reads the arguments.
    ///
    /// # Errors
    /// Names the one that can't be read.
    pub fn read(arguments: impl IntoIterator<Item = String>) -> Result<Options> {
        let mut arguments = arguments.into_iter();
        let (bench, voters, clients, seconds) = match arguments.next().as_deref() {
            Some("ballots") => (Bench::Ballots, 20_000, 64, 60),
            Some("pages") => (Bench::Pages, 1_000, 32, 5),
            Some("room") => (Bench::Room, 0, 200, 40),
            _ => bail!("say what to measure\n\n{USAGE}"),
        };
        let mut options = Options {
            bench,
            postgres: None,
            voters,
            proposals: PROPOSALS,
            clients,
            span: Duration::from_secs(seconds),
            outage: Duration::from_secs(60),
        };
        while let Some(name) = arguments.next() {
            let value = arguments
                .next()
                .with_context(|| format!("{name} needs a value"))?;
            let number = || match value.parse::<usize>() {
                Ok(number) if number > 0 => Ok(number),
                _ => bail!("{name} needs a number above 0, not {value:?}"),
            };
            match name.as_str() {
                "--postgres" => options.postgres = Some(value),
                "--voters" => options.voters = number()?,
                "--proposals" => options.proposals = number()?,
                "--clients" => options.clients = number()?,
                "--outage" => options.outage = Duration::from_secs(number()? as u64),
                "--seconds" => options.span = Duration::from_secs(number()? as u64),
                _ => bail!("{name} is no option\n\n{USAGE}"),
            }
        }
        Ok(options)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(line: &str) -> Result<Options> {
        Options::read(line.split_whitespace().map(str::to_owned))
    }

    #[test]
    fn arguments_are_read_or_named() {
        let options = read("ballots --voters 5 --seconds 2").expect("good arguments");
        assert_eq!((options.voters, options.clients), (5, 64));
        assert_eq!(options.span, Duration::from_secs(2));
        for (line, said) in [
            ("", "say what"),
            ("ballots --voters 0", "--voters"),
            ("pages --clients", "--clients needs"),
            ("pages --fast 1", "--fast is no option"),
        ] {
            let error = read(line).expect_err(line).to_string();
            assert!(error.contains(said), "{line}: {error}");
        }
    }
}
