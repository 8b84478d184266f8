//! Agendas (의제): what the council deliberates and residents vote on.

use finance::{Won, WonError};

use crate::category::Category;
use crate::id::{AgendaId, BodyId, NeighborhoodId, ProposalId};
use crate::refusal::{Fault, Invalid, Refusal};
use crate::role::named;
use crate::rules::Limits;
use crate::text::Field;

named! {
    /// How an agenda came to be.
    Origin {
        /// The council put it on the board.
        Council = "council",
        /// Several proposals or agendas were put together.
        Merge = "merge",
        /// A larger agenda was parted.
        Split = "split",
        /// One proposal was worked into it.
        Transform = "transform",
    }
}

named! {
    /// Whose idea an agenda was.
    SetBy {
        /// Residents or private members of the council.
        Private = "private",
        /// The administration.
        Public = "public",
    }
}

named! {
    /// Where an agenda stands.
    AgendaState {
        /// Deliberated, and it may be put on a ballot.
        Open = "open",
        /// It went into another agenda.
        Merged = "merged",
        /// It was parted into others.
        Split = "split",
        /// The step that made it was taken back.
        Undone = "undone",
        /// It went back to whoever put it on the board.
        Returned = "returned",
        /// The council selected it.
        Selected = "selected",
        /// The council did not select it.
        LeftOut = "left-out",
    }
}

named! {
    /// What stands on the board.
    ItemKind {
        /// A resident's proposal.
        Proposal = "proposal",
        /// An agenda.
        Agenda = "agenda",
    }
}

named! {
    /// Where something on the board stands, whatever it is.
    BoardState {
        /// It stands on its own.
        Standing = "standing",
        /// It went into an agenda, or was parted.
        Moved = "moved",
        /// It was sent to another office.
        Referred = "referred",
        /// It was taken back.
        Withdrawn = "withdrawn",
        /// The council selected it.
        Selected = "selected",
        /// The council did not select it.
        LeftOut = "left-out",
    }
}

impl BoardState {
    /// The names of the states of proposals and agendas that it stands for.
    pub fn names(self) -> [&'static str; 3] {
        match self {
            BoardState::Standing => ["submitted", "open", "open"],
            BoardState::Moved => ["merged", "split", "split"],
            BoardState::Referred => ["referred", "referred", "referred"],
            BoardState::Withdrawn => ["withdrawn", "undone", "returned"],
            BoardState::Selected => ["selected", "selected", "selected"],
            BoardState::LeftOut => ["left-out", "left-out", "left-out"],
        }
    }
}

/// A proposal or an agenda, as addresses and forms name it: `proposal-5`, `agenda-7`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Item {
    /// A proposal.
    Proposal(ProposalId),
    /// An agenda.
    Agenda(AgendaId),
}

impl Item {
    /// What it is.
    pub fn kind(self) -> ItemKind {
        match self {
            Item::Proposal(_) => ItemKind::Proposal,
            Item::Agenda(_) => ItemKind::Agenda,
        }
    }

    /// Its number, unique among proposals and agendas together.
    pub fn number(self) -> i64 {
        match self {
            Item::Proposal(id) => id.0,
            Item::Agenda(id) => id.0,
        }
    }

    /// The proposal that it is, if it is one.
    pub fn proposal(self) -> Option<ProposalId> {
        match self {
            Item::Proposal(id) => Some(id),
            Item::Agenda(_) => None,
        }
    }

    /// The agenda that it is, if it is one.
    pub fn agenda(self) -> Option<AgendaId> {
        match self {
            Item::Agenda(id) => Some(id),
            Item::Proposal(_) => None,
        }
    }

    /// The item of a kind with this number.
    pub fn of(kind: ItemKind, number: i64) -> Item {
        match kind {
            ItemKind::Proposal => Item::Proposal(ProposalId(number)),
            ItemKind::Agenda => Item::Agenda(AgendaId(number)),
        }
    }
}

impl From<ProposalId> for Item {
    fn from(id: ProposalId) -> Item {
        Item::Proposal(id)
    }
}

impl From<AgendaId> for Item {
    fn from(id: AgendaId) -> Item {
        Item::Agenda(id)
    }
}

impl std::fmt::Display for Item {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}-{}", self.kind(), self.number())
    }
}

/// A text names neither a proposal nor an agenda.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not an item: items are such as proposal-5")]
pub struct NotAnItem;

impl std::str::FromStr for Item {
    type Err = NotAnItem;

    fn from_str(text: &str) -> Result<Item, NotAnItem> {
        let (kind, number) = text.split_once('-').ok_or(NotAnItem)?;
        let number: AgendaId = number.parse().map_err(|_| NotAnItem)?;
        let kind = kind.parse().map_err(|_| NotAnItem)?;
        Ok(Item::of(kind, number.0))
    }
}

/// An agenda as typed into a form.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct AgendaForm {
    /// One line that names it.
    pub title: String,
    /// Why it is needed, in a sentence or two.
    pub need: String,
    /// What should be done.
    pub body: String,
    /// Whom it is good for.
    pub beneficiaries: String,
    /// Where, in words.
    pub place: String,
    /// The neighbourhood chosen, or empty for the whole district.
    pub neighborhood: String,
    /// The cost as far as it is known, or empty.
    pub cost: String,
    /// The name of a [`Category`], or empty.
    pub category: String,
    /// Whose idea it was, as a name of [`SetBy`].
    pub set_by: String,
    /// The body that deliberates it, or empty.
    pub council: String,
    /// The office that answers for it.
    pub department: String,
}

/// An agenda that can be written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AgendaText {
    /// One line that names it.
    pub title: String,
    /// Why it is needed.
    pub need: String,
    /// What should be done.
    pub body: String,
    /// Whom it is good for; may be empty.
    pub beneficiaries: String,
    /// Where, in words; may be empty.
    pub place: String,
    /// The neighbourhood; `None` means the whole district.
    pub neighborhood: Option<NeighborhoodId>,
    /// The estimated cost, if it is known.
    pub cost: Option<Won>,
    /// The field of life, if it is known.
    pub category: Option<Category>,
    /// Whose idea it was.
    pub set_by: SetBy,
    /// The body that deliberates it.
    pub council: Option<BodyId>,
    /// The office that answers for it; may be empty.
    pub department: String,
}

/// What a form may name in its district.
#[derive(Clone, Copy, Debug)]
pub struct Known<'a> {
    /// The neighbourhoods of the district.
    pub neighborhoods: &'a [NeighborhoodId],
    /// Its bodies.
    pub bodies: &'a [BodyId],
}

impl AgendaForm {
    /// Checks every field.
    ///
    /// # Errors
    /// All faulty fields at once.
    pub fn check(&self, limits: &Limits, known: Known<'_>) -> Result<AgendaText, Invalid> {
        let mut invalid = Invalid::default();
        let title = Field::line("title", limits.title_max).check(&self.title, &mut invalid);
        let need = Field::line("need", limits.need_max).check(&self.need, &mut invalid);
        let body = Field::lines("body", limits.body_max).check(&self.body, &mut invalid);
        let short = |name, max, typed: &str, invalid: &mut Invalid| {
            Field::line(name, max).optional().check(typed, invalid)
        };
        let beneficiaries = short(
            "beneficiaries",
            limits.need_max,
            &self.beneficiaries,
            &mut invalid,
        );
        let place = short("place", limits.place_max, &self.place, &mut invalid);
        let neighborhood = choice(
            &self.neighborhood,
            known.neighborhoods,
            ("neighborhood", "fault-neighborhood"),
            &mut invalid,
        );
        let cost = cost(("cost", &self.cost), limits, &mut invalid);
        let category = category(&self.category, &mut invalid);
        let set_by = self.set_by.parse::<SetBy>().ok();
        if set_by.is_none() {
            invalid.push("set_by", Fault::new("fault-set-by"));
        }
        let council = choice(
            &self.council,
            known.bodies,
            ("council", "role-fault-body"),
            &mut invalid,
        );
        let department = short(
            "department",
            limits.title_max,
            &self.department,
            &mut invalid,
        );
        let Some(set_by) = set_by else {
            return Err(invalid);
        };
        invalid.or(AgendaText {
            title,
            need,
            body,
            beneficiaries,
            place,
            neighborhood,
            cost,
            category,
            set_by,
            council,
            department,
        })
    }
}

/// One of the things that a district has, or nothing.
pub(crate) fn choice<T: std::str::FromStr + PartialEq>(
    typed: &str,
    known: &[T],
    (field, fault): (&'static str, &'static str),
    invalid: &mut Invalid,
) -> Option<T> {
    let typed = typed.trim();
    if typed.is_empty() {
        return None;
    }
    let found = typed.parse::<T>().ok().filter(|id| known.contains(id));
    if found.is_none() {
        invalid.push(field, Fault::new(fault));
    }
    found
}

/// The field of life that was chosen, when one was.
pub(crate) fn category(typed: &str, invalid: &mut Invalid) -> Option<Category> {
    choice(
        typed,
        Category::ALL,
        ("category", "fault-category"),
        invalid,
    )
}

/// What something may cost, when a cost was typed at all.
pub(crate) fn cost(
    (field, typed): (&'static str, &str),
    limits: &Limits,
    invalid: &mut Invalid,
) -> Option<Won> {
    if typed.trim().is_empty() {
        return None;
    }
    match typed.parse::<Won>() {
        Ok(Won(won)) if 0 < won && won <= limits.cost_max_won => Some(Won(won)),
        Ok(Won(0)) | Err(WonError::NotANumber) => {
            invalid.push(field, Fault::new("fault-cost"));
            None
        }
        _ => {
            let fault = Fault::new("fault-cost-too-large");
            invalid.push(field, fault.count("max", limits.cost_max_won));
            None
        }
    }
}

/// What the decisions need to know of an agenda.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct AgendaStanding {
    /// Where it stands.
    pub state: AgendaState,
    /// How often it was changed.
    pub version: i64,
    /// Whether a moderator has hidden it.
    pub hidden: bool,
    /// Whether it is on an announced ballot.
    pub on_ballot: bool,
}

/// Decides whether an agenda can be put on the board of a year; `selected` says whether its
/// selection is recorded.
///
/// # Errors
/// Once the council has selected: what comes now belongs to the next year.
pub fn add(selected: bool) -> Result<(), Refusal> {
    match selected {
        true => Err(Refusal::conflict(Fault::new("refusal-agenda-late"))),
        false => Ok(()),
    }
}

/// Decides on a change; `seen_version` is the version the writer had before her.
///
/// # Errors
/// When it is no longer open, hidden, on an announced ballot, or somebody changed it
/// meanwhile.
pub fn edit(standing: AgendaStanding, seen_version: i64) -> Result<(), Refusal> {
    open(standing)?;
    if standing.version != seen_version {
        return Err(Refusal::conflict(Fault::new("refusal-agenda-changed")));
    }
    Ok(())
}

/// Decides whether an agenda can still become another or change.
///
/// # Errors
/// When it is no longer open, hidden, or on an announced ballot: what was announced does not
/// change any more.
pub fn open(standing: AgendaStanding) -> Result<(), Refusal> {
    let key = match standing.state {
        _ if standing.hidden => "refusal-agenda-hidden",
        AgendaState::Open if standing.on_ballot => "refusal-agenda-on-ballot",
        AgendaState::Open => return Ok(()),
        AgendaState::Merged | AgendaState::Split => "refusal-agenda-moved",
        AgendaState::Undone => "refusal-agenda-undone",
        AgendaState::Returned => "refusal-agenda-returned",
        AgendaState::Selected | AgendaState::LeftOut => "refusal-agenda-decided",
    };
    Err(Refusal::conflict(Fault::new(key)))
}

/// Decides on a comment. What the council decided on is still talked about; what became another
/// agenda is talked about there.
///
/// # Errors
/// When it is hidden, was undone, or went into another agenda.
pub fn comment(standing: AgendaStanding) -> Result<(), Refusal> {
    match standing.state {
        AgendaState::Selected | AgendaState::LeftOut if !standing.hidden => Ok(()),
        _ => open(AgendaStanding {
            on_ballot: false,
            ..standing
        }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::Rules;

    fn form() -> AgendaForm {
        AgendaForm {
            title: "밝은 통학로".into(),
            need: "밤길이 어둡습니다.".into(),
            body: "등을 답니다.".into(),
            neighborhood: "5".into(),
            cost: "8천만".into(),
            set_by: "private".into(),
            council: "9".into(),
            ..AgendaForm::default()
        }
    }

    fn check(form: &AgendaForm) -> Result<AgendaText, Vec<&'static str>> {
        let rules = Rules::on(jiff::civil::date(2026, 7, 1));
        let known = Known {
            neighborhoods: &[NeighborhoodId(5)],
            bodies: &[BodyId(9)],
        };
        form.check(rules.limits, known)
            .map_err(|invalid| invalid.0.iter().map(|f| f.field).collect())
    }

    #[test]
    fn an_agenda_is_checked_as_a_whole() {
        let text = check(&form()).expect("a good form");
        assert_eq!(text.cost, Some(Won(80_000_000)));
        assert_eq!(
            (text.council, text.set_by),
            (Some(BodyId(9)), SetBy::Private)
        );
        let faulty = AgendaForm {
            neighborhood: "6".into(),
            cost: "0".into(),
            council: "x".into(),
            ..AgendaForm::default()
        };
        assert_eq!(
            check(&faulty),
            Err(vec![
                "title",
                "need",
                "body",
                "neighborhood",
                "cost",
                "set_by",
                "council"
            ])
        );
    }

    #[test]
    fn what_can_be_read_where_it_stands_is_talked_about() {
        let key = |state, hidden| {
            let standing = AgendaStanding {
                state,
                version: 1,
                hidden,
                on_ballot: true,
            };
            comment(standing).err().map(|refused| refused.fault.key)
        };
        assert_eq!(key(AgendaState::Open, false), None);
        assert_eq!(key(AgendaState::LeftOut, false), None);
        assert_eq!(
            key(AgendaState::Merged, false),
            Some("refusal-agenda-moved")
        );
        assert_eq!(
            key(AgendaState::Undone, false),
            Some("refusal-agenda-undone")
        );
        assert_eq!(
            key(AgendaState::Selected, true),
            Some("refusal-agenda-hidden")
        );
    }

    #[test]
    fn items_have_one_name() {
        for (text, item) in [
            ("proposal-5", Some(Item::Proposal(ProposalId(5)))),
            ("agenda-7", Some(Item::Agenda(AgendaId(7)))),
            ("agenda-07", None),
            ("agenda", None),
            ("comment-7", None),
            ("", None),
        ] {
            assert_eq!(text.parse().ok(), item, "{text}");
        }
        assert_eq!(Item::Agenda(AgendaId(7)).to_string(), "agenda-7");
    }

    #[test]
    fn only_what_is_open_changes() {
        let standing = |state, hidden, on_ballot| AgendaStanding {
            state,
            version: 2,
            hidden,
            on_ballot,
        };
        assert!(edit(standing(AgendaState::Open, false, false), 2).is_ok());
        let key = |standing, seen| edit(standing, seen).expect_err("refused").fault.key;
        assert_eq!(
            key(standing(AgendaState::Open, false, false), 1),
            "refusal-agenda-changed"
        );
        assert_eq!(
            key(standing(AgendaState::Open, true, false), 2),
            "refusal-agenda-hidden"
        );
        assert_eq!(
            key(standing(AgendaState::Open, false, true), 2),
            "refusal-agenda-on-ballot"
        );
        for (state, expected) in [
            (AgendaState::Merged, "refusal-agenda-moved"),
            (AgendaState::Split, "refusal-agenda-moved"),
            (AgendaState::Undone, "refusal-agenda-undone"),
            (AgendaState::Returned, "refusal-agenda-returned"),
            (AgendaState::Selected, "refusal-agenda-decided"),
            (AgendaState::LeftOut, "refusal-agenda-decided"),
        ] {
            assert_eq!(key(standing(state, false, false), 2), expected);
        }
    }

    #[test]
    fn every_state_has_its_place_on_the_board() {
        let named = |name: &str| {
            let of = |state: &&BoardState| state.names().contains(&name);
            BoardState::ALL.iter().filter(of).count()
        };
        for state in AgendaState::ALL {
            assert_eq!(named(state.as_str()), 1, "{state}");
        }
        for state in crate::proposal::ProposalState::ALL {
            assert_eq!(named(state.as_str()), 1, "{state}");
        }
    }
}
