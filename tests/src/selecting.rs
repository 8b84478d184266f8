//! A district whose residents have voted and whose council has met over the result.

use finance::Won;
use jiff::Timestamp;
use process::Role;
use process::agenda::Item;
use process::body::BodyKind;
use process::id::{AgendaId, BodyId, DecisionId, PersonId};
use process::meeting::{MeetingKind, MeetingPlan};
use process::selection::LastWord;
use process::vote::{Agenda, Announcement, CountingRule};
use store::NewDecision;
use web::acts;

use crate::app::TestApp;
use crate::village::{DistrictBuilder, Village, Vote};

/// What stands on the ballot: title and cost. The first two win, the third does not.
pub const BALLOT: [(&str, i64); 3] = [
    ("밤길 밝히기", 60_000_000),
    ("걷는 길 잇기", 50_000_000),
    ("마을 작업장", 40_000_000),
];

/// A district that can record its selection at [`START`](crate::app::START).
pub struct Selecting {
    /// The district.
    pub village: Village,
    /// Its counted vote: [`BALLOT`], then what was added.
    pub vote: Vote,
    /// Who runs the council's office.
    pub secretary: PersonId,
    /// Who proposed the first of the ballot; she can be reached by e-mail.
    pub author: PersonId,
    /// The agenda of the council that is the second of the ballot.
    pub agenda: AgendaId,
    /// The council.
    pub council: BodyId,
    /// A decision that it passed after the vote.
    pub decision: DecisionId,
}

fn at(time: &str) -> Timestamp {
    time.parse().expect("a time with its offset")
}

impl Selecting {
    /// A district with so many more on its ballot, for which nobody votes.
    ///
    /// # Panics
    /// When something is refused.
    pub async fn make(app: &TestApp, slug: &str, word: LastWord, more: usize) -> Selecting {
        let now = app.now();
        let village = DistrictBuilder::new(slug)
            .selecting(
                "2026-06-10T09:00:00+09:00",
                "2026-12-01T00:00:00+09:00",
                word,
            )
            .make(app)
            .await;
        let secretary = app.person().role(Role::Secretary, village.id).make().await;
        let email = format!("author-{slug}@example.org");
        let author = app.person().name("제안한 주민").email(&email).make().await;
        app.set_time("2026-06-01T10:00:00+09:00");
        let proposal = village.proposal(author, BALLOT[0].0).await;
        let agenda = village.deliberated(BALLOT[1].0).await;
        let council = app.body(&village, BodyKind::GovernanceCouncil).await;
        let added = (0..more).map(|n| Agenda {
            item: None,
            title: format!("더 오른 의제 {n}"),
            need: "필요합니다.".to_owned(),
            cost: Won(1_000_000),
        });
        let on_ballot = BALLOT.iter().zip([
            Some(Item::Proposal(proposal)),
            Some(Item::Agenda(agenda)),
            None,
        ]);
        let agendas = on_ballot.map(|((title, cost), item)| Agenda {
            item,
            title: (*title).to_owned(),
            need: "필요합니다.".to_owned(),
            cost: Won(*cost),
        });
        let vote = village.announce(agendas.chain(added).collect()).await;
        app.set_time("2026-06-20T10:00:00+09:00");
        for (n, marked) in [[0, 1], [0, 1], [0, 2]].iter().enumerate() {
            let voter = app.person().make().await;
            village.enrol(voter, &format!("{slug} {n}"), &vote).await;
            village.cast(voter, &vote, marked, 1).await;
        }
        app.set_time("2026-06-30T18:05:00+09:00");
        assert!(app.count_votes().await.contains(&vote.id));
        app.set_now(now);
        let met = at("2026-07-10T14:00:00+09:00");
        let decision = village.decided(secretary, Some(council), met, true).await;
        Selecting {
            village,
            vote,
            secretary,
            author,
            agenda,
            council,
            decision,
        }
    }

    /// The fields of a form that selects as the residents voted.
    pub fn as_voted(&self) -> Vec<(String, String)> {
        let pair = |name: &str, value: &str| (name.to_owned(), value.to_owned());
        let mut fields = vec![
            pair("year", "2027"),
            pair("decision", &self.decision.to_string()),
        ];
        for (place, item) in self.vote.items.iter().enumerate() {
            let (verdict, granted, reason) = match BALLOT.get(place) {
                Some((_, cost)) if place < 2 => ("selected", cost.to_string(), ""),
                _ => ("left-out", "0".to_owned(), "표가 적었습니다."),
            };
            fields.extend([
                pair("items", &format!("item-{item}")),
                pair("verdict", verdict),
                pair("granted", &granted),
                pair("reason", reason),
                pair("forum_rank", ""),
            ]);
        }
        fields
    }

    /// Records the selection as the residents voted.
    pub async fn record(&self, app: &TestApp) {
        let (by, slug) = (app.by(self.secretary).await, self.village.slug.clone());
        let typed = typed(&self.as_voted());
        app.write(move |tx| acts::selection::record(tx, &by, &slug, 2027, &typed).map(drop))
            .await;
    }
}

/// The fields as the act takes them.
pub fn typed(fields: &[(String, String)]) -> acts::selection::Typed {
    let all = |name: &str| {
        let found = fields.iter().filter(|(n, _)| n == name);
        found.map(|(_, value)| value.clone()).collect::<Vec<_>>()
    };
    let columns = ["verdict", "granted", "reason", "forum_rank"].map(all);
    let items = all("items").into_iter().enumerate().map(|(place, key)| {
        let [verdict, granted, reason, forum_rank] =
            [0, 1, 2, 3].map(|c| columns[c][place].clone());
        let item = process::selection::ItemForm {
            verdict,
            granted,
            reason,
            forum_rank,
        };
        (key, item)
    });
    acts::selection::Typed {
        decision: all("decision").concat(),
        items: items.collect(),
    }
}

impl Village {
    /// Announces a vote with these agendas, open from 15 to 30 June 2026; 110,000,000 won are
    /// voted on, those with the most votes first.
    async fn announce(&self, agendas: Vec<Agenda>) -> Vote {
        let announced = Announcement {
            title_ko: "2027년 주민투표".to_owned(),
            title_en: "Resident vote for 2027".to_owned(),
            opens_at: at("2026-06-15T09:00:00+09:00"),
            closes_at: at("2026-06-30T18:00:00+09:00"),
            max_choices: 2,
            budget: Won(110_000_000),
            rule: CountingRule::Greedy,
            agendas,
        };
        let by = self.app().by(self.administrator).await;
        let id = acts::vote::announce(self.app().stores(), &by, &self.slug, &announced).await;
        let id = id.expect("the vote is announced");
        let read = move |tx: &mut store::Tx<'_>| Ok(store::vote_items(tx, id)?);
        let items = self.app().read(read).await;
        Vote {
            id,
            items: items.into_iter().map(|item| item.id).collect(),
            path: self.path(&format!("/votes/{id}")),
        }
    }

    /// A decision of a body, in a meeting that began at `met`.
    pub async fn decided(
        &self,
        secretary: PersonId,
        body: Option<BodyId>,
        met: Timestamp,
        passed: bool,
    ) -> DecisionId {
        let district = self.id;
        let write = move |tx: &mut store::Tx<'_>| {
            let plan = MeetingPlan {
                kind: MeetingKind::Regular,
                body,
                title: "협치회의 정기회의".to_owned(),
                purpose: "내년에 할 일을 고릅니다.".to_owned(),
                place: "구청 회의실".to_owned(),
                mode: process::meeting::MeetingMode::OnSite,
                join_link: String::new(),
                late_reason: String::new(),
                starts_at: met,
                slots: Vec::new(),
            };
            let by = (secretary, Role::Secretary);
            let meeting = store::meeting_add(tx, district, &plan, met, by, met)?;
            let new = NewDecision {
                district,
                meeting,
                motion: "이대로 고른다".to_owned(),
                members: 29,
                recused: 0,
                present: 15,
                in_favour: if passed { 12 } else { 2 },
                against: 2,
                passed,
                slot: 0,
                recused_seats: String::new(),
                recorded_by: secretary,
            };
            Ok(store::decision_add(tx, &new, met)?)
        };
        self.app().write(write).await
    }
}
