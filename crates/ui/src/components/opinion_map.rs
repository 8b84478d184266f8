//! People as points on a plane, each group with a colour and a shape of its own.
//!
//! It says nothing that a table beside it does not say: the drawing is for the eye alone.

use maud::{Markup, html};

use crate::Example;
use crate::example::example;

/// Half the width of a point.
const SIZE: f64 = 7.0;
/// The width and height of the drawing.
const SIDE: f64 = 600.0;

/// The width and height of a group's number.
const NUMBER: f64 = 44.0;

/// Somebody on the map.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct MapPoint {
    /// From left to right, in any unit.
    pub x: f64,
    /// From bottom to top, in the same unit.
    pub y: f64,
    /// The number of her group, from 0; nobody's without.
    pub group: Option<usize>,
    /// Whether she is the reader.
    pub own: bool,
}

/// The drawing with its caption.
#[derive(Clone, Debug, PartialEq)]
#[must_use]
pub struct OpinionMap {
    caption: String,
    points: Vec<MapPoint>,
    groups: Vec<String>,
    own: Option<String>,
}

impl OpinionMap {
    /// A map of these points.
    pub fn new(caption: impl Into<String>, points: Vec<MapPoint>) -> OpinionMap {
        OpinionMap {
            caption: caption.into(),
            points,
            groups: Vec::new(),
            own: None,
        }
    }

    /// What each group is called, for the key beside its mark.
    pub fn groups(mut self, names: Vec<String>) -> OpinionMap {
        self.groups = names;
        self
    }

    /// What the ring around the reader's own point is called.
    pub fn own(mut self, words: impl Into<String>) -> OpinionMap {
        self.own = Some(words.into());
        self
    }

    /// The markup.
    pub fn render(&self) -> Markup {
        let far = |of: fn(&MapPoint) -> f64| {
            let each = self.points.iter().map(|point| of(point).abs());
            each.fold(f64::MIN_POSITIVE, f64::max)
        };
        let rim = if self.groups.is_empty() {
            3.0 * SIZE
        } else {
            NUMBER + SIZE
        };
        let scale = (SIDE / 2.0 - rim) / far(|p| p.x).max(far(|p| p.y));
        let place = |point: &MapPoint| {
            let x = SIDE / 2.0 + point.x * scale;
            let y = SIDE / 2.0 - point.y * scale;
            (x, y)
        };
        html! {
            figure.opinion-map {
                svg viewBox={ "0 0 " (SIDE) " " (SIDE) } aria-hidden="true" focusable="false" {
                    path.axis d={ "M0 " (SIDE / 2.0) "H" (SIDE) "M" (SIDE / 2.0) " 0V" (SIDE) } {}
                    @for point in &self.points {
                        @let (x, y) = place(point);
                        path class=(class(point.group)) d=(shape(point.group, x, y, SIZE)) {}
                    }
                    @for point in self.points.iter().filter(|point| point.own) {
                        @let (x, y) = place(point);
                        circle.own cx=(format!("{x:.1}")) cy=(format!("{y:.1}")) r=(2.0 * SIZE) {}
                    }
                    @for (group, x, y) in self.numbers(&place) {
                        text.group-number x=(format!("{x:.1}")) y=(format!("{y:.1}")) { (group + 1) }
                    }
                }
                @if !self.groups.is_empty() { (self.key()) }
                figcaption { (self.caption) }
            }
        }
    }

    /// What the marks mean, in words.
    fn key(&self) -> Markup {
        html! {
            ul.key {
                @for (group, name) in self.groups.iter().enumerate() { li { (group_mark(group)) " " (name) } }
                @if let (Some(words), true) = (&self.own, self.points.iter().any(|point| point.own)) {
                    li {
                        svg.group-mark viewBox="0 0 20 20" aria-hidden="true" focusable="false" {
                            circle.own cx="10" cy="10" r="8" {}
                        }
                        " " (words)
                    }
                }
            }
        }
    }

    /// Where the number of each group stands: outside of its points, as seen from the middle of
    /// the map. It stands nowhere when another number is too near to be told apart.
    fn numbers(&self, place: &impl Fn(&MapPoint) -> (f64, f64)) -> Vec<(usize, f64, f64)> {
        let middle = SIDE / 2.0;
        let mut numbers: Vec<(usize, f64, f64)> = Vec::new();
        for group in 0..self.groups.len() {
            let of = self
                .points
                .iter()
                .filter(|point| point.group == Some(group));
            let places: Vec<_> = of
                .map(place)
                .map(|(x, y)| (x - middle, y - middle))
                .collect();
            let x: f64 = places.iter().map(|(x, _)| x).sum();
            let y: f64 = places.iter().map(|(_, y)| y).sum();
            let far = x.hypot(y).max(f64::MIN_POSITIVE);
            let (x, y) = (x / far, y / far);
            let edge = places.iter().map(|(a, b)| a * x + b * y);
            let away = edge.fold(0.0, f64::max) + NUMBER * 0.75;
            let inside = |at: f64| at.clamp(NUMBER / 2.0, SIDE - NUMBER / 2.0);
            let (x, y) = (inside(middle + x * away), inside(middle + y * away));
            let near =
                |(_, a, b): &(usize, f64, f64)| (a - x).abs() < NUMBER && (b - y).abs() < NUMBER;
            if !places.is_empty() && !numbers.iter().any(near) {
                numbers.push((group, x, y));
            }
        }
        numbers
    }
}

/// The mark of a group, for a table beside the map.
pub fn group_mark(group: usize) -> Markup {
    html! {
        svg.group-mark viewBox="0 0 20 20" aria-hidden="true" focusable="false" {
            path class=(class(Some(group))) d=(shape(Some(group), 10.0, 10.0, SIZE)) {}
        }
    }
}

fn class(group: Option<usize>) -> String {
    match group {
        Some(group) => format!("group-{}", group % 5),
        None => "group-none".to_owned(),
    }
}

/// A circle, square, triangle, diamond or star; a small circle for nobody's.
fn shape(group: Option<usize>, x: f64, y: f64, r: f64) -> String {
    let lines = |points: &[(f64, f64)]| {
        let each = points
            .iter()
            .map(|(dx, dy)| format!("{:.1} {:.1}", x + dx * r, y + dy * r));
        format!("M{}Z", each.collect::<Vec<_>>().join("L"))
    };
    let circle = |r: f64| {
        let left = x - r;
        format!(
            "M{left:.1} {y:.1}a{r} {r} 0 1 0 {0} 0a{r} {r} 0 1 0 -{0} 0Z",
            2.0 * r
        )
    };
    match group.map(|group| group % 5) {
        None => circle(r * 0.6),
        Some(0) => circle(r),
        Some(1) => lines(&[(-0.9, -0.9), (0.9, -0.9), (0.9, 0.9), (-0.9, 0.9)]),
        Some(2) => lines(&[(0.0, -1.1), (1.1, 0.9), (-1.1, 0.9)]),
        Some(3) => lines(&[(0.0, -1.3), (1.1, 0.0), (0.0, 1.3), (-1.1, 0.0)]),
        Some(_) => lines(&[
            (0.0, -1.3),
            (0.35, -0.35),
            (1.3, 0.0),
            (0.35, 0.35),
            (0.0, 1.3),
            (-0.35, 0.35),
            (-1.3, 0.0),
            (-0.35, -0.35),
        ]),
    }
}

pub(crate) fn examples() -> Vec<Example> {
    vec![example!("생각 지도", "Opinion map", |lang| {
        let point = |n: u32| {
            let group = (n % 3) as usize;
            let turn = f64::from(n % 3) * 2.1 + f64::from(n % 7) * 0.1;
            let far = 1.0 + f64::from(n % 5) * 0.15;
            MapPoint {
                x: turn.cos() * far,
                y: turn.sin() * far,
                group: (!n.is_multiple_of(11)).then_some(group),
                own: n == 4,
            }
        };
        OpinionMap::new(
            lang.pick(
                "60명의 생각. 가까이 있는 사람끼리 비슷하게 답했습니다.",
                "What 60 people think. Those who are near each other answered alike.",
            ),
            (0..60).map(point).collect(),
        )
        .groups(
            (1..=3)
                .map(|n| format!("{} {n}", lang.pick("모임", "Group")))
                .collect(),
        )
        .own(lang.pick("나", "You"))
        .render()
    })]
}
