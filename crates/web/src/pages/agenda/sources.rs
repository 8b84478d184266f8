//! What agendas came from: in one line, as a list, and who wrote it.

use korean::{Lang, t, tr};
use process::agenda::{Item, Origin};
use store::{District, LineageSource};
use ui::{Markup, Tag, TimeStyle, html, own_words, time};

use super::{item_address, item_state, step_address};
use crate::pages::proposal::author;

/// "Two proposals and one agenda were merged": what went into the step that made an agenda.
pub(super) fn in_one_line(lang: Lang, origin: Origin, sources: &[LineageSource]) -> String {
    let own = sources.iter().filter(|source| source.depth == 1);
    let (mut proposals, mut agendas) = (0_i64, 0_i64);
    for source in own {
        match source.item {
            Item::Proposal(_) => proposals += 1,
            Item::Agenda(_) => agendas += 1,
        }
    }
    let counts = [("proposals", proposals.into()), ("agendas", agendas.into())];
    tr(lang, &format!("agenda-came-of-{origin}"), &counts)
}

/// Everybody who wrote something that it came from, each once, in the order of writing.
/// Hidden things are left out with their authors.
pub(super) fn credited(lang: Lang, sources: &[LineageSource]) -> Vec<String> {
    let mut written: Vec<&LineageSource> = sources
        .iter()
        .filter(|source| source.is_written() && !source.hidden)
        .collect();
    written.sort_by_key(|source| source.item.number());
    let mut seen = Vec::new();
    let mut names = Vec::new();
    for source in written {
        let first = (source.author, source.author_name.as_str());
        let others = source.coauthors.iter();
        let others = others.map(|one| (one.person, one.name.as_str()));
        for (person, name) in std::iter::once(first).chain(others) {
            if !seen.contains(&person) {
                seen.push(person);
                names.push(author(lang, name));
            }
        }
    }
    names
}

/// The sources as a list, those of the agenda's own step first.
pub(super) fn list(lang: Lang, district: &District, sources: &[LineageSource]) -> Markup {
    html! {
        ul.rows role="list" {
            @for source in sources { (row(lang, district, source)) }
        }
    }
}

fn row(lang: Lang, district: &District, source: &LineageSource) -> Markup {
    if source.hidden {
        return html! { li { div { p { (t(lang, "agenda-source-hidden")) } } } };
    }
    let (word, tone) = item_state(lang, source.item, &source.state);
    let kind = match source.origin {
        None => t(lang, "agenda-origin-proposal"),
        Some(origin) => t(lang, &format!("agenda-origin-{origin}")),
    };
    html! {
        li {
            div {
                h3 { a href=(item_address(district, source.item)) { (own_words(lang, &source.title)) } }
                p.meta {
                    (own_words(lang, &source.need)) br;
                    (kind) " · "
                    @if source.is_written() { (own_words(lang, &author(lang, &source.author_name))) " · " }
                    (time(lang, source.created_at, TimeStyle::DateShort))
                    @if source.depth > 1 {
                        " · " a href=(step_address(district, source.lineage)) { (t(lang, "agenda-source-earlier")) }
                    }
                }
            }
            (Tag::new(word, tone).render())
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::Timestamp;
    use process::id::{AgendaId, LineageId, PersonId, ProposalId};

    fn source(item: Item, author: i64, origin: Option<Origin>, depth: i64) -> LineageSource {
        LineageSource {
            lineage: LineageId(1),
            item,
            state_before: "open".into(),
            depth,
            title: "제목".into(),
            need: "까닭".into(),
            hidden: false,
            state: "merged".into(),
            origin,
            author: PersonId(author),
            author_name: format!("하늘동 주민 {author}"),
            coauthors: Vec::new(),
            created_at: Timestamp::UNIX_EPOCH,
        }
    }

    #[test]
    fn who_wrote_is_named_once_and_who_recorded_is_not() {
        let hidden = LineageSource {
            hidden: true,
            ..source(Item::Proposal(ProposalId(9)), 9, None, 1)
        };
        let sources = [
            source(Item::Agenda(AgendaId(7)), 8, Some(Origin::Merge), 1),
            source(Item::Proposal(ProposalId(3)), 3, None, 1),
            hidden,
            source(Item::Proposal(ProposalId(1)), 1, None, 2),
            source(Item::Agenda(AgendaId(2)), 2, Some(Origin::Council), 2),
            source(Item::Proposal(ProposalId(4)), 1, None, 2),
        ];
        let names = credited(Lang::Ko, &sources);
        assert_eq!(names, ["하늘동 주민 1", "하늘동 주민 2", "하늘동 주민 3"]);
        let line = in_one_line(Lang::Ko, Origin::Merge, &sources);
        assert_eq!(line, "제안 2건과 안건 1건을 하나로 합쳤습니다.");
    }
}
