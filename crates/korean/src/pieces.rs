//! Texts in pieces: how a search finds Korean without a dictionary, and how alike two texts
//! are.
//!
//! Korean words carry their particles, so a word as it is typed is seldom the word as it was
//! written. Pairs of neighbouring syllables are: 밤길이 and 밤길을 share 밤길.

use std::collections::BTreeSet;

use unicode_normalization::UnicodeNormalization as _;

/// The longest word that is kept whole; what is longer is no word.
const LONGEST: usize = 40;

/// The most pieces that one question may have.
const MOST_ASKED: usize = 24;

/// The runs of letters and digits of a text, small and in one form.
fn runs(text: &str) -> Vec<Vec<char>> {
    let mut runs = vec![Vec::new()];
    let mut syllables = false;
    for c in text.nfkc().flat_map(char::to_lowercase) {
        let syllable = is_syllable(c);
        if (!c.is_alphanumeric() || syllable != syllables) && !runs[runs.len() - 1].is_empty() {
            runs.push(Vec::new());
        }
        if c.is_alphanumeric() {
            let last = runs.len() - 1;
            runs[last].push(c);
            syllables = syllable;
        }
    }
    runs.retain(|run| !run.is_empty());
    runs
}

/// A syllable of Hangul, or a letter of Hanja, which is cut alike.
fn is_syllable(c: char) -> bool {
    matches!(c, '가'..='힣' | '\u{3400}'..='\u{9fff}')
}

fn is_cut(run: &[char]) -> bool {
    run.first().is_some_and(|c| is_syllable(*c))
}

/// The pieces that a text is found by, each once, in order: pairs of neighbouring syllables,
/// the last syllable of each word, and words of other letters and numbers whole.
///
/// ```
/// assert_eq!(korean::pieces("밤길 LED 2개"), ["2", "led", "개", "길", "밤길"]);
/// ```
pub fn pieces(text: &str) -> Vec<String> {
    let mut found = BTreeSet::new();
    for run in runs(text) {
        if is_cut(&run) {
            found.extend(run.windows(2).map(|pair| pair.iter().collect::<String>()));
            found.extend(run.last().map(|last| last.to_string()));
        } else {
            found.insert(run.iter().take(LONGEST).collect());
        }
    }
    found.into_iter().collect()
}

/// The pieces that somebody asks for, and of each whether it is the beginning of one that is
/// looked for. All of them have to be found.
///
/// A single syllable is the beginning of a pair or the end of a word; a word of other letters
/// is a beginning too. A particle at the end of a longer word is not asked for.
///
/// ```
/// let asked = |text| korean::asked_pieces(text);
/// assert_eq!(asked("밤길이"), [("밤길".into(), false)]);
/// assert_eq!(asked("밤길에서"), asked("밤길"));
/// assert_eq!(asked("길"), [("길".into(), true)]);
/// assert!(asked(" '\"*() ").is_empty());
/// ```
pub fn asked_pieces(text: &str) -> Vec<(String, bool)> {
    let mut found = BTreeSet::new();
    for run in runs(text) {
        match (is_cut(&run), run.len()) {
            (true, 2..) => {
                let pairs = without_particle(&run)
                    .windows(2)
                    .map(|pair| pair.iter().collect::<String>());
                found.extend(pairs.map(|pair| (pair, false)));
            }
            _ => {
                found.insert((run.iter().take(LONGEST).collect(), true));
            }
        }
    }
    found.into_iter().take(MOST_ASKED).collect()
}

/// Particles that a word may end with, the longer ones first.
const PARTICLES: &[&str] = &[
    "에서", "으로", "까지", "부터", "에게", "처럼", "이나", "은", "는", "이", "가", "을", "를",
    "의", "에", "도", "로", "과", "와", "만",
];

/// A word of at least three syllables without the particle at its end, when two are left.
fn without_particle(word: &[char]) -> &[char] {
    for particle in PARTICLES {
        let length = particle.chars().count();
        let rest = word.len().saturating_sub(length);
        if rest >= 2 && word[rest..].iter().copied().eq(particle.chars()) {
            return &word[..rest];
        }
    }
    word
}

/// How much two texts share: the number of pairs of syllables and words in both, and in
/// either.
///
/// ```
/// assert_eq!(korean::alike("밤길 조명", "밤길을 밝게"), (1, 4));
/// ```
pub fn alike(one: &str, other: &str) -> (usize, usize) {
    let (one, other) = (long_pieces(one), long_pieces(other));
    (one.intersection(&other).count(), one.union(&other).count())
}

/// The words that two texts share, each without the particle in which it differs.
///
/// Two words share their longest common beginning of at least two letters.
///
/// ```
/// let words = korean::shared_words("밤길이 어두운 LED", "어두운 밤길을 led로");
/// assert_eq!(words, ["led", "밤길", "어두운"]);
/// ```
pub fn shared_words(one: &str, other: &str) -> Vec<String> {
    let (one, other) = (runs(one), runs(other));
    let mut found = BTreeSet::new();
    for word in &one {
        let common = other.iter().map(|there| common(word, there));
        let longest = common.max().unwrap_or(0);
        if longest > 1 {
            found.insert(word.iter().take(longest).collect::<String>());
        }
    }
    found.into_iter().collect()
}

/// How many letters two words begin with alike.
fn common(one: &[char], other: &[char]) -> usize {
    let both = one.iter().zip(other);
    both.take_while(|(a, b)| a == b).count()
}

fn long_pieces(text: &str) -> BTreeSet<String> {
    let all = pieces(text).into_iter();
    all.filter(|piece| piece.chars().count() > 1).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Whether a text is found by what somebody asks, as both engines find it.
    fn finds(text: &str, asked: &str) -> bool {
        let kept = pieces(text);
        let wanted = asked_pieces(asked);
        let found = |(piece, begins): &(String, bool)| match begins {
            true => kept.iter().any(|one| one.starts_with(piece.as_str())),
            false => kept.contains(piece),
        };
        !wanted.is_empty() && wanted.iter().all(found)
    }

    #[test]
    fn words_are_found_with_other_particles_and_apart() {
        let text = "하늘동 통학로의 밤길을 밝히는 LED 보안등 20개";
        for asked in [
            "밤길",
            "통학로",
            "보안등 밤길",
            "길",
            "등",
            "led",
            "LE",
            "20",
            "통학로에서",
            "밤길이",
        ] {
            assert!(finds(text, asked), "{asked}");
        }
        for asked in ["", " ", "쉼터", "밤낮", "밤길 쉼터", "*", "\"", "' OR 1"] {
            assert!(!finds(text, asked), "{asked}");
        }
    }

    #[test]
    fn only_letters_and_digits_are_asked_for() {
        for typed in [
            "밤길\" OR \"x",
            "a' | 'b",
            "NEAR(a b)",
            "a:*",
            "\\'",
            "-a",
            "^b",
        ] {
            for (piece, _) in asked_pieces(typed) {
                assert!(piece.chars().all(char::is_alphanumeric), "{piece}");
            }
        }
        assert_eq!(asked_pieces(&"가나다라".repeat(500)).len(), 4);
        assert!(pieces(&"a".repeat(5000)).iter().all(|p| p.len() <= 40));
    }

    #[test]
    fn letters_typed_apart_are_the_same_word() {
        let apart: String = "밤길".nfd().collect();
        assert_eq!(pieces(&apart), pieces("밤길"));
        assert_eq!(pieces("ＬＥＤ"), ["led"]);
    }
}
