//! What became what, drawn from left to right: one box for each thing, one line for each step.
//!
//! It says nothing that the list beside it does not say. The same things give the same drawing:
//! a thing stands one column before what it became, and a column is in the order given.

use maud::{Markup, html};

use crate::Example;
use crate::example::example;

/// The size of a box, and what is between two of them.
const BOX: (usize, usize) = (200, 68);
const GAP: (usize, usize) = (64, 16);
/// The space around the drawing, for the ring of the focus.
const RIM: usize = 8;
/// How wide a line of a title is; a Korean letter is two wide.
const LINE: usize = 24;

/// One thing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DrawnThing {
    /// One line that names it.
    pub title: String,
    /// What it is, and where it stands, in a word each.
    pub note: String,
    /// Its page.
    pub href: String,
    /// Whether it is the one that the drawing is about.
    pub here: bool,
}

/// A line from a thing to what it became, by their places in the list of things.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DrawnLine {
    /// From where.
    pub from: usize,
    /// To where.
    pub to: usize,
    /// Whether the step was undone; such a line is broken.
    pub undone: bool,
}

/// The drawing.
#[derive(Clone, Debug, PartialEq, Eq)]
#[must_use]
pub struct LineageDrawing {
    label: String,
    things: Vec<DrawnThing>,
    lines: Vec<DrawnLine>,
}

impl LineageDrawing {
    /// A drawing with a name for those who don't see it.
    pub fn new(
        label: impl Into<String>,
        things: Vec<DrawnThing>,
        lines: Vec<DrawnLine>,
    ) -> LineageDrawing {
        LineageDrawing {
            label: label.into(),
            things,
            lines,
        }
    }

    /// The column of each thing, counted from the left.
    fn columns(&self) -> Vec<usize> {
        let count = self.things.len();
        let mut columns = vec![0; count];
        // No path is longer than there are things, so this ends whatever the lines are.
        for _ in 0..count {
            for line in &self.lines {
                let after = columns[line.from] + 1;
                if columns[line.to] < after && after < count.max(2) {
                    columns[line.to] = after;
                }
            }
        }
        // A thing that came late stands right before what it became.
        for place in 0..count {
            let next = self.lines.iter().filter(|line| line.from == place);
            if let Some(nearest) = next.map(|line| columns[line.to]).min() {
                columns[place] = columns[place].max(nearest.saturating_sub(1));
            }
        }
        columns
    }

    /// Where each box stands, and how large the drawing is.
    fn places(&self) -> (Vec<(usize, usize)>, (usize, usize)) {
        let columns = self.columns();
        let last = columns.iter().max().map_or(0, |last| last + 1);
        let mut heights = vec![0_usize; last];
        for column in &columns {
            heights[*column] += 1;
        }
        let most = heights.iter().max().copied().unwrap_or(0);
        let tall = |boxes: usize| (boxes * (BOX.1 + GAP.1)).saturating_sub(GAP.1);
        let mut used = vec![0_usize; last];
        let each = columns.iter().map(|column| {
            let above = (tall(most) - tall(heights[*column])) / 2;
            let y = RIM + above + used[*column] * (BOX.1 + GAP.1);
            used[*column] += 1;
            (RIM + column * (BOX.0 + GAP.0), y)
        });
        let each = each.collect();
        let wide = (last * (BOX.0 + GAP.0)).saturating_sub(GAP.0);
        (each, (wide + 2 * RIM, tall(most) + 2 * RIM))
    }

    /// The markup.
    pub fn render(&self) -> Markup {
        let (places, (wide, high)) = self.places();
        html! {
            div.lineage-drawing role="region" tabindex="0" aria-label=(self.label) {
                svg width=(wide) height=(high) viewBox={ "0 0 " (wide) " " (high) } role="group" aria-label=(self.label) {
                    @for line in &self.lines {
                        path.undone[line.undone] d=(curve(places[line.from], places[line.to])) {}
                    }
                    @for (thing, (x, y)) in self.things.iter().zip(&places) {
                        a.here[thing.here] href=(thing.href) {
                            title { (thing.title) " · " (thing.note) }
                            rect x=(x) y=(y) width=(BOX.0) height=(BOX.1) rx="6" {}
                            @for (place, line) in lines(&thing.title).iter().enumerate() {
                                text x=(x + 12) y=(y + 22 + place * 18) { (line) }
                            }
                            text.note x=(x + 12) y=(y + 58) { (thing.note) }
                        }
                    }
                }
            }
        }
    }
}

/// A line from the right side of a box to the left side of another.
fn curve((x, y): (usize, usize), (to_x, to_y): (usize, usize)) -> String {
    let (x, y, to_y) = (x + BOX.0, y + BOX.1 / 2, to_y + BOX.1 / 2);
    let middle = usize::midpoint(x, to_x);
    format!("M{x} {y}C{middle} {y} {middle} {to_y} {to_x} {to_y}")
}

/// A title in at most two lines; what does not fit is left to its page.
fn lines(title: &str) -> Vec<String> {
    let mut lines = vec![String::new()];
    let mut used = 0;
    for letter in title.chars() {
        let wide = if letter.is_ascii() { 1 } else { 2 };
        if used + wide > LINE {
            if lines.len() == 2 {
                lines[1].push('…');
                break;
            }
            lines.push(String::new());
            used = 0;
        }
        used += wide;
        let last = lines.len() - 1;
        lines[last].push(letter);
    }
    lines
}

pub(crate) fn examples() -> Vec<Example> {
    vec![example!("계보 그림", "Lineage", |lang| {
        let thing = |ko: &str, en: &str, here: bool| DrawnThing {
            title: lang.pick(ko, en).to_owned(),
            note: lang.pick("제안 · 합쳐짐", "proposal · merged").to_owned(),
            href: "#LineageDrawing".to_owned(),
            here,
        };
        let line = |from, to, undone| DrawnLine { from, to, undone };
        LineageDrawing::new(
            lang.pick("세 글이 하나가 된 그림", "Three things became one"),
            vec![
                thing("밤길이 밝은 통학로", "Lights on the way to school", false),
                thing("골목 보안등", "Lamps in the lanes", false),
                thing("공원길 의자", "Benches", false),
                thing("밝은 길", "Bright ways", false),
                thing("걷고 쉬는 동네 길", "Ways to walk and rest", true),
            ],
            vec![
                line(0, 3, false),
                line(1, 3, false),
                line(3, 4, false),
                line(2, 4, true),
            ],
        )
        .render()
    })]
}

#[cfg(test)]
mod tests {
    use super::*;

    fn drawing(count: usize, lines: &[(usize, usize)]) -> LineageDrawing {
        let thing = |n: usize| DrawnThing {
            title: format!("글 {n}"),
            note: String::new(),
            href: format!("/{n}"),
            here: false,
        };
        let line = |(from, to): &(usize, usize)| DrawnLine {
            from: *from,
            to: *to,
            undone: false,
        };
        LineageDrawing::new(
            "",
            (0..count).map(thing).collect(),
            lines.iter().map(line).collect(),
        )
    }

    #[test]
    fn a_thing_stands_right_before_what_it_became() {
        let drawn = drawing(5, &[(0, 3), (1, 3), (3, 4), (2, 4)]);
        assert_eq!(drawn.columns(), [0, 0, 1, 1, 2]);
        let (places, size) = drawn.places();
        let mut apart = places.clone();
        apart.sort_unstable();
        apart.dedup();
        assert_eq!(apart.len(), 5, "no two boxes cover each other");
        assert_eq!(size, (3 * 200 + 2 * 64 + 16, 2 * 68 + 16 + 16));
        assert_eq!(drawn.render().into_string(), drawn.render().into_string());
        // Even lines that lead back end.
        assert_eq!(drawing(2, &[(0, 1), (1, 0)]).columns().len(), 2);
    }

    #[test]
    fn a_long_title_has_two_lines() {
        assert_eq!(lines("밝은 길"), ["밝은 길"]);
        let long = lines("어린이와 어르신이 함께 걷고 쉬는 우리 동네 물가 산책길 잇기");
        assert_eq!(long.len(), 2);
        assert!(long[1].ends_with('…'));
    }
}
