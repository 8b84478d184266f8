//! Agendas, the board, the search, classifications and lineage, on both databases.

use finance::Won;
use process::agenda::{AgendaState, AgendaText, BoardState, Item, ItemKind, Origin, SetBy};
use process::classification::{ClassKind, ClassifyText};
use process::hearing::{AskText, Way};
use process::id::{AgendaId, CycleId, DistrictId, PersonId, ProposalId};
use process::lineage::LineageAct;
use process::proposal::{ProposalState, ProposalText};
use store::*;

use crate::bed::{Bed, district, now, on_both, person};

fn proposal(title: &str) -> ProposalText {
    ProposalText {
        title: title.into(),
        need: "어두워서 돌아서 갑니다".into(),
        body: "등을 답니다".into(),
        place: String::new(),
        neighborhood: None,
        cost: Some(Won(10_000_000)),
        category: None,
    }
}

pub fn agenda(title: &str) -> AgendaText {
    AgendaText {
        title: title.into(),
        need: "아이들이 안전하게 다닙니다".into(),
        body: "보안등과 쉼터를 함께 놓습니다".into(),
        beneficiaries: "초등학생".into(),
        place: String::new(),
        neighborhood: None,
        cost: Some(Won(30_000_000)),
        category: None,
        set_by: SetBy::Private,
        council: None,
        department: "도로과".into(),
    }
}

pub struct Scene {
    pub district: DistrictId,
    pub cycle: CycleId,
    pub author: PersonId,
    pub member: PersonId,
}

impl Scene {
    pub fn with(&self, origin: Origin) -> NewAgenda {
        NewAgenda {
            district: self.district,
            cycle: self.cycle,
            origin,
            author: self.member,
        }
    }

    fn all(&self) -> BoardFilter {
        BoardFilter {
            district: self.district,
            cycle: self.cycle,
            kind: None,
            state: None,
            neighborhood: None,
            council: None,
            category: None,
            department: None,
            before: None,
            limit: 10,
        }
    }

    pub fn propose(&self, tx: &mut Tx<'_>, title: &str) -> Result<ProposalId, StoreError> {
        let text = proposal(title);
        proposal_add(tx, self.district, self.cycle, self.author, &text, now())
    }
}

pub async fn run<F>(bed: &Bed, test: F)
where
    F: FnOnce(&mut Tx<'_>, &Scene) -> Result<(), StoreError> + Send + 'static,
{
    let district = district(&bed.stores, "haneul").await;
    let author = person(&bed.stores, "하늘동 주민 3").await;
    let member = person(&bed.stores, "하늘구 협치위원 1").await;
    let write = bed.stores.site.write(move |tx| {
        let cycle = cycle_add(tx, district, 2027, Won(1_000_000_000), now())?;
        let scene = Scene {
            district,
            cycle,
            author,
            member,
        };
        test(tx, &scene)
    });
    write.await.unwrap();
}

fn items(found: Vec<BoardItem>) -> Vec<Item> {
    found.into_iter().map(|row| row.item).collect()
}

on_both! {
    async fn what_was_there_before_the_search_is_found(bed: Bed) {
        run(&bed, |tx, scene| {
            scene.propose(tx, "밤길이 밝은 통학로")?;
            agenda_add(tx, scene.with(Origin::Council), &agenda("안전한 밤길"), now())?;
            // As a site that was made before there was a search.
            tx.execute("DELETE FROM search", &[]).map(drop)
        }).await;
        let bed = bed.close().await;
        Stores::migrate(&bed.config).unwrap();
        let bed = bed.reopened();
        let read = bed.stores.site.read(|tx| {
            let district = district_list(tx)?[0].id;
            board_search(tx, district, "밤길", None, 10)
        });
        let found: Vec<_> = read.await.unwrap().into_iter().map(|row| row.title).collect();
        assert_eq!(found, ["안전한 밤길", "밤길이 밝은 통학로"]);
    }

    async fn an_agenda_has_versions(bed: Bed) {
        run(&bed, |tx, scene| {
            let id = agenda_add(tx, scene.with(Origin::Council), &agenda("밝은 통학로"), now())?;
            assert!(agenda_edit(tx, id, 1, &agenda("더 밝은 통학로"), now())?);
            assert!(!agenda_edit(tx, id, 1, &agenda("옛 화면"), now())?);
            let found = agenda_get(tx, id)?.expect("it was added");
            assert_eq!(found.text, agenda("더 밝은 통학로"));
            assert_eq!((found.version, found.state), (2, AgendaState::Open));
            assert_eq!(found.author_name, "하늘구 협치위원 1");
            let versions = agenda_revisions(tx, id, None, 10)?;
            assert_eq!(versions.iter().map(|v| v.version).collect::<Vec<_>>(), [2, 1]);
            assert_eq!(agenda_get(tx, AgendaId(1))?, None);
            Ok(())
        }).await;
    }

    async fn the_board_shows_both_kinds_by_time(bed: Bed) {
        run(&bed, |tx, scene| {
            let one = scene.propose(tx, "제안 하나")?;
            let two = agenda_add(tx, scene.with(Origin::Council), &agenda("의제 둘"), now())?;
            let three = scene.propose(tx, "제안 셋")?;
            let hidden = agenda_add(tx, scene.with(Origin::Council), &agenda("숨긴 의제"), now())?;
            agenda_set_hidden(tx, hidden, true)?;
            let (p1, a2, p3) = (Item::Proposal(one), Item::Agenda(two), Item::Proposal(three));
            assert_eq!(items(board_list(tx, &scene.all())?), [p3, a2, p1]);
            let next = BoardFilter { before: Some(three.0), limit: 1, ..scene.all() };
            assert_eq!(items(board_list(tx, &next)?), [a2]);
            let agendas = BoardFilter { kind: Some(ItemKind::Agenda), ..scene.all() };
            assert_eq!(items(board_list(tx, &agendas)?), [a2]);
            let (from, to) = (ProposalState::Submitted, ProposalState::Referred);
            assert!(proposal_move(tx, three, from, to)?);
            let standing = BoardFilter { state: Some(BoardState::Standing), ..scene.all() };
            assert_eq!(items(board_list(tx, &standing)?), [a2, p1]);
            let referred = BoardFilter { state: Some(BoardState::Referred), ..scene.all() };
            assert_eq!(items(board_list(tx, &referred)?), [p3]);
            let asked = [a2, Item::Agenda(hidden), p1, Item::Agenda(AgendaId(one.0))];
            assert_eq!(items(board_some(tx, scene.district, &asked)?), [a2, p1]);
            let elsewhere = DistrictId(scene.district.0 + 1);
            assert_eq!(board_some(tx, elsewhere, &asked)?, []);
            Ok(())
        }).await;
    }

    async fn words_are_found_whatever_is_typed(bed: Bed) {
        run(&bed, |tx, scene| {
            let one = Item::Proposal(scene.propose(tx, "밤길을 밝히는 LED 보안등")?);
            let two = agenda_add(tx, scene.with(Origin::Council), &agenda("쉼터"), now())?;
            let two = Item::Agenda(two);
            let find = |tx: &mut Tx<'_>, asked: &str| {
                board_search(tx, scene.district, asked, None, 10).map(items)
            };
            assert_eq!(find(tx, "밤길")?, [one]);
            assert_eq!(find(tx, "보안등")?, [two, one]);
            assert_eq!(find(tx, "길")?, [one]);
            assert_eq!(find(tx, "led")?, [one]);
            assert_eq!(find(tx, "보안등 led 밤길")?, [one]);
            for nothing in [
                "", " ", "밤낮", "\"", "' OR '1'='1", "밤길\" OR \"쉼터", "밤길' | '쉼터", "*", ":*",
                "search MATCH", "NEAR(밤길 쉼터)", "-", "\u{1f170}", "a\u{1f170}b", "words:밤길",
                "\u{0}", "\\", "क्ष",
            ] {
                assert_eq!(find(tx, nothing)?, [], "{nothing:?}");
            }
            assert_eq!(find(tx, &"밤길 ".repeat(500))?, [one]);
            let Item::Proposal(id) = one else { unreachable!("it is a proposal") };
            assert!(proposal_edit(tx, id, 1, &proposal("횡단보도 그늘막"), now())?);
            assert_eq!(find(tx, "밤길")?, []);
            assert_eq!(find(tx, "그늘막")?, [one]);
            proposal_hide(tx, id)?;
            assert_eq!(find(tx, "그늘막")?, []);
            let next = board_search(tx, scene.district, "보안등", Some(two.number()), 10)?;
            assert_eq!(items(next), []);
            Ok(())
        }).await;
    }

    async fn a_step_knows_all_it_came_from(bed: Bed) {
        run(&bed, |tx, scene| {
            let one = Item::Proposal(scene.propose(tx, "하나")?);
            let two = Item::Proposal(scene.propose(tx, "둘")?);
            let new = |act| NewLineage {
                district: scene.district, act, reason: "같은 길입니다", body: None, meeting: None,
                actor: scene.member, role: process::Role::Secretary,
            };
            let first = agenda_add(tx, scene.with(Origin::Merge), &agenda("합친 의제"), now())?;
            let sources = [(one, "submitted"), (two, "submitted")];
            let merge = lineage_add(tx, new(LineageAct::Merge), &sources, &[first], now())?;
            assert!(item_move(tx, one, "submitted", "merged")?);
            assert!(!item_move(tx, one, "submitted", "merged")?);
            let parts = [
                agenda_add(tx, scene.with(Origin::Split), &agenda("나눈 의제 1"), now())?,
                agenda_add(tx, scene.with(Origin::Split), &agenda("나눈 의제 2"), now())?,
            ];
            let source = [(Item::Agenda(first), "open")];
            let split = lineage_add(tx, new(LineageAct::Split), &source, &parts, now())?;

            let all = lineage_ancestors(tx, parts[1])?;
            let of: Vec<_> = all.iter().map(|s| (s.depth, s.item, s.is_written())).collect();
            assert_eq!(of, [(1, Item::Agenda(first), false), (2, one, true), (2, two, true)]);
            assert_eq!(all[1].state, "merged");
            let own = lineage_sources(tx, merge)?;
            assert_eq!(own.iter().map(|s| s.item).collect::<Vec<_>>(), [one, two]);
            let results = lineage_results(tx, split)?;
            assert_eq!(results.iter().map(|r| r.agenda).collect::<Vec<_>>(), parts);
            let steps = lineage_steps_of(tx, one)?;
            assert_eq!((steps.len(), steps[0].lineage, steps[0].agenda), (1, merge, first));
            assert!(lineage_undo(tx, split, (scene.member, process::Role::Secretary), "잘못 나눴습니다", now())?);
            assert!(!lineage_undo(tx, split, (scene.member, process::Role::Secretary), "다시", now())?);
            let step = lineage_get(tx, split)?.expect("it was added");
            assert_eq!(step.undo_reason.as_deref(), Some("잘못 나눴습니다"));
            Ok(())
        }).await;
    }

    async fn a_referral_is_appealed_against_once(bed: Bed) {
        run(&bed, |tx, scene| {
            let id = scene.propose(tx, "깨진 보도블록")?;
            let text = ClassifyText {
                kind: ClassKind::Complaint,
                reason: "담당 부서가 바로 고칩니다".into(),
                destination: "도로과".into(),
                meeting: None,
            };
            let of = (scene.district, id);
            let by = (scene.member, process::Role::Secretary);
            let none = (None, None);
            let referral = classification_add(tx, of, &text, none, by, Some(now()), now())?;
            assert!(classification_appeal(tx, referral, "의제로 다뤄 주세요", now())?);
            assert!(!classification_appeal(tx, referral, "다시", now())?);
            let open = board_list(tx, &scene.all())?;
            assert!(open[0].appeal_open);
            assert!(classification_answer(tx, referral, "되돌립니다", true, scene.author, now())?);
            assert!(!classification_answer(tx, referral, "다시", false, scene.author, now())?);
            let found = classifications_of(tx, id)?;
            assert_eq!(found[0].taken_back, Some(true));
            assert!(found[0].referral().answered);
            assert!(!board_list(tx, &scene.all())?[0].appeal_open);
            Ok(())
        }).await;
    }

    async fn a_hearing_is_open_once_and_closes_with_a_decision(bed: Bed) {
        run(&bed, |tx, scene| {
            let id = scene.propose(tx, "깨진 보도블록")?;
            let text = AskText {
                suggested: ClassKind::Complaint,
                reason: "담당 부서가 바로 고칩니다".into(),
                body: None,
            };
            let (of, by) = ((scene.district, id), (scene.member, process::Role::Clerk));
            let first = hearing_add(tx, of, &text, by, now(), now())?;
            assert_eq!(hearings_to_answer(tx, scene.author, 9)?.len(), 1);
            assert!(hearing_say(tx, first, (Way::Meeting, ""), now())?);
            assert!(hearing_say(tx, first, (Way::Text, "길 전체의 일입니다"), now())?);
            assert!(!hearing_say(tx, first, (Way::Text, "또"), now())?);
            assert!(hearings_to_answer(tx, scene.author, 9)?.is_empty());
            let found = hearings_of(tx, id)?;
            assert_eq!(found[0].standing().said, Some((Way::Text, now())));
            assert_eq!((found[0].asked_as, found[0].closed_at), (by.1, None));
            assert!(hearing_close(tx, first, now())? && !hearing_close(tx, first, now())?);
            assert!(!hearing_say(tx, first, (Way::Text, "늦었습니다"), now())?);
            hearing_add(tx, of, &text, by, now(), now())?;
            assert_eq!(hearings_of(tx, id)?.len(), 2);
            Ok(())
        }).await;
    }
}
