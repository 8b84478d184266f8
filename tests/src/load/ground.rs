//! The ground on which a load is put: a district, an open vote with its voters, a counted
//! vote and proposals.
//!
//! The district and the votes come into being through the acts of the site. People, their
//! sessions, their places on the roll and proposals are written in bulk.

use anyhow::{Context as _, Result, anyhow};
use finance::Won;
use jiff::{SignedDuration, Timestamp};
use process::agenda::{AgendaText, Item, Origin, SetBy};
use process::eligibility::Basis;
use process::id::{AgendaId, DistrictId, PersonId, ProposalId, RoomId, VoteId, VoteItemId};
use process::identity::Assurance;
use process::person::Channel;
use process::proposal::ProposalText;
use process::room::{RoomForm, Step};
use process::stage::{Stage, StageKind};
use process::vote::{Agenda, Announcement, CountingRule};
use process::{Actor, Role};
use store::{NewAgenda, NewDistrict, NewGrant, NewSession, StoreError, Stores};
use web::acts::{self, By, NotDone};

use super::random::Random;

/// Where the district is: `/d/haneul`.
pub const SLUG: &str = "haneul";
/// How many agendas are on the ballot, and how many may be marked.
pub const AGENDAS: usize = 14;
/// How many may be marked.
pub const MARKS: usize = 5;
/// Rows written in one transaction.
const BATCH: usize = 1_000;

/// Somebody who may vote and is signed in.
#[derive(Clone, Debug)]
pub struct Voter {
    /// Her account.
    pub person: PersonId,
    /// What her browser holds.
    pub token: String,
    /// What ties her forms to her session.
    pub csrf: String,
    /// What stands for her on the roll.
    pub voter_key: String,
}

/// The district.
pub struct Ground {
    /// The stores.
    pub stores: Stores,
    /// The district.
    pub district: DistrictId,
    by: By,
}

/// A vote on the ground.
#[derive(Clone, Debug)]
pub struct Poll {
    /// Its id.
    pub id: VoteId,
    /// What may be marked.
    pub items: Vec<VoteItemId>,
    /// When it closes.
    pub closes_at: Timestamp,
}

impl Poll {
    /// Its address.
    pub fn path(&self) -> String {
        format!("/d/{SLUG}/votes/{}", self.id)
    }
}

impl Voter {
    /// The form of a ballot, as the page of the vote would send it.
    pub fn ballot(&self, seq: i64, choices: &[VoteItemId]) -> String {
        let key = store::random_hex(16);
        let marks: String = choices
            .iter()
            .map(|item| format!("&choices={item}"))
            .collect();
        format!("csrf={}&key={key}&seq={seq}&blank=yes{marks}", self.csrf)
    }
}

fn undone(reason: NotDone) -> anyhow::Error {
    anyhow!("{reason:?}")
}

impl Ground {
    /// Sets the district up in stores that hold nothing yet. Proposals are taken from a month
    /// ago for two months.
    ///
    /// # Errors
    /// When a store refuses.
    pub async fn set_up(stores: Stores, now: Timestamp) -> Result<Ground> {
        let long_ago = now - SignedDuration::from_hours(24 * 60);
        let first_day = korean::seoul(long_ago).date();
        let administrator = stores
            .site
            .write(move |tx| -> Result<_, StoreError> {
                let person = store::person_add(tx, "ko", "관리자 1", long_ago)?;
                store::person_set_consent(tx, person, 1, long_ago)?;
                let new = NewGrant {
                    person,
                    role: Role::Administrator,
                    district: None,
                    body: None,
                    starts_on: first_day,
                    ends_on: None,
                    granted_by: None,
                };
                store::grant_add(tx, &new, long_ago)?;
                Ok((person, store::grants_of(tx, person)?))
            })
            .await?;
        let (person, grants) = administrator;
        let actor = Actor::person(person, grants, first_day);
        let by = By::new(actor, long_ago, korean::Lang::Ko, stores.keys.clone());
        let month = SignedDuration::from_hours(24 * 30);
        let new = acts::district::SetUp {
            district: NewDistrict {
                slug: SLUG.to_owned(),
                name_ko: "하늘구".to_owned(),
                name_en: "Haneul".to_owned(),
                plain_name_ko: "우리 구 살림 함께 정하기".to_owned(),
                plain_name_en: "Deciding our district's budget together".to_owned(),
                kind: process::district::DistrictKind::District,
            },
            neighborhoods: vec![("하늘1동".to_owned(), "Haneul 1-dong".to_owned())],
            fiscal_year: 2027,
            budget: Won(500_000_000),
            stages: vec![Stage {
                kind: StageKind::Proposals,
                opens_at: now - month,
                closes_at: now + month,
            }],
        };
        let setter = by.clone();
        let district = stores
            .site
            .write(move |tx| acts::district::set_up(tx, &setter, &new))
            .await
            .map_err(undone)?;
        Ok(Ground {
            stores,
            district,
            by,
        })
    }

    /// Opens a workshop room of the whole city, in its block of cards, with what hangs revealed.
    ///
    /// # Errors
    /// When it is refused.
    pub async fn room(&self, now: Timestamp) -> Result<(RoomId, String)> {
        let at = korean::seoul(now);
        let form = RoomForm {
            title: "다 함께 돌아보는 자리".to_owned(),
            purpose: "좋았던 점과 아쉬운 점을 모읍니다.".to_owned(),
            place: "하늘구청 큰 방".to_owned(),
            day: at.date().to_string(),
            time: korean::time(now),
            timetable: format!("{} 300 카드: 느낀 점 쓰기 / 진행자", korean::time(now)),
            boards: "좋았던 점\n아쉬운 점?\n기타 의견?".to_owned(),
            tables: "1모둠\n2모둠".to_owned(),
            topics: "더 많은 사람이 오게 하려면".to_owned(),
            dots: "3".to_owned(),
            several: String::new(),
        };
        let by = By::new(
            self.by.actor.clone(),
            now,
            korean::Lang::Ko,
            self.stores.keys.clone(),
        );
        let opened = self.stores.site.write(move |tx| -> Result<_, NotDone> {
            let id = acts::room::open(tx, &by, None, &form)?;
            acts::room::clock(tx, &by, id, (Step::Next, None))?;
            acts::room::clock(tx, &by, id, (Step::Reveal, Some(1)))?;
            Ok((id, store::room_get(tx, id)?.and_then(|room| room.code)))
        });
        let (id, code) = opened.await.map_err(undone)?;
        Ok((id, code.context("an open room has a code")?))
    }

    /// Who sets the ground up.
    pub(super) fn by(&self) -> &By {
        &self.by
    }

    /// Closes the stores and lets go of them, so that a server can open them.
    pub async fn close(self) {
        self.stores.close().await;
    }

    /// Announces a vote on [`AGENDAS`] agendas.
    ///
    /// # Errors
    /// When it is refused.
    pub async fn vote(&self, opens_at: Timestamp, closes_at: Timestamp) -> Result<Poll> {
        let announced = Announcement {
            title_ko: "2027년 예산 주민투표".to_owned(),
            title_en: "Resident vote on the 2027 budget".to_owned(),
            opens_at,
            closes_at,
            max_choices: MARKS,
            budget: Won(500_000_000),
            rule: CountingRule::EqualShares,
            agendas: (1..=AGENDAS as i64)
                .map(|n| Agenda {
                    item: None,
                    title: format!("의제 {n}"),
                    need: format!("필요한 까닭 {n}"),
                    cost: Won(50_000_000 + n * 1_000_000),
                })
                .collect(),
        };
        let vote = acts::vote::announce(&self.stores, &self.by, SLUG, &announced);
        let id = vote.await.map_err(undone)?;
        let items = self
            .stores
            .site
            .read(move |tx| store::vote_items(tx, id))
            .await?;
        Ok(Poll {
            id,
            items: items.into_iter().map(|item| item.id).collect(),
            closes_at,
        })
    }

    /// Makes `count` people who are signed in and on the roll of a vote.
    ///
    /// # Errors
    /// When a store refuses.
    pub async fn voters(&self, vote: VoteId, count: usize, now: Timestamp) -> Result<Vec<Voter>> {
        let mut voters = Vec::with_capacity(count);
        while voters.len() < count {
            let some = (count - voters.len()).min(BATCH);
            let keys = self.stores.keys.clone();
            let made = self
                .stores
                .site
                .write(move |tx| -> Result<Vec<Voter>, StoreError> {
                    (0..some).map(|_| voter(tx, &keys, vote, now)).collect()
                });
            let made = made.await?;
            let listed: Vec<String> = made.iter().map(|voter| voter.voter_key.clone()).collect();
            let today = korean::seoul(now).date();
            let enter = move |tx: &mut store::Tx<'_>| -> Result<(), StoreError> {
                for key in &listed {
                    store::roll_issue(tx, vote, key, Basis::Resident, today)?;
                }
                Ok(())
            };
            self.stores.roll.write(enter).await?;
            voters.extend(made);
        }
        Ok(voters)
    }

    /// Puts one random ballot of each voter into the box at `now`.
    ///
    /// # Errors
    /// When the box refuses.
    pub async fn cast(
        &self,
        vote: &Poll,
        voters: &[Voter],
        random: &mut Random,
        now: Timestamp,
    ) -> Result<()> {
        for batch in voters.chunks(BATCH) {
            let slot = |voter: &Voter| self.stores.keys.slot(vote.id, &voter.voter_key);
            let ballots = batch
                .iter()
                .map(|voter| Ok((slot(voter)?, random.some_of(&vote.items, MARKS))))
                .collect::<Result<Vec<_>, StoreError>>()?;
            let id = vote.id;
            let put = move |tx: &mut store::Tx<'_>| -> Result<(), NotDone> {
                for (slot, choices) in &ballots {
                    store::ballot_cast::<NotDone>(tx, id, slot, 1, choices, now)?;
                }
                Ok(())
            };
            self.stores.ballot_box.write(put).await.map_err(undone)?;
        }
        Ok(())
    }

    /// Hands in `count` proposals; the last one gets `comments` comments. Answers the last.
    ///
    /// # Errors
    /// When a store refuses.
    pub async fn proposals(
        &self,
        count: usize,
        comments: usize,
        now: Timestamp,
    ) -> Result<ProposalId> {
        let (district, author) = (
            self.district,
            self.by.person().map_err(|r| anyhow!("{r:?}"))?,
        );
        let made = self.stores.site.write(move |tx| -> Result<_, StoreError> {
            let cycle = store::cycle_current(tx, district)?
                .ok_or_else(|| StoreError::Missing("the round".to_owned()))?;
            let mut last = None;
            for n in 1..=count {
                // One word in all of them, and one in a hundredth.
                let rare = if n % 100 == 0 { " 쉼터" } else { "" };
                let text = ProposalText {
                    title: format!("밝은 골목{rare} {n}"),
                    need: "밤에 어두워 다니기 무섭습니다.".to_owned(),
                    body: "골목마다 등을 답니다.\n\n학교 앞부터 시작합니다.".repeat(4),
                    place: "하늘초등학교 뒷길".to_owned(),
                    neighborhood: None,
                    cost: Some(Won(30_000_000)),
                    category: None,
                };
                last = Some(store::proposal_add(
                    tx, district, cycle.id, author, &text, now,
                )?);
            }
            if let Some(last) = last {
                for n in 1..=comments {
                    store::comment_add(
                        tx,
                        (Item::Proposal(last), None),
                        author,
                        &format!("저도 같은 생각입니다 {n}."),
                        now,
                    )?;
                }
            }
            Ok(last)
        });
        made.await?.context("at least one proposal is wanted")
    }
}

impl Ground {
    /// Puts `count` agendas on the board. Answers the last.
    ///
    /// # Errors
    /// When a store refuses.
    pub async fn agendas(&self, count: usize, now: Timestamp) -> Result<AgendaId> {
        let (district, author) = (
            self.district,
            self.by.person().map_err(|r| anyhow!("{r:?}"))?,
        );
        let made = self.stores.site.write(move |tx| -> Result<_, StoreError> {
            let cycle = store::cycle_current(tx, district)?
                .ok_or_else(|| StoreError::Missing("the round".to_owned()))?;
            let new = NewAgenda {
                district,
                cycle: cycle.id,
                origin: Origin::Council,
                author,
            };
            let mut last = None;
            for n in 1..=count {
                let text = AgendaText {
                    title: format!("밝은 길 잇기 {n}"),
                    need: "공원과 시장을 잇는 길이 끊겨 있습니다.".to_owned(),
                    body: "끊긴 곳에 건널목과 길 안내를 놓습니다.\n\n".repeat(4),
                    beneficiaries: "걷는 주민 모두".to_owned(),
                    place: String::new(),
                    neighborhood: None,
                    cost: Some(Won(120_000_000)),
                    category: None,
                    set_by: SetBy::Private,
                    council: None,
                    department: "도로과".to_owned(),
                };
                last = Some(store::agenda_add(tx, new, &text, now)?);
            }
            Ok(last)
        });
        made.await?.context("at least one agenda is wanted")
    }
}

fn voter(
    tx: &mut store::Tx<'_>,
    keys: &store::Keyring,
    vote: VoteId,
    now: Timestamp,
) -> Result<Voter, StoreError> {
    let limits = process::rules::Rules::on(korean::seoul(now).date()).limits;
    let (idle_until, expires_at) = process::person::session_span(limits, false, now);
    let person = store::person_add(tx, "ko", "하늘동 주민", now)?;
    store::person_set_consent(tx, person, limits.consent_version, now)?;
    let identity_key = keys.identity_key(&format!("주민{person}|1966-03-09"));
    let basis = Some(Basis::Resident);
    store::person_bind_identity(tx, person, &identity_key, Assurance::Verified, basis)?;
    let token = store::random_hex(32);
    let new = NewSession {
        person,
        token_hash: keys.token_hash(&token),
        channel: Channel::Email,
        agent: "Firefox, Linux".to_owned(),
        idle_until,
        expires_at,
    };
    let session = store::session_add(tx, &new, now)?;
    let csrf = keys.hmac("csrf", &format!("session:{session}"));
    Ok(Voter {
        person,
        token,
        csrf,
        voter_key: keys.voter_key(vote, &identity_key),
    })
}
