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
}

impl OpinionMap {
    /// A map of these points.
    pub fn new(caption: impl Into<String>, points: Vec<MapPoint>) -> OpinionMap {
        OpinionMap {
            caption: caption.into(),
            points,
        }
    }

    /// The markup.
    pub fn render(&self) -> Markup {
        let far = |of: fn(&MapPoint) -> f64| {
            let each = self.points.iter().map(|point| of(point).abs());
            each.fold(f64::MIN_POSITIVE, f64::max)
        };
        let scale = (SIDE / 2.0 - 3.0 * SIZE) / far(|p| p.x).max(far(|p| p.y));
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
                }
                figcaption { (self.caption) }
            }
        }
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
        .render()
    })]
}
