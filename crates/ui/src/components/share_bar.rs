//! A share as a bar, with its bounds and what it is compared with: it stands in the row of a
//! table that says the same figures.

use maud::{Markup, html};

use super::Tone;
use crate::Example;
use crate::example::example;

/// A share as a bar from the left. Shares are 0 to 1.
#[derive(Clone, Copy, Debug, PartialEq)]
#[must_use]
pub struct ShareBar {
    share: f64,
    tone: Tone,
    against: Option<f64>,
    bounds: Option<(f64, f64)>,
    beside: Option<f64>,
}

impl ShareBar {
    /// A bar of that share; the row must say what the tone means.
    pub fn new(share: f64, tone: Tone) -> ShareBar {
        ShareBar {
            share,
            tone,
            against: None,
            bounds: None,
            beside: None,
        }
    }

    /// The share of the other side, drawn from the right: what lies between is neither.
    pub fn against(mut self, share: f64) -> ShareBar {
        self.against = Some(share);
        self
    }

    /// Between which shares the true one lies, as a thin line with ends beneath the bar.
    pub fn bounds(mut self, (low, high): (f64, f64)) -> ShareBar {
        self.bounds = Some((low, high));
        self
    }

    /// The same share of all others, as a thin bar at the foot.
    pub fn beside(mut self, share: f64) -> ShareBar {
        self.beside = Some(share);
        self
    }

    /// The markup. It is for the eye alone.
    pub fn render(&self) -> Markup {
        let place = |share: f64| format!("{:.0}", share.clamp(0.0, 1.0) * 1000.0);
        let rest = |share: f64| format!("{:.0}", 1000.0 - share.clamp(0.0, 1.0) * 1000.0);
        let beneath = if self.bounds.is_some() { 18 } else { 10 };
        let height = beneath + if self.beside.is_some() { 8 } else { 0 };
        html! {
            svg.drawn.share viewBox={ "0 0 1000 " (height) } preserveAspectRatio="none"
                aria-hidden="true" focusable="false" {
                rect.ground x="0" y="0" width="1000" height="10" {}
                rect class={ "length " (self.tone.class()) } x="0" y="0" width=(place(self.share)) height="10" {}
                @if let Some(share) = self.against {
                    rect class={ "length " (Tone::Persimmon.class()) } x=(rest(share)) y="0" width=(place(share)) height="10" {}
                }
                @if let Some((low, high)) = self.bounds {
                    @let (low, high) = (place(low), place(high));
                    path.bounds d={ "M" (low) " 11.5v5M" (low) " 14H" (high) "M" (high) " 11.5v5" } {}
                }
                @if let Some(share) = self.beside {
                    rect.ground x="0" y=(beneath + 3) width="1000" height="5" {}
                    rect class={ "length " (Tone::Quiet.class()) } x="0" y=(beneath + 3) width=(place(share)) height="5" {}
                }
            }
        }
    }
}

pub(crate) fn examples() -> Vec<Example> {
    vec![
        example!(
            "범위와 반대쪽",
            "With bounds and the other side",
            |_lang| {
                ShareBar::new(0.61, Tone::Pine)
                    .against(0.28)
                    .bounds((0.49, 0.72))
                    .render()
            }
        ),
        example!(
            "다른 사람들과 견주어",
            "Compared with all others",
            |_lang| {
                ShareBar::new(0.91, Tone::Pine)
                    .bounds((0.76, 0.97))
                    .beside(0.33)
                    .render()
            }
        ),
    ]
}
