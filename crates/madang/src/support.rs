//! `madang support`: shares a total out to districts by a formula, to the last won.

mod text;

use std::io::{self, Write};
use std::path::PathBuf;

use clap::Args;
use finance::support::file::Simulation;
use finance::support::{STEP, Sensitivity, Support, sensitivity};
use finance::{Won, support};
use korean::Lang;
use serde::Serialize;

use crate::json_file::{FileError, Format, read, write};

/// What errors name, so that its help is found.
const COMMAND: &str = "support";

/// The exit codes of `madang support` and the form of its file, for its help.
pub const EXIT_CODES: &str = "Exit codes:
  0  computed
  1  the result could not be written
  2  wrong usage, or a file that can't be read or shared by; the file and the place in it are
     named

The file; amounts in whole won, weights in ten-thousandths that sum to 10,000:
  {
    \"total\": 10000000000, \"equal\": 3000, \"need\": 4000,
    \"criteria\": [{ \"name\": \"participation\", \"weight\": 3000 }],
    \"floor\": 200000000, \"cap\": 900000000, \"fall_per_mille\": 100, \"rise_per_mille\": 200,
    \"districts\": [
      { \"name\": \"Haneul\", \"residents\": 412000, \"last_year\": 380000000,
        \"values\": [\"62.5%\"] }
    ]
  }
criteria, floor, cap, fall_per_mille, rise_per_mille and last_year may be left out. A value is
per cent with at most two decimals or a fraction such as 5/8. An example is in examples/support.";

/// Share a total out to districts by a formula of floor, cap and bounds
///
/// Prints what each district gets, how each won of it came about, and what one percentage point
/// more or less of each weight would change. Districts keep the order of the file. The same file
/// always gives the same output, and amounts always sum to the total.
#[derive(Args, Clone, Debug)]
#[command(after_help = EXIT_CODES)]
pub struct SupportArgs {
    /// The formula and the districts; see below for its form
    #[arg(long, value_name = "F.json")]
    pub input: PathBuf,

    /// Text for people or JSON for programs
    #[arg(long, value_enum, default_value = "text")]
    pub format: Format,

    /// The language of the text and of error messages
    #[arg(long, value_name = "ko|en", default_value = "ko", env = "MADANG_LANG")]
    pub lang: Lang,
}

/// Computes to standard output, reports an error to standard error, and gives the exit code.
pub fn run_and_report(args: &SupportArgs) -> u8 {
    match run(args, &mut io::stdout().lock()) {
        Ok(()) => 0,
        Err(error) => {
            eprintln!("madang: {error}");
            error.exit_code()
        }
    }
}

/// Shares the total and writes the result to `out`; nothing is written when the file is faulty.
///
/// # Errors
/// See [`FileError`]; show its text and end with its exit code.
pub fn run(args: &SupportArgs, out: &mut dyn Write) -> Result<(), FileError> {
    let lang = args.lang;
    let file = read(COMMAND, &args.input, lang, Simulation::read)?;
    let all = file
        .share()
        .map_err(|fault| FileError::bad(COMMAND, &args.input, fault, lang))?;
    let steps = sensitivity(&file.formula, &file.districts, &all);
    let result = match args.format {
        Format::Json => json(&file.formula, &all, &steps),
        Format::Text => text::result(&file.formula, &all, &steps, lang),
    };
    write(out, &result, lang)
}

/// What programs read.
#[derive(Serialize)]
struct Written<'a> {
    total: Won,
    districts: Vec<WrittenDistrict<'a>>,
    /// By how many ten-thousandths a weight is moved.
    step: u32,
    sensitivity: Vec<WrittenStep<'a>>,
}

#[derive(Serialize)]
struct WrittenDistrict<'a> {
    name: &'a str,
    amount: Won,
    equal: Won,
    need: Won,
    criteria: &'a [Won],
    formula: Won,
    adjustment: Won,
    held: &'static str,
}

#[derive(Serialize)]
struct WrittenStep<'a> {
    weight: &'a str,
    more: &'a Option<Vec<Won>>,
    less: &'a Option<Vec<Won>>,
}

fn json(formula: &support::Formula, all: &[Support], steps: &[Sensitivity]) -> String {
    let districts = all.iter().map(|one| WrittenDistrict {
        name: &one.name,
        amount: one.amount,
        equal: one.equal,
        need: one.need,
        criteria: &one.criteria,
        formula: one.formula,
        adjustment: one.adjustment,
        held: one.held.as_str(),
    });
    let steps = steps.iter().map(|step| WrittenStep {
        weight: match step.weight {
            0 => "equal",
            1 => "need",
            at => formula.criteria[at - 2].name.as_str(),
        },
        more: &step.more,
        less: &step.less,
    });
    let written = Written {
        total: formula.total,
        districts: districts.collect(),
        step: STEP,
        sensitivity: steps.collect(),
    };
    let json = serde_json::to_string_pretty(&written);
    json.expect("every part of the result has a JSON form") + "\n"
}

#[cfg(test)]
mod tests;
