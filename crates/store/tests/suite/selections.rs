//! Selections of a year, with what they rest on, on both databases.

use finance::Won;
use jiff::SignedDuration;
use process::agenda::{AgendaText, Item, Origin, SetBy};
use process::body::BodyKind;
use process::id::{AgendaId, CycleId, DistrictId, MeetingId, PersonId, VoteId, VoteItemId};
use process::meeting::{MeetingKind, MeetingPlan, Slot};
use process::role::Role;
use process::selection::{LastWord, Verdict};
use store::*;

use crate::bed::{at, council, district, now, on_both, person};

struct Scene {
    district: DistrictId,
    cycle: CycleId,
    by: PersonId,
}

impl Scene {
    fn agenda(&self, tx: &mut Tx<'_>, title: &str) -> Result<AgendaId, StoreError> {
        let text = AgendaText {
            title: title.into(),
            need: "이어야 합니다".into(),
            body: "끊긴 길을 잇습니다".into(),
            beneficiaries: "주민".into(),
            place: String::new(),
            neighborhood: None,
            cost: Some(Won(300)),
            category: None,
            set_by: SetBy::Private,
            council: None,
            department: String::new(),
        };
        let new = NewAgenda {
            district: self.district,
            cycle: self.cycle,
            origin: Origin::Council,
            author: self.by,
        };
        agenda_add(tx, new, &text, now())
    }

    /// A vote on one agenda, which closes so many days after the 22nd.
    fn vote(
        &self,
        tx: &mut Tx<'_>,
        (vote, item): (VoteId, VoteItemId),
        agenda: AgendaId,
        days: i64,
    ) -> Result<(), StoreError> {
        let opens_at = at("22T09:00:00");
        let new = NewVote {
            district: self.district,
            cycle: self.cycle,
            title_ko: "주민투표".into(),
            title_en: "Vote".into(),
            opens_at,
            closes_at: opens_at + SignedDuration::from_hours(24 * days),
            max_choices: 1,
            budget: Won(1_000),
            official_rule: "greedy".into(),
            utility: "cost".into(),
            completion: "none".into(),
            ties: "cost,votes,name".into(),
            announced_by: self.by,
        };
        let on_ballot = NewVoteItem {
            item: Some(Item::Agenda(agenda)),
            title: "길".into(),
            need: String::new(),
            cost: Won(300),
        };
        vote_add(tx, vote, &new, &[(item, on_ballot)], now())
    }

    fn meeting(
        &self,
        tx: &mut Tx<'_>,
        kind: BodyKind,
        title: &str,
    ) -> Result<MeetingId, StoreError> {
        let text = process::body::BodyText { kind, ..council() };
        let body = body_add(tx, self.district, &text, now())?;
        let starts_at = at("24T14:00:00");
        let plan = MeetingPlan {
            kind: MeetingKind::Regular,
            body: Some(body),
            title: title.into(),
            purpose: "고릅니다.".into(),
            place: "구청".into(),
            mode: process::meeting::MeetingMode::OnSite,
            join_link: String::new(),
            late_reason: String::new(),
            starts_at,
            slots: vec![Slot {
                starts_at,
                minutes: 60,
                title: "의결".into(),
                lead: String::new(),
                speakers: String::new(),
            }],
        };
        let who = (self.by, Role::Secretary);
        meeting_add(tx, self.district, &plan, plan.ends_at(), who, now())
    }

    fn decision(
        &self,
        tx: &mut Tx<'_>,
        meeting: MeetingId,
        passed: bool,
    ) -> Result<process::id::DecisionId, StoreError> {
        let new = NewDecision {
            district: self.district,
            meeting,
            motion: "이대로 고른다".into(),
            members: 29,
            recused: 0,
            present: 15,
            in_favour: if passed { 12 } else { 2 },
            against: 3,
            passed,
            slot: 0,
            recused_seats: String::new(),
            recorded_by: self.by,
        };
        decision_add(tx, &new, now())
    }
}

fn item(position: i64, title: &str, verdict: Verdict, granted: i64) -> SelectionItem {
    SelectionItem {
        position,
        vote_item: None,
        agenda: None,
        proposal: None,
        title: title.into(),
        asked: Won(300),
        verdict,
        granted: Won(granted),
        reason: "겹치는 일입니다.".into(),
        vote_won: None,
        forum_rank: None,
        departs_vote: false,
        departs_forum: false,
        hidden: false,
    }
}

on_both! {
    async fn a_selection_is_recorded_once_with_its_items(bed: Bed) {
        let (here, by) = (district(&bed.stores, "haneul").await, person(&bed.stores, "간사").await);
        let ids = bed.stores.ids.clone();
        let done = bed.stores.site.write(move |tx| {
            let cycle = cycle_add(tx, here, 2027, Won(1_000), now())?;
            let scene = Scene { district: here, cycle, by };
            let (on_ballot, beside) = (scene.agenda(tx, "길")?, scene.agenda(tx, "창고")?);
            assert_eq!(vote_of_cycle(tx, cycle)?, None);
            assert_eq!(selection_beside(tx, cycle, None, 10)?.len(), 2);
            let (first, items) = vote_ids(&ids, 1, now());
            scene.vote(tx, (first, items[0]), on_ballot, 9)?;
            let (earlier, more) = vote_ids(&ids, 1, now());
            scene.vote(tx, (earlier, more[0]), beside, 2)?;
            let latest = vote_of_cycle(tx, cycle)?.map(|vote| vote.id);
            assert_eq!(latest, Some(first), "the one that closes last");
            assert_eq!(vote_items(tx, first)?[0].item, Some(Item::Agenda(on_ballot)));
            let left: Vec<_> = selection_beside(tx, cycle, latest, 10)?
                .into_iter()
                .map(|beside| (beside.agenda, beside.cost))
                .collect();
            assert_eq!(left, [(beside, Some(Won(300)))]);

            let met = scene.meeting(tx, BodyKind::GovernanceCouncil, "정기회의")?;
            let passed = scene.decision(tx, met, true)?;
            scene.decision(tx, met, false)?;
            let other = scene.meeting(tx, BodyKind::BudgetCommittee, "위원회")?;
            scene.decision(tx, other, true)?;
            let kind = BodyKind::GovernanceCouncil;
            let offered = |tx: &mut Tx<'_>, from| decisions_of_body(tx, here, kind, from, 10);
            let found = offered(tx, at("24T14:00:00"))?;
            assert_eq!(found.iter().map(|one| one.id).collect::<Vec<_>>(), [passed]);
            assert_eq!(found[0].meeting_title, "정기회의");
            assert!(offered(tx, at("24T14:00:01"))?.is_empty());

            assert_eq!(selection_of(tx, cycle)?, None);
            let new = NewSelection {
                district: here,
                cycle,
                decision: passed,
                vote: Some(first),
                last_word: LastWord::Council,
                budget: Won(1_000),
                recorded_by: by,
            };
            let items = [
                SelectionItem {
                    vote_item: Some(items[0]),
                    agenda: Some(on_ballot),
                    vote_won: Some(Won(300)),
                    forum_rank: Some(2),
                    departs_vote: true,
                    departs_forum: true,
                    ..item(1, "길", Verdict::LeftOut, 0)
                },
                item(2, "창고", Verdict::Changed, 200),
            ];
            let id = selection_add(tx, &new, &items, now())?;
            let kept = selection_of(tx, cycle)?.expect("recorded");
            assert_eq!((kept.id, kept.vote, kept.recorded_at), (id, Some(first), now()));
            assert_eq!(kept.budget, Some(Won(1_000)));
            assert_eq!(selection_items(tx, id)?, items);
            assert_eq!(budget_selected(tx, cycle)?.len(), 1, "what is left out is in no plan");
            agenda_set_hidden(tx, on_ballot, true)?;
            assert!(selection_items(tx, id)?[0].hidden && vote_items(tx, first)?[0].hidden);
            Ok::<_, StoreError>((new, items))
        });
        let (new, items) = done.await.unwrap();
        let again = bed.stores.site.write(move |tx| selection_add(tx, &new, &items, now()));
        assert!(matches!(again.await, Err(StoreError::Exists(_))));

        // As a site that recorded it before its budget was kept.
        let old = bed.stores.site.write(|tx| tx.execute("UPDATE selection SET budget_won = 0", &[]));
        old.await.unwrap();
        let read = bed.stores.site.read(move |tx| selection_of(tx, new.cycle));
        assert_eq!(read.await.unwrap().map(|kept| kept.budget), Some(None));
    }
}
