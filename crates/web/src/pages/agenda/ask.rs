//! What an address of the board may ask for: filters, a view, and things that were picked.

use axum::http::StatusCode;
use process::agenda::{BoardState, Item, ItemKind};
use process::category::Category;
use process::id::{BodyId, NeighborhoodId};
use process::lineage::MOST;
use ui::Hidden;

use crate::error::WebError;
use crate::form::{Form, encode};

/// The longest name of an office, in characters.
const DEPARTMENT: usize = 80;

/// How the board is shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum View {
    /// One below the other, the newest first.
    #[default]
    List,
    /// A row for each.
    Table,
    /// A column for each place where things stand.
    Wall,
}

impl View {
    /// Every way.
    pub(super) const ALL: [View; 3] = [View::List, View::Table, View::Wall];
}

impl std::fmt::Display for View {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            View::List => "list",
            View::Table => "table",
            View::Wall => "wall",
        })
    }
}

impl std::str::FromStr for View {
    type Err = ();

    fn from_str(text: &str) -> Result<View, ()> {
        View::ALL
            .into_iter()
            .find(|view| view.to_string() == text)
            .ok_or(())
    }
}

/// What the address of the board asks for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Asked {
    /// Only proposals or only agendas.
    pub kind: Option<ItemKind>,
    /// Only what stands there.
    pub state: Option<BoardState>,
    /// Only what concerns one neighbourhood.
    pub neighborhood: Option<NeighborhoodId>,
    /// Only what one body deliberates.
    pub council: Option<BodyId>,
    /// Only what belongs to one field of life.
    pub category: Option<Category>,
    /// Only what one office answers for.
    pub department: Option<String>,
    /// As a list, a table or a wall.
    pub view: View,
    /// The last number of the page before.
    pub after: Option<i64>,
    /// What was picked, in the order of picking.
    pub items: Vec<Item>,
}

impl Asked {
    /// Reads the part of an address after the question mark.
    ///
    /// # Errors
    /// When a filter names what there is not.
    pub(super) fn read(query: Option<&str>) -> Result<Asked, WebError> {
        let form = decode(query)?;
        let kind = choice(form.get("kind"))?;
        Ok(Asked {
            kind,
            state: choice(form.get("state"))?,
            neighborhood: choice(form.get("neighborhood"))?,
            council: choice(form.get("council"))?,
            category: choice(form.get("category"))?,
            department: department(form.get("department"))?,
            view: choice(form.get("view"))?.unwrap_or(View::List),
            after: choice::<BodyId>(form.get("after"))?.map(|id| id.0),
            items: items(&form)?,
        })
    }

    /// Whether the board is shown in part.
    pub(super) fn filters(&self) -> bool {
        self.kind.is_some()
            || self.state.is_some()
            || self.neighborhood.is_some()
            || self.council.is_some()
            || self.category.is_some()
            || self.department.is_some()
    }

    /// The fields of a form that leads to the same view: all but the place in the list.
    pub(super) fn hidden(&self) -> Vec<Hidden> {
        let pairs = self.pairs();
        pairs
            .iter()
            .map(|(name, value)| Hidden::new(*name, value))
            .collect()
    }

    /// The address of the same view on `path`, further down the list.
    pub(super) fn address(&self, path: &str, after: Option<i64>) -> String {
        let mut pairs = self.pairs();
        pairs.extend(self.items.iter().map(|item| ("items", item.to_string())));
        pairs.extend(after.map(|after| ("after", after.to_string())));
        with_query(path, &pairs)
    }

    fn pairs(&self) -> Vec<(&'static str, String)> {
        let named = [
            ("kind", self.kind.map(|kind| kind.to_string())),
            ("state", self.state.map(|state| state.to_string())),
            ("neighborhood", self.neighborhood.map(|id| id.to_string())),
            ("council", self.council.map(|id| id.to_string())),
            ("category", self.category.map(|one| one.to_string())),
            ("department", self.department.clone()),
            (
                "view",
                (self.view != View::List).then(|| self.view.to_string()),
            ),
        ];
        let present = named
            .into_iter()
            .filter_map(|(name, value)| Some((name, value?)));
        present.collect()
    }
}

/// A path with its query. Names are ours: letters and hyphens.
pub(super) fn with_query(path: &str, pairs: &[(&str, String)]) -> String {
    let pair = |(name, value): &(&str, String)| format!("{name}={}", encode(value));
    let query: Vec<String> = pairs.iter().map(pair).collect();
    match query.is_empty() {
        true => path.to_owned(),
        false => format!("{path}?{}", query.join("&")),
    }
}

/// The things that an address or a form picks, each once.
///
/// # Errors
/// When one is neither a proposal nor an agenda, or when there are too many.
pub(in crate::pages) fn items(form: &Form) -> Result<Vec<Item>, WebError> {
    let mut found: Vec<Item> = Vec::new();
    for text in form.all("items") {
        let item = text.parse().map_err(|_| off("fault-items"))?;
        if !found.contains(&item) {
            found.push(item);
        }
    }
    match found.len() <= MOST {
        true => Ok(found),
        false => Err(off("fault-items-many")),
    }
}

/// Reads a query like a form.
///
/// # Errors
/// When it is not UTF-8 or far too long.
pub(in crate::pages) fn decode(query: Option<&str>) -> Result<Form, WebError> {
    Form::decode(query.unwrap_or("").as_bytes()).map_err(|_| off("fault-encoding"))
}

/// The name of an office, as it stands beside agendas.
fn department(text: &str) -> Result<Option<String>, WebError> {
    let text = text.trim();
    match text.chars().count() {
        0 => Ok(None),
        1..=DEPARTMENT => Ok(Some(text.to_owned())),
        _ => Err(off("fault-filter")),
    }
}

fn choice<T: std::str::FromStr>(text: &str) -> Result<Option<T>, WebError> {
    match text {
        "" => Ok(None),
        text => text.parse().map(Some).map_err(|_| off("fault-filter")),
    }
}

fn off(key: &'static str) -> WebError {
    WebError::request(StatusCode::BAD_REQUEST, key)
}

#[cfg(test)]
mod tests {
    use super::*;
    use process::id::{AgendaId, ProposalId};

    #[test]
    fn a_view_of_the_board_has_one_address() {
        let query = "kind=agenda&state=&view=table&items=proposal-5&items=agenda-7&items=proposal-5&after=3";
        let Ok(asked) = Asked::read(Some(query)) else {
            panic!("a good address");
        };
        let picked = [Item::Proposal(ProposalId(5)), Item::Agenda(AgendaId(7))];
        assert_eq!(asked.items, picked);
        assert_eq!((asked.after, asked.filters()), (Some(3), true));
        assert_eq!(
            asked.address("/d/haneul/agendas", Some(2)),
            "/d/haneul/agendas?kind=agenda&view=table&items=proposal-5&items=agenda-7&after=2"
        );
        assert_eq!(Asked::default().address("/a", None), "/a");
        for faulty in [
            "kind=x",
            "state=open",
            "items=5",
            "after=x",
            "council=-1",
            "kind=%ff",
        ] {
            assert!(Asked::read(Some(faulty)).is_err(), "{faulty}");
        }
    }
}
