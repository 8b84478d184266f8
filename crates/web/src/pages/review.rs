//! Reviews of agendas and proposals by departments: the list, sending one, one with its cards,
//! answers and log, and the forms of departments, coordinator and authors.

pub mod answer;
pub mod card;
pub mod hand;
pub mod list;
pub mod new;
pub mod parts;
pub mod reason;
pub mod show;

use korean::{Lang, t};
use process::Act;
use process::agenda::Item;
use process::id::ReviewId;
use store::{AgendaOwner, Conflict, District, ExpertReview, Review, StoreError, Tx};
use ui::{
    Breadcrumb, LinkButton, ListRow, Markup, Notice, Page, TimeStyle, Tone, actions, html,
    list as rows, own_words, time,
};

use super::{conflict, expert_review};

use crate::context::Context;
use crate::error::WebError;
use crate::layout::{Section, in_district};

/// The address of the reviews of a district.
fn list_address(district: &District) -> String {
    format!("/d/{}/reviews", district.slug)
}

/// The address of one review.
fn address(district: &District, id: ReviewId) -> String {
    format!("/d/{}/reviews/{id}", district.slug)
}

/// Reads the id in an address.
fn id<T: std::str::FromStr>(text: &str) -> Result<T, WebError> {
    text.parse().map_err(|_| WebError::not_found())
}

/// Where it stands, in a word or two.
fn state_tag(lang: Lang, review: &Review) -> (String, Tone) {
    let tone = match review.state {
        state if state.under_way() => Tone::Sky,
        process::review::ReviewState::Withdrawn => Tone::Quiet,
        _ => Tone::Pine,
    };
    (t(lang, &format!("review-state-{}", review.state)), tone)
}

/// A page below the reviews of a district; `steps` lie between.
fn below(
    ctx: &Context,
    district: &District,
    (here, window): (&str, String),
    steps: &[(String, String)],
    body: Markup,
) -> Page {
    let lang = ctx.lang;
    let mut crumbs =
        Breadcrumb::new(here).step(t(lang, "review-list-title"), list_address(district));
    for (name, address) in steps {
        crumbs = crumbs.step(name.as_str(), address.as_str());
    }
    let page = Page::new(lang, window, body).breadcrumb(crumbs.render(lang));
    in_district(ctx, district, Section::Agendas, page)
}

/// Says what was just done, when the address names one of the known words.
fn with_done(lang: Lang, page: Page, word: &str) -> Page {
    let key = match word {
        "sent" | "submitted" | "draft" | "return" | "replace" | "stand-in" | "answered"
        | "appealed" | "withdrawn" => format!("review-done-{word}"),
        _ => return page,
    };
    let text = html! { p { (t(lang, &key)) } };
    page.flash(Notice::success(text).announced().render(lang))
}

/// One review in a list.
fn row(ctx: &Context, district: &District, review: &Review) -> ListRow {
    let lang = ctx.lang;
    let (word, tone) = state_tag(lang, review);
    ListRow::new(review.title.as_str(), address(district, review.id))
        .title_lang(korean::language_of(&review.title, lang))
        .tag(word, tone)
        .meta_markup(html! {
            (t(lang, "review-asked")) " " (time(lang, review.asked_at, TimeStyle::DateShort))
            @if review.state.under_way() {
                " · " (t(lang, "review-due")) " " (ui::deadline(lang, ctx.now, review.due_at))
            }
        })
}

/// What departments were asked of a thing, who owns it, and what it gets in the way of.
pub(in crate::pages) struct Reviewed {
    item: Item,
    /// The latest first.
    reviews: Vec<Review>,
    conflicts: Vec<Conflict>,
    owner: Option<AgendaOwner>,
    experts: Vec<ExpertReview>,
}

impl Reviewed {
    /// Reads it.
    ///
    /// # Errors
    /// When the store fails.
    pub(in crate::pages) fn read(tx: &mut Tx<'_>, item: Item) -> Result<Reviewed, StoreError> {
        Ok(Reviewed {
            reviews: store::reviews_of(tx, item)?,
            conflicts: store::conflicts_of(tx, item)?,
            owner: match item {
                Item::Agenda(id) => store::agenda_owner(tx, id)?,
                Item::Proposal(_) => None,
            },
            experts: match item {
                Item::Agenda(id) => store::expert_reviews_of(tx, id)?,
                Item::Proposal(_) => Vec::new(),
            },
            item,
        })
    }

    /// The sections about it; while the thing is `open`, with the ways to what comes next.
    pub(in crate::pages) fn section(
        &self,
        ctx: &Context,
        district: &District,
        open: bool,
    ) -> Markup {
        html! {
            (self.owned(ctx, district))
            (conflict::beside(ctx, district, self.item, &self.conflicts))
            (self.asked(ctx, district, open))
            @if let Item::Agenda(id) = self.item {
                (expert_review::section(ctx, district, id, &self.experts, open))
            }
        }
    }

    /// The office and post that owns an agenda, and the way to name it.
    fn owned(&self, ctx: &Context, district: &District) -> Markup {
        let lang = ctx.lang;
        let Item::Agenda(id) = self.item else {
            return html! {};
        };
        let names = ctx.can(Act::OwnerName, district.id);
        if self.owner.is_none() && !names {
            return html! {};
        }
        html! {
            section.section aria-labelledby="owner" {
                h2 #owner { (t(lang, "owner-section")) }
                @match &self.owner {
                    Some(owner) => p {
                        strong { (lang.pick(&owner.department_names.0, &owner.department_names.1)) }
                        " " (own_words(lang, &owner.post))
                        @if !owner.contact.is_empty() { " · " (owner.contact) }
                        " · " (time(lang, owner.at, TimeStyle::DateShort))
                    },
                    None => p.soft { (t(lang, "owner-none")) },
                }
                @if names {
                    p { a href={ "/d/" (district.slug) "/agendas/" (id) "/owner" } { (t(lang, "owner-name")) } }
                }
            }
        }
    }

    /// The reviews with where they stand, and the way to ask for one.
    fn asked(&self, ctx: &Context, district: &District, open: bool) -> Markup {
        let lang = ctx.lang;
        let under_way = self.reviews.iter().any(|one| one.state.under_way());
        let sends = open && !under_way && ctx.can(Act::ReviewSend, district.id);
        if self.reviews.is_empty() && !sends {
            return html! {};
        }
        let all = self.reviews.iter().map(|one| row(ctx, district, one));
        let all: Vec<ListRow> = all.collect();
        html! {
            section.section aria-labelledby="reviews" {
                h2 #reviews { (t(lang, "review-section")) }
                @if all.is_empty() { p.soft { (t(lang, "review-section-none")) } }
                @else { (rows(3, &all)) }
                @if sends {
                    @let new = format!("{}/new?item={}", list_address(district), self.item);
                    (actions(LinkButton::new(t(lang, "review-send-link"), new).second().render()))
                }
            }
        }
    }
}
