//! On the district's own page: the next meeting, and how to speak.

use korean::t;
use process::district::DistrictKind;
use store::{District, Meeting};
use ui::{ListRow, Markup, TimeStyle, html, list, own_words, time};

use crate::context::Context;
use crate::pages::meeting;

/// The meeting that runs or comes next, whether one may just come, and where one speaks
/// without coming.
pub fn block(ctx: &Context, district: &District, next: Option<&Meeting>) -> Markup {
    let lang = ctx.lang;
    let all = meeting::list_address(district);
    let row = next.map(|next| {
        let left = korean::days_left_text(lang, ctx.now, next.starts_at);
        let when = match meeting::position(next, ctx.now) {
            process::stage::Position::Ahead => left,
            _ => t(lang, "meeting-now"),
        };
        ListRow::new(next.title.as_str(), meeting::address(district, next.id))
            .title_lang(korean::language_of(&next.title, lang))
            .meta_markup(html! {
                (meeting::kind(lang, next)) " · "
                (time(lang, next.starts_at, TimeStyle::DateTimeShort)) " · " (when) br;
                (own_words(lang, &next.place)) br;
                (t(lang, if next.kind.is_open() { "district-meeting-open" } else { "district-meeting-public" }))
            })
    });
    html! {
        section.section {
            h2 { (t(lang, "district-meeting")) }
            @match row {
                Some(row) => (list(3, &[row])),
                None => p.soft { (t(lang, "district-meeting-none")) },
            }
            p { (t(lang, "district-speak")) }
            @if district.kind == DistrictKind::District {
                p { a href={ "/d/" (district.slug) "/inbox/new" } { (t(lang, "district-inbox")) } }
            }
            p { a href=(all) { (t(lang, "district-meetings-all")) } }
        }
    }
}
