//! Who stands behind what, through merges, splits and what is undone, on both databases.

use process::agenda::{AgendaState, Item, Origin};
use process::id::{AgendaId, PersonId};
use process::lineage::LineageAct;
use store::*;

use crate::agendas::{Scene, agenda, run};
use crate::bed::{Bed, now, on_both, person};

/// The numbers kept with these things.
fn counts(tx: &mut Tx<'_>, items: &[Item]) -> Result<Vec<i64>, StoreError> {
    let mut all = Vec::new();
    for item in items {
        let count = match item {
            Item::Proposal(id) => proposal_get(tx, *id)?.map(|p| p.support_count),
            Item::Agenda(id) => agenda_get(tx, *id)?.map(|a| a.support_count),
        };
        let people = supporters(tx, *item, PersonId(0), 1000)?.len();
        let count = count.expect("it was added");
        assert_eq!(usize::try_from(count).ok(), Some(people), "{item}");
        all.push(count);
    }
    Ok(all)
}

fn give(tx: &mut Tx<'_>, item: Item, who: PersonId) -> Result<bool, StoreError> {
    support_lock(tx, item, who)?;
    support_give(tx, item, who, now())
}

fn take_back(tx: &mut Tx<'_>, item: Item, who: PersonId) -> Result<bool, StoreError> {
    support_lock(tx, item, who)?;
    support_withdraw(tx, item, who, now())
}

fn merge(tx: &mut Tx<'_>, scene: &Scene, sources: &[Item]) -> Result<AgendaId, StoreError> {
    let id = agenda_add(tx, scene.with(Origin::Merge), &agenda("합친 의제"), now())?;
    let step = NewLineage {
        district: scene.district,
        act: LineageAct::Merge,
        reason: "같은 길입니다",
        body: None,
        meeting: None,
        actor: scene.member,
        role: process::Role::Secretary,
    };
    let sources: Vec<_> = sources.iter().map(|item| (*item, "open")).collect();
    lineage_add(tx, step, &sources, &[id], now())?;
    Ok(id)
}

async fn people(bed: &Bed) -> [PersonId; 4] {
    [
        person(&bed.stores, "하늘동 주민 11").await,
        person(&bed.stores, "하늘동 주민 12").await,
        person(&bed.stores, "하늘동 주민 13").await,
        person(&bed.stores, "하늘동 주민 14").await,
    ]
}

on_both! {
    async fn a_merged_agenda_counts_each_person_once(bed: Bed) {
        let [ann, ben, cat, dan] = people(&bed).await;
        run(&bed, move |tx, scene| {
            let one = Item::Proposal(scene.propose(tx, "하나")?);
            let two = Item::Proposal(scene.propose(tx, "둘")?);
            assert!(give(tx, one, ann)?);
            assert!(!give(tx, one, ann)?);
            for who in [ann, ben] {
                assert!(give(tx, two, who)?);
            }
            let whole = merge(tx, scene, &[one, two])?;
            let all = [one, two, whole.into()];
            assert_eq!(counts(tx, &all)?, [1, 2, 2]);
            // Whoever came through a source is there already.
            assert!(!give(tx, whole.into(), ben)?);
            assert!(give(tx, whole.into(), cat)?);
            assert_eq!(counts(tx, &all)?, [1, 2, 3]);

            let three = Item::Agenda(agenda_add(tx, scene.with(Origin::Council), &agenda("셋"), now())?);
            let larger = merge(tx, scene, &[whole.into(), three])?;
            assert!(give(tx, larger.into(), dan)?);
            let all = [one, two, whole.into(), three, larger.into()];
            assert_eq!(counts(tx, &all)?, [1, 2, 3, 0, 4]);

            // Undone: whoever came later stays with every source.
            support_part(tx, &[whole.into(), three], &[larger])?;
            assert_eq!(counts(tx, &all)?, [1, 2, 4, 1, 1]);
            support_part(tx, &[one, two], &[whole])?;
            assert_eq!(counts(tx, &all)?, [3, 4, 2, 1, 1]);
            assert!(!give(tx, one, dan)?);
            Ok(())
        }).await;
    }

    async fn what_is_taken_back_counts_nowhere_any_more(bed: Bed) {
        let [ann, ben, ..] = people(&bed).await;
        run(&bed, move |tx, scene| {
            let one = Item::Proposal(scene.propose(tx, "하나")?);
            let two = Item::Proposal(scene.propose(tx, "둘")?);
            for (item, who) in [(one, ann), (two, ann), (two, ben)] {
                assert!(give(tx, item, who)?);
            }
            let whole = merge(tx, scene, &[one, two])?;
            let parts = [
                agenda_add(tx, scene.with(Origin::Split), &agenda("나눈 의제 1"), now())?,
                agenda_add(tx, scene.with(Origin::Split), &agenda("나눈 의제 2"), now())?,
            ];
            let step = NewLineage {
                district: scene.district,
                act: LineageAct::Split,
                reason: "두 가지 일입니다",
                body: None,
                meeting: None,
                actor: scene.member,
                role: process::Role::Secretary,
            };
            lineage_add(tx, step, &[(whole.into(), "open")], &parts, now())?;
            assert!(agenda_move(tx, whole, AgendaState::Open, AgendaState::Split)?);
            let all = [one, two, whole.into(), parts[0].into(), parts[1].into()];
            assert_eq!(counts(tx, &all)?, [1, 2, 2, 2, 2]);
            assert!(take_back(tx, parts[0].into(), ann)?);
            assert!(!take_back(tx, parts[0].into(), ann)?);
            assert_eq!(counts(tx, &all)?, [0, 1, 1, 1, 1]);
            assert!(give(tx, parts[0].into(), ann)?);
            assert_eq!(counts(tx, &all)?, [0, 1, 1, 2, 1]);
            assert!(take_back(tx, parts[1].into(), ben)?);
            assert_eq!(counts(tx, &all)?, [0, 0, 0, 1, 0]);
            Ok(())
        }).await;
    }
}
