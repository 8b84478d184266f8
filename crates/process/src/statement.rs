//! Statements about an agenda (한 줄 생각): residents write one idea in a line, and everybody
//! agrees, disagrees or passes on one at a time.
//!
//! Everybody can come in at any time while it is open, changes her mind as often as she likes,
//! and is asked next about what too few have answered, then about what is most open. Numbers of a few people are never
//! shown, and a facilitator may keep all of them back from those who have not said anything.

use deliberation::routing::{self, StatementTally};
use jiff::Timestamp;
use jiff::civil::Date;

use crate::id::StatementId;
use crate::opinion::Stance;
use crate::refusal::{Fault, Invalid, Refusal};
use crate::role::named;
use crate::rules::Limits;
use crate::text::Field;

/// With fewer votes than this no numbers of a statement, or of a group, are shown.
pub const CELL_FROM: i64 = 10;
/// From so many people on the votes are drawn as a map; below there are bars only.
pub const MAP_FROM: i64 = 50;
/// From so many people on the votes can be downloaded.
pub const EXPORT_FROM: i64 = 10;
/// At most so many statements can be asked for before results are seen.
const REVEAL_AFTER_MAX: i64 = 50;
/// So many statements at most are skipped at a time; then the first one comes again.
pub const SKIPPED_MAX: usize = 20;

named! {
    /// Who put a statement there.
    StatementOrigin {
        /// Somebody who lives, works or studies here.
        Resident = "resident",
        /// The facilitator, so that there is something to begin with.
        Seed = "seed",
    }
}

named! {
    /// What somebody has to do before she sees how others voted.
    Reveal {
        /// Nothing.
        Always = "always",
        /// Say what she thinks of the agenda.
        Opinion = "opinion",
        /// Vote on some statements.
        Statements = "statements",
    }
}

/// A statement as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct StatementForm {
    /// One idea.
    pub statement: String,
    /// Whether the facilitator gives it for the beginning.
    pub seed: bool,
}

impl StatementForm {
    /// Checks the text; contacts in it are masked.
    ///
    /// # Errors
    /// What is wrong with it.
    pub fn check(&self, limits: &Limits) -> Result<String, Invalid> {
        let mut invalid = Invalid::default();
        let text =
            Field::line("statement", limits.statement_max).check(&self.statement, &mut invalid);
        invalid.or(korean::mask_contacts_in(&text))
    }
}

/// Whether two statements say the same in the same letters.
pub fn same(one: &str, other: &str) -> bool {
    crate::text::name_key(one) == crate::text::name_key(other)
}

/// Reads what somebody votes.
///
/// # Errors
/// When it is neither agree, disagree nor pass.
pub fn check_vote(typed: &str) -> Result<Stance, Invalid> {
    typed
        .parse()
        .map_err(|_| Invalid::one("stance", Fault::new("fault-stance")))
}

/// How an agenda is deliberated online.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Settings {
    /// The first moment at which it is open; from the beginning when absent.
    pub opens_at: Option<Timestamp>,
    /// The first moment at which it is not open any more; as long as the agenda when absent.
    pub closes_at: Option<Timestamp>,
    /// What comes before seeing results.
    pub reveal: Reveal,
    /// On how many statements one has to vote for [`Reveal::Statements`].
    pub reveal_after: i64,
    /// Whether numbers are kept back from everybody while the agenda is on an open ballot.
    pub quiet_in_ballot: bool,
}

impl Default for Settings {
    /// Open while the agenda is, and everybody sees everything.
    fn default() -> Settings {
        Settings {
            opens_at: None,
            closes_at: None,
            reveal: Reveal::Always,
            reveal_after: 0,
            quiet_in_ballot: false,
        }
    }
}

/// Settings as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SettingsForm {
    /// The first day, or empty.
    pub days: String,
    /// The last day, or empty.
    pub days_last: String,
    /// The name of a [`Reveal`].
    pub reveal: String,
    /// On how many statements.
    pub reveal_after: String,
    /// Whether numbers are kept back during a ballot.
    pub quiet_in_ballot: bool,
}

impl SettingsForm {
    /// Checks all fields.
    ///
    /// # Errors
    /// All faulty fields at once.
    pub fn check(&self) -> Result<Settings, Invalid> {
        let mut invalid = Invalid::default();
        let mut day = |typed: &str| match typed.trim() {
            "" => None,
            text => match text.parse::<Date>() {
                Ok(day) if (2000..2100).contains(&day.year()) => Some(day),
                _ => {
                    invalid.push("days", Fault::new("fault-statement-day"));
                    None
                }
            },
        };
        let (first, last) = (day(&self.days), day(&self.days_last));
        if first.zip(last).is_some_and(|(first, last)| last < first) {
            invalid.push("days", Fault::new("fault-statement-days-order"));
        }
        let reveal = self.reveal.parse::<Reveal>().ok();
        if reveal.is_none() {
            invalid.push("reveal", Fault::new("fault-statement-reveal"));
        }
        let after = self.reveal_after.trim().parse::<i64>();
        let after = match (reveal, after) {
            (Some(Reveal::Statements), Ok(n)) if (1..=REVEAL_AFTER_MAX).contains(&n) => n,
            (Some(Reveal::Statements), _) => {
                let fault = Fault::new("fault-statement-reveal-after");
                let most = usize::try_from(REVEAL_AFTER_MAX).unwrap_or(usize::MAX);
                invalid.push("reveal_after", fault.number("max", most));
                0
            }
            _ => 0,
        };
        let start = |day: Date| korean::seoul_midnight(day);
        invalid.or(Settings {
            opens_at: first.map(start),
            closes_at: last.map(|day| start(day.tomorrow().unwrap_or(day))),
            reveal: reveal.unwrap_or(Reveal::Always),
            reveal_after: after,
            quiet_in_ballot: self.quiet_in_ballot,
        })
    }
}

/// Where the online deliberation of an agenda stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Phase {
    /// Its first day is to come.
    Ahead,
    /// Statements and votes are taken.
    Open,
    /// Its last day is over, or the agenda is not open any more.
    Closed,
}

impl Settings {
    /// The phase at `now` of an agenda that is open or not.
    pub fn phase(&self, agenda_open: bool, now: Timestamp) -> Phase {
        let over = self.closes_at.is_some_and(|at| at <= now);
        match (agenda_open, self.opens_at) {
            (false, _) => Phase::Closed,
            _ if over => Phase::Closed,
            (true, Some(at)) if now < at => Phase::Ahead,
            (true, _) => Phase::Open,
        }
    }
}

/// What a reader has done so far; a visitor has done nothing.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Done {
    /// Whether she said what she thinks of the agenda.
    pub opinion: bool,
    /// On how many statements she has voted.
    pub statements: i64,
    /// How many are left that she has not voted on.
    pub left: i64,
}

/// Why numbers are kept back from a reader.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kept {
    /// The agenda is on a ballot that is open now.
    Ballot,
    /// She has to say first what she thinks of the agenda.
    Opinion,
    /// She has to vote on so many more statements first.
    Statements(i64),
}

/// Decides whether a reader sees how others voted. After the close everybody does; while the
/// agenda is on an open ballot nobody does where that was set.
///
/// # Errors
/// Says why they are kept back.
pub fn revealed(
    settings: &Settings,
    phase: Phase,
    ballot_open: bool,
    done: Done,
) -> Result<(), Kept> {
    if settings.quiet_in_ballot && ballot_open {
        return Err(Kept::Ballot);
    }
    if phase == Phase::Closed {
        return Ok(());
    }
    match settings.reveal {
        Reveal::Opinion if !done.opinion => Err(Kept::Opinion),
        Reveal::Statements => {
            // There may be fewer than are asked for.
            let more = (settings.reveal_after - done.statements).min(done.left);
            match more {
                1.. => Err(Kept::Statements(more)),
                _ => Ok(()),
            }
        }
        _ => Ok(()),
    }
}

/// What the decisions need to know of statements of an agenda and of those of one person.
#[derive(Clone, Copy, Debug)]
pub struct Room {
    /// The phase.
    pub phase: Phase,
    /// How many statements the agenda has, hidden ones too.
    pub all: i64,
    /// How many of them the person wrote, hidden ones too.
    pub own: i64,
}

/// Decides whether a statement may be added. Seeds have no limit of their own.
///
/// # Errors
/// When it is not open, or there are too many.
pub fn add(limits: &Limits, room: Room, origin: StatementOrigin) -> Result<(), Refusal> {
    open(room.phase)?;
    let conflict = |key, most: i64| {
        let most = usize::try_from(most).unwrap_or(usize::MAX);
        Refusal::conflict(Fault::new(key).number("max", most))
    };
    let own = origin == StatementOrigin::Resident && room.own >= limits.statements_of_person;
    if own {
        let most = limits.statements_of_person;
        return Err(conflict("refusal-statement-own", most));
    }
    if room.all >= limits.statements_of_agenda {
        let most = limits.statements_of_agenda;
        return Err(conflict("refusal-statement-all", most));
    }
    Ok(())
}

/// Decides whether a vote on a statement is taken.
///
/// # Errors
/// When it is not open, or a moderator has hidden the statement.
pub fn vote(phase: Phase, hidden: bool) -> Result<(), Refusal> {
    open(phase)?;
    match hidden {
        true => Err(Refusal::conflict(Fault::new("refusal-statement-hidden"))),
        false => Ok(()),
    }
}

fn open(phase: Phase) -> Result<(), Refusal> {
    let refused = |key| Err(Refusal::conflict(Fault::new(key)));
    match phase {
        Phase::Open => Ok(()),
        Phase::Ahead => refused("refusal-statement-ahead"),
        Phase::Closed => refused("refusal-statement-closed"),
    }
}

/// A statement that can be asked about, with what was said of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Askable {
    /// Which.
    pub id: StatementId,
    /// How many people agree, disagree and pass.
    pub votes: [i64; 3],
    /// Whether she has voted on it.
    pub seen: bool,
}

/// The statement to ask about next, among those that she has neither voted on nor `skipped`:
/// what too few have answered comes first, then what it is most worth asking about; see
/// [`deliberation::routing`]. `mix` is another number for each person and each step, so that not everybody
/// meets statements in the same order; the same numbers give the same statement.
pub fn next(all: &[Askable], skipped: &[StatementId], mix: u64) -> Option<StatementId> {
    let tally = |one: &Askable| {
        let [agrees, disagrees, passes] = one
            .votes
            .map(|count| u32::try_from(count).unwrap_or(u32::MAX));
        StatementTally {
            agrees,
            disagrees,
            passes,
        }
    };
    let tallies: Vec<_> = all.iter().map(tally).collect();
    let passed = |one: &Askable| one.seen || skipped.contains(&one.id);
    let passed: Vec<_> = all.iter().map(passed).collect();
    let place = routing::next(&tallies, &passed, routing::draw(mix))?;
    all.get(place).map(|one| one.id)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::Rules;
    use jiff::civil::date;

    fn limits() -> &'static Limits {
        Rules::on(date(2026, 7, 1)).limits
    }

    fn form() -> SettingsForm {
        SettingsForm {
            days: "2026-05-01".into(),
            days_last: "2026-05-31".into(),
            reveal: "statements".into(),
            reveal_after: "3".into(),
            quiet_in_ballot: true,
        }
    }

    #[test]
    fn a_statement_is_one_line_of_one_idea() {
        let form = |text: &str| StatementForm {
            statement: text.into(),
            seed: false,
        };
        let masked = form("문의는\n010-1234-5678").check(limits());
        assert_eq!(masked.as_deref(), Ok("문의는 010-****-5678"));
        assert!(form(&"가".repeat(140)).check(limits()).is_ok());
        assert!(form(&"가".repeat(141)).check(limits()).is_err());
        assert!(form(" ").check(limits()).is_err());
        assert!(same("벤치를 늘리자", " 벤치를  늘리자!"));
        assert!(!same("벤치를 늘리자", "벤치를 줄이자"));
    }

    #[test]
    fn days_and_what_comes_before_results_are_checked() {
        let settings = form().check().expect("good settings");
        let at = |text: &str| text.parse::<Timestamp>().expect("a moment");
        assert_eq!(settings.opens_at, Some(at("2026-05-01T00:00:00+09:00")));
        assert_eq!(settings.closes_at, Some(at("2026-06-01T00:00:00+09:00")));
        assert_eq!((settings.reveal_after, settings.quiet_in_ballot), (3, true));
        for (now, phase) in [
            ("2026-04-30T23:59:59+09:00", Phase::Ahead),
            ("2026-05-01T00:00:00+09:00", Phase::Open),
            ("2026-05-31T23:59:59+09:00", Phase::Open),
            ("2026-06-01T00:00:00+09:00", Phase::Closed),
        ] {
            assert_eq!(settings.phase(true, at(now)), phase, "{now}");
            assert_eq!(settings.phase(false, at(now)), Phase::Closed, "{now}");
        }
        let mut faulty = form();
        faulty.days = "2026-06-01".into();
        faulty.reveal_after = "0".into();
        let faults = faulty.check().expect_err("two faults").0;
        let keys: Vec<_> = faults.iter().map(|f| f.fault.key).collect();
        assert_eq!(
            keys,
            ["fault-statement-days-order", "fault-statement-reveal-after"]
        );
    }

    #[test]
    fn results_are_kept_back_until_one_has_voted_and_during_a_ballot() {
        let mut settings = form().check().expect("good settings");
        let done = |opinion, statements| Done {
            opinion,
            statements,
            left: 20,
        };
        let see = |settings: &Settings, phase, ballot, done| {
            revealed(settings, phase, ballot, done).err()
        };
        use Phase::{Closed, Open};
        assert_eq!(
            see(&settings, Open, false, done(true, 1)),
            Some(Kept::Statements(2))
        );
        assert_eq!(see(&settings, Open, false, done(false, 3)), None);
        let mut all = done(false, 1);
        all.left = 0;
        assert_eq!(see(&settings, Open, false, all), None, "there are no more");
        assert_eq!(see(&settings, Closed, false, done(false, 0)), None);
        assert_eq!(
            see(&settings, Closed, true, done(true, 9)),
            Some(Kept::Ballot)
        );
        settings.reveal = Reveal::Opinion;
        settings.quiet_in_ballot = false;
        assert_eq!(
            see(&settings, Open, true, done(false, 9)),
            Some(Kept::Opinion)
        );
        assert_eq!(see(&settings, Open, true, done(true, 0)), None);
    }

    #[test]
    fn there_is_room_for_so_many() {
        let limits = limits();
        let key = |phase, all, own, origin| {
            let room = Room { phase, all, own };
            add(limits, room, origin).err().map(|r| r.fault.key)
        };
        use StatementOrigin::{Resident, Seed};
        assert_eq!(key(Phase::Open, 0, 0, Resident), None);
        assert_eq!(
            key(Phase::Open, 20, 10, Resident),
            Some("refusal-statement-own")
        );
        assert_eq!(key(Phase::Open, 20, 10, Seed), None);
        assert_eq!(
            key(Phase::Open, 500, 0, Seed),
            Some("refusal-statement-all")
        );
        assert_eq!(
            key(Phase::Ahead, 0, 0, Resident),
            Some("refusal-statement-ahead")
        );
        let hidden = vote(Phase::Open, true).expect_err("a hidden one");
        assert_eq!(hidden.fault.key, "refusal-statement-hidden");
    }

    #[test]
    fn what_too_few_have_answered_comes_first_and_nobody_shares_an_order() {
        let asked = |votes: &[[i64; 3]]| -> Vec<Askable> {
            let all = (1..).map(StatementId).zip(votes);
            all.map(|(id, votes)| Askable {
                id,
                votes: *votes,
                seen: false,
            })
            .collect()
        };
        let of = |id| Some(StatementId(id));
        let mut all = asked(&[[20, 20, 0], [4, 0, 0], [38, 2, 0]]);
        for mix in 0..50 {
            assert_eq!(next(&all, &[], mix), of(2), "the floor comes first");
        }
        // Above the floor what is open is asked about more often than what is settled.
        let skipped = [StatementId(2)];
        let shown: Vec<_> = (0..200)
            .filter_map(|mix| next(&all, &skipped, mix))
            .collect();
        let open = shown.iter().filter(|id| id.0 == 1).count();
        assert!((110..200).contains(&open), "{open} of 200 met the open one");
        assert_eq!(shown.len(), 200);
        all[0].seen = true;
        assert_eq!(next(&all, &skipped, 9), of(3));
        all[2].seen = true;
        assert_eq!(next(&all, &skipped, 9), None);
        let equal = asked(&[[6, 6, 0]; 12]);
        let firsts: std::collections::BTreeSet<_> =
            (0..40).filter_map(|mix| next(&equal, &[], mix)).collect();
        assert!(firsts.len() > 5, "{firsts:?}");
        assert_eq!(next(&equal, &[], 7), next(&equal, &[], 7));
    }
}
