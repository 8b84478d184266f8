//! What all charts have in common: a figure with a drawing, words for those who don't see it,
//! and the equal table under it.
//!
//! Lengths are shares of the width and letters keep their size, so a chart is read on a phone
//! as on a wall. Nothing is said by colour alone: each part has its words and its figure.

use maud::{Markup, html};

/// Wide enough for a phone: a Korean letter counts two.
pub(super) const LINE: usize = 38;

/// The words around a drawing.
#[derive(Clone, Debug)]
pub(super) struct Frame {
    /// The beginning of the ids inside; unique on its page.
    pub id: String,
    /// What is drawn, in one line.
    pub title: String,
    /// What is to be seen in it, in a sentence.
    pub desc: String,
    /// The same numbers.
    pub table: Markup,
}

impl Frame {
    pub(super) fn render(&self, high: usize, drawn: &Markup) -> Markup {
        let (title, desc) = (format!("{}-title", self.id), format!("{}-desc", self.id));
        html! {
            figure.chart id=(self.id) {
                figcaption { strong { (self.title) } " " (self.desc) }
                svg role="img" width="100%" height=(high) aria-labelledby={ (title) " " (desc) } {
                    title id=(title) { (self.title) }
                    desc id=(desc) { (self.desc) }
                    (drawn)
                }
                (self.table)
            }
        }
    }
}

/// A part of a whole as a length: "43.2%". What is less than nothing has none.
pub(super) fn share(part: i64, whole: i64) -> String {
    let whole = i128::from(whole.max(1));
    let thousandths = (i128::from(part.max(0)) * 1000 / whole).min(1000);
    format!("{}.{}%", thousandths / 10, thousandths % 10)
}

/// As much of a text as fits into a line of this width.
pub(super) fn cut(text: &str, wide: usize) -> String {
    let width = |letter: char| if letter.is_ascii() { 1 } else { 2 };
    if text.chars().map(width).sum::<usize>() <= wide {
        return text.to_owned();
    }
    let mut used = 1;
    let kept = text.chars().take_while(|letter| {
        used += width(*letter);
        used <= wide
    });
    let mut kept: String = kept.collect();
    kept.push('…');
    kept
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lengths_are_exact_and_never_leave_the_drawing() {
        for (part, whole, length) in [
            (0, 0, "0.0%"),
            (1, 3, "33.3%"),
            (-5, 10, "0.0%"),
            (20, 10, "100.0%"),
            (i64::MAX, i64::MAX, "100.0%"),
        ] {
            assert_eq!(share(part, whole), length, "{part} of {whole}");
        }
    }

    #[test]
    fn a_long_name_ends_with_a_mark() {
        assert_eq!(cut("걷는 길", 7), "걷는 길");
        assert_eq!(cut("걷는 길 잇기", 8), "걷는 길…");
    }
}
