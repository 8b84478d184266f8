//! Projects that get in each other's way: the list, flagging a pair and ending that, and the
//! words with which other pages warn of them.

pub mod end;
pub mod list;
pub mod new;

use korean::{Lang, t};
use process::agenda::Item;
use process::conflict::ConflictKind;
use store::{Conflict, District};
use ui::{Markup, Notice, Tag, TimeStyle, Tone, html, own_words, time};

use super::agenda::item_address;
use super::role::name as role_name;
use crate::context::Context;

/// The address of the pairs of a district.
fn list_address(district: &District) -> String {
    format!("/d/{}/conflicts", district.slug)
}

/// How two things get in each other's way, as a mark.
fn kind(lang: Lang, kind: ConflictKind) -> Markup {
    let tone = match kind {
        ConflictKind::Conflicting => Tone::Sky,
        ConflictKind::Incompatible => Tone::Persimmon,
    };
    Tag::new(t(lang, &format!("conflict-kind-{kind}")), tone).render()
}

/// What a pair says: both titles, how and why, in which role and when.
fn pair(lang: Lang, district: &District, one: &Conflict) -> Markup {
    html! {
        p {
            @for (n, (item, title)) in one.items.iter().enumerate() {
                @if n > 0 { " ↔ " }
                a href=(item_address(district, *item)) { (own_words(lang, title)) }
            }
            " " (kind(lang, one.kind))
        }
        (why(lang, one))
    }
}

fn why(lang: Lang, one: &Conflict) -> Markup {
    html! {
        p { (own_words(lang, &one.reason)) }
        p.meta { (role_name(lang, one.role)) " · " (time(lang, one.at, TimeStyle::DateShort)) }
    }
}

/// What gets in the way of one thing, on its own page; nothing when nothing does.
pub(in crate::pages) fn beside(
    ctx: &Context,
    district: &District,
    item: Item,
    all: &[Conflict],
) -> Markup {
    let lang = ctx.lang;
    if all.is_empty() {
        return html! {};
    }
    let ends = ctx.can(process::Act::ConflictFlag, district.id);
    html! {
        section.section aria-labelledby="conflicts" {
            h2 #conflicts { (t(lang, "conflict-section")) }
            ul.rows role="list" {
                @for one in all {
                    @if let Some((other, title)) = one.beside(item) {
                        li { div {
                            p {
                                a href=(item_address(district, *other)) { (own_words(lang, title)) }
                                " " (kind(lang, one.kind))
                            }
                            (why(lang, one))
                            @if ends {
                                p { a href={ (list_address(district)) "/" (one.id) "/end" } { (t(lang, "conflict-end")) } }
                            }
                        } }
                    }
                }
            }
        }
    }
}

/// A warning that some of the things on a page get in each other's way; nothing when none do.
pub(in crate::pages) fn warning(
    lang: Lang,
    district: &District,
    all: &[Conflict],
    words: &str,
) -> Markup {
    if all.is_empty() {
        return html! {};
    }
    Notice::warning(html! {
        p { (t(lang, words)) }
        @for one in all { (pair(lang, district, one)) }
    })
    .render(lang)
}
