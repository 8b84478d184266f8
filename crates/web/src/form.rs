//! What a form sends: an ordered list of names and values, never trusted.

use std::borrow::Cow;
use std::sync::{Arc, OnceLock};

use korean::Lang;
use process::identity::IdentityForm;

/// The largest form body, in bytes. The longest text a field takes is 5,000 characters; a
/// Korean one is nine bytes here. Ten times that much still comes back with its text kept.
pub const MAX_BODY: usize = 512 * 1024;

/// The most fields of a form. A selection has five for each item: of a ballot with as many as
/// can be announced, and of the agendas beside it.
pub const MAX_FIELDS: usize = 5_000;

/// The fields in which nobody writes anything: tokens, codes, and choices whose values are
/// names of ours.
const NOT_TYPED: &[&str] = &[
    "about",
    "again",
    "agenda",
    "agendas",
    "agree",
    "at_limit",
    "back",
    "basis",
    "blank",
    "body_kind",
    "board",
    "by",
    "category",
    "choices",
    "class",
    "code",
    "conflict_kind",
    "council",
    "csrf",
    "decision",
    "disclosure",
    "feasible",
    "districts",
    "finding",
    "from",
    "gender",
    "generation",
    "guardian",
    "ids",
    "interest",
    "item",
    "items",
    "key",
    "kind",
    "last_word",
    "licence",
    "line",
    "meeting",
    "method",
    "membership",
    "needs",
    "needs_agree",
    "needs_whose",
    "neighborhood",
    "official",
    "outcome",
    "papers",
    "photo",
    "photo_drop",
    "photo_sent",
    "quota_group",
    "reasons",
    "replaces",
    "retention",
    "role",
    "rule",
    "seed",
    "seen",
    "seq",
    "staff",
    "stance",
    "standing",
    "step",
    "suggested",
    "table",
    "set_by",
    "template",
    "take_over",
    "to",
    "token",
    "tracking",
    "verdict",
    "version",
    "way",
    "who",
    "year",
];

/// Where the form of a request leaves what was typed, so that a failure page can show it
/// however the request ends.
#[derive(Clone, Debug, Default)]
pub struct Typed(Arc<OnceLock<Vec<(String, String)>>>);

impl Typed {
    /// Leaves what was typed into `form`.
    pub fn leave(&self, form: &Form) {
        self.0.get_or_init(|| form.typed());
    }

    /// What was left: names and values, in the order of the form.
    pub fn left(&self) -> &[(String, String)] {
        self.0.get().map_or(&[], Vec::as_slice)
    }
}

/// A decoded form.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Form(Vec<(String, String)>);

/// Why a body is no form.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Malformed {
    /// The bytes are not UTF-8.
    Encoding,
    /// More fields than any form of ours has.
    TooManyFields,
}

impl Form {
    /// Decodes `application/x-www-form-urlencoded` text.
    ///
    /// # Errors
    /// When the text is not UTF-8 after decoding, or holds more than [`MAX_FIELDS`] fields.
    pub fn decode(body: &[u8]) -> Result<Form, Malformed> {
        let mut form = Form::default();
        for pair in body.split(|b| *b == b'&').filter(|p| !p.is_empty()) {
            if form.count() == MAX_FIELDS {
                return Err(Malformed::TooManyFields);
            }
            let cut = pair.iter().position(|b| *b == b'=');
            let (name, value) = match cut {
                Some(at) => (&pair[..at], &pair[at + 1..]),
                None => (pair, &[][..]),
            };
            let name = text(percent_decode(name))?;
            form.add(name, percent_decode(value))?;
        }
        Ok(form)
    }

    /// Adds a field as it came in.
    ///
    /// # Errors
    /// When its value is not UTF-8.
    pub fn add(&mut self, name: String, value: Vec<u8>) -> Result<(), Malformed> {
        self.0.push((name, plain_digits(text(value)?)));
        Ok(())
    }

    /// How many fields it has.
    pub fn count(&self) -> usize {
        self.0.len()
    }

    /// The same form without the fields of some names.
    #[must_use]
    pub fn without(mut self, names: &[&str]) -> Form {
        self.0.retain(|(name, _)| !names.contains(&name.as_str()));
        self
    }

    /// The first value of a field, or an empty text.
    pub fn get(&self, name: &str) -> &str {
        self.0
            .iter()
            .find(|(n, _)| n == name)
            .map_or("", |(_, v)| v)
    }

    /// Every value of a repeated field, such as ticked boxes.
    pub fn all(&self, name: &str) -> Vec<String> {
        self.0
            .iter()
            .filter(|(n, _)| n == name)
            .map(|(_, v)| v.clone())
            .collect()
    }

    /// The value as an owned text, as the forms of `process` want it.
    pub fn text(&self, name: &str) -> String {
        self.get(name).to_owned()
    }

    /// The same form with more fields after its own.
    #[must_use]
    pub fn with<'n>(mut self, fields: impl IntoIterator<Item = (&'n str, String)>) -> Form {
        let more = fields
            .into_iter()
            .map(|(name, value)| (name.to_owned(), value));
        self.0.extend(more);
        self
    }

    /// Name and day of birth.
    pub fn identity(&self) -> IdentityForm {
        IdentityForm {
            name: self.text("name"),
            birth_year: self.text("birth_year"),
            birth_month: self.text("birth_month"),
            birth_day: self.text("birth_day"),
        }
    }

    /// What a person wrote, without tokens, codes and choices, for showing it again.
    fn typed(&self) -> Vec<(String, String)> {
        // A choice may bear the name of a text elsewhere; its value is an id.
        let id = |v: &str| v.len() >= 15 && v.bytes().all(|b| b.is_ascii_digit());
        self.0
            .iter()
            .filter(|(_, v)| !v.is_empty() && !id(v))
            .filter(|(n, _)| !NOT_TYPED.contains(&n.as_str()) && label(Lang::Ko, n).is_some())
            .cloned()
            .collect()
    }

    /// A canonical text of everything but the tokens, for telling a repeated request from
    /// another one under the same key.
    pub fn canonical(&self) -> String {
        let mut out = String::new();
        for (name, value) in &self.0 {
            if name != "csrf" && name != "key" {
                out.push_str(&format!("{}:{name}={}:{value};", name.len(), value.len()));
            }
        }
        out
    }
}

impl<N: Into<String>, V: Into<String>> FromIterator<(N, V)> for Form {
    fn from_iter<I: IntoIterator<Item = (N, V)>>(fields: I) -> Form {
        Form(
            fields
                .into_iter()
                .map(|(n, v)| (n.into(), v.into()))
                .collect(),
        )
    }
}

/// The label of a field, `field-{name}`; `None` for a name that no form of ours has.
pub fn label(lang: Lang, name: &str) -> Option<String> {
    let key = format!("field-{name}");
    if korean::has(&key) {
        return Some(korean::t(lang, &key));
    }
    let first = format!("field-{}", name.strip_suffix("_last")?);
    let first = korean::has(&first).then(|| korean::t(lang, &first))?;
    Some(korean::tr(lang, "field-last", &[("field", first.into())]))
}

/// Digits as wide as a syllable, which some Korean keyboards type, become plain ones, so that
/// every field of codes, dates and amounts takes them.
fn plain_digits(value: String) -> String {
    let wide = '０'..='９';
    if !value.contains(|c| wide.contains(&c)) {
        return value;
    }
    let plain = |c: char| match u32::from(c).wrapping_sub(u32::from('０')) {
        digit @ 0..=9 => char::from_digit(digit, 10).unwrap_or(c),
        _ => c,
    };
    value.chars().map(plain).collect()
}

fn text(bytes: Vec<u8>) -> Result<String, Malformed> {
    String::from_utf8(bytes).map_err(|_| Malformed::Encoding)
}

fn percent_decode(text: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(text.len());
    let mut rest = text.iter();
    while let Some(byte) = rest.next() {
        match byte {
            b'+' => out.push(b' '),
            b'%' => match rest.as_slice() {
                [high, low, ..] if high.is_ascii_hexdigit() && low.is_ascii_hexdigit() => {
                    out.push(hex(*high) << 4 | hex(*low));
                    rest = rest.as_slice()[2..].iter();
                }
                _ => out.push(b'%'),
            },
            other => out.push(*other),
        }
    }
    out
}

fn hex(digit: u8) -> u8 {
    match digit {
        b'0'..=b'9' => digit - b'0',
        b'a'..=b'f' => digit - b'a' + 10,
        _ => digit
            .to_ascii_uppercase()
            .wrapping_sub(b'A')
            .wrapping_add(10),
    }
}

/// Encodes one value for use in an address.
pub fn encode(text: &str) -> Cow<'_, str> {
    let plain = |b: u8| b.is_ascii_alphanumeric() || b"-_.~".contains(&b);
    if text.bytes().all(plain) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len() * 3);
    for byte in text.bytes() {
        if plain(byte) {
            out.push(char::from(byte));
        } else {
            out.push_str(&format!("%{byte:02X}"));
        }
    }
    Cow::Owned(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn decodes_what_browsers_send() {
        let form = Form::decode(b"title=%EB%B0%A4%EA%B8%B8+%26&choices=1&choices=2&empty=&flag&%");
        let form = form.expect("a form");
        assert_eq!(form.get("title"), "밤길 &");
        assert_eq!(form.all("choices"), ["1", "2"]);
        assert_eq!(
            (form.get("empty"), form.get("flag"), form.get("absent")),
            ("", "", "")
        );
    }

    #[test]
    fn wide_digits_are_digits() {
        let form = Form::decode("code=１２３ ４５６&text=가１나".as_bytes());
        let form = form.expect("a form");
        assert_eq!(form.get("code"), "123 456");
        assert_eq!(form.get("text"), "가1나");
    }

    #[test]
    fn refuses_other_encodings_and_floods() {
        assert_eq!(
            Form::decode(b"title=%B9%E3%B1%E6"),
            Err(Malformed::Encoding)
        );
        assert_eq!(Form::decode(b"title=\xff"), Err(Malformed::Encoding));
        assert_eq!(
            Form::decode("a=1&".repeat(MAX_FIELDS + 1).as_bytes()),
            Err(Malformed::TooManyFields)
        );
    }

    #[test]
    fn the_canonical_text_leaves_the_tokens_out() {
        let one: Form = [("title", "a"), ("csrf", "x"), ("key", "1")]
            .into_iter()
            .collect();
        let two: Form = [("title", "a"), ("csrf", "y"), ("key", "2")]
            .into_iter()
            .collect();
        let other: Form = [("title", "b")].into_iter().collect();
        assert_eq!(one.canonical(), two.canonical());
        assert_ne!(one.canonical(), other.canonical());
    }

    #[test]
    fn only_what_people_write_is_shown_again() {
        let form: Form = [
            ("csrf", "x"),
            ("seq", "1"),
            ("seed", "b1d2"),
            ("by", "sent"),
            ("code", "822088"),
            ("choices", "432155079475284981"),
            ("body", "432155079475284981"),
            ("title", "밤길"),
            ("place", ""),
            ("cost", "1000"),
            ("neighborhoods", "하늘동"),
            ("execution_last", "2027-12-31"),
            ("invented", "x"),
        ]
        .into_iter()
        .collect();
        let typed = Typed::default();
        assert!(typed.left().is_empty());
        typed.leave(&form);
        let kept = [
            ("title", "밤길"),
            ("cost", "1000"),
            ("neighborhoods", "하늘동"),
            ("execution_last", "2027-12-31"),
        ];
        assert_eq!(typed.left(), kept.map(|(n, v)| (n.into(), v.into())));
        let last = label(Lang::En, "execution_last");
        assert_eq!(last.as_deref(), Some("Carrying out (last day)"));
    }

    #[test]
    fn encoding_round_trips() {
        for text in ["plain", "한 글&=+%", ""] {
            let body = format!("x={}", encode(text));
            assert_eq!(
                Form::decode(body.as_bytes()).expect("a form").get("x"),
                text
            );
        }
    }
}
