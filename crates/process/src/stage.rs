//! The stages of a year and what the time of a request makes of them.

use jiff::civil::Date;
use jiff::{SignedDuration, Timestamp};

use crate::refusal::{Fault, Refusal};
use crate::role::named;

named! {
    /// One stage of the year (domain process, in order).
    StageKind {
        /// 의제 찾기: agendas are looked for.
        Discovery = "discovery",
        /// 제안 모으기: residents hand in proposals.
        Proposals = "proposals",
        /// 함께 따져보기 (숙의·공론).
        Deliberation = "deliberation",
        /// 고르기: the resident vote and the selection.
        Selection = "selection",
        /// 계획과 협약.
        Planning = "planning",
        /// 실행.
        Execution = "execution",
        /// 정산과 평가.
        Settlement = "settlement",
    }
}

/// A stage with its time: open from `opens_at` (included) to `closes_at` (excluded).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stage {
    /// Which.
    pub kind: StageKind,
    /// First moment.
    pub opens_at: Timestamp,
    /// First moment that is too late.
    pub closes_at: Timestamp,
}

/// Where a moment lies against a stage.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Position {
    /// It has not begun.
    Ahead,
    /// It is running.
    Present,
    /// It is over.
    Past,
}

impl Stage {
    /// Where `now` lies.
    pub fn position(&self, now: Timestamp) -> Position {
        if now < self.opens_at {
            Position::Ahead
        } else if now < self.closes_at {
            Position::Present
        } else {
            Position::Past
        }
    }

    /// A stage from the first moment of one day in Seoul to the last moment of another.
    pub fn of_days(kind: StageKind, first: Date, last: Date) -> Stage {
        Stage {
            kind,
            opens_at: korean::seoul_midnight(first),
            closes_at: korean::seoul_midnight(last.tomorrow().unwrap_or(last)),
        }
    }

    /// The day in Seoul on which it opens.
    pub fn first_day(&self) -> Date {
        korean::seoul(self.opens_at).date()
    }

    /// The day in Seoul that holds its last moment.
    pub fn last_day(&self) -> Date {
        let last = self.closes_at.checked_sub(SignedDuration::from_millis(1));
        korean::seoul(last.unwrap_or(self.closes_at)).date()
    }

    /// How many days it touches, the first and the last included.
    pub fn days(&self) -> i64 {
        let span = self.first_day().until(self.last_day());
        span.map_or(0, |span| i64::from(span.get_days()) + 1)
    }
}

/// Refuses unless proposals are being taken at `now`, the time of the request.
///
/// # Errors
/// Says when the stage opens or since when it is closed.
pub fn proposals_open(stages: &[Stage], now: Timestamp) -> Result<(), Refusal> {
    let stage = stages.iter().find(|s| s.kind == StageKind::Proposals);
    let fault = match stage.map(|s| (s.position(now), s)) {
        Some((Position::Present, _)) => return Ok(()),
        Some((Position::Ahead, s)) => {
            Fault::new("refusal-proposals-ahead").moment("opens", s.opens_at)
        }
        Some((Position::Past, s)) => {
            Fault::new("refusal-proposals-past").deadline("closed", s.closes_at)
        }
        None => Fault::new("refusal-proposals-none"),
    };
    Err(Refusal::conflict(fault))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_stage_holds_its_first_moment_and_not_its_last() {
        let at = |s: &str| s.parse::<Timestamp>().expect("a timestamp");
        let stage = Stage {
            kind: StageKind::Proposals,
            opens_at: at("2026-03-01T00:00:00+09:00"),
            closes_at: at("2026-05-31T18:00:00+09:00"),
        };
        for (now, position) in [
            ("2026-02-28T23:59:59+09:00", Position::Ahead),
            ("2026-03-01T00:00:00+09:00", Position::Present),
            ("2026-05-31T17:59:59+09:00", Position::Present),
            ("2026-05-31T18:00:00+09:00", Position::Past),
        ] {
            assert_eq!(stage.position(at(now)), position, "{now}");
            let open = proposals_open(std::slice::from_ref(&stage), at(now)).is_ok();
            assert_eq!(open, position == Position::Present);
        }
    }
}
