//! The timetable of a meeting as a table, and as a choice of one of its parts.

use korean::{Lang, t, tr};
use process::meeting::Slot;
use ui::{Choice, Markup, Select, html, own_words};

use crate::fields::Fields;

/// The slots with their times, and how long they take together.
pub fn render(lang: Lang, slots: &[Slot]) -> Markup {
    let words = ["when", "minutes", "title", "lead", "speakers"]
        .map(|column| t(lang, &format!("meeting-column-{column}")));
    let [when, minutes, title, lead, speakers] = &words;
    let spoken = slots.iter().any(|slot| !slot.speakers.is_empty());
    let total: i64 = slots.iter().map(|slot| slot.minutes).sum();
    html! {
        table.stack {
            caption.sr { (t(lang, "meeting-timetable")) }
            thead { tr {
                th scope="col" { (title) }
                th scope="col" { (when) }
                th.num scope="col" { (minutes) }
                th scope="col" { (lead) }
                @if spoken { th scope="col" { (speakers) } }
            } }
            tbody {
                @for slot in slots {
                    tr {
                        th scope="row" { (own_words(lang, &slot.title)) }
                        td data-label=(when) { (korean::time(slot.starts_at)) "–" (korean::time(slot.ends_at())) }
                        td.num data-label=(minutes) { (length(lang, slot.minutes)) }
                        td data-label=(lead) {
                            @if slot.lead.is_empty() { "–" } @else { (own_words(lang, &slot.lead)) }
                        }
                        @if spoken {
                            td data-label=(speakers) {
                                @if slot.speakers.is_empty() { "–" } @else { (own_words(lang, &slot.speakers)) }
                            }
                        }
                    }
                }
            }
        }
        p.meta { (tr(lang, "meeting-total", &[("minutes", total.into())])) }
    }
}

/// The choice of a part under the name `slot`; nothing where there is no timetable.
pub fn choice(fields: &Fields<'_>, label: &str, slots: &[Slot]) -> Markup {
    let slots = (1usize..)
        .zip(slots)
        .map(|(n, slot)| Choice::new(n.to_string(), slot.title.as_str()))
        .collect::<Vec<_>>();
    html! {
        @if !slots.is_empty() {
            (Select::new(fields.field("slot", label), slots).render(fields.lang))
        }
    }
}

/// A number of minutes with its unit.
fn length(lang: Lang, minutes: i64) -> String {
    tr(lang, "meeting-minutes-long", &[("minutes", minutes.into())])
}
