//! What the change rule finds.

use serde::{Deserialize, Serialize};

use super::figures::Figures;
use super::law::Article;
use crate::won::Won;

/// Who decides on exactly the limit. "Within 10 %" and "10 % or more" both hold there, so the
/// parties choose.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum AtLimit {
    /// The council.
    Council,
    /// The city.
    City,
}

/// Why the city has to approve.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum CityReason {
    /// More moved than the agreement leaves to the council.
    OverLimit,
    /// Money moved between unit programmes or budget items (전용), whatever the amount.
    Diversion,
}

/// Who decides, or why nobody can.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", tag = "verdict", content = "because")]
pub enum Verdict {
    /// Execution has not begun: both parties sign a new version of the agreement.
    AgreementRevision,
    /// The council decides.
    CouncilDecision,
    /// The city is consulted and approves, both before anything is spent.
    CityApproval(CityReason),
    /// There is not so much money: a supplementary budget (추경) has to be voted.
    SupplementRequired,
    /// Money would leave its policy programme (이용), which needs a vote first.
    BlockedTransfer,
    /// An article forbids it.
    Blocked,
    /// Purpose, place or beneficiaries change, and no money moves: the council decides and
    /// the city is told.
    ContentChange,
    /// Nothing changes.
    Nothing,
}

impl Verdict {
    /// The name in data, addresses and message keys.
    pub fn as_str(self) -> &'static str {
        match self {
            Verdict::AgreementRevision => "agreement-revision",
            Verdict::CouncilDecision => "council-decision",
            Verdict::CityApproval(CityReason::OverLimit) => "city-over-limit",
            Verdict::CityApproval(CityReason::Diversion) => "city-diversion",
            Verdict::SupplementRequired => "supplement-required",
            Verdict::BlockedTransfer => "blocked-transfer",
            Verdict::Blocked => "blocked",
            Verdict::ContentChange => "content-change",
            Verdict::Nothing => "nothing",
        }
    }

    /// The verdict with this name.
    pub fn from_name(name: &str) -> Option<Verdict> {
        Verdict::ALL
            .into_iter()
            .find(|verdict| verdict.as_str() == name)
    }

    /// Every verdict.
    pub const ALL: [Verdict; 9] = [
        Verdict::AgreementRevision,
        Verdict::CouncilDecision,
        Verdict::CityApproval(CityReason::OverLimit),
        Verdict::CityApproval(CityReason::Diversion),
        Verdict::SupplementRequired,
        Verdict::BlockedTransfer,
        Verdict::Blocked,
        Verdict::ContentChange,
        Verdict::Nothing,
    ];

    /// Who decides, without the reason: `city-approval` for either reason of the city, and
    /// `council-decision` where nothing changes, because nobody else need be asked.
    pub fn kind(self) -> &'static str {
        match self {
            Verdict::CityApproval(_) => "city-approval",
            Verdict::Nothing => Verdict::CouncilDecision.as_str(),
            other => other.as_str(),
        }
    }

    /// Why.
    pub fn reason(self) -> Reason {
        match self {
            Verdict::AgreementRevision => Reason::BeforeExecution,
            Verdict::CouncilDecision | Verdict::Nothing => Reason::WithinLimit,
            Verdict::CityApproval(CityReason::OverLimit) => Reason::OverLimit,
            Verdict::CityApproval(CityReason::Diversion) => Reason::Diversion,
            Verdict::SupplementRequired => Reason::TotalIncrease,
            Verdict::BlockedTransfer => Reason::CrossProgram,
            Verdict::Blocked => Reason::Forbidden,
            Verdict::ContentChange => Reason::Purpose,
        }
    }

    /// Whether such a change can be proposed to the council.
    pub fn can_be_proposed(self) -> bool {
        matches!(
            self,
            Verdict::CouncilDecision | Verdict::CityApproval(_) | Verdict::ContentChange
        )
    }

    /// Whether the city has to approve after the council decided.
    pub fn needs_city(self) -> bool {
        matches!(self, Verdict::CityApproval(_))
    }
}

/// Why a change is decided by whom it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reason {
    /// Before execution begins both parties sign again.
    BeforeExecution,
    /// What moves is within the limit.
    WithinLimit,
    /// It is over the limit.
    OverLimit,
    /// It leaves its unit programme or budget item (전용).
    Diversion,
    /// The total rises (추경).
    TotalIncrease,
    /// It leaves its policy programme (이용).
    CrossProgram,
    /// An article forbids it.
    Forbidden,
    /// No money moves, but purpose, place or beneficiaries change.
    Purpose,
}

impl Reason {
    /// The name in data.
    pub fn as_str(self) -> &'static str {
        match self {
            Reason::BeforeExecution => "before-execution",
            Reason::WithinLimit => "within-limit",
            Reason::OverLimit => "over-limit",
            Reason::Diversion => "diversion",
            Reason::TotalIncrease => "total-increase",
            Reason::CrossProgram => "cross-program",
            Reason::Forbidden => "forbidden",
            Reason::Purpose => "purpose",
        }
    }
}

/// The clause of the agreement that a verdict rests on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Clause {
    /// Before execution begins both parties sign again.
    ExecutionStart,
    /// Who decides below the limit and who above it.
    Limit,
    /// Who decides on exactly the limit.
    AtLimit,
    /// Whatever leaves its unit programme or budget item is the city's.
    Diversion,
    /// Purpose, place and beneficiaries.
    Content,
}

impl Clause {
    /// The name in data, addresses and message keys.
    pub fn as_str(self) -> &'static str {
        match self {
            Clause::ExecutionStart => "execution-start",
            Clause::Limit => "limit",
            Clause::AtLimit => "at-limit",
            Clause::Diversion => "diversion",
            Clause::Content => "content",
        }
    }
}

/// The verdict with the article and the figures it was computed from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Judgement {
    /// Who decides, or why nobody can.
    #[serde(flatten)]
    pub verdict: Verdict,
    /// The clause of the agreement that says so, where one does.
    pub clause: Option<Clause>,
    /// The article that says so, where a law does.
    pub article: Option<Article>,
    /// The sum of the baseline.
    pub base_total: Won,
    /// The sum of what is proposed.
    pub new_total: Won,
    /// For each project, or for the district as a whole: what moved against the limit.
    pub projects: Vec<Figures>,
}

impl Judgement {
    /// The project touched by this change that is nearest to its limit, or furthest over it;
    /// of all projects where none is touched.
    pub fn tightest(&self) -> Option<&Figures> {
        let touched = self.projects.iter().filter(|f| f.own != Won::ZERO);
        touched
            .min_by_key(|figures| figures.headroom)
            .or_else(|| self.projects.iter().min_by_key(|figures| figures.headroom))
    }
}
