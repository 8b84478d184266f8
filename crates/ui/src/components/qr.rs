//! A QR code (네모 부호) of an address, drawn into the page itself.

use korean::Lang;
use maud::{Markup, html};
use qrcode::{Color, EcLevel, QrCode};

use crate::Example;
use crate::example::example;

/// The light frame that the standard asks for around a code, in modules.
const QUIET: usize = 4;

/// An address as a QR code, with the address below it for whoever has no camera at hand.
///
/// The picture is part of the page, so nobody else learns which address is shown, and a strict
/// content policy fits. An address that is too long for a code stands as text alone.
#[derive(Clone, Debug, PartialEq, Eq)]
#[must_use]
pub struct Qr {
    address: String,
    label: String,
    link: bool,
}

impl Qr {
    /// The code of an `address`, with its scheme and host; `label` says what it leads to.
    pub fn new(address: impl Into<String>, label: impl Into<String>) -> Qr {
        Qr {
            address: address.into(),
            label: label.into(),
            link: true,
        }
    }

    /// The address as plain text, for paper and projectors where nobody can press on it.
    pub fn without_link(mut self) -> Qr {
        self.link = false;
        self
    }

    /// The markup.
    pub fn render(&self, lang: Lang) -> Markup {
        // A code on a screen is whole, so one level of repair above the lowest is enough.
        let code = QrCode::with_error_correction_level(&self.address, EcLevel::M).ok();
        let says = lang.pick("QR 코드: ", "QR code: ");
        html! {
            figure.qr {
                @if let Some(code) = code {
                    @let side = code.width() + 2 * QUIET;
                    svg role="img" aria-label={ (says) (self.label) }
                        viewBox={ "0 0 " (side) " " (side) } shape-rendering="crispEdges" {
                        rect width=(side) height=(side) fill="#fff" {}
                        path fill="#000" d=(outline(&code)) {}
                    }
                }
                figcaption {
                    (self.label) br;
                    @if self.link {
                        a href=(self.address) { (self.address) }
                    } @else {
                        span lang="en" { (self.address) }
                    }
                }
            }
        }
    }
}

/// The dark modules as one path: each run of a row is a bar of height 1.
fn outline(code: &QrCode) -> String {
    let (width, colors) = (code.width(), code.to_colors());
    let mut path = String::new();
    for (y, row) in colors.chunks(width).enumerate() {
        let mut x = 0;
        while x < width {
            let run = row[x..].iter().take_while(|c| **c == Color::Dark).count();
            if run > 0 {
                path += &format!("M{} {}h{run}v1h-{run}z", x + QUIET, y + QUIET);
            }
            x += run.max(1);
        }
    }
    path
}

pub(crate) fn examples() -> Vec<Example> {
    vec![example!(
        "모임에 온 것을 알리는 곳",
        "Where one checks in",
        |lang| {
            Qr::new(
                "https://madang.example/d/haneul/meetings/1/check-in",
                lang.pick("왔다고 알리기", "Say that you came"),
            )
            .render(lang)
        }
    )]
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The path covers exactly the dark modules, inside the frame.
    #[test]
    fn the_path_draws_every_dark_module_and_no_other() {
        let code = QrCode::with_error_correction_level("https://madang.example/", EcLevel::M)
            .expect("a short address");
        let dark = code
            .to_colors()
            .iter()
            .filter(|c| **c == Color::Dark)
            .count();
        let path = outline(&code);
        let runs: usize = path
            .split('M')
            .filter_map(|bar| {
                bar.split_once('h')?
                    .1
                    .split_once('v')?
                    .0
                    .parse::<usize>()
                    .ok()
            })
            .sum();
        assert_eq!(runs, dark);
        assert!(
            path.starts_with("M4 4h7v1h-7z"),
            "a finder in the corner: {path}"
        );
    }

    #[test]
    fn an_address_too_long_stands_as_text() {
        let long = format!("https://madang.example/{}", "a".repeat(4_000));
        let shown = Qr::new(&*long, "긴 주소").render(Lang::Ko).into_string();
        assert!(!shown.contains("<svg") && shown.contains(&long));
    }
}
