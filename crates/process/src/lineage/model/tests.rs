//! Random sequences of what can be done to the lineage in miniature: sound, reversible, complete.

use proptest::prelude::*;
use proptest::strategy::ValueTree;

use super::*;

/// What everything is like, for comparing: state, supporters and authors of each thing.
fn picture(model: &Model, count: usize) -> Vec<(&'static str, BTreeSet<Who>, BTreeSet<Who>)> {
    let each = |place: usize| {
        let state = model.things[place].state;
        (state, model.supporters(place), model.authors(place))
    };
    (0..count).map(each).collect()
}

/// Does everything in turn; after each step the record is sound, and undoing the step at once
/// gives back what was there before it.
fn run(numbers: &[(u8, u16, u16)]) -> Result<usize, TestCaseError> {
    let mut model = Model::default();
    let mut done = 0;
    for raw in numbers {
        let Some(step) = model.meant(*raw) else {
            continue;
        };
        let before = model.clone();
        if model.apply(&step).is_err() {
            prop_assert_eq!(&model, &before, "what is refused changes nothing");
            continue;
        }
        done += 1;
        let sound = model.sound();
        prop_assert!(sound.is_ok(), "after {:?}: {:?}", step, sound);
        if model.steps.len() > before.steps.len() {
            let mut undone = model.clone();
            let last = undone.steps.len() - 1;
            prop_assert!(
                undone.apply(&Move::Undo(last)).is_ok(),
                "{:?} can't be undone",
                step
            );
            let count = before.things.len();
            prop_assert_eq!(
                picture(&undone, count),
                picture(&before, count),
                "{:?}",
                step
            );
            // The other way round: whoever came meanwhile stays with every source.
            if let Some(made) = model.steps[last].results.first() {
                let mut later = model.clone();
                prop_assert!(later.apply(&Move::Support(9, *made)).is_ok());
                prop_assert!(later.apply(&Move::Undo(last)).is_ok());
                for (source, _) in &model.steps[last].sources {
                    prop_assert!(later.supporters(*source).contains(&9));
                }
            }
        }
    }
    Ok(done)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 5_000, ..ProptestConfig::default() })]

    #[test]
    fn whatever_is_done_is_undone_and_nobody_is_lost(
        numbers in prop::collection::vec(any::<(u8, u16, u16)>(), 1..40)
    ) {
        run(&numbers)?;
    }
}

#[test]
fn random_sequences_really_do_something() {
    let mut runner = proptest::test_runner::TestRunner::deterministic();
    let strategy = prop::collection::vec(any::<(u8, u16, u16)>(), 40);
    let mut done = 0;
    for _ in 0..100 {
        let tree = strategy.new_tree(&mut runner).expect("numbers");
        done += run(&tree.current()).expect("a sound record");
    }
    assert!(done > 2_000, "{done} of 4,000");
}
