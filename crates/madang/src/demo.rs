//! `madang demo`: plays invented districts through the acts of the pages, then serves them.

mod calendar;
mod city;
mod comments;
mod counter;
mod cycle;
mod guests;
mod issued;
mod kept;
mod people;
mod plan;
mod play;
mod progress;
mod random;
mod script;
mod staff;
mod support;
mod texts;
mod voting;
mod year;

use std::path::{Path, PathBuf};

use anyhow::{Context as _, anyhow};
use clap::ValueEnum;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use store::{StoreConfig, Stores};
use web::app::Demo;

use crate::failure::Failure;
use crate::say;
use crate::server::{self, Site};
use crate::stop::Stop;
use crate::{clock, config::Config, log};
use kept::Kept;
use progress::Progress;

/// The file name of what a kept demonstration remembers.
const KEPT: &str = "demo.json";

/// Refuses the folder of a demonstration for anything else: its clock stands still in July
/// 2026, and with a real one its open vote would be counted at once, for ever.
///
/// # Errors
/// When a demonstration was kept in the data folder.
pub fn refuse(config: &Config) -> Result<(), Failure> {
    let folder = &config.data_folder;
    if !config.database_url.is_empty() || !folder.join(KEPT).exists() {
        return Ok(());
    }
    Err(Failure::settings(anyhow::anyhow!(
        "{folder} holds a demonstration: go on with `madang demo --keep {folder}`, or name \
         another data_folder",
        folder = folder.display()
    )))
}

/// Play invented districts into a fresh site and serve it
///
/// The site shows Monday 27 July 2026, 10:00 in Seoul. Seven districts stand at seven points of
/// their year; in the first one proposals and a vote are open and an earlier one was counted. Everything is invented. Nothing is sent: messages are
/// written into a folder. Without --keep all data goes when the demonstration ends.
#[derive(clap::Args, Debug)]
#[command(after_help = crate::failure::EXIT_CODES)]
pub struct DemoArgs {
    /// How much is played in [default: district]
    #[arg(long, value_enum)]
    size: Option<Size>,
    /// The port on this machine; 0 takes any free one and prints it
    #[arg(long, default_value_t = 8080)]
    port: u16,
    /// Keep the data in this folder; a folder kept before is served on without playing again
    #[arg(long, value_name = "DIR")]
    keep: Option<PathBuf>,
    /// The moment at which the site begins, such as 2026-07-31T17:57+09:00 to see the open
    /// vote close after three minutes and be counted a minute later
    #[arg(long, value_name = "TIME", value_parser = moment)]
    at: Option<Timestamp>,
}

/// How much a demonstration holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
enum Size {
    /// Seven districts, the first with 12 proposals and 30 voters; some seconds
    Village,
    /// The same, the first with 120 proposals, 400 comments and 2,000 voters; some seconds more
    District,
    /// 25 districts with 10,000 proposals and 200,000 ballots; minutes
    City,
}

impl Size {
    /// As it is written on the command line.
    fn name(self) -> String {
        let value = self.to_possible_value();
        value.map_or_else(String::new, |value| value.get_name().to_owned())
    }
}

fn moment(text: &str) -> Result<Timestamp, String> {
    let moment: Timestamp = text
        .parse()
        .map_err(|_| "write date, time and offset, such as 2026-07-31T17:57+09:00".to_owned())?;
    if moment < calendar::now() {
        return Err(format!(
            "the demonstration begins at {} or later",
            calendar::now()
        ));
    }
    Ok(moment)
}

/// Plays, unless the folder was kept, and serves until asked to stop.
///
/// # Errors
/// A port that is taken, a folder that can't be used, or the failure of a store.
pub fn run(args: DemoArgs) -> Result<(), Failure> {
    log::start("warn")?;
    let address = format!("127.0.0.1:{}", args.port);
    let (listener, listening) = server::listen(&address, "`--port N`, or `--port 0`")?;
    let runtime = server::runtime()?;
    // From here on a word to stop ends this function, which removes the folder.
    let mut stop = Stop::listen(&runtime)?;
    // Removed, with everything in it, when this function ends.
    let scratch = match args.keep {
        Some(_) => None,
        None => Some(scratch()?),
    };
    let folder = match (&args.keep, &scratch) {
        (Some(folder), _) => folder.clone(),
        (None, Some(scratch)) => scratch.path().to_owned(),
        (None, None) => return Err(Failure::running(anyhow!("no folder"))),
    };
    let config = Config {
        data_folder: folder.clone(),
        ..Config::default()
    };
    let kept = Kept::read(&folder.join(KEPT))?;
    let again = kept.is_some();
    let (stores, kept) = match kept {
        Some(kept) => {
            kept.expect_size(args.size, &folder)?;
            (open(&config.stores(), false)?, kept)
        }
        None => {
            let stores = fresh(&folder, &config)?;
            let played = runtime.block_on(play_into(&stores, &args, &folder, &mut stop));
            let Some(kept) = played? else {
                say::line(unfinished(&args));
                return Ok(());
            };
            (stores, kept)
        }
    };
    let clock = clock::shifted(kept.shown_at(args.at, Timestamp::now()));
    let mut web = config.web(listening);
    let outbox = config.outbox_folder();
    web.demo = Some(Demo {
        people: kept.people(),
        outbox: outbox.display().to_string(),
    });
    announce(&web, &folder, again, args.keep.is_some());
    runtime.block_on(server::run(Site {
        listener,
        stores,
        clock,
        web,
        couriers: config.couriers(),
        stop,
    }))
}

/// What is left when it was stopped while it was played.
fn unfinished(args: &DemoArgs) -> String {
    match &args.keep {
        None => "만드는 중에 멈추었습니다. 남은 것은 없습니다.\n\
                 Stopped while it was played; nothing is left."
            .to_owned(),
        Some(folder) => format!(
            "만드는 중에 멈추었습니다. 끝나지 않은 자료가 {folder}에 남았습니다. 비우고 다시 시작하세요.\n\
             Stopped while it was played. {folder} holds an unfinished demonstration: empty it \
             before you start again.",
            folder = folder.display()
        ),
    }
}

/// A temporary folder that others can't look into.
fn scratch() -> Result<tempfile::TempDir, Failure> {
    let mut builder = tempfile::Builder::new();
    builder.prefix("madang-demo-");
    #[cfg(unix)]
    builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o700));
    builder
        .tempdir()
        .context("can't make a temporary folder")
        .map_err(Failure::settings)
}

fn open(config: &StoreConfig, fresh: bool) -> Result<Stores, Failure> {
    if fresh {
        Stores::migrate(config).map_err(Failure::store)?;
    }
    Stores::open(config).map_err(Failure::store)
}

/// Makes stores in a folder that holds nothing.
fn fresh(folder: &Path, config: &Config) -> Result<Stores, Failure> {
    let used = std::fs::read_dir(folder).is_ok_and(|mut entries| entries.next().is_some());
    if used {
        return Err(Failure::settings(anyhow!(
            "{} holds something else than a finished demonstration: choose an empty folder, or \
             remove what is in it",
            folder.display()
        )));
    }
    crate::migrate::private_folder(folder)?;
    open(&config.stores(), true)
}

/// Plays and remembers it; `None` when it was asked to stop before the end. The stores are
/// closed then, so that nothing is written any more into a folder that is removed.
async fn play_into(
    stores: &Stores,
    args: &DemoArgs,
    folder: &Path,
    stop: &mut Stop,
) -> Result<Option<Kept>, Failure> {
    let size = args.size.unwrap_or(Size::District);
    let progress = Progress::start();
    let played = tokio::select! {
        played = play::play(stores, size, &progress) => Some(played),
        () = stop.asked() => None,
    };
    progress.finish();
    let people = match played {
        Some(Ok(people)) => people,
        Some(Err(error)) => {
            server::close(stores).await;
            return Err(Failure::running(error));
        }
        None => {
            server::close(stores).await;
            return Ok(None);
        }
    };
    let kept = Kept::new(size, people, args.at, Timestamp::now());
    kept.write(&folder.join(KEPT))?;
    Ok(Some(kept))
}

/// Prints what one needs to begin. The first line is the address and nothing else.
fn announce(web: &web::Settings, folder: &Path, again: bool, stays: bool) {
    let url = &web.public_url;
    let mut text = format!("{url}\n\n");
    if again {
        text += &format!(
            "{}의 시연을 이어서 엽니다. 다시 만들지 않았습니다.\n\
             Going on with the demonstration kept in this folder; nothing was played again.\n\n",
            folder.display()
        );
    }
    text += "일곱 구의 시연입니다. 모두 지어낸 내용입니다. 아래 주소로 바로 들어가 보세요.\n\
             A demonstration of seven districts; everything is invented. Sign in with these links:\n\n";
    if let Some(demo) = &web.demo {
        for person in &demo.people {
            text += &format!("  {url}/demo/as/{:<14} {}", person.slug, person.role_ko);
            text += &format!(" · {}\n", person.role_en);
        }
        text += &format!("\n보낸 메시지 · messages are written to: {}\n", demo.outbox);
    }
    let data = if stays {
        "자료는 남습니다 · the data stays in"
    } else {
        "끝내면 지워집니다 · removed at the end"
    };
    text += &format!(
        "{data}: {}\n끝내려면 Ctrl-C · stop with Ctrl-C\n",
        folder.display()
    );
    say::line(text.trim_end());
}
