//! The file that `madang change-check` reads.

use finance::Won;
use finance::budget::Path;
use finance::change::{AgreementTerms, AtLimit, Circumstances, Line, Scope};
use jiff::civil::Date;
use korean::Lang;
use serde::Deserialize;

/// A change with all that the rule needs to know.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Input {
    /// The day in Seoul on which it is judged.
    #[serde(deserialize_with = "day")]
    today: Date,
    agreement: Agreement,
    lines: Vec<InputLine>,
    #[serde(default)]
    content: bool,
    #[serde(default)]
    transfer_voted: bool,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Agreement {
    limit: [u32; 2],
    at_limit: AtLimit,
    #[serde(default)]
    scope: Scope,
    #[serde(deserialize_with = "day")]
    execution_start: Date,
    #[serde(deserialize_with = "day")]
    execution_end: Date,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct InputLine {
    policy_program: String,
    unit_program: String,
    detailed_project: String,
    stat_code: String,
    base: Amount,
    current: Option<Amount>,
    new: Amount,
    #[serde(default)]
    waiting: Vec<Amount>,
}

fn day<'de, D: serde::Deserializer<'de>>(deserializer: D) -> Result<Date, D::Error> {
    let written = String::deserialize(deserializer)?;
    let day = written.parse();
    day.map_err(|_| serde::de::Error::custom(format!("{written:?} is no day, such as 2027-03-02")))
}

/// Whole won, as a number or as a text of digits.
#[derive(Clone, Copy, Deserialize)]
#[serde(try_from = "Digits")]
struct Amount(Won);

#[derive(Deserialize)]
#[serde(untagged)]
enum Digits {
    Number(i64),
    Text(String),
}

impl TryFrom<Digits> for Amount {
    type Error = &'static str;

    fn try_from(digits: Digits) -> Result<Amount, &'static str> {
        match digits {
            Digits::Number(won) => Ok(Amount(Won(won))),
            Digits::Text(text) => {
                let won = text.parse().map_err(|_| "an amount is whole won in digits");
                won.map(|won| Amount(Won(won)))
            }
        }
    }
}

impl Input {
    /// What the rule is asked, or what is wrong, in the words of `lang`.
    pub(super) fn read(
        self,
        lang: Lang,
    ) -> Result<(Vec<Line>, AgreementTerms, Circumstances), String> {
        let agreement = self.agreement;
        let [numerator, denominator] = agreement.limit;
        if denominator < numerator || denominator == 0 {
            let fault = lang.pick(
                "agreement.limit은 0부터 1까지의 몫입니다. 보기: [10, 100]",
                "agreement.limit is a share from 0 to 1, such as [10, 100]",
            );
            return Err(fault.to_owned());
        }
        if agreement.execution_end < agreement.execution_start {
            let fault = lang.pick(
                "agreement.execution_end가 execution_start보다 앞섭니다.",
                "agreement.execution_end comes before execution_start",
            );
            return Err(fault.to_owned());
        }
        let lines = self.lines.into_iter().enumerate();
        let lines = lines.map(|(place, line)| line.read(place + 1, lang));
        let terms = AgreementTerms {
            limit: agreement.limit,
            at_limit: agreement.at_limit,
            scope: agreement.scope,
            execution_start: agreement.execution_start,
            execution_end: agreement.execution_end,
        };
        let circumstances = Circumstances {
            today: self.today,
            transfer_voted: self.transfer_voted,
            content: self.content,
        };
        Ok((lines.collect::<Result<_, _>>()?, terms, circumstances))
    }
}

impl InputLine {
    fn read(self, number: usize, lang: Lang) -> Result<Line, String> {
        let fault = |ko: &str, en: &str| {
            let what = lang.pick(ko, en);
            format!("lines {number}: {what}")
        };
        if !is_stat_code(&self.stat_code) {
            return Err(fault(
                "stat_code는 201-01과 같은 통계목입니다.",
                "stat_code is a statistical item, such as 201-01",
            ));
        }
        let (base, new) = (self.base.0, self.new.0);
        let current = self.current.map_or(base, |amount| amount.0);
        if [base, current, new].iter().any(|won| *won < Won::ZERO) {
            return Err(fault(
                "base, current, new는 0원보다 적을 수 없습니다.",
                "base, current and new can't be below nothing",
            ));
        }
        Ok(Line {
            path: Path {
                policy_program: self.policy_program,
                unit_program: self.unit_program,
                detailed_project: self.detailed_project,
                stat_code: self.stat_code,
            },
            base,
            current,
            new,
            waiting: self.waiting.into_iter().map(|amount| amount.0).collect(),
        })
    }
}

/// Three digits, a hyphen and two digits.
fn is_stat_code(code: &str) -> bool {
    let digits =
        |text: &str, length| text.len() == length && text.bytes().all(|byte| byte.is_ascii_digit());
    (code.split_once('-')).is_some_and(|(item, stat)| digits(item, 3) && digits(stat, 2))
}
