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
use store::{District, Review, StoreError, Tx};
use ui::{
    Breadcrumb, LinkButton, ListRow, Markup, Notice, Page, TimeStyle, Tone, actions, html,
    list as rows, time,
};

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

/// What departments were asked of a thing.
pub(in crate::pages) struct Reviewed {
    item: Item,
    /// The latest first.
    reviews: Vec<Review>,
}

impl Reviewed {
    /// Reads it.
    ///
    /// # Errors
    /// When the store fails.
    pub(in crate::pages) fn read(tx: &mut Tx<'_>, item: Item) -> Result<Reviewed, StoreError> {
        let reviews = store::reviews_of(tx, item)?;
        Ok(Reviewed { item, reviews })
    }

    /// The reviews with where they stand, and the way to ask for one while the thing is `open`.
    pub(in crate::pages) fn section(
        &self,
        ctx: &Context,
        district: &District,
        open: bool,
    ) -> Markup {
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
