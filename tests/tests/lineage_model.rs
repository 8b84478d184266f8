//! Random sequences of acts through the stores on both engines, compared with the lineage in
//! miniature: states, supporters, authors and where everything leads.
//!
//! `process` runs 5,000 sequences against the miniature alone. Here the same kind of sequence
//! goes through the acts, 400 of them on SQLite and 60 on PostgreSQL, or as many as
//! `MADANG_LINEAGE_SEQUENCES` says.

use std::collections::BTreeSet;

use process::Role;
use process::agenda::{Item, ItemKind};
use process::classification::{ClassKind, ClassifyForm};
use process::id::{AgendaId, LineageId, PersonId, ProposalId};
use process::lineage::model::{Model, Move, RECORDER, RESIDENTS, Who};
use store::{StoreError, Tx};
use system_tests::board::{agenda_form, merged, part_forms};
use system_tests::hearings::found;
use system_tests::village::proposal_form;
use system_tests::{Backend, DistrictBuilder, TestApp, on_both};
use web::acts::support::Step;
use web::acts::{self, By, NotDone};

const SLUG: &str = "haneul";
const WHY: &str = "함께 듣고 정했습니다.";

/// Numbers that only look random: the same for the same seed.
struct Numbers(u64);

impl Numbers {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    fn triple(&mut self) -> (u8, u16, u16) {
        let [kind, _, one, two, three, four, ..] = self.next().to_le_bytes();
        (
            kind,
            u16::from_le_bytes([one, two]),
            u16::from_le_bytes([three, four]),
        )
    }
}

/// What the acts made, in the order of the miniature.
struct Record {
    /// Whoever acts: the recorder, then the residents.
    people: Vec<By>,
    items: Vec<Item>,
    steps: Vec<LineageId>,
}

impl Record {
    fn person(&self, who: Who) -> PersonId {
        self.people[who].actor.person.unwrap()
    }

    fn agenda(&self, place: usize) -> AgendaId {
        self.items[place].agenda().unwrap()
    }

    fn several(&self, places: &[usize]) -> Vec<Item> {
        places.iter().map(|place| self.items[*place]).collect()
    }

    /// What a step made, with the step.
    fn made(&mut self, tx: &mut Tx<'_>, step: LineageId) -> Result<(), StoreError> {
        let results = store::lineage_results(tx, step)?;
        self.items
            .extend(results.iter().map(|made| Item::from(made.agenda)));
        self.steps.push(step);
        Ok(())
    }

    fn step_of(tx: &mut Tx<'_>, agenda: AgendaId) -> Result<LineageId, StoreError> {
        Ok(store::lineage_ancestors(tx, agenda)?[0].lineage)
    }

    /// Does through the acts what the miniature does.
    fn apply(&mut self, tx: &mut Tx<'_>, step: &Move) -> Result<(), NotDone> {
        let by = self.people[RECORDER].clone();
        let why = WHY.into();
        match step {
            Move::Propose(who) => {
                let form = proposal_form("밤길");
                let id = acts::proposal::submit(tx, &self.people[*who], SLUG, &form)?;
                self.items.push(id.into());
            }
            Move::Add(who) => {
                let id = acts::agenda::add(tx, &self.people[*who], SLUG, &agenda_form("의제"))?;
                self.items.push(id.into());
            }
            Move::Merge(places) => {
                let items = self.several(places);
                let whole = merged(tx, &by, SLUG, &items, &agenda_form("합친 의제"))?;
                let step = Record::step_of(tx, whole)?;
                self.made(tx, step)?;
            }
            Move::Split(place, parts) => {
                let mut forms = part_forms();
                forms.extend((2..*parts).map(|_| part_forms()[0].clone()));
                let step = acts::lineage::split(tx, &by, SLUG, self.agenda(*place), &forms, &why)?;
                self.made(tx, step)?;
            }
            Move::Transform(place) => {
                let id = self.items[*place].proposal().unwrap();
                deliberated(tx, &by, id)?;
                let form = agenda_form("다듬은 의제");
                let made = acts::lineage::transform(tx, &by, SLUG, id, &form, &why)?;
                let step = Record::step_of(tx, made)?;
                self.made(tx, step)?;
            }
            Move::Link(places) => {
                let items = self.several(places);
                let step = acts::lineage::link::link(tx, &by, SLUG, &items, &why)?;
                self.made(tx, step)?;
            }
            Move::Return(place) => {
                let id = self.agenda(*place);
                let step = acts::lineage::link::give_back(tx, &by, SLUG, id, &why)?;
                self.made(tx, step)?;
            }
            Move::Undo(step) => acts::lineage::undo(tx, &by, SLUG, self.steps[*step], WHY)?,
            Move::Support(who, place) => {
                let (who, item) = (&self.people[*who], self.items[*place]);
                acts::support::change(tx, who, SLUG, item, Step::Give)?;
            }
            Move::Withdraw(who, place) => {
                let (who, item) = (&self.people[*who], self.items[*place]);
                acts::support::change(tx, who, SLUG, item, Step::Withdraw)?;
            }
        }
        Ok(())
    }

    /// Compares one thing with the miniature.
    fn compare(&self, tx: &mut Tx<'_>, model: &Model, place: usize) -> Result<(), StoreError> {
        let item = self.items[place];
        let (state, count, author) = match item {
            Item::Proposal(id) => {
                let found = store::proposal_get(tx, id)?.unwrap();
                (
                    found.state.as_str(),
                    found.support_count,
                    Some(found.author),
                )
            }
            Item::Agenda(id) => {
                let found = store::agenda_get(tx, id)?.unwrap();
                let own = found.origin == process::agenda::Origin::Council;
                (
                    found.state.as_str(),
                    found.support_count,
                    own.then_some(found.author),
                )
            }
        };
        assert_eq!(state, model.things[place].state, "{item}");
        let known: BTreeSet<PersonId> = model
            .supporters(place)
            .iter()
            .map(|who| self.person(*who))
            .collect();
        assert_eq!(
            usize::try_from(count).ok(),
            Some(known.len()),
            "{item}: the union"
        );
        let found = store::supporters(tx, item, PersonId(0), 100)?;
        assert_eq!(found.into_iter().collect::<BTreeSet<_>>(), known, "{item}");
        let mut authors: BTreeSet<PersonId> = author.into_iter().collect();
        if let Some(agenda) = item.agenda() {
            let all = store::lineage_ancestors(tx, agenda)?;
            authors.extend(all.iter().filter(|s| s.is_written()).map(|s| s.author));
        }
        let known: BTreeSet<PersonId> = model
            .authors(place)
            .iter()
            .map(|who| self.person(*who))
            .collect();
        assert_eq!(authors, known, "authors of {item}");
        let went = store::lineage_steps_of(tx, item)?;
        let went = went.iter().filter(|step| step.undone_at.is_none());
        let went: BTreeSet<Item> = went.map(|step| step.agenda.into()).collect();
        let standing = model.steps.iter().filter(|step| !step.undone);
        let of_it = standing.filter(|step| step.sources.iter().any(|(s, _)| *s == place));
        let known = of_it
            .flat_map(|step| &step.results)
            .map(|made| self.items[*made]);
        assert_eq!(went, known.collect(), "{item} leads elsewhere");
        Ok(())
    }
}

/// A proposal is worked into an agenda once its proposer was heard and a meeting found it to be
/// one.
fn deliberated(tx: &mut Tx<'_>, by: &By, id: ProposalId) -> Result<(), NotDone> {
    let latest = store::classifications_of(tx, id)?
        .first()
        .map(|one| one.kind);
    if latest != Some(ClassKind::Agenda) {
        let form = ClassifyForm {
            class: "agenda".to_owned(),
            reason: WHY.to_owned(),
            ..ClassifyForm::default()
        };
        found(tx, (by, by), SLUG, id, &form)?;
    }
    Ok(())
}

/// One sequence: the miniature and the acts agree on what is refused and on what comes of it.
fn sequence(tx: &mut Tx<'_>, people: Vec<By>, seed: u64) -> Result<usize, NotDone> {
    let mut numbers = Numbers(seed);
    let mut model = Model::default();
    let mut record = Record {
        people,
        items: Vec::new(),
        steps: Vec::new(),
    };
    let mut done = 0;
    for _ in 0..24 {
        let Some(step) = model.meant(numbers.triple()) else {
            continue;
        };
        let expected = model.apply(&step);
        match (record.apply(tx, &step), &expected) {
            (Ok(()), Ok(())) => done += 1,
            (Err(NotDone::Store(failed)), _) => return Err(NotDone::Store(failed)),
            (Err(_), Err(_)) => {}
            (found, _) => panic!("seed {seed}, {step:?}: {found:?}, expected {expected:?}"),
        }
    }
    assert_eq!(record.items.len(), model.things.len(), "seed {seed}");
    let kinds = model.things.iter().map(|thing| thing.kind);
    assert!(
        kinds.eq(record.items.iter().map(|item| item.kind())),
        "{:?}",
        ItemKind::ALL
    );
    for place in 0..model.things.len() {
        record.compare(tx, &model, place)?;
    }
    Ok(done)
}

async fn sequences(app: TestApp) {
    let village = DistrictBuilder::new(SLUG).make(&app).await;
    let mut people = vec![app.by(village.holder(Role::Secretary).await.0).await];
    for _ in 0..RESIDENTS {
        people.push(app.by(village.holder(Role::CouncilMember).await.0).await);
    }
    let usual = match app.backend() {
        Backend::Sqlite => 400,
        Backend::Postgres => 60,
    };
    let asked = std::env::var("MADANG_LINEAGE_SEQUENCES");
    let count = asked.ok().and_then(|n| n.parse().ok()).unwrap_or(usual);
    let mut done = 0;
    for seed in 0..count {
        let people = people.clone();
        done += app.write(move |tx| sequence(tx, people, seed)).await;
    }
    println!("{count} sequences, {done} acts");
    assert!(
        done > 8 * usize::try_from(count).unwrap(),
        "{done} acts in {count} sequences"
    );
}

#[tokio::test]
async fn the_record_is_as_the_miniature_says() {
    on_both(sequences).await;
}
