//! Korean particles (조사), chosen by the last sound of the word before them.

use std::str::FromStr;

/// A particle that changes with the sound before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Josa {
    /// Topic: 은 after a consonant, 는 after a vowel.
    EunNeun,
    /// Subject: 이, 가.
    IGa,
    /// Object: 을, 를.
    EulReul,
    /// And, with: 과, 와.
    GwaWa,
    /// Towards, by: 으로, but 로 after a vowel and after ㄹ.
    EuroRo,
}

/// How a word ends when it is said aloud.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Ending {
    Vowel,
    Rieul,
    Consonant,
    /// A script whose sound is not known here, such as Hanja.
    Unknown,
}

impl Josa {
    /// The particle that follows `word`; both forms, as in "을(를)", when its sound is unknown.
    pub fn after(self, word: &str) -> &'static str {
        let ending = ending(word);
        let (consonant, vowel, both) = match self {
            Josa::EunNeun => ("은", "는", "은(는)"),
            Josa::IGa => ("이", "가", "이(가)"),
            Josa::EulReul => ("을", "를", "을(를)"),
            Josa::GwaWa => ("과", "와", "과(와)"),
            Josa::EuroRo => ("으로", "로", "(으)로"),
        };
        match ending {
            Ending::Vowel => vowel,
            Ending::Rieul if self == Josa::EuroRo => vowel,
            Ending::Rieul | Ending::Consonant => consonant,
            Ending::Unknown => both,
        }
    }
}

impl FromStr for Josa {
    type Err = ();

    /// Reads a pair such as "을/를" in either order.
    fn from_str(pair: &str) -> Result<Josa, ()> {
        match pair {
            "은/는" | "는/은" => Ok(Josa::EunNeun),
            "이/가" | "가/이" => Ok(Josa::IGa),
            "을/를" | "를/을" => Ok(Josa::EulReul),
            "과/와" | "와/과" => Ok(Josa::GwaWa),
            "으로/로" | "로/으로" => Ok(Josa::EuroRo),
            _ => Err(()),
        }
    }
}

/// The particle alone: `josa("밤길", Josa::EulReul)` is "을".
pub fn josa(word: &str, particle: Josa) -> &'static str {
    particle.after(word)
}

/// The word with its particle: `with_josa("부엌", Josa::EuroRo)` is "부엌으로".
pub fn with_josa(word: &str, particle: Josa) -> String {
    format!("{word}{}", particle.after(word))
}

/// The last sound of a word. A remark in brackets at its end is passed over, as in speech.
fn ending(word: &str) -> Ending {
    let spoken = before_remark(word);
    let spoken = spoken.trim_end_matches(|c: char| !c.is_alphanumeric() && c != '%' && c != '℃');
    match spoken.chars().next_back() {
        Some(c @ '가'..='힣') => match (u32::from(c) - u32::from('가')) % 28 {
            0 => Ending::Vowel,
            8 => Ending::Rieul,
            _ => Ending::Consonant,
        },
        Some('0'..='9') => digits(spoken),
        Some('a'..='z' | 'A'..='Z') => latin(spoken),
        // 퍼센트, 도.
        Some('%' | '℃') => Ending::Vowel,
        _ => Ending::Unknown,
    }
}

/// "밤길(안전 분과)" without its bracketed end, unless the bracket is all there is.
fn before_remark(word: &str) -> &str {
    let trimmed = word.trim_end();
    for (open, close) in [('(', ')'), ('[', ']'), ('（', '）')] {
        if let Some(inner) = trimmed.strip_suffix(close)
            && let Some(start) = inner.rfind(open)
            && !trimmed[..start].trim().is_empty()
        {
            return &trimmed[..start];
        }
    }
    trimmed
}

/// Numbers read in Sino-Korean: 영 일 이 삼 사 오 육 칠 팔 구; round ones end in 십 백 천 만 억 조 경.
fn digits(spoken: &str) -> Ending {
    let run: Vec<char> = spoken
        .chars()
        .rev()
        .take_while(|c| c.is_ascii_digit() || *c == ',')
        .filter(|c| *c != ',')
        .collect();
    let zeros = run.iter().take_while(|c| **c == '0').count();
    if zeros == run.len() {
        return Ending::Consonant;
    }
    match (zeros, run[zeros]) {
        (0, '1' | '7' | '8') => Ending::Rieul,
        (0, '3' | '6') => Ending::Consonant,
        (0, _) => Ending::Vowel,
        (12..=15, _) => Ending::Vowel,
        _ => Ending::Consonant,
    }
}

/// Latin capitals are read letter by letter; other words by the sound their spelling suggests.
fn latin(spoken: &str) -> Ending {
    let word: Vec<char> = spoken
        .chars()
        .rev()
        .take_while(char::is_ascii_alphabetic)
        .collect();
    let last = word[0];
    if word.iter().all(char::is_ascii_uppercase) {
        return match last {
            'L' | 'R' => Ending::Rieul,
            'M' | 'N' => Ending::Consonant,
            _ => Ending::Vowel,
        };
    }
    let before = word.get(1).map(char::to_ascii_lowercase);
    let after_vowel = matches!(before, Some('a' | 'e' | 'i' | 'o' | 'u'));
    match last.to_ascii_lowercase() {
        'l' => Ending::Rieul,
        'm' | 'n' => Ending::Consonant,
        'g' if before == Some('n') => Ending::Consonant,
        'c' | 'k' | 'p' | 't' | 'b' if after_vowel => Ending::Consonant,
        'k' if before == Some('c') => Ending::Consonant,
        _ => Ending::Vowel,
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn hangul() {
        assert_eq!(with_josa("밤길", Josa::EulReul), "밤길을");
        assert_eq!(with_josa("밤길", Josa::EuroRo), "밤길로");
        assert_eq!(with_josa("부엌", Josa::EuroRo), "부엌으로");
        assert_eq!(with_josa("의제", Josa::EunNeun), "의제는");
        assert_eq!(with_josa("제안", Josa::GwaWa), "제안과");
        assert_eq!(with_josa("투표", Josa::IGa), "투표가");
    }

    #[test]
    fn digits_are_read_aloud() {
        for (word, particle) in [
            ("1", "로"),
            ("2", "로"),
            ("3", "으로"),
            ("6", "으로"),
            ("7", "로"),
            ("10", "으로"),
            ("1,000", "으로"),
            ("0", "으로"),
            ("2026", "으로"),
            ("1000000000000", "로"),
            ("50 %", "로"),
        ] {
            assert_eq!(josa(word, Josa::EuroRo), particle, "{word}");
        }
    }

    #[test]
    fn latin_letters() {
        assert_eq!(with_josa("PDF", Josa::EulReul), "PDF를");
        assert_eq!(with_josa("URL", Josa::EuroRo), "URL로");
        assert_eq!(with_josa("Equal", Josa::EunNeun), "Equal은");
        assert_eq!(with_josa("book", Josa::IGa), "book이");
        assert_eq!(with_josa("Share", Josa::IGa), "Share가");
        assert_eq!(with_josa("Seoul", Josa::EuroRo), "Seoul로");
    }

    #[test]
    fn marks_and_remarks_are_silent() {
        assert_eq!(josa("「밤길」", Josa::EulReul), "을");
        assert_eq!(josa("밤길(안전 분과)", Josa::EulReul), "을");
        assert_eq!(josa("(가나다)", Josa::EulReul), "를");
        assert_eq!(josa("區", Josa::EulReul), "을(를)");
        assert_eq!(josa("", Josa::IGa), "이(가)");
        assert_eq!("를/을".parse::<Josa>(), Ok(Josa::EulReul));
    }
}
