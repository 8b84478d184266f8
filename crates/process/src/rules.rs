//! Numbers that laws and terms set: dated data, not code.
//!
//! The file `data/rules.toml` holds each number with the day from which it applies and, where
//! a law set it, the clause. [`Rules::on`] answers for a day.

use std::sync::LazyLock;

use jiff::civil::Date;
use serde::Deserialize;

use crate::term::Term;

/// Everything in force on one day.
#[derive(Clone, Copy, Debug)]
pub struct Rules {
    /// Lengths, amounts and times of the service.
    pub limits: &'static Limits,
    /// Who counts as a citizen.
    pub eligibility: &'static EligibilityRule,
    /// When a guardian has to agree.
    pub guardian: &'static GuardianRule,
    /// Names that nobody but staff may take.
    pub names: &'static NameRule,
    /// How resident votes are counted.
    pub counting: &'static CountingTerms,
    /// How long what has done its duty is kept.
    pub retention: &'static Retention,
    /// How the council resolves.
    pub council: &'static CouncilRule,
    /// How long everybody has.
    pub terms: &'static Terms,
    /// What the stages of a year should have.
    pub criteria: &'static CriteriaRule,
    /// What a year is planned backwards from.
    pub planner: &'static PlannerRule,
    /// Who has the last word on what is selected, where a year says nothing else.
    pub selection: &'static SelectionRule,
    /// What an agreement begins with, where the parties write nothing else.
    pub agreement: &'static AgreementRule,
    /// Until when diversions of a quarter are reported.
    pub diversion: &'static DiversionRule,
    /// What a scheme of the evaluation begins with.
    pub evaluation: &'static EvaluationRule,
}

/// Limits of the service. Lengths are in characters.
#[derive(Clone, Debug, Deserialize)]
#[expect(
    missing_docs,
    reason = "the names and units are those of the data file"
)]
pub struct Limits {
    #[serde(deserialize_with = "day")]
    from: Date,
    pub title_max: usize,
    pub need_max: usize,
    pub body_max: usize,
    pub document_max: usize,
    pub place_max: usize,
    pub photos_max: usize,
    pub photo_bytes_max: usize,
    pub photo_dots_max: u64,
    pub photo_side_max: u32,
    pub photo_alt_max: usize,
    pub photos_loose_max: i64,
    pub draft_max: usize,
    pub coauthors_max: usize,
    pub project_owners_max: usize,
    pub evidence_max: i64,
    pub evidence_pdf_bytes_max: usize,
    pub reason_max: usize,
    pub statement_max: usize,
    pub statements_of_person: i64,
    pub statements_of_agenda: i64,
    pub body_name_max: usize,
    pub body_purpose_max: usize,
    pub members_import_max: usize,
    pub import_rows_max: usize,
    pub import_bytes_max: usize,
    pub import_unpacked_max: u64,
    pub import_sheets_max: usize,
    pub import_text_max: usize,
    pub recruitment_seats_max: u32,
    pub recruitment_days_least: i64,
    pub recruitment_days_most: i64,
    pub applications_max: i64,
    pub comment_max: usize,
    pub review_lines_max: usize,
    pub departments_max: usize,
    pub expert_points_max: usize,
    pub bulk_max: usize,
    pub minutes_max: usize,
    pub room_card_max: usize,
    pub room_cards_max: usize,
    pub room_cards_of_person: i64,
    pub room_notes_max: i64,
    pub room_notes_of_person: i64,
    pub room_turns_of_person: i64,
    pub room_people_max: i64,
    pub room_grace_minutes: i64,
    pub link_max: usize,
    pub meeting_late_days: i64,
    pub series_meetings_max: usize,
    pub check_in_hours: i64,
    pub access_needs_max: i64,
    pub display_name_max: usize,
    pub identity_name_max: usize,
    pub cost_max_won: i64,
    pub code_minutes: i64,
    pub desk_code_minutes: i64,
    pub desk_codes_per_day: i64,
    pub namesakes_max: usize,
    pub code_attempts: i64,
    pub codes_per_hour: i64,
    pub code_askers_of_an_address: i64,
    pub codes_per_network_hour: i64,
    pub session_idle_days: i64,
    pub session_days: i64,
    pub staff_session_idle_minutes: i64,
    pub staff_session_hours: i64,
    pub first_run_hours: i64,
    pub seal_grace_seconds: i64,
    pub vote_ahead_days: i64,
    pub vote_days: i64,
    pub support_criteria_max: usize,
    pub support_districts_max: usize,
    pub consent_version: i64,
}

/// Who may take part, with the clauses that say so.
#[derive(Debug, Deserialize)]
#[expect(missing_docs, reason = "the names are those of the data file")]
pub struct EligibilityRule {
    #[serde(deserialize_with = "day")]
    from: Date,
    pub bases: Vec<String>,
    pub law_ko: String,
    pub law_en: String,
    pub basis_clause_ko: String,
    pub basis_clause_en: String,
    pub official_clause_ko: String,
    pub official_clause_en: String,
    pub official_terms_ko: String,
    pub official_terms_en: String,
}

/// Below which age, in years, a guardian has to agree to the use of a child's data.
#[derive(Debug, Deserialize)]
#[expect(missing_docs, reason = "the names are those of the data file")]
pub struct GuardianRule {
    #[serde(deserialize_with = "day")]
    from: Date,
    pub below_years: i16,
    pub law_ko: String,
    pub law_en: String,
    pub clause_ko: String,
    pub clause_en: String,
}

/// Words of offices, each in the form of [`name_key`](crate::text::name_key): those that no
/// shown name may hold anywhere, those that none may begin or end with, and those that none
/// may have as a word.
#[derive(Debug, Deserialize)]
#[expect(missing_docs, reason = "the names are those of the data file")]
pub struct NameRule {
    #[serde(deserialize_with = "day")]
    from: Date,
    pub anywhere: Vec<String>,
    pub at_edges: Vec<String>,
    pub as_words: Vec<String>,
}

/// What is announced with every vote about its count, by the names of crate `allocation`.
#[derive(Debug, Deserialize)]
#[expect(missing_docs, reason = "the names are those of the data file")]
pub struct CountingTerms {
    #[serde(deserialize_with = "day")]
    from: Date,
    pub utility: String,
    pub completion: String,
    pub ties: String,
}

/// How long rows are kept that have done their duty.
#[derive(Debug, Deserialize)]
#[expect(
    missing_docs,
    reason = "the names and units are those of the data file"
)]
pub struct Retention {
    #[serde(deserialize_with = "day")]
    from: Date,
    pub form_answers_days: i64,
    pub codes_hours: i64,
    pub sessions_days: i64,
    pub notices_days: i64,
    pub unconsented_days: i64,
    pub room_names_days: i64,
    pub check_in_marks_days: i64,
    pub access_needs_days: i64,
    pub applications_days: i64,
    pub photos_loose_days: i64,
    pub drafts_days: i64,
}

/// How a council resolves: fractions as `[numerator, denominator]`, to be exceeded.
#[derive(Debug, Deserialize)]
#[expect(missing_docs, reason = "the names are those of the data file")]
pub struct CouncilRule {
    #[serde(deserialize_with = "day")]
    from: Date,
    pub quorum_more_than: [u32; 2],
    pub majority_more_than: [u32; 2],
    pub renewals_max: i64,
    pub convene_share: [i64; 2],
    pub law_ko: String,
    pub law_en: String,
}

impl CouncilRule {
    /// The day from which it applies.
    pub fn since(&self) -> Date {
        self.from
    }
}

/// How long everybody has; each [`Term`] with the law or the promise it comes from.
#[derive(Debug, Deserialize)]
#[expect(missing_docs, reason = "the names are those of the data file")]
pub struct Terms {
    #[serde(deserialize_with = "day")]
    from: Date,
    pub minutes: Term,
    pub meeting_notice: Term,
    pub convening: Term,
    pub convened_meeting: Term,
    pub inbox_answer: Term,
    pub referral_appeal: Term,
    pub officer_note: Term,
    pub officer_answer: Term,
    pub merge_consent: Term,
    pub hearing: Term,
    pub completion: Term,
    pub change_council: Term,
    pub change_city: Term,
    pub refund: Term,
    pub acting_report: Term,
    pub review_card: Term,
    pub review_return: Term,
    pub review_answer: Term,
    pub review_appeal: Term,
    pub expert_review: Term,
    pub evaluation_objection: Term,
    pub evaluation_answer: Term,
    pub review_remind_days: i64,
    pub deliberation_least_days: i64,
}

/// Until when diversions (전용) of a quarter are reported: the end of the month that comes so
/// many months after its last one.
#[derive(Debug, Deserialize)]
#[expect(missing_docs, reason = "the names are those of the data file")]
pub struct DiversionRule {
    #[serde(deserialize_with = "day")]
    from: Date,
    pub months_after: u8,
    pub law_ko: String,
    pub law_en: String,
}

/// What a year is planned backwards from; the share is a fraction as `[numerator, denominator]`.
#[derive(Debug, Deserialize)]
#[expect(missing_docs, reason = "the names are those of the data file")]
pub struct PlannerRule {
    #[serde(deserialize_with = "day")]
    from: Date,
    pub submission_days: i64,
    pub law_ko: String,
    pub law_en: String,
    pub deliberation_least_share: [i64; 2],
    pub deliberation_weight: i64,
    pub discovery_least_days: i64,
    pub proposals_least_days: i64,
    pub selection_least_days: i64,
    pub planning_least_days: i64,
}

/// What the stages of a year should have, one a line: stage, `entry` or `exit`, what is counted,
/// and how many; see [`criterion`](crate::criterion).
#[derive(Debug, Deserialize)]
#[expect(missing_docs, reason = "the names are those of the data file")]
pub struct CriteriaRule {
    #[serde(deserialize_with = "day")]
    from: Date,
    pub list: Vec<String>,
}

/// Who has the last word on what is selected: a name of [`LastWord`](crate::selection::LastWord).
#[derive(Debug, Deserialize)]
#[expect(missing_docs, reason = "the names are those of the data file")]
pub struct SelectionRule {
    #[serde(deserialize_with = "day")]
    from: Date,
    pub last_word: String,
}

/// What an agreement begins with. The limit is a fraction as `[numerator, denominator]`;
/// `at_limit` says who decides on exactly the limit, `council` or `city`.
#[derive(Debug, Deserialize)]
#[expect(missing_docs, reason = "the names are those of the data file")]
pub struct AgreementRule {
    #[serde(deserialize_with = "day")]
    from: Date,
    pub limit: [u32; 2],
    pub at_limit: String,
}

/// What a scheme begins with: the name of an [`Area`](crate::evaluation::Area) and its weight,
/// one a line, 100 together.
#[derive(Debug, Deserialize)]
#[expect(missing_docs, reason = "the names are those of the data file")]
pub struct EvaluationRule {
    #[serde(deserialize_with = "day")]
    from: Date,
    pub weights: Vec<String>,
}

#[derive(Deserialize)]
struct File {
    limits: Vec<Limits>,
    eligibility: Vec<EligibilityRule>,
    guardian: Vec<GuardianRule>,
    names: Vec<NameRule>,
    counting: Vec<CountingTerms>,
    retention: Vec<Retention>,
    council: Vec<CouncilRule>,
    terms: Vec<Terms>,
    planner: Vec<PlannerRule>,
    criteria: Vec<CriteriaRule>,
    selection: Vec<SelectionRule>,
    agreement: Vec<AgreementRule>,
    diversion: Vec<DiversionRule>,
    evaluation: Vec<EvaluationRule>,
}

pub(crate) fn day<'de, D: serde::Deserializer<'de>>(deserializer: D) -> Result<Date, D::Error> {
    let written = toml::value::Datetime::deserialize(deserializer)?;
    written
        .to_string()
        .parse()
        .map_err(serde::de::Error::custom)
}

static FILE: LazyLock<File> = LazyLock::new(|| {
    toml::from_str(include_str!("../data/rules.toml")).expect("a test reads the rules")
});

impl Rules {
    /// The rules in force on `today`, in Seoul.
    ///
    /// A day before the first entry gets the first entry: history is shown by the oldest
    /// rule that is known.
    pub fn on(today: Date) -> Rules {
        Rules {
            limits: in_force(&FILE.limits, today, |l| l.from),
            eligibility: in_force(&FILE.eligibility, today, |e| e.from),
            guardian: in_force(&FILE.guardian, today, |g| g.from),
            names: in_force(&FILE.names, today, |n| n.from),
            counting: in_force(&FILE.counting, today, |c| c.from),
            retention: in_force(&FILE.retention, today, |r| r.from),
            council: in_force(&FILE.council, today, |c| c.from),
            terms: in_force(&FILE.terms, today, |t| t.from),
            criteria: in_force(&FILE.criteria, today, |c| c.from),
            planner: in_force(&FILE.planner, today, |p| p.from),
            selection: in_force(&FILE.selection, today, |s| s.from),
            agreement: in_force(&FILE.agreement, today, |a| a.from),
            diversion: in_force(&FILE.diversion, today, |d| d.from),
            evaluation: in_force(&FILE.evaluation, today, |e| e.from),
        }
    }
}

/// The latest entry that applies on `today`, in whatever order they stand; else the oldest.
pub(crate) fn in_force<T>(entries: &[T], today: Date, from: impl Fn(&T) -> Date) -> &T {
    let latest = entries
        .iter()
        .filter(|e| from(e) <= today)
        .max_by_key(|e| from(e));
    latest
        .or_else(|| entries.iter().min_by_key(|e| from(e)))
        .expect("the file holds at least one entry of each kind")
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn rules_are_read_and_dated() {
        let rules = Rules::on(date(2026, 7, 1));
        assert_eq!(rules.limits.title_max, 80);
        assert_eq!(rules.eligibility.official_clause_ko, "제2조제2항");
        assert_eq!(rules.council.quorum_more_than, [1, 2]);
        assert_eq!(Rules::on(date(1999, 1, 1)).limits.title_max, 80);
    }

    #[test]
    fn the_entry_of_the_day_is_found_in_any_order() {
        let entries = [
            ("second", date(2025, 3, 1)),
            ("first", date(2020, 1, 1)),
            ("third", date(2026, 7, 1)),
        ];
        for (today, expected) in [
            (date(1999, 1, 1), "first"),
            (date(2019, 12, 31), "first"),
            (date(2020, 1, 1), "first"),
            (date(2025, 2, 28), "first"),
            (date(2025, 3, 1), "second"),
            (date(2026, 6, 30), "second"),
            (date(2026, 7, 1), "third"),
            (date(2099, 1, 1), "third"),
        ] {
            let (name, _) = in_force(&entries, today, |(_, from)| *from);
            assert_eq!(*name, expected, "{today}");
        }
    }
}
