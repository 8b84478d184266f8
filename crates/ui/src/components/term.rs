//! The words of the site: plain ones first, the official term one link away.

use korean::{Lang, t, tr};
use maud::{Markup, html};

use crate::Example;
use crate::example::example;

/// The groups of the glossary, each with the heading `glossary-{group}`.
const GROUPS: [&str; 5] = ["who", "year", "idea", "money", "paper"];

macro_rules! terms {
    ($($(#[$doc:meta])* $variant:ident = $id:literal in $group:literal;)*) => {
        /// A word that is explained on `/glossary`, under its own name as the anchor. Its plain
        /// name is the message `term-{id}`, what offices say `term-{id}-official` and what it
        /// means `term-{id}-text`.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum Term {
            $($(#[$doc])* $variant,)*
        }

        impl Term {
            /// Every word, in the order of the glossary.
            pub const ALL: &'static [Term] = &[$(Term::$variant),*];

            /// The anchor on `/glossary`.
            pub fn as_str(self) -> &'static str {
                match self { $(Term::$variant => $id),* }
            }

            fn group(self) -> &'static str {
                match self { $(Term::$variant => $group),* }
            }
        }
    };
}

terms! {
    /// 구단위계획형 시민참여예산.
    DistrictPlan = "district-plan" in "who";
    /// 협치.
    Governance = "governance" in "who";
    /// 협치회의.
    Council = "council" in "who";
    /// 협치위원.
    CouncilMember = "council-member" in "who";
    /// 민간위원.
    PrivateMember = "private-member" in "who";
    /// 공동의장.
    CoChair = "co-chair" in "who";
    /// 간사.
    Secretary = "secretary" in "who";
    /// 협치지원관.
    SupportOfficer = "support-officer" in "who";
    /// 주민참여예산위원회.
    BudgetCommittee = "budget-committee" in "who";
    /// 분과회의.
    SubCommittee = "sub-committee" in "who";
    /// 개방형.
    OpenMembership = "open-membership" in "who";
    /// 워킹그룹.
    WorkingGroup = "working-group" in "who";
    /// 담당 부서.
    Department = "department" in "who";
    /// 행정동.
    Neighborhood = "neighborhood" in "who";
    /// 주민.
    Resident = "resident" in "who";
    /// 의제 발굴.
    Discovery = "discovery" in "year";
    /// 숙의.
    Deliberation = "deliberation" in "year";
    /// 공론장.
    Forum = "forum" in "year";
    /// 선정.
    Selection = "selection" in "year";
    /// 계획수립.
    Planning = "planning" in "year";
    /// 협약.
    Agreement = "agreement" in "year";
    /// 실행.
    Execution = "execution" in "year";
    /// 정산.
    Settlement = "settlement" in "year";
    /// 평가.
    Evaluation = "evaluation" in "year";
    /// 제안.
    Proposal = "proposal" in "idea";
    /// 의제.
    Agenda = "agenda" in "idea";
    /// 민원.
    Complaint = "complaint" in "idea";
    /// 구분.
    Classify = "classify" in "idea";
    /// 변형.
    Transform = "transform" in "idea";
    /// 융합.
    Merge = "merge" in "idea";
    /// 우선순위.
    Priority = "priority" in "idea";
    /// 투표.
    Ballot = "ballot" in "idea";
    /// 투표권자.
    EligibleVoter = "eligible-voter" in "idea";
    /// 본인확인.
    IdentityProof = "identity-proof" in "idea";
    /// 동등 몫 방법.
    EqualShares = "equal-shares" in "idea";
    /// 회의.
    Meeting = "meeting" in "idea";
    /// 의사정족수.
    Quorum = "quorum" in "idea";
    /// 회의록.
    Minutes = "minutes" in "idea";
    /// 건의사항.
    Suggestion = "suggestion" in "idea";
    /// 시민참여예산.
    ParticipatoryBudget = "participatory-budget" in "money";
    /// 회계연도.
    FiscalYear = "fiscal-year" in "money";
    /// 정책사업.
    PolicyProgram = "policy-program" in "money";
    /// 단위사업.
    UnitProgram = "unit-program" in "money";
    /// 세부사업.
    DetailedProject = "detailed-project" in "money";
    /// 편성목.
    BudgetItem = "budget-item" in "money";
    /// 통계목.
    StatItem = "stat-item" in "money";
    /// 예산변경.
    BudgetChange = "budget-change" in "money";
    /// 전용.
    Diversion = "diversion" in "money";
    /// 이용.
    CrossProgramTransfer = "cross-program-transfer" in "money";
    /// 변경사용.
    InternalReallocation = "internal-reallocation" in "money";
    /// 추가경정예산.
    Supplementary = "supplementary-budget" in "money";
    /// 이월.
    CarryOver = "carry-over" in "money";
    /// 사전협의.
    PriorConsultation = "prior-consultation" in "money";
    /// 집행잔액.
    Balance = "balance" in "money";
    /// 반납.
    Refund = "refund" in "money";
    /// 증빙.
    Evidence = "evidence" in "money";
    /// 결재문서.
    ApprovalDocument = "approval-document" in "paper";
    /// 기안.
    Draft = "draft" in "paper";
    /// 대결.
    ActingApproval = "acting-approval" in "paper";
    /// 문서번호.
    DocumentNumber = "document-number" in "paper";
    /// 붙임.
    Attachment = "attachment" in "paper";
    /// 공개 구분.
    Disclosure = "disclosure" in "paper";
    /// 보존기간.
    Retention = "retention" in "paper";
    /// 공공누리.
    Licence = "licence" in "paper";
    /// 결과보고.
    ResultReport = "result-report" in "paper";
}

impl Term {
    /// The plain name.
    pub fn plain(self, lang: Lang) -> String {
        t(lang, &format!("term-{}", self.as_str()))
    }

    /// What offices say.
    pub fn official(self, lang: Lang) -> String {
        t(lang, &format!("term-{}-official", self.as_str()))
    }

    /// Where it is explained.
    pub fn href(self) -> String {
        format!("/glossary#{}", self.as_str())
    }

    fn text(self, lang: Lang) -> String {
        t(lang, &format!("term-{}-text", self.as_str()))
    }
}

/// The plain name of a word, then the official term in brackets as a link to the glossary:
/// 함께 따져보기 (숙의). For the first use on a page; later the plain name stands alone. A word
/// whose official term is the plain one is a link itself.
pub fn term_link(lang: Lang, term: Term) -> Markup {
    term_link_as(lang, &term.plain(lang), term)
}

/// The same with a plain name of somebody's own, such as what a district calls its year.
pub fn term_link_as(lang: Lang, plain: &str, term: Term) -> Markup {
    let official = term.official(lang);
    html! {
        @if plain == official {
            a.term href=(term.href()) { (plain) }
        } @else {
            (crate::own_words(lang, plain)) " "
            span.official { "(" a.term href=(term.href()) { (official) } ")" }
        }
    }
}

/// All words with what they mean, in groups that can be jumped to.
pub fn glossary(lang: Lang) -> Markup {
    html! {
        nav.contents aria-label=(t(lang, "glossary-contents")) {
            ul role="list" {
                @for group in GROUPS {
                    li { a href={ "#group-" (group) } { (t(lang, &format!("glossary-{group}"))) } }
                }
            }
        }
        @for group in GROUPS {
            section.section id={ "group-" (group) } {
                h2 { (t(lang, &format!("glossary-{group}"))) }
                (entries(lang, Term::ALL.iter().filter(|term| term.group() == group)))
            }
        }
    }
}

fn entries<'a>(lang: Lang, terms: impl Iterator<Item = &'a Term>) -> Markup {
    let other = lang.other();
    html! {
        dl.glossary {
            @for term in terms {
                div id=(term.as_str()) {
                    dt { (term.plain(lang)) }
                    dd {
                        p { (term.text(lang)) }
                        p.meta {
                            (t(lang, "glossary-official")) ": " (term.official(lang)) " · "
                            (t(lang, "glossary-other")) ": "
                            span lang=(other.as_str()) { (term.official(other)) }
                        }
                    }
                }
            }
        }
    }
}

/// One sentence that says how many words there are, for the head of the page.
pub fn glossary_lead(lang: Lang) -> String {
    tr(lang, "glossary-lead", &[("count", Term::ALL.len().into())])
}

pub(crate) fn examples() -> Vec<Example> {
    vec![
        example!(
            "쉬운 말과 공식 용어",
            "A plain word and its official term",
            |lang| html! {
                p { (term_link(lang, Term::Deliberation)) }
            }
        ),
        example!(
            "구가 부르는 이름",
            "What a district calls it",
            |lang| {
                let own = lang.pick(
                    "하늘구 주민이 짜는 2027년 계획예산",
                    "Haneul-gu plans 2027 together",
                );
                html! { p { (term_link_as(lang, own, Term::DistrictPlan)) } }
            }
        ),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_word_is_explained_once_in_both_languages() {
        for term in Term::ALL {
            assert!(GROUPS.contains(&term.group()), "{term:?}");
            for end in ["", "-official", "-text"] {
                let key = format!("term-{}{end}", term.as_str());
                assert!(korean::has(&key), "{key}");
            }
            let same = Term::ALL.iter().filter(|t| t.as_str() == term.as_str());
            assert_eq!(same.count(), 1, "{term:?}");
        }
        assert!(Term::ALL.len() >= 30);
    }

    #[test]
    fn the_plain_word_stands_first() {
        let markup = term_link(Lang::Ko, Term::Deliberation).into_string();
        let link = "<a class=\"term\" href=\"/glossary#deliberation\">숙의</a>";
        assert!(
            markup.starts_with("함께 따져보기 ") && markup.contains(link),
            "{markup}"
        );
        let same = term_link(Lang::Ko, Term::Proposal).into_string();
        assert_eq!(
            same,
            "<a class=\"term\" href=\"/glossary#proposal\">제안</a>"
        );
    }
}
