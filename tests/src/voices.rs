//! Questions in the inbox and opinions of agendas, made by the acts of the site.

use process::agenda::{AgendaText, Origin, SetBy};
use process::id::{AgendaId, InquiryId, OpinionId, PersonId, StatementId, VoteId};
use process::inquiry::{AnswerForm, AssignForm, InquiryForm};
use process::opinion::OpinionForm;
use process::statement::StatementForm;
use store::NewAgenda;
use web::acts;
use web::acts::By;
use web::acts::tracking_code::Code;

use crate::app::TestApp;
use crate::village::Village;

/// Somebody without an account, now.
fn visitor(app: &TestApp) -> By {
    let keys = app.stores().keys.clone();
    By::new(process::Actor::visitor(), app.now(), korean::Lang::Ko, keys)
}

impl Village {
    /// Puts something into the inbox, for a person or for a visitor; the code is hers.
    pub async fn ask(&self, asker: Option<PersonId>, title: &str, body: &str) -> (InquiryId, Code) {
        let app = self.app();
        let by = match asker {
            Some(asker) => app.by(asker).await,
            None => visitor(app),
        };
        let form = InquiryForm {
            title: title.to_owned(),
            body: body.to_owned(),
            agenda: String::new(),
        };
        let (slug, code) = (self.slug.clone(), Code::random(&by.keys));
        let given = code.clone();
        let id = app
            .write(move |tx| acts::inquiry::make(tx, &by, &slug, &form, &given))
            .await;
        (id, code)
    }

    /// Says who answers.
    pub async fn assign(
        &self,
        who: PersonId,
        id: InquiryId,
        office: &str,
        staff: Option<PersonId>,
    ) {
        let (by, slug) = (self.app().by(who).await, self.slug.clone());
        let form = AssignForm {
            office: office.to_owned(),
            staff: staff.map(|staff| staff.to_string()).unwrap_or_default(),
        };
        self.app()
            .write(move |tx| acts::inquiry::assign(tx, &by, &slug, id, &form))
            .await;
    }

    /// Answers.
    pub async fn answer(&self, who: PersonId, id: InquiryId, office: &str, answer: &str) {
        let (by, slug) = (self.app().by(who).await, self.slug.clone());
        let form = AnswerForm {
            office: office.to_owned(),
            answer: answer.to_owned(),
        };
        self.app()
            .write(move |tx| acts::inquiry::answer(tx, &by, &slug, id, &form))
            .await;
    }

    /// An open agenda of the present year.
    ///
    /// # Panics
    /// When the district has no year.
    pub async fn deliberated(&self, title: &str) -> AgendaId {
        self.agenda_of(self.administrator, title).await
    }

    /// An open agenda of the present year that somebody wrote, whatever her role.
    ///
    /// # Panics
    /// When the district has no year.
    pub async fn agenda_of(&self, author: PersonId, title: &str) -> AgendaId {
        let (district, now) = (self.id, self.app().now());
        let text = AgendaText {
            title: title.to_owned(),
            need: "밤에 어두워 다니기 무섭습니다.".to_owned(),
            body: "골목마다 등을 답니다.".to_owned(),
            beneficiaries: "학생".to_owned(),
            place: String::new(),
            neighborhood: None,
            cost: None,
            category: None,
            set_by: SetBy::Private,
            council: None,
            department: String::new(),
        };
        self.app()
            .write(move |tx| {
                let cycle = store::cycle_current(tx, district)?.expect("a year").id;
                let origin = Origin::Council;
                let new = NewAgenda {
                    district,
                    cycle,
                    origin,
                    author,
                };
                Ok(store::agenda_add(tx, new, &text, now)?)
            })
            .await
    }

    /// Adds a statement to an agenda.
    pub async fn statement(&self, who: PersonId, agenda: AgendaId, text: &str) -> StatementId {
        let (by, slug) = (self.app().by(who).await, self.slug.clone());
        let form = StatementForm {
            statement: text.to_owned(),
            seed: false,
        };
        self.app()
            .write(move |tx| acts::statement::add(tx, &by, &slug, agenda, &form))
            .await
    }

    /// Votes on a statement.
    pub async fn vote_on(
        &self,
        who: PersonId,
        agenda: AgendaId,
        statement: StatementId,
        stance: &'static str,
    ) {
        let (by, slug) = (self.app().by(who).await, self.slug.clone());
        self.app()
            .write(move |tx| acts::statement::vote(tx, &by, &slug, agenda, statement, stance))
            .await;
    }

    /// Ten new residents agree with a statement.
    pub async fn votes_of_ten(&self, agenda: AgendaId, statement: StatementId) {
        for _ in 0..10 {
            let (person, _) = self.resident().await;
            self.vote_on(person, agenda, statement, "agree").await;
        }
    }

    /// Closes the statements of an agenda.
    ///
    /// # Panics
    /// When the store fails.
    pub async fn statements_over(&self, agenda: AgendaId) {
        let settings = process::statement::Settings {
            closes_at: Some(self.app().now()),
            ..process::statement::Settings::default()
        };
        let now = self.app().now();
        let put = move |tx: &mut store::Tx<'_>| -> Result<(), store::StoreError> {
            store::statement_setting_put(tx, agenda, &settings, now)
        };
        self.app()
            .stores()
            .site
            .write(put)
            .await
            .expect("the store works");
    }

    /// Puts an agenda, and another thing, on a ballot that opened an hour ago and is open for
    /// a day.
    ///
    /// # Panics
    /// When it is refused.
    pub async fn on_a_ballot(&self, agenda: AgendaId) -> VoteId {
        let hours = jiff::SignedDuration::from_hours;
        let opens_at = self.app().now() - hours(1);
        let entry = |item, title: &str| process::vote::Agenda {
            item,
            title: title.to_owned(),
            need: "밤에 어두워 다니기 무섭습니다.".to_owned(),
            cost: finance::Won(50_000_000),
        };
        let announced = process::vote::Announcement {
            title_ko: "2027년 주민투표".to_owned(),
            title_en: "Resident vote for 2027".to_owned(),
            opens_at,
            closes_at: opens_at + hours(25),
            max_choices: 1,
            budget: finance::Won(110_000_000),
            rule: process::vote::CountingRule::Greedy,
            agendas: vec![
                entry(Some(process::agenda::Item::Agenda(agenda)), "밤길"),
                entry(None, "다른 일"),
            ],
        };
        let mut by = self.app().by(self.administrator).await;
        by.now = opens_at - hours(24 * 12);
        by.today = korean::seoul(by.now).date();
        acts::vote::announce(self.app().stores(), &by, &self.slug, &announced)
            .await
            .expect("the vote is announced")
    }

    /// Says what somebody thinks of an agenda.
    pub async fn opinion(
        &self,
        who: PersonId,
        agenda: AgendaId,
        stance: &str,
        reason: &str,
    ) -> OpinionId {
        let (by, slug) = (self.app().by(who).await, self.slug.clone());
        let form = OpinionForm {
            stance: stance.to_owned(),
            gradient: String::new(),
            reason: reason.to_owned(),
        };
        self.app()
            .write(move |tx| acts::opinion::give(tx, &by, &slug, agenda, &form))
            .await
    }
}

impl TestApp {
    /// Settles the requests to merge whose time is over, as the background job does.
    ///
    /// # Panics
    /// When the store fails.
    pub async fn merges_due(&self) -> usize {
        web::acts::merge::due(self.stores(), self.now())
            .await
            .expect("what is due can be merged")
    }

    /// Makes known what is late now, as the background job does.
    ///
    /// # Panics
    /// When the store fails.
    pub async fn remind(&self) -> jobs::duties::Done {
        jobs::duties::due(self.stores(), self.now())
            .await
            .expect("what is late can be made known")
    }
}
