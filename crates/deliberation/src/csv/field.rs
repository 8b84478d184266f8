//! Fields of a CSV record.

use std::borrow::Cow;

/// One field: where it begins in the record, and its text.
pub(super) struct Field<'a> {
    pub(super) at: usize,
    pub(super) text: Cow<'a, [u8]>,
}

/// How the bytes from a place on divide.
pub(super) enum Cut<'a> {
    /// A field, how many bytes it takes with what ends it, and whether it ends the record.
    Field(Field<'a>, usize, bool),
    /// The field is not complete: more has to be read.
    More,
    /// The field breaks the rules of quotes, at this place.
    Quote(usize),
}

/// Cuts the field that begins at `at` off the record.
pub(super) fn cut(record: &[u8], at: usize, finished: bool) -> Cut<'_> {
    let rest = &record[at..];
    let quoted = rest.first() == Some(&b'"');
    let (text, length) = if quoted {
        match unquoted(rest, finished) {
            Ok(Some(found)) => found,
            Ok(None) => return Cut::More,
            Err(place) => return Cut::Quote(at + place),
        }
    } else {
        let ends = |byte: &u8| matches!(byte, b',' | b'"' | b'\n');
        let length = match rest.iter().position(ends) {
            Some(place) if rest[place] == b'"' => return Cut::Quote(at + place),
            Some(place) => place,
            None if finished => rest.len(),
            None => return Cut::More,
        };
        (Cow::Borrowed(&rest[..length]), length)
    };
    // Behind the field comes a comma or the end of the line.
    let (text, behind, last) = match &rest[length..] {
        [b',', ..] => (text, 1, false),
        [b'\n', ..] => (without_return(text, quoted), 1, true),
        [b'\r', b'\n', ..] => (text, 2, true),
        [] | [b'\r'] if finished => (without_return(text, quoted), rest.len() - length, true),
        [] | [b'\r'] => return Cut::More,
        _ => return Cut::Quote(at + length),
    };
    Cut::Field(Field { at, text }, length + behind, last)
}

fn without_return(text: Cow<'_, [u8]>, quoted: bool) -> Cow<'_, [u8]> {
    match text {
        Cow::Borrowed([text @ .., b'\r']) if !quoted => Cow::Borrowed(text),
        text => text,
    }
}

/// The text of a field and how many bytes it takes; nothing when it is not complete.
type Text<'a> = Option<(Cow<'a, [u8]>, usize)>;

/// The text of a field in quotes and its length with them; nothing when it is not complete.
fn unquoted(rest: &[u8], finished: bool) -> Result<Text<'_>, usize> {
    let mut text = Vec::new();
    let mut at = 1;
    while let Some(length) = rest[at..].iter().position(|byte| *byte == b'"') {
        text.extend_from_slice(&rest[at..at + length]);
        at += length + 1;
        match rest.get(at) {
            Some(b'"') => text.push(b'"'),
            Some(_) => return Ok(Some((Cow::Owned(text), at))),
            None if finished => return Ok(Some((Cow::Owned(text), at))),
            None => return Ok(None),
        }
        at += 1;
    }
    if finished { Err(0) } else { Ok(None) }
}
