//! The same texts give the same hits, whatever came before.

use std::collections::BTreeMap;

use deliberation::similar::{Index, Query, Synonyms};
use proptest::prelude::*;

const WORDS: [&str; 12] = [
    "밤길",
    "보안등",
    "어르신",
    "노인",
    "주방",
    "부엌",
    "고치기",
    "주차장",
    "20개",
    "LED",
    "공원의",
    "하늘동",
];

fn text() -> impl Strategy<Value = String> {
    prop::collection::vec(prop::sample::select(&WORDS[..]), 0..6).prop_map(|w| w.join(" "))
}

proptest! {
    #[test]
    fn history_leaves_no_trace(
        acts in prop::collection::vec((1_i64..40, prop::option::weighted(0.7, (text(), text()))), 1..400),
        asked in text(),
    ) {
        let mut lived = Index::default();
        let mut left = BTreeMap::new();
        for (id, what) in acts {
            match what {
                Some((title, rest)) => {
                    lived.put(id, &title, &rest);
                    left.insert(id, (title, rest));
                }
                None => {
                    lived.remove(id);
                    left.remove(&id);
                }
            }
        }
        let mut fresh = Index::default();
        for (id, (title, rest)) in left.iter().rev() {
            fresh.put(*id, title, rest);
        }
        let synonyms = Synonyms::read("어르신, 노인\n주방, 부엌").unwrap_or_default();
        let query = Query::new(&asked, &synonyms);
        prop_assert_eq!(lived.len(), left.len());
        prop_assert_eq!(lived.ask(&query, 5), fresh.ask(&query, 5));
    }
}

#[test]
fn a_hit_says_why() {
    let mut index = Index::default();
    index.put(7, "솔밭동 경로당 주방 고치기", "점심을 해 먹기 어렵습니다.");
    index.put(3, "하늘동 밤길 20개 보안등", "");
    index.put(2, "하늘동 밤길 20개 보안등", "");
    let synonyms = Synonyms::read("주방, 부엌, 조리실").unwrap_or_default();
    let hits = index.ask(&Query::new("경로당의 부엌을 고치자", &synonyms), 5);
    assert_eq!(hits.iter().map(|hit| hit.id).collect::<Vec<_>>(), [7]);
    assert_eq!(hits[0].words, ["경로당", "고치"]);
    assert_eq!(hits[0].replaced.len(), 1);
    assert_eq!(hits[0].replaced[0].asked, "부엌");
    assert_eq!(hits[0].replaced[0].instead, "주방");
    let twins = index.ask(&Query::new("하늘동 밤길, 20개 보안등!", &synonyms), 5);
    assert_eq!(twins.iter().map(|hit| hit.id).collect::<Vec<_>>(), [2, 3]);
    assert!(twins[0].share.is_near_copy());
    assert_eq!(twins[0].share.percent(), 100);
    assert_eq!(twins[0].words, ["하늘동", "밤길", "20개", "보안등"]);
    assert!(index.ask(&Query::new(" ?! ", &synonyms), 5).is_empty());
    assert!(index.ask(&Query::new("밤", &synonyms), 5).is_empty());
}

#[test]
fn the_end_of_a_polite_sentence_is_nothing_in_common() {
    let mut index = Index::default();
    index.put(
        1,
        "놀이터 그늘막",
        "한여름에 너무 뜨겁습니다. 만들어 주세요.",
    );
    let ask = |text: &str| index.ask(&Query::new(text, &Synonyms::default()), 5);
    assert!(ask("골목이 어둡습니다. 살펴 주세요.").is_empty());
    let hits = ask("놀이터가 뜨겁습니다.");
    assert_eq!(hits[0].words, ["놀이터", "뜨겁습니다"]);
    assert!(
        ask("놀이터를 고쳐 주세요")[0]
            .words
            .iter()
            .all(|word| word != "주세요")
    );
}
