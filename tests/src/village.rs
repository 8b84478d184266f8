//! A district with people, proposals and a vote, put into place by the acts of the site.

use finance::Won;
use jiff::Timestamp;
use process::Role;
use process::agenda::Item;
use process::eligibility::{Basis, DeclarationForm};
use process::id::{CommentId, DistrictId, PersonId, ProposalId, VoteId, VoteItemId};
use process::identity::IdentityForm;
use process::proposal::ProposalForm;
use process::selection::LastWord;
use process::stage::{Stage, StageKind};
use process::vote::{Agenda, Announcement, CountingRule};
use store::NewDistrict;
use web::acts;
use web::acts::district::SetUp;

use crate::app::TestApp;
use crate::browser::Browser;

/// A district to be set up. Proposals are taken from 1 March to 30 September 2026.
#[must_use]
pub struct DistrictBuilder {
    slug: String,
    name_ko: String,
    name_en: String,
    budget: Won,
    stages: Vec<Stage>,
    last_word: Option<LastWord>,
}

fn at(time: &str) -> Timestamp {
    time.parse().expect("a time with its offset")
}

fn stage(kind: StageKind, opens_at: &str, closes_at: &str) -> Stage {
    Stage {
        kind,
        opens_at: at(opens_at),
        closes_at: at(closes_at),
    }
}

impl DistrictBuilder {
    /// A district at `/d/{slug}`.
    pub fn new(slug: &str) -> DistrictBuilder {
        DistrictBuilder {
            slug: slug.to_owned(),
            name_ko: format!("{slug}구"),
            name_en: format!("{slug} district"),
            budget: Won(500_000_000),
            stages: vec![
                stage(
                    StageKind::Discovery,
                    "2026-01-05T09:00:00+09:00",
                    "2026-03-01T00:00:00+09:00",
                ),
                stage(
                    StageKind::Proposals,
                    "2026-03-01T00:00:00+09:00",
                    "2026-10-01T00:00:00+09:00",
                ),
                stage(
                    StageKind::Selection,
                    "2026-10-01T00:00:00+09:00",
                    "2026-12-01T00:00:00+09:00",
                ),
            ],
            last_word: None,
        }
    }

    /// When proposals are taken.
    pub fn proposals_open(mut self, opens_at: &str, closes_at: &str) -> DistrictBuilder {
        self.stages.retain(|s| s.kind != StageKind::Proposals);
        self.stages
            .push(stage(StageKind::Proposals, opens_at, closes_at));
        self
    }

    /// When it is selected, and who has the last word.
    pub fn selecting(mut self, opens: &str, closes: &str, word: LastWord) -> DistrictBuilder {
        self.stages.retain(|s| s.kind != StageKind::Selection);
        self.stages.push(stage(StageKind::Selection, opens, closes));
        self.last_word = Some(word);
        self
    }

    /// Sets the district up, with an administrator of the city who does it.
    pub async fn make(self, app: &TestApp) -> Village {
        let administrator = app
            .person()
            .name("관리자 1")
            .role(Role::Administrator, None)
            .make()
            .await;
        let by = app.by(administrator).await;
        let new = SetUp {
            district: NewDistrict {
                slug: self.slug.clone(),
                name_ko: self.name_ko,
                name_en: self.name_en,
                plain_name_ko: "우리 구 살림 함께 정하기".to_owned(),
                plain_name_en: "Deciding our district's budget together".to_owned(),
                kind: process::district::DistrictKind::District,
            },
            neighborhoods: vec![
                ("하늘1동".to_owned(), "Haneul 1-dong".to_owned()),
                ("하늘2동".to_owned(), "Haneul 2-dong".to_owned()),
            ],
            fiscal_year: 2027,
            budget: self.budget,
            stages: self.stages,
        };
        let more = acts::district::More {
            last_word: self.last_word,
            ..acts::district::More::default()
        };
        let id = app
            .write(move |tx| acts::district::set_up_with(tx, &by, &new, &more))
            .await;
        Village {
            app: app.clone(),
            id,
            slug: self.slug,
            administrator,
        }
    }
}

/// A district that was set up.
#[derive(Clone)]
pub struct Village {
    app: TestApp,
    /// Its id.
    pub id: DistrictId,
    /// Its part of addresses.
    pub slug: String,
    /// The administrator who set it up.
    pub administrator: PersonId,
}

/// An announced vote.
#[derive(Clone, Debug)]
pub struct Vote {
    /// Its id.
    pub id: VoteId,
    /// What may be marked, in the order of the ballot.
    pub items: Vec<VoteItemId>,
    /// Its address.
    pub path: String,
}

/// A good form for a proposal.
pub fn proposal_form(title: &str) -> ProposalForm {
    ProposalForm {
        title: title.to_owned(),
        need: "밤에 어두워 다니기 무섭습니다.".to_owned(),
        body: "골목마다 등을 답니다.\n\n학교 앞부터 시작합니다.".to_owned(),
        place: "하늘초등학교 뒷길".to_owned(),
        cost: "30000000".to_owned(),
        ..ProposalForm::default()
    }
}

impl Village {
    /// The site it is on.
    pub fn app(&self) -> &TestApp {
        &self.app
    }

    /// An address in the district, such as `/proposals`.
    pub fn path(&self, rest: &str) -> String {
        format!("/d/{}{rest}", self.slug)
    }

    /// A signed-in resident without any role.
    pub async fn resident(&self) -> (PersonId, Browser) {
        self.app.person().sign_in().await
    }

    /// A signed-in holder of a role in this district.
    pub async fn holder(&self, role: Role) -> (PersonId, Browser) {
        self.app
            .person()
            .name("담당자")
            .role(role, self.id)
            .sign_in()
            .await
    }

    /// Hands a proposal in.
    pub async fn proposal(&self, author: PersonId, title: &str) -> ProposalId {
        let (by, slug, form) = (
            self.app.by(author).await,
            self.slug.clone(),
            proposal_form(title),
        );
        self.app
            .write(move |tx| acts::proposal::submit(tx, &by, &slug, &form))
            .await
    }

    /// Comments on a proposal.
    pub async fn comment(&self, author: PersonId, on: ProposalId, text: &str) -> CommentId {
        let (by, slug, text) = (
            self.app.by(author).await,
            self.slug.clone(),
            text.to_owned(),
        );
        self.app
            .write(move |tx| acts::comment::add(tx, &by, &slug, (Item::Proposal(on), None), &text))
            .await
    }

    /// Comments on a proposal or an agenda, or answers a comment on it.
    pub async fn reply(
        &self,
        author: PersonId,
        (on, to): (Item, Option<CommentId>),
        text: &str,
    ) -> CommentId {
        let (by, slug, text) = (
            self.app.by(author).await,
            self.slug.clone(),
            text.to_owned(),
        );
        self.app
            .write(move |tx| acts::comment::add(tx, &by, &slug, (on, to), &text))
            .await
    }

    /// Hides a proposal or a comment.
    pub async fn hide(&self, moderator: PersonId, subject: acts::moderation::Subject) {
        let (by, slug) = (self.app.by(moderator).await, self.slug.clone());
        let reason = "다른 사람의 전화번호가 들어 있습니다.";
        self.app
            .write(move |tx| acts::moderation::hide(tx, &by, &slug, subject, reason).map(|_| ()))
            .await;
    }

    /// Announces a vote on `agendas` agendas, of which `max` may be marked. It is open from
    /// 22 July 2026 9:00 to 31 July 18:00 and was announced on 10 July.
    pub async fn vote(&self, agendas: usize, max: usize) -> Vote {
        self.vote_between(
            agendas,
            max,
            "2026-07-22T09:00:00+09:00",
            "2026-07-31T18:00:00+09:00",
        )
        .await
    }

    /// Announces a vote with its times, twelve days before it opens.
    ///
    /// # Panics
    /// When it is refused.
    pub async fn vote_between(
        &self,
        agendas: usize,
        max: usize,
        opens: &str,
        closes: &str,
    ) -> Vote {
        let announced = Announcement {
            title_ko: "2027년 예산 주민투표".to_owned(),
            title_en: "Resident vote on the 2027 budget".to_owned(),
            opens_at: at(opens),
            closes_at: at(closes),
            max_choices: max,
            budget: Won(500_000_000),
            rule: CountingRule::EqualShares,
            agendas: (1..=agendas)
                .map(|n| Agenda {
                    item: None,
                    title: format!("의제 {n}"),
                    need: format!("필요한 까닭 {n}"),
                    cost: Won(50_000_000 + i64::try_from(n).expect("few") * 1_000_000),
                })
                .collect(),
        };
        let mut by = self.app.by(self.administrator).await;
        by.now = announced.opens_at - jiff::SignedDuration::from_hours(24 * 12);
        by.today = korean::seoul(by.now).date();
        let id = acts::vote::announce(self.app.stores(), &by, &self.slug, &announced)
            .await
            .expect("the vote is announced");
        let items = self
            .app
            .read(move |tx| Ok(store::vote_items(tx, id)?))
            .await;
        let path = self.path(&format!("/votes/{id}"));
        Vote {
            id,
            items: items.into_iter().map(|item| item.id).collect(),
            path,
        }
    }

    /// Declares that `person` may vote, as `name` born on 9 March 1966.
    ///
    /// # Panics
    /// When it is refused.
    pub async fn enrol(&self, person: PersonId, name: &str, vote: &Vote) {
        let form = DeclarationForm {
            identity: IdentityForm {
                name: name.to_owned(),
                birth_year: "1966".to_owned(),
                birth_month: "3".to_owned(),
                birth_day: "9".to_owned(),
            },
            basis: "resident".to_owned(),
            official: "no".to_owned(),
        };
        let (by, slug, id) = (self.app.by(person).await, self.slug.clone(), vote.id);
        let declarer = by.clone();
        let announced = self
            .app
            .write(move |tx| {
                acts::vote::declare(tx, &declarer, &slug, id, &form)?;
                Ok(acts::vote::find(tx, &slug, id)?.1)
            })
            .await;
        acts::vote::enrol(self.app.stores(), &by, &announced, Basis::Resident)
            .await
            .expect("the voter is put on the roll");
    }

    /// Casts a ballot of somebody who is enrolled; `marked` counts agendas from 0.
    ///
    /// # Panics
    /// When it is refused.
    pub async fn cast(&self, person: PersonId, vote: &Vote, marked: &[usize], seq: i64) {
        let (slug, id) = (self.slug.clone(), vote.id);
        let (district, announced, items, me) = self
            .app
            .read(move |tx| {
                let (district, announced) = acts::vote::find(tx, &slug, id)?;
                let items = store::vote_items(tx, id)?;
                Ok((district, announced, items, store::person_get(tx, person)?))
            })
            .await;
        let key = me.and_then(|me| me.identity_key);
        let terms = announced.terms(&items);
        let marked: Vec<String> = marked
            .iter()
            .map(|at| vote.items[*at].to_string())
            .collect();
        let by = self.app.by(person).await;
        let target = (&district, &announced, &terms);
        acts::vote::cast(self.app.stores(), &by, target, key.as_deref(), &marked, seq)
            .await
            .expect("the ballot is taken");
    }
}
