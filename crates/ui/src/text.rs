//! Text that residents wrote, put into markup.

use korean::Lang;
use maud::{Markup, html};

/// Plain text as paragraphs: an empty line parts two of them, a single break stays a break.
pub fn paragraphs(text: &str) -> Markup {
    let text = text.replace("\r\n", "\n");
    html! {
        @for paragraph in text.split("\n\n").map(str::trim).filter(|p| !p.is_empty()) {
            p dir=[runs_leftward(paragraph).then_some("auto")] {
                @for (index, line) in paragraph.lines().enumerate() {
                    @if index > 0 { br; }
                    (line)
                }
            }
        }
    }
}

/// A passage in its own language on a page in another, so that it is pronounced rightly.
pub fn foreign(page: Lang, passage: Lang, text: &str) -> Markup {
    html! {
        @if page == passage { (text) } @else { span lang=(passage.as_str()) { (text) } }
    }
}

/// Words of somebody's own, such as a name or a title, marked when they are in another
/// language than the page. Letters that run from right to left are set apart, so that they do
/// not turn what stands beside them.
pub fn own_words(page: Lang, text: &str) -> Markup {
    let words = foreign(page, korean::language_of(text, page), text);
    match runs_leftward(text) {
        true => html! { bdi { (words) } },
        false => words,
    }
}

/// Whether a text has letters that run from right to left, such as those of Arabic and Hebrew.
fn runs_leftward(text: &str) -> bool {
    let letter = |c| {
        matches!(c, '\u{590}'..='\u{8ff}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{fefc}'
            | '\u{10800}'..='\u{10fff}' | '\u{1e800}'..='\u{1efff}')
    };
    text.contains(letter)
}

/// The plain name, then the official term in brackets.
pub fn plain_and_official(plain: &str, official: &str) -> Markup {
    html! { (plain) " " span.official { "(" (official) ")" } }
}

/// The two parts of a message around a mark, for putting an element into a sentence.
pub(crate) fn around(text: &str, mark: char) -> (&str, &str) {
    text.split_once(mark).unwrap_or((text, ""))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_marked_only_when_their_language_differs() {
        assert_eq!(own_words(Lang::Ko, "가로등").into_string(), "가로등");
        assert_eq!(
            own_words(Lang::En, "가로등").into_string(),
            "<span lang=\"ko\">가로등</span>"
        );
        assert_eq!(own_words(Lang::En, "<b>").into_string(), "&lt;b&gt;");
    }

    #[test]
    fn text_is_escaped_and_split() {
        let markup = paragraphs("하나\r\n둘\n\n\n<셋>\n").into_string();
        assert_eq!(markup, "<p>하나<br>둘</p><p>&lt;셋&gt;</p>");
        assert_eq!(paragraphs("  \n\n ").into_string(), "");
    }
}
