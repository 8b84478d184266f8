//! The lineage of an agenda as a drawing, with the same as a list.

use std::collections::BTreeMap;

use axum::body::Body;
use axum::extract::Path;
use axum::http::Response;
use korean::{Lang, t};
use process::Act;
use process::act::Target;
use process::agenda::Item;
use process::id::LineageId;
use store::{Agenda, District, LineageEdge, LineageStep};
use ui::{
    Breadcrumb, DrawnLine, DrawnThing, EmptyState, LineageDrawing, Markup, Page, TimeStyle, html,
    own_words, time,
};

use super::{act_word, address, item_address, item_state, list_address, step_address};
use crate::acts;
use crate::context::Context;
use crate::error::WebError;
use crate::layout::{Section, in_district};

/// A box of the drawing before it is put into words.
struct Thing {
    title: String,
    hidden: bool,
    state: String,
}

/// Everything that is drawn: things by their numbers, which are ordered by time.
struct Tree {
    things: BTreeMap<i64, (Item, Thing)>,
    /// From, to, step, act, when, undone.
    lines: Vec<Line>,
}

struct Line {
    from: Item,
    to: Item,
    step: LineageId,
    act: process::lineage::LineageAct,
    at: jiff::Timestamp,
    undone: bool,
}

/// `GET /d/{district}/agendas/{agenda}/lineage`.
pub async fn get(
    ctx: Context,
    Path((slug, id)): Path<(String, String)>,
) -> Result<Response<Body>, WebError> {
    let id = super::id(&id)?;
    let read = move |tx: &mut store::Tx<'_>| -> Result<_, WebError> {
        let (district, agenda) = acts::agenda::find::<WebError>(tx, &slug, id)?;
        let edges = store::lineage_edges(tx, id)?;
        let steps = store::lineage_steps_of(tx, Item::Agenda(id))?;
        Ok((district, agenda, edges, steps))
    };
    let (district, agenda, edges, steps) = ctx.app.stores.site.read(read).await?;
    ctx.may(Act::PublicSee, Target::district(district.id))?;
    acts::agenda::readable(&ctx.actor, &agenda)?;
    let lang = ctx.lang;
    let title = t(lang, "tree-title");
    let tree = Tree::of(&agenda, edges, steps);
    let back = address(&district, id);
    let body = html! {
        h1 { (title) ": " (own_words(lang, &agenda.text.title)) }
        @if tree.lines.is_empty() {
            (EmptyState::new(t(lang, "tree-none"), t(lang, "tree-none-text"))
                .action(t(lang, "agenda-back"), &back)
                .render())
        } @else {
            p.lead { (t(lang, "tree-lead")) }
            (tree.drawing(lang, &district, Item::Agenda(id)).render())
            section.section aria-labelledby="list" {
                h2 #list { (t(lang, "tree-list")) }
                (tree.list(lang, &district))
            }
        }
    };
    let crumbs = Breadcrumb::new(title.as_str())
        .step(t(lang, "nav-agendas"), list_address(&district))
        .step(&agenda.text.title, back);
    let page = Page::new(lang, format!("{title}: {}", agenda.text.title), body)
        .breadcrumb(crumbs.render(lang));
    Ok(ctx.ok(in_district(&ctx, &district, Section::Agendas, page)))
}

impl Tree {
    fn of(agenda: &Agenda, edges: Vec<LineageEdge>, steps: Vec<LineageStep>) -> Tree {
        let here = Item::Agenda(agenda.id);
        let mut tree = Tree {
            things: BTreeMap::new(),
            lines: Vec::new(),
        };
        let own = Thing {
            title: agenda.text.title.clone(),
            hidden: agenda.hidden,
            state: agenda.state.as_str().to_owned(),
        };
        tree.things.insert(here.number(), (here, own));
        for edge in edges {
            let thing = Thing {
                title: edge.title,
                hidden: edge.hidden,
                state: edge.state,
            };
            tree.things.insert(edge.item.number(), (edge.item, thing));
            tree.lines.push(Line {
                from: edge.item,
                to: Item::Agenda(edge.into),
                step: edge.lineage,
                act: edge.act,
                at: edge.at,
                undone: edge.undone,
            });
        }
        // The later ones first: what it became is told in the order of the steps.
        for step in steps.into_iter().rev() {
            let to = Item::Agenda(step.agenda);
            let undone = step.undone_at.is_some();
            let thing = Thing {
                title: step.title,
                hidden: step.hidden,
                state: step.state,
            };
            tree.things.insert(to.number(), (to, thing));
            tree.lines.push(Line {
                from: here,
                to,
                step: step.lineage,
                act: step.act,
                at: step.at,
                undone,
            });
        }
        // What a part of a step is not about is not drawn.
        let Tree { things, lines } = &mut tree;
        lines.retain(|line| things.contains_key(&line.to.number()));
        tree
    }

    fn drawing(&self, lang: Lang, district: &District, here: Item) -> LineageDrawing {
        let places: Vec<i64> = self.things.keys().copied().collect();
        let place = |item: Item| places.binary_search(&item.number()).unwrap_or(0);
        let drawn = self.things.values().map(|(item, thing)| DrawnThing {
            title: title(lang, thing),
            note: format!(
                "{} · {}",
                t(lang, &format!("agenda-kind-{}", item.kind())),
                item_state(lang, *item, &thing.state).0
            ),
            href: item_address(district, *item),
            here: *item == here,
        });
        let lines = self.lines.iter().map(|line| DrawnLine {
            from: place(line.from),
            to: place(line.to),
            undone: line.undone,
        });
        LineageDrawing::new(t(lang, "tree-title"), drawn.collect(), lines.collect())
    }

    /// One entry for each step, with what went in and what came out.
    fn list(&self, lang: Lang, district: &District) -> Markup {
        let mut steps: BTreeMap<LineageId, Vec<&Line>> = BTreeMap::new();
        for line in &self.lines {
            steps.entry(line.step).or_default().push(line);
        }
        let link = |item: &Item| {
            let found = self.things.get(&item.number());
            html! {
                a href=(item_address(district, *item)) {
                    @if let Some((_, thing)) = found { (own_words(lang, &title(lang, thing))) }
                }
            }
        };
        let each = |lines: &[&Line], of: fn(&Line) -> Item| {
            let mut items: Vec<Item> = lines.iter().map(|line| of(line)).collect();
            items.sort_unstable();
            items.dedup();
            items
        };
        html! {
            ol {
                @for (step, lines) in &steps {
                    li {
                        @for (place, item) in each(lines, |line| line.from).iter().enumerate() {
                            @if place > 0 { ", " }
                            (link(item))
                        }
                        " → "
                        @for (place, item) in each(lines, |line| line.to).iter().enumerate() {
                            @if place > 0 { ", " }
                            (link(item))
                        }
                        br;
                        a href=(step_address(district, *step)) { (act_word(lang, lines[0].act)) }
                        " · " (time(lang, lines[0].at, TimeStyle::DateShort))
                        @if lines[0].undone { " · " strong { (t(lang, "tree-undone")) } }
                    }
                }
            }
        }
    }
}

fn title(lang: Lang, thing: &Thing) -> String {
    match thing.hidden {
        true => t(lang, "agenda-source-hidden"),
        false => thing.title.clone(),
    }
}
