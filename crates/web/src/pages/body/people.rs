//! Who is in a body: holders of offices with their terms, and those who joined.

use korean::{t, tr};
use process::Act;
use ui::{EmptyState, Markup, Pagination, Tag, TimeStyle, Tone, html, own_words, time};

use super::show::View;
use super::{address, standing};
use crate::context::Context;
use crate::pages::proposal::author;
use crate::pages::role;

/// The holders of offices.
pub fn offices(ctx: &Context, view: &View) -> Markup {
    let lang = ctx.lang;
    let count = |(of, people): &(process::Role, i64)| {
        let values = [
            ("role", role::name(lang, *of).into()),
            ("count", (*people).into()),
        ];
        tr(lang, "body-office-count", &values)
    };
    let counts: Vec<String> = view.office_counts.iter().map(count).collect();
    let mut sorted: Vec<_> = view.offices.iter().collect();
    // Who leads comes first within a page.
    sorted.sort_by_key(|held| (!leads(held.grant.role), held.grant.role, held.grant.id));
    html! {
        section.section #offices {
            h2 { (t(lang, "body-offices")) }
            @if !counts.is_empty() { p.meta { (counts.join(" · ")) } }
            @if sorted.is_empty() {
                (EmptyState::new(t(lang, "body-offices-none"), t(lang, "body-offices-none-text")).render())
            } @else {
                ul.rows role="list" {
                    @for held in sorted {
                        li {
                            div {
                                p { strong { (role::name(lang, held.grant.role)) } " · " (holder(ctx, &held.display_name)) }
                                p.meta { (role::term(lang, &held.grant)) }
                            }
                            @if !held.grant.holds_on(ctx.today) { (Tag::new(t(lang, "body-office-later"), Tone::Quiet).render()) }
                        }
                    }
                }
            }
            (pages(ctx, view, "office", view.first_offices, view.next_office))
        }
    }
}

fn leads(role: process::Role) -> bool {
    role == process::Role::CoChair
}

/// The name of a holder; nobody is named who has not yet signed in and agreed to it.
fn holder(ctx: &Context, name: &str) -> Markup {
    match name {
        "" => html! { span.soft { (t(ctx.lang, "body-office-nameless")) } },
        name => own_words(ctx.lang, name),
    }
}

/// Those who joined, who came first.
pub fn members(ctx: &Context, view: &View) -> Markup {
    let lang = ctx.lang;
    let count = |(of, people): &(process::body::Standing, i64)| {
        let values = [
            ("standing", standing(lang, *of).into()),
            ("count", (*people).into()),
        ];
        tr(lang, "body-standing-count", &values)
    };
    let counts: Vec<String> = view.member_counts.iter().map(count).collect();
    let sets = ctx.can(Act::MembershipSet, view.district.id);
    let here = address(&view.district, view.body.id);
    html! {
        section.section #members {
            h2 { (t(lang, "body-members")) }
            @if !counts.is_empty() { p.meta { (counts.join(" · ")) } }
            @if view.members.is_empty() {
                (EmptyState::new(t(lang, "body-members-none"), t(lang, "body-members-none-text")).render())
            } @else {
                ul.rows role="list" {
                    @for member in &view.members {
                        @let name = author(lang, &member.display_name);
                        li {
                            div {
                                p { strong { (own_words(lang, &name)) } " · " (standing(lang, member.standing)) }
                                p.meta { (t(lang, "body-member-joined")) " " (time(lang, member.joined_at, TimeStyle::Date)) }
                                @if sets {
                                    p.meta { a href={ (here) "/members/" (member.id) } {
                                        (t(lang, "body-standing-change")) span.sr { ": " (own_words(lang, &name)) }
                                    } }
                                }
                            }
                            @if view.first_time(member) { (Tag::new(t(lang, "body-first-time"), Tone::Sky).render()) }
                        }
                    }
                }
            }
            (pages(ctx, view, "member", view.first_members, view.next_member))
        }
    }
}

fn pages(ctx: &Context, view: &View, key: &str, first: bool, next: Option<i64>) -> Markup {
    let here = address(&view.district, view.body.id);
    let place = format!("#{key}s");
    let next = next.map(|last| format!("{here}?{key}={last}{place}"));
    Pagination::new(t(ctx.lang, &format!("body-{key}-pages")))
        .previous((!first).then(|| format!("{here}{place}")))
        .next(next)
        .render(ctx.lang)
}
