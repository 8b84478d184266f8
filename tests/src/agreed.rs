//! A district whose agreement is in force, with lines of every kind a change can meet.

use jiff::Timestamp;
use process::Role;
use process::agreement::{AgreementForm, Party};
use process::id::{BudgetLineId, DecisionId, MeetingId, PersonId};
use process::meeting::{MeetingKind, MeetingPlan};
use process::plan::LineForm;
use store::NewDecision;
use web::acts;

use crate::app::TestApp;
use crate::browser::Browser;
use crate::village::{DistrictBuilder, Village};

/// The lines: project, statistical item, amount in won. The first two are one project of
/// 100,000,000 won.
pub const LINES: [(&str, &str, i64); 5] = [
    ("걷는 길 잇기", "201-01", 60_000_000),
    ("걷는 길 잇기", "201-03", 40_000_000),
    ("이웃 연락망", "307-02", 50_000_000),
    ("이웃 연락망", "203-03", 5_000_000),
    ("마을 작업장", "405-01", 30_000_000),
];

/// A district whose agreement is in force.
pub struct Agreed {
    /// The district.
    pub village: Village,
    /// The lines in the order of [`LINES`].
    pub lines: Vec<BudgetLineId>,
    /// Who runs the council's office.
    pub secretary: Browser,
    /// The city's officer.
    pub officer: Browser,
    /// Who records what the council decides.
    keeper: PersonId,
    /// The site.
    app: TestApp,
}

/// A line as a form would have it.
pub fn line_form(project: &str, stat_code: &str, won: i64) -> LineForm {
    LineForm {
        policy_program: "주민과 함께 짜는 살림".to_owned(),
        unit_program: "주민이 고른 일".to_owned(),
        detailed_project: project.to_owned(),
        stat_code: stat_code.to_owned(),
        label: format!("{project} {stat_code}"),
        units: "1".to_owned(),
        count: "1".to_owned(),
        unit_price: won.to_string(),
        source: "city-pb".to_owned(),
    }
}

/// Terms with a limit of ten per cent, carried out from `start` to the end of the year.
pub fn agreement_form(start: &str) -> AgreementForm {
    AgreementForm {
        limit: "10".to_owned(),
        at_limit: "council".to_owned(),
        at_limit_note: "두 쪽이 함께 정했습니다.".to_owned(),
        scope: "project".to_owned(),
        execution_start: start.to_owned(),
        execution_end: "2026-12-31".to_owned(),
        summary: "함께 지키는 약속입니다.".to_owned(),
        supplement: String::new(),
    }
}

/// How far a district has come with its money.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Until {
    /// Its plan has lines.
    Planned,
    /// An agreement is drafted.
    Drafted,
    /// Both parties have signed.
    Signed,
}

/// The people who bring a district there.
#[derive(Clone, Copy, Debug)]
pub struct Money {
    /// Writes the plan, drafts the agreement, proposes changes.
    pub secretary: PersonId,
    /// Signs for the city and approves changes.
    pub officer: PersonId,
}

impl Village {
    /// Brings the money of the district so far, its execution beginning on `start`; answers
    /// with the lines in the order of [`LINES`].
    pub async fn with_money(
        &self,
        app: &TestApp,
        until: Until,
        start: &str,
    ) -> (Money, Vec<BudgetLineId>) {
        let holder = async |role| app.person().role(role, self.id).make().await;
        let secretary = holder(Role::Secretary).await;
        let co_chair = holder(Role::CoChair).await;
        let officer = holder(Role::CityOfficer).await;
        let (by, slug, form) = (
            app.by(secretary).await,
            self.slug.clone(),
            agreement_form(start),
        );
        let lines = app
            .write(move |tx| {
                let mut lines = Vec::new();
                for (project, code, won) in LINES {
                    let form = line_form(project, code, won);
                    lines.push(acts::plan::add(tx, &by, &slug, 2027, &form)?);
                }
                if Until::Drafted <= until {
                    acts::agreement::draft(tx, &by, &slug, 2027, &form)?;
                }
                Ok(lines)
            })
            .await;
        if Until::Signed <= until {
            for (person, party) in [(co_chair, Party::District), (officer, Party::City)] {
                let (by, slug) = (app.by(person).await, self.slug.clone());
                app.write(move |tx| {
                    acts::agreement::sign(tx, &by, &slug, 2027, (party, "council")).map(drop)
                })
                .await;
            }
        }
        (Money { secretary, officer }, lines)
    }
}

impl Agreed {
    /// A district whose execution begins on `start`.
    pub async fn make(app: &TestApp, start: &str) -> Agreed {
        let village = DistrictBuilder::new("haneul").make(app).await;
        let (money, lines) = village.with_money(app, Until::Signed, start).await;
        Agreed {
            secretary: app.sign_in(money.secretary).await,
            officer: app.sign_in(money.officer).await,
            keeper: money.secretary,
            app: app.clone(),
            village,
            lines,
        }
    }

    /// The amounts of a change as the form sends them: those in force, and others for some
    /// places of [`LINES`].
    pub fn amounts(&self, other: &[(usize, i64)]) -> Vec<String> {
        let amount = |place: usize| {
            let found = other.iter().find(|(at, _)| *at == place);
            found.map_or(LINES[place].2, |(_, won)| *won)
        };
        (0..LINES.len())
            .map(|place| amount(place).to_string())
            .collect()
    }

    /// Sends the form of a change with these amounts, to look at the verdict (`check`) or to
    /// propose it (`propose`).
    pub async fn send(&mut self, other: &[(usize, i64)], step: &str) -> crate::Answer {
        let path = self.village.path("/changes");
        let tokens = self
            .secretary
            .tokens(&format!("{path}/new?year=2027"))
            .await;
        let amounts = self.amounts(other);
        let mut fields: Vec<(&str, &str)> = tokens
            .iter()
            .filter(|(name, _)| name != "amounts" && name != "year")
            .map(|(name, value)| (name.as_str(), value.as_str()))
            .collect();
        fields.extend([
            ("year", "2027"),
            ("title", "안내판을 더 세우기"),
            ("reason", "값이 올랐습니다."),
            ("step", step),
        ]);
        fields.extend(amounts.iter().map(|amount| ("amounts", amount.as_str())));
        self.secretary.post(&path, &fields).await
    }

    /// Proposes a change and answers its address.
    pub async fn propose(&mut self, other: &[(usize, i64)]) -> String {
        let answer = self.send(other, "propose").await;
        let location = answer.expect(303).location().to_owned();
        location.split('?').next().unwrap_or_default().to_owned()
    }

    /// Records that the council has just decided for a change.
    pub async fn decide(&mut self, change: &str) -> crate::Answer {
        let decision = decision(&self.app, &self.village, self.keeper).await;
        let decision = decision.to_string();
        let action = format!("{change}/decide");
        self.secretary
            .submit(change, &action, &[("decision", &decision)])
            .await
    }

    /// The same with a fresh session of the secretary, after the clock was moved on.
    pub async fn send_anew(
        &mut self,
        app: &TestApp,
        other: &[(usize, i64)],
        step: &str,
    ) -> crate::Answer {
        let secretary = app.person().role(Role::Secretary, self.village.id);
        self.secretary = secretary.sign_in().await.1;
        self.send(other, step).await
    }

    /// Sends another decision of the council, where the page offers no form for it.
    pub async fn decide_again(&mut self, change: &str) -> crate::Answer {
        let tokens = self.secretary.tokens("/me").await;
        let decision = decision(&self.app, &self.village, self.keeper).await;
        let decision = decision.to_string();
        let mut fields = fields(&tokens);
        fields.push(("decision", &decision));
        self.secretary
            .post(&format!("{change}/decide"), &fields)
            .await
    }

    /// Sends a form as the city's officer, where the page offers none.
    pub async fn officer_posts(&mut self, action: &str, with: &[(&str, &str)]) -> crate::Answer {
        let tokens = self.officer.tokens("/me").await;
        let mut fields = fields(&tokens);
        fields.extend(with);
        self.officer.post(action, &fields).await
    }

    /// The amount of a line in force.
    pub async fn current(&self, app: &TestApp, place: usize) -> i64 {
        let (line, district) = (self.lines[place], self.village.id);
        app.read(move |tx| {
            let cycle = store::cycle_current(tx, district)?.ok_or_else(acts::not_found)?;
            let amounts = store::budget_amounts(tx, cycle.id)?;
            let found = amounts.iter().find(|amounts| amounts.line == line);
            Ok(found.map_or(0, |amounts| amounts.current.0))
        })
        .await
    }
}

impl TestApp {
    /// Tells everybody who waits to hear of an agreement, as the background job does.
    ///
    /// # Panics
    /// When the store fails.
    pub async fn agreements_told(&self) -> usize {
        acts::agreement_notice::due(self.stores(), "https://madang.example", self.now())
            .await
            .expect("people can be told of an agreement")
    }

    /// A forum of a district that has just begun.
    pub async fn just_begun(&self, caller: PersonId, village: &Village) -> MeetingId {
        let (district, now) = (village.id, self.now());
        self.write(move |tx| {
            let plan = MeetingPlan {
                kind: MeetingKind::Forum,
                body: None,
                title: "협약을 듣는 공론장".to_owned(),
                purpose: "협약을 함께 읽습니다.".to_owned(),
                place: "구민회관".to_owned(),
                mode: process::meeting::MeetingMode::OnSite,
                join_link: String::new(),
                late_reason: String::new(),
                starts_at: now,
                slots: Vec::new(),
            };
            let by = (caller, Role::Secretary);
            let due = now + jiff::SignedDuration::from_hours(24 * 7);
            Ok(store::meeting_add(tx, district, &plan, due, by, now)?)
        })
        .await
    }

    /// Signs the agreement of 2027 for a party.
    pub async fn sign_agreement(&self, person: PersonId, slug: &str, party: Party) {
        let (by, slug) = (self.by(person).await, slug.to_owned());
        self.write(move |tx| {
            acts::agreement::sign(tx, &by, &slug, 2027, (party, "council")).map(drop)
        })
        .await;
    }
}

fn fields(pairs: &[(String, String)]) -> Vec<(&str, &str)> {
    let pairs = pairs.iter();
    pairs
        .map(|(name, value)| (name.as_str(), value.as_str()))
        .collect()
}

/// The seal of what a signature of the agreement would put in force, as its page carries it.
pub async fn seal(app: &TestApp, village: &Village) -> String {
    let district = village.id;
    app.read(move |tx| {
        let cycle = store::cycle_current(tx, district)?.ok_or_else(acts::not_found)?;
        let latest = store::agreement_latest(tx, cycle.id)?.ok_or_else(acts::not_found)?;
        let lines = store::budget_lines(tx, cycle.id)?;
        let amounts = acts::plan::to_be_signed(tx, &cycle, &lines, Some(&latest))?;
        Ok(store::agreement_seal(&latest, &lines, &amounts)?)
    })
    .await
}

/// A decision of the council that passed just now, in a meeting that has just begun.
pub async fn decision(app: &TestApp, village: &Village, secretary: PersonId) -> DecisionId {
    let (district, now) = (village.id, app.now());
    let days = |n: i64| jiff::SignedDuration::from_hours(24 * n);
    app.write(move |tx| {
        let plan = MeetingPlan {
            kind: MeetingKind::Regular,
            body: None,
            title: "협치회의 정기회의".to_owned(),
            purpose: "예산을 바꿀지 정합니다.".to_owned(),
            place: "구청 회의실".to_owned(),
            mode: process::meeting::MeetingMode::OnSite,
            join_link: String::new(),
            late_reason: String::new(),
            starts_at: now,
            slots: Vec::new(),
        };
        let called: Timestamp = now - days(20);
        let by = (secretary, Role::Secretary);
        let meeting = store::meeting_add(tx, district, &plan, now + days(4), by, called)?;
        let new = NewDecision {
            district,
            meeting,
            motion: "예산을 바꾼다".to_owned(),
            members: 29,
            recused: 0,
            present: 15,
            in_favour: 8,
            against: 7,
            passed: true,
            slot: 0,
            recused_seats: String::new(),
            recorded_by: secretary,
        };
        Ok(store::decision_add(tx, &new, now)?)
    })
    .await
}
