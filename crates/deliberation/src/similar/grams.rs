//! Texts in grams: single syllables, pairs of neighbouring syllables, and words of other
//! letters and numbers whole.

use unicode_normalization::UnicodeNormalization as _;

/// Set in the name of a word of other letters.
const WORD: u64 = 1 << 63;

/// Bits that hold one letter.
const LETTER: u32 = 21;

/// Pairs of syllables in which polite sentences end, whatever they are about.
const ENDINGS: [[char; 2]; 16] = [
    ['습', '니'],
    ['합', '니'],
    ['입', '니'],
    ['됩', '니'],
    ['니', '다'],
    ['십', '니'],
    ['십', '시'],
    ['시', '오'],
    ['니', '까'],
    ['주', '세'],
    ['하', '세'],
    ['세', '요'],
    ['해', '요'],
    ['어', '요'],
    ['아', '요'],
    ['있', '습'],
];

/// A piece of a text that can be shared with another text: a syllable, two neighbouring
/// syllables, or a whole word of other letters or digits.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Gram(u64);

impl Gram {
    fn one(c: char) -> Gram {
        Gram(u64::from(c))
    }

    fn two(first: char, second: char) -> Gram {
        Gram(u64::from(first) << LETTER | u64::from(second))
    }

    /// The name of a word is a hash (FNV-1a), the same on every machine.
    fn word(letters: &[char]) -> Gram {
        let hash = |hash: u64, c: &char| (hash ^ u64::from(*c)).wrapping_mul(0x0100_0000_01b3);
        Gram(letters.iter().fold(0xcbf2_9ce4_8422_2325, hash) | WORD)
    }

    /// Whether it is more than a single syllable.
    pub(super) fn is_long(self) -> bool {
        self.0 >> LETTER != 0
    }

    /// Whether it says something alone: more than a single syllable, and not only the end of a
    /// polite sentence.
    pub fn is_telling(self) -> bool {
        let ending = |[first, second]: &[char; 2]| self == Gram::two(*first, *second);
        self.is_long() && !ENDINGS.iter().any(ending)
    }
}

/// A gram and where in the [`letters`] of the text it stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Placed {
    pub gram: Gram,
    pub start: usize,
    pub end: usize,
}

/// The letters and digits of a text, small, in one form, without spaces and marks; of each
/// whether a word begins with it.
pub(super) fn letters(text: &str) -> Vec<(char, bool)> {
    let mut found = Vec::new();
    let mut begins = true;
    for c in text.nfkc().flat_map(char::to_lowercase) {
        if c.is_alphanumeric() {
            found.push((c, begins));
        }
        begins = !c.is_alphanumeric();
    }
    found
}

/// A syllable of Hangul, or a letter of Hanja, which is cut alike.
fn is_syllable(c: char) -> bool {
    matches!(c, '가'..='힣' | '\u{3400}'..='\u{9fff}')
}

/// The grams of these letters. Syllables are neighbours across a space, so that texts with
/// other spaces share their pairs; words of other letters are not.
pub(super) fn placed(letters: &[(char, bool)]) -> Vec<Placed> {
    let mut found = Vec::with_capacity(letters.len() * 2);
    let mut start = 0;
    while let Some(&(c, _)) = letters.get(start) {
        let put = |found: &mut Vec<Placed>, gram, end| found.push(Placed { gram, start, end });
        if is_syllable(c) {
            put(&mut found, Gram::one(c), start + 1);
            if let Some(&(next, _)) = letters.get(start + 1)
                && is_syllable(next)
            {
                put(&mut found, Gram::two(c, next), start + 2);
            }
            start += 1;
        } else {
            let rest = &letters[start + 1..];
            let same = |(c, begins): &&(char, bool)| !begins && !is_syllable(*c);
            let end = start + 1 + rest.iter().take_while(same).count();
            let word: Vec<char> = letters[start..end].iter().map(|(c, _)| *c).collect();
            put(&mut found, Gram::word(&word), end);
            start = end;
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn grams(text: &str) -> Vec<Gram> {
        placed(&letters(text)).iter().map(|p| p.gram).collect()
    }

    #[test]
    fn spaces_marks_case_and_form_make_no_difference() {
        for (one, other) in [
            ("밤길 조명", "밤길조명"),
            ("밤길, 조명!", "밤길조명"),
            ("LED 등", "led등"),
            ("ＬＥＤ", "Led"),
            ("밤길", "\u{1107}\u{1161}\u{11b7}\u{1100}\u{1175}\u{11af}"),
        ] {
            assert_eq!(grams(one), grams(other), "{one}");
        }
        assert_ne!(grams("20 30"), grams("2030"));
        assert_ne!(grams("3번"), grams("4번"));
    }

    #[test]
    fn syllables_stand_alone_and_in_pairs() {
        let long = |text| grams(text).iter().filter(|g| g.is_long()).count();
        assert_eq!((grams("밤길에").len(), long("밤길에")), (5, 2));
        assert_eq!((grams("led 2개").len(), long("led 2개")), (3, 2));
        assert!(grams(" .,!? ").is_empty());
    }
}
