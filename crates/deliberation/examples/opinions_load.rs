//! Writes an invented conversation of the largest size and measures `madang opinions` on it.
//!
//! ```sh
//! cargo run --release -p deliberation --example opinions_load
//! cargo build --release -p madang
//! cargo run --release -p deliberation --example opinions_load -- L target/release/madang
//! ```
//!
//! It prints CPU seconds and peak memory of the whole process, from start to end, then what each
//! stage takes by the clock, and then what 1,000 more votes cost in a process that holds the votes.
//! Without the path of `madang` the process is this program itself, which then does the same work:
//! reads the file, analyses, prints JSON. Memory is read from `/proc`.

use std::fs::{self, File};
use std::io::{self, BufWriter, Write};
use std::path::Path;
use std::process::{Command, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant};

use deliberation::classic::statistics;
use deliberation::{Id, Vote, classic, csv, report};

const SEED: u64 = 20_261_123;
/// People, statements, votes of each.
const TIERS: [(&str, u64, u64, u64); 3] = [
    ("S", 1_000, 200, 40),
    ("M", 10_000, 1_000, 100),
    ("L", 100_000, 5_000, 100),
];
/// Votes that come while people vote.
const NEW: usize = 1_000;
/// As many people answer at the same time.
const AT_ONCE: u64 = 64;
/// Where the four planted groups stand, and how far their people spread.
const CENTRES: [[f64; 3]; 4] = [
    [1.5, 0.0, 0.5],
    [-1.5, 0.5, 0.5],
    [0.0, 1.5, -0.8],
    [0.0, -1.5, 0.0],
];
const SPREAD: f64 = 0.6;

struct Random(u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut bits = self.0;
        bits = (bits ^ bits >> 30).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        bits = (bits ^ bits >> 27).wrapping_mul(0x94D0_49BB_1331_11EB);
        bits ^ bits >> 31
    }

    fn below(&mut self, end: u64) -> u64 {
        self.next() % end
    }

    /// From 0 to 1.
    fn share(&mut self) -> f64 {
        (self.next() >> 11) as f64 / (1u64 << 53) as f64
    }

    /// About normal: the sum of twelve even ones.
    fn normal(&mut self) -> f64 {
        (0..12).map(|_| self.share()).sum::<f64>() - 6.0
    }
}

fn write(path: &Path, people: u64, statements: u64, each: u64) -> io::Result<()> {
    let mut random = Random(SEED);
    let leaning: Vec<[f64; 4]> = (0..statements)
        .map(|_| std::array::from_fn(|_| random.normal()))
        .collect();
    let mut file = BufWriter::with_capacity(1 << 20, File::create(path)?);
    file.write_all(b"participant,statement,vote\n")?;
    for first in (0..people).step_by(AT_ONCE as usize) {
        let now: Vec<(u64, [f64; 3], u64, u64)> = (first..people.min(first + AT_ONCE))
            .map(|person| {
                let centre = CENTRES[random.below(4) as usize];
                let place = centre.map(|x| x + SPREAD * random.normal());
                // An odd step through the statements meets none of them twice.
                let start = random.below(statements);
                let step = (1..).map(|_| random.below(statements) | 1);
                let step = step.into_iter().find(|step| step % 5 != 0).unwrap_or(1);
                (person, place, start, step)
            })
            .collect();
        for round in 0..each {
            for (person, place, start, step) in &now {
                let statement = (start + round * step) % statements;
                let leaning = leaning[statement as usize];
                let pull: f64 = place.iter().zip(&leaning[1..]).map(|(a, b)| a * b).sum();
                let likes = 1.0 / (1.0 + (-(0.5 * leaning[0] + 0.9 * pull)).exp());
                let vote = match random.share() {
                    pass if pass < 0.15 => 0,
                    _ if random.share() < likes => 1,
                    _ => -1,
                };
                writeln!(file, "{person},{statement},{vote}")?;
            }
        }
    }
    file.flush()
}

/// Seconds of CPU that ended children of this process took.
fn children_cpu() -> f64 {
    let stat = fs::read_to_string("/proc/self/stat").unwrap_or_default();
    let fields: Vec<&str> = stat
        .rsplit(')')
        .next()
        .unwrap_or("")
        .split_whitespace()
        .collect();
    let ticks = |place: usize| fields.get(place).and_then(|t| t.parse::<f64>().ok());
    (ticks(13).unwrap_or(0.0) + ticks(14).unwrap_or(0.0)) / 100.0
}

fn peak(process: u32) -> Option<f64> {
    let status = fs::read_to_string(format!("/proc/{process}/status")).ok()?;
    let line = status.lines().find(|line| line.starts_with("VmHWM:"))?;
    Some(line.split_whitespace().nth(1)?.parse::<f64>().ok()? / 1024.0)
}

fn whole(program: &Path, file: &Path, mode: &str, threads: &str) -> io::Result<()> {
    let (before, start) = (children_cpu(), Instant::now());
    let mut child = Command::new(program)
        .arg("opinions")
        .arg(file)
        .args(["--mode", mode, "--threads", threads, "--format", "json"])
        .stdout(Stdio::null())
        .spawn()?;
    let mut memory = 0.0f64;
    while child.try_wait()?.is_none() {
        memory = memory.max(peak(child.id()).unwrap_or(0.0));
        sleep(Duration::from_millis(2));
    }
    println!(
        "  {mode}, {threads} thread(s): {:.2} s CPU, {:.2} s, {memory:.0} MB",
        children_cpu() - before,
        start.elapsed().as_secs_f64()
    );
    Ok(())
}

/// What `madang opinions` does, with the arguments that [`whole`] gives.
fn opinions(arguments: &[String]) -> Result<(), Box<dyn std::error::Error>> {
    let [file, _, mode, _, threads, ..] = arguments else {
        return Err("give the arguments of madang opinions".into());
    };
    let (votes, threads) = (csv::read(File::open(file)?)?, threads.parse()?);
    let report = match mode.as_str() {
        "classic" => classic::report(&votes, 1, threads),
        _ => report::madang(&votes, 1, threads),
    };
    let mut out = BufWriter::new(io::stdout().lock());
    serde_json::to_writer_pretty(&mut out, &report)?;
    Ok(out.flush()?)
}

fn stages(file: &Path) -> Result<(), Box<dyn std::error::Error>> {
    let mut start = Instant::now();
    let mut lap = |what: &str| {
        println!("  {what}: {:.0} ms", start.elapsed().as_secs_f64() * 1e3);
        start = Instant::now();
    };
    let votes = csv::read(File::open(file)?)?;
    lap("read");
    votes.sha256();
    lap("hash");
    let components = classic::pca::components(&votes, 1);
    lap(&format!("components, {} passes", components.passes));
    let places = classic::project::participants(&votes, &components, 1);
    lap("places");
    let base = classic::cluster::base(&places);
    lap("base clusters");
    classic::group::of_base(&base);
    lap("groups");
    classic::tally::everybody(&votes, 1);
    lap("tallies");
    classic::analyse(&votes, 1);
    lap("all of it");
    let mut random = Random(SEED + 1);
    let (people, statements) = (votes.participants().len(), votes.statements().len());
    let mut any = |end: usize| Id::from(random.below(end as u64));
    let rows: Vec<(Id, Id, Vote)> = (0..NEW)
        .map(|number| {
            let vote = [Vote::Agree, Vote::Disagree, Vote::Pass][number % 3];
            (any(people), any(statements), vote)
        })
        .collect();
    let mut live = classic::Live::new(votes, 1);
    lap("start to follow");
    live.take(&rows);
    lap(&format!("{NEW} new votes"));
    let found = live.found();
    let extremity = classic::project::extremity(&found.components);
    let figures: f64 = (0..statements)
        .map(|at| {
            let consensus = statistics::group_aware_consensus(&found.group_tallies, at);
            consensus * statistics::priority(found.tallies[at], extremity[at], false)
        })
        .sum();
    for group in 0..found.groups {
        statistics::representative(&found.group_tallies, group);
    }
    statistics::consensus(&found.tallies);
    lap(&format!(
        "all figures of all statements, {figures:.3} in all"
    ));
    Ok(())
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    if arguments.first().is_some_and(|word| word == "opinions") {
        return opinions(&arguments[1..]);
    }
    let tier = arguments.first().map_or("L", String::as_str);
    let Some((name, people, statements, each)) = TIERS.into_iter().find(|row| row.0 == tier) else {
        return Err("the tiers are S, M and L".into());
    };
    let program = arguments
        .get(1)
        .map_or_else(std::env::current_exe, |path| Ok(path.into()))?;
    let file = std::env::temp_dir().join(format!("madang-opinions-{name}-{SEED}.csv"));
    if !file.exists() {
        write(&file, people, statements, each)?;
    }
    println!(
        "{name}: {people} people, {statements} statements, {} votes",
        people * each
    );
    for (mode, threads) in [
        ("classic", "1"),
        ("classic", "1"),
        ("classic", "2"),
        ("madang", "1"),
    ] {
        whole(&program, &file, mode, threads)?;
    }
    stages(&file)
}
