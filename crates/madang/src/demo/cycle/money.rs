//! The money of the year: plan, agreement, changes, spending, settlement, result report.

use finance::Won;
use jiff::Timestamp;
use process::agreement::{AgreementForm, Party};
use process::agreement_notice::ShownForm;
use process::budget_change::ChangeForm;
use process::document::DocumentForm;
use process::evidence::EvidenceForm;
use process::id::{BudgetChangeId, BudgetLineId, DecisionId, PersonId};
use process::plan::LineForm;
use process::settlement::SettlementForm;
use process::spending::SpendingForm;
use process::stage::StageKind;
use store::Selected;
use web::acts::document::Origin;
use web::acts::{agreement, agreement_notice, budget_change, document, plan, settlement, spending};

use super::District;
use crate::demo::people;
use crate::demo::script::{Line, script};

/// Which agenda of the script each line of its plan carries out.
const PROJECTS: [usize; 5] = [0, 0, 0, 1, 2];

/// Which line of the script gives money to those who carry an agenda out.
const GRANT: usize = 2;

/// The lines of a plan.
#[derive(Default)]
struct Lines {
    /// Those of the script, in their order.
    script: Vec<BudgetLineId>,
    /// One for each other item that was selected, with what it was granted.
    granted: Vec<(BudgetLineId, Won)>,
}

impl District {
    /// Plays everything about money that is past by the time a visitor comes.
    ///
    /// # Errors
    /// When an act is refused or a store fails.
    pub async fn money(&self) -> Result<(), people::Refused> {
        use StageKind::{Execution, Planning, Settlement};
        let Some(at) = self.past(Planning, 60, 11) else {
            return Ok(());
        };
        let Lines {
            script: lines,
            granted,
        } = self.plan(at).await?;
        let Some(at) = self.past(Planning, 110, 10) else {
            return Ok(());
        };
        self.draft(at).await?;
        for (thousandths, who, party) in [
            (400, self.staff.co_chair, Party::District),
            (450, self.staff.officer, Party::City),
        ] {
            let Some(at) = self.past(Planning, thousandths, 15) else {
                return Ok(());
            };
            self.sign(who, at, party).await?;
        }
        let Some(at) = self.past(Execution, 30, 11) else {
            return Ok(());
        };
        self.spend(at, lines[0], 6_000_000, "안내문 인쇄").await?;
        // Within the limit and within its item: the council decides.
        let decision = self
            .meet(
                "change",
                (Execution, 330),
                Some("안내문 예산의 일부를 주민 행사로 옮긴다"),
            )
            .await?;
        if let Some(at) = self.past(Execution, 335, 16) {
            self.show(at, 23).await?;
        }
        let small = [(0, -2_000_000), (1, 2_000_000)];
        self.change((300, 340), &small, "행사 안내 늘리기", decision)
            .await?;
        let Some(at) = self.past(Execution, 400, 11) else {
            return Ok(());
        };
        self.spend(at, lines[1], 21_500_000, "주민 행사 두 번")
            .await?;
        self.spend(at, lines[2], 120_000_000, "돌봄 이웃 연락망 사업 보조")
            .await?;
        // What is bound and can't be paid in the year is carried over to the next one.
        let bench = self
            .bind(at, lines[3], 5_000_000, "쉼터 의자 제작 계약")
            .await?;
        self.own_along(lines[2]).await?;
        // Between two items: the city has to approve.
        let decision = self
            .meet(
                "change",
                (Execution, 520),
                Some("남는 운영비를 연락망 보조로 옮긴다"),
            )
            .await?;
        let diverted = [(0, -4_000_000), (2, 4_000_000)];
        let waits = self
            .change((480, 535), &diverted, "연락망을 한 동 더 넓히기", decision)
            .await?;
        let Some(waits) = waits else { return Ok(()) };
        let Some(at) = self.past(Execution, 545, 11) else {
            return Ok(());
        };
        self.consult(at, waits).await?;
        let Some(at) = self.past(Execution, 600, 11) else {
            return Ok(());
        };
        self.approve(at, waits).await?;
        let Some(at) = self.past(Execution, 900, 11) else {
            return Ok(());
        };
        self.spend(at, lines[2], 63_200_000, "연락망 넓히기")
            .await?;
        self.spend(at, lines[3], 268_400_000, "건널목과 쉼터 공사")
            .await?;
        self.spend(at, lines[4], 47_900_000, "작업대와 공구")
            .await?;
        for (line, won) in granted {
            self.spend(at, line, won.0 / 100 * 96, "맡은 단체의 사업 보조")
                .await?;
        }
        let Some(at) = self.past(Settlement, 60, 11) else {
            return Ok(());
        };
        self.carry(at, bench, 5_000_000).await?;
        let Some(at) = self.past(Settlement, 200, 11) else {
            return Ok(());
        };
        self.settle(at).await?;
        let Some(at) = self.past(Settlement, 800, 11) else {
            return Ok(());
        };
        self.report(at).await
    }

    async fn plan(&self, at: Timestamp) -> Result<Lines, people::Refused> {
        let (slug, year) = (self.slug(), self.calendar.fiscal_year);
        let forms = script().plan.lines.iter().zip(PROJECTS);
        let forms: Vec<LineForm> = forms
            .map(|(line, project)| self.line(line, project))
            .collect();
        let grant = self.line(&script().plan.lines[GRANT], 0);
        let grant = move |item: &Selected| LineForm {
            detailed_project: item.title.clone(),
            units: "1".to_owned(),
            count: "1".to_owned(),
            unit_price: item.granted.to_string(),
            ..grant.clone()
        };
        self.act(self.staff.secretary, at, move |tx, by| {
            let district = web::acts::district::find(tx, slug)?;
            let cycle = web::acts::money::year(tx, district.id, Some(year))?;
            let selected = store::budget_selected(tx, cycle.id)?;
            let mut lines = Lines::default();
            for form in &forms {
                let item = selected
                    .iter()
                    .find(|item| item.title == form.detailed_project);
                // A plan carries out what was selected and nothing else.
                if let Some(item) = item {
                    let place = (year, item.position);
                    lines.script.push(plan::take(tx, by, slug, place, form)?);
                }
            }
            // What has no lines in the script is granted to those who carry it out.
            let planned = store::budget_lines(tx, cycle.id)?;
            for item in store::budget_selected(tx, cycle.id)? {
                if planned
                    .iter()
                    .all(|line| line.selected != Some(item.position))
                {
                    let place = (year, item.position);
                    let id = plan::take(tx, by, slug, place, &grant(&item))?;
                    lines.granted.push((id, item.granted));
                }
            }
            Ok(lines)
        })
        .await
    }

    fn line(&self, (label, stat, units, count, price): &Line, project: usize) -> LineForm {
        LineForm {
            policy_program: script().plan.policy_program.clone(),
            unit_program: script().plan.unit_program.clone(),
            detailed_project: self.words(&script().agenda[project].title),
            stat_code: stat.clone(),
            label: label.clone(),
            units: units.to_string(),
            count: count.to_string(),
            unit_price: price.to_string(),
            source: "city-pb".to_owned(),
        }
    }

    async fn draft(&self, at: Timestamp) -> Result<(), people::Refused> {
        let (slug, year) = (self.slug(), self.calendar.fiscal_year);
        let form = AgreementForm {
            limit: "10".to_owned(),
            at_limit: "council".to_owned(),
            at_limit_note: script().plan.at_limit_note.clone(),
            scope: "project".to_owned(),
            execution_start: format!("{year}-01-01"),
            execution_end: format!("{year}-12-31"),
            summary: self.words(&script().plan.summary),
            supplement: String::new(),
        };
        self.act(self.staff.secretary, at, move |tx, by| {
            agreement::draft(tx, by, slug, year, &form).map(drop)
        })
        .await
    }

    async fn sign(
        &self,
        who: PersonId,
        at: Timestamp,
        party: Party,
    ) -> Result<(), people::Refused> {
        let (slug, year) = (self.slug(), self.calendar.fiscal_year);
        self.act(who, at, move |tx, by| {
            agreement::sign(tx, by, slug, year, (party, "council")).map(drop)
        })
        .await
    }

    /// Records that people were shown the summary of the agreement at the latest meeting.
    async fn show(&self, at: Timestamp, people: i64) -> Result<(), people::Refused> {
        let (slug, year) = (self.slug(), self.calendar.fiscal_year);
        self.act(self.staff.secretary, at, move |tx, by| {
            let (_, _, agreement) = agreement_notice::in_force(tx, slug, Some(year))?;
            let meetings = agreement_notice::meetings(tx, by, &agreement)?;
            let Some(latest) = meetings.first() else {
                return Ok(());
            };
            let form = ShownForm {
                meeting: latest.meeting.to_string(),
                people: people.to_string(),
            };
            agreement_notice::shown(tx, by, slug, year, &form)
        })
        .await
    }

    async fn spend(
        &self,
        at: Timestamp,
        line: BudgetLineId,
        won: i64,
        what: &str,
    ) -> Result<(), people::Refused> {
        let (slug, year) = (self.slug(), self.calendar.fiscal_year);
        let form = SpendingForm {
            line: line.to_string(),
            amount: won.to_string(),
            paid_on: korean::seoul(at).date().to_string(),
            what: what.to_owned(),
            evidence: EvidenceForm {
                kind: "tax-invoice".to_owned(),
                what: "세금계산서".to_owned(),
                closed: String::new(),
                file: String::new(),
            },
            ..SpendingForm::default()
        };
        self.act(self.staff.official, at, move |tx, by| {
            spending::record(tx, by, slug, Some(year), &form).map(drop)
        })
        .await
    }

    /// Proposes a change that gives and takes, and records the council's decision on it.
    async fn change(
        &self,
        (proposed, decided): (i64, i64),
        moves: &[(usize, i64)],
        title: &str,
        decision: Option<DecisionId>,
    ) -> Result<Option<BudgetChangeId>, people::Refused> {
        let (slug, year) = (self.slug(), self.calendar.fiscal_year);
        let Some(at) = self.past(StageKind::Execution, proposed, 16) else {
            return Ok(None);
        };
        let (moves, title) = (moves.to_vec(), title.to_owned());
        let proposer = self.staff.secretary;
        let id = self
            .act(proposer, at, move |tx, by| {
                let district = web::acts::district::find(tx, slug)?;
                let cycle = web::acts::money::year(tx, district.id, Some(year))?;
                let amounts = store::budget_amounts(tx, cycle.id)?;
                let amounts = amounts.iter().enumerate().map(|(place, amounts)| {
                    let moved = moves.iter().find(|(at, _)| *at == place);
                    (amounts.current.0 + moved.map_or(0, |(_, won)| *won)).to_string()
                });
                let form = ChangeForm {
                    title,
                    reason: "실행해 보니 한쪽은 남고 한쪽은 모자랍니다.".to_owned(),
                    content: String::new(),
                    amounts: amounts.collect(),
                };
                budget_change::propose(tx, by, slug, year, &form)
            })
            .await?;
        let at = self.past(StageKind::Execution, decided, 11);
        if let (Some(at), Some(decision)) = (at, decision) {
            let decision = decision.to_string();
            self.act(self.staff.secretary, at, move |tx, by| {
                budget_change::decide(tx, by, slug, id, &decision).map(drop)
            })
            .await?;
        }
        Ok(Some(id))
    }

    async fn consult(&self, at: Timestamp, id: BudgetChangeId) -> Result<(), people::Refused> {
        let (slug, note) = (self.slug(), "남는 까닭과 넓힐 동을 함께 살폈습니다.");
        self.act(self.staff.officer, at, move |tx, by| {
            budget_change::consult(tx, by, slug, id, note)
        })
        .await
    }

    async fn approve(&self, at: Timestamp, id: BudgetChangeId) -> Result<(), people::Refused> {
        let (slug, reason) = (self.slug(), "주민이 정한 뜻에 맞는 변경입니다.");
        self.act(self.staff.officer, at, move |tx, by| {
            budget_change::answer(tx, by, slug, id, (true, reason)).map(drop)
        })
        .await
    }

    async fn settle(&self, at: Timestamp) -> Result<(), people::Refused> {
        let (slug, year) = (self.slug(), Some(self.calendar.fiscal_year));
        let drafted = self.act(self.staff.secretary, at, move |tx, by| {
            settlement::draft(tx, by, slug, year, &SettlementForm::default())
        });
        let id = drafted.await?;
        let Some(at) = self.past(StageKind::Settlement, 400, 11) else {
            return Ok(());
        };
        self.act(self.staff.officer, at, move |tx, by| {
            let shown = settlement::seal_of(tx, id)?;
            settlement::approve(tx, by, slug, year, &shown).map(drop)
        })
        .await
    }

    /// The result report of the year: drafted and reviewed; the approver has it on her desk.
    async fn report(&self, at: Timestamp) -> Result<(), people::Refused> {
        let (slug, year) = (self.slug(), self.calendar.fiscal_year);
        let form = DocumentForm {
            kind: "result-report".to_owned(),
            title: format!("{year}년 {} 계획예산 결과보고", self.name),
            body: format!(
                "{} 주민과 함께 짠 {year}년 살림을 마치고 결과를 알립니다.\n# 한 일\n\
                 1. 돌봄 빈틈을 메우는 이웃 연락망\n2. 걷는 길 한 바퀴 잇기\n3. 함께 쓰는 마을 작업장\n\
                 # 남은 일\n1. 쓰고 남은 돈은 정산서에 적은 대로 돌려줍니다.",
                self.name
            ),
            department: "협치담당관".to_owned(),
            author_office: "주무관".to_owned(),
            reviewer_office: "협치팀장".to_owned(),
            approver_office: "협치담당관".to_owned(),
            disclosure: "open".to_owned(),
            retention: "5".to_owned(),
            classification: "행정 > 지역혁신 > 협치".to_owned(),
            licence: "kogl-1".to_owned(),
            ..DocumentForm::default()
        };
        let deputy = self.staff.deputy;
        let id = self
            .act(self.staff.secretary, at, move |tx, by| {
                document::draft(tx, by, slug, &Origin::default(), &form)
            })
            .await?;
        let later = at + jiff::SignedDuration::from_hours(20);
        self.act(deputy, later, move |tx, by| {
            document::sign(tx, by, slug, id).map(drop)
        })
        .await
    }
}
