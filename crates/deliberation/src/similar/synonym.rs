//! Words that mean the same, kept by staff.

use super::grams::letters;

/// The most words of a list.
const MOST_WORDS: usize = 2000;

/// The fewest and most letters of a word, spaces not counted.
const LETTERS: std::ops::RangeInclusive<usize> = 2..=20;

/// Why a list of synonyms is not taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum SynonymFault {
    /// A line has one word only, so there is nothing that it is the same as.
    #[error("line {line} has only one word")]
    Alone {
        /// The line, counted from 1.
        line: usize,
    },
    /// A word is shorter than two letters or longer than twenty.
    #[error("line {line} has a word of fewer than 2 or more than 20 letters")]
    Length {
        /// The line, counted from 1.
        line: usize,
    },
    /// There are more than 2,000 words.
    #[error("more than {MOST_WORDS} words")]
    Many,
}

/// A word that was asked for, and the one that was looked for in its place.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Replaced {
    /// As it was typed.
    pub asked: String,
    /// As the list has it.
    pub instead: String,
}

/// Groups of words that mean the same.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Synonyms {
    groups: Vec<Vec<Word>>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
struct Word {
    written: String,
    letters: String,
}

/// The list that a district begins with.
const FIRST: &str = include_str!("../../data/similar/synonyms.txt");

impl Synonyms {
    /// The list that a district begins with, for its staff to change.
    pub fn first_text() -> &'static str {
        FIRST
    }

    /// Reads a list: a group a line, its words between commas. Empty lines and lines that
    /// begin with `#` are passed over.
    ///
    /// # Errors
    /// Names the first line at fault.
    ///
    /// ```
    /// use deliberation::similar::Synonyms;
    ///
    /// assert!(Synonyms::read("주방, 부엌\n# 길\n인도, 보도, 걷는 길").is_ok());
    /// assert!(Synonyms::read("주방").is_err());
    /// ```
    pub fn read(text: &str) -> Result<Synonyms, SynonymFault> {
        let mut groups = Vec::new();
        let mut count = 0;
        for (place, written) in text.lines().enumerate() {
            let (line, written) = (place + 1, written.trim());
            if written.is_empty() || written.starts_with('#') {
                continue;
            }
            let mut group: Vec<Word> = Vec::new();
            for word in written.split(',').map(str::trim).filter(|w| !w.is_empty()) {
                let letters: String = letters(word).into_iter().map(|(c, _)| c).collect();
                if !LETTERS.contains(&letters.chars().count()) {
                    return Err(SynonymFault::Length { line });
                }
                if group.iter().all(|known| known.letters != letters) {
                    let written = word.to_owned();
                    group.push(Word { written, letters });
                }
            }
            if group.len() < 2 {
                return Err(SynonymFault::Alone { line });
            }
            count += group.len();
            groups.push(group);
        }
        match count > MOST_WORDS {
            true => Err(SynonymFault::Many),
            false => Ok(Synonyms { groups }),
        }
    }

    /// This list with the groups of another one behind its own.
    #[must_use]
    pub fn and(mut self, other: Synonyms) -> Synonyms {
        self.groups.extend(other.groups);
        self
    }

    /// What else to look for when this is asked: the other words of each group of which one
    /// stands in the text.
    pub(super) fn instead(&self, asked: &str) -> Vec<Vec<Replaced>> {
        let mut found = Vec::new();
        for group in &self.groups {
            let stands = |word: &&Word| asked.contains(&word.letters);
            let Some(first) = group.iter().find(stands) else {
                continue;
            };
            let others = group.iter().filter(|word| !stands(word));
            let replaced = others.map(|other| Replaced {
                asked: first.written.clone(),
                instead: other.written.clone(),
            });
            found.push(replaced.collect());
        }
        found
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn faults_name_their_line() {
        let long = "가".repeat(21);
        for (text, fault) in [
            ("주방, 부엌\n인도", SynonymFault::Alone { line: 2 }),
            ("주방, 주 방", SynonymFault::Alone { line: 1 }),
            ("길, 도로", SynonymFault::Length { line: 1 }),
            (
                &format!("# 하나\n\n도로, {long}"),
                SynonymFault::Length { line: 3 },
            ),
            (&"가나, 다라, 마바\n".repeat(700), SynonymFault::Many),
        ] {
            assert_eq!(Synonyms::read(text), Err(fault));
        }
        assert_eq!(Synonyms::read(" \n# 없음\n"), Ok(Synonyms::default()));
        assert!(Synonyms::read(Synonyms::first_text()).is_ok());
    }

    #[test]
    fn words_are_found_inside_and_across_spaces() {
        let list = Synonyms::read("분리 배출, 분리수거\n주방, 부엌, 조리실").unwrap_or_default();
        let instead = |asked| {
            let found = list.instead(asked);
            found
                .into_iter()
                .flatten()
                .map(|r| r.instead)
                .collect::<Vec<_>>()
        };
        assert_eq!(instead("낡은부엌이"), ["주방", "조리실"]);
        assert_eq!(instead("분리배출"), ["분리수거"]);
        assert!(instead("거실").is_empty());
        let both = Synonyms::read("거실, 마루").map(|own| list.clone().and(own));
        let both = both.unwrap_or_default();
        assert_eq!(both.instead("거실옆부엌").len(), 2);
    }
}
