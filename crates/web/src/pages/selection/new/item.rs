//! One item of the form: what is known of it, and what the council made of it.

use finance::Won;
use korean::{Lang, t, tr};
use process::selection::{ItemForm, Verdict};
use ui::{Choice, Field, InputKind, Markup, Select, TextInput, Textarea, html, own_words};

use crate::acts::selection::{Candidate, title_shown};
use crate::fields::Fields;
use crate::message;
use crate::pages::selection::linked;

/// The repeated fields of an item, beside `items`, which holds its key.
pub(super) const COLUMNS: [&str; 4] = ["verdict", "granted", "reason", "forum_rank"];

/// What the form begins with: everything as the residents voted.
pub(super) fn as_voted(lang: Lang, candidate: &Candidate) -> Vec<(&'static str, String)> {
    let (verdict, granted, reason) = match candidate.voted {
        None => ("", String::new(), String::new()),
        Some(Won::ZERO) => {
            let reason = t(lang, "selection-reason-lost");
            (Verdict::LeftOut.as_str(), "0".to_owned(), reason)
        }
        Some(won) => (
            Verdict::Selected.as_str(),
            korean::number(won.0),
            String::new(),
        ),
    };
    let [named, sum, why, rank] = COLUMNS;
    vec![
        ("items", candidate.key()),
        (named, verdict.to_owned()),
        (sum, granted),
        (why, reason),
        (rank, String::new()),
    ]
}

/// The fields of one item.
pub(super) fn fieldset(
    fields: &Fields<'_>,
    place: usize,
    candidate: &Candidate,
    typed: Option<&ItemForm>,
    slug: &str,
) -> Markup {
    let lang = fields.lang;
    let line = i64::try_from(place + 1).unwrap_or(i64::MAX);
    let nothing = ItemForm::default();
    let typed = typed.unwrap_or(&nothing);
    let field = |name: &'static str, label: &str, value: &str| {
        Field::new(name, t(lang, label))
            .id(format!("{name}-{line}"))
            .value(value)
            .error(error(fields, name, line))
    };
    let verdicts = Verdict::ALL.iter().map(|verdict| {
        let key = match verdict {
            Verdict::Selected => "selection-choose-selected",
            Verdict::Changed => "selection-choose-changed",
            Verdict::LeftOut => "selection-choose-left-out",
        };
        Choice::new(verdict.as_str(), t(lang, key))
    });
    let verdict = field("verdict", "selection-verdict", &typed.verdict);
    let verdict = match candidate.vote_item {
        Some(_) => verdict.required(),
        None => verdict.hint(t(lang, "selection-verdict-beside")),
    };
    let granted = field("granted", "selection-granted-won", &typed.granted);
    let rank = field("forum_rank", "selection-rank", &typed.forum_rank);
    let reason = field("reason", "selection-reason", &typed.reason);
    html! {
        fieldset.section {
            legend { strong { (line) ". " (title(lang, candidate, line, slug)) } }
            p.soft { (known(lang, candidate)) }
            input type="hidden" name="items" value=(candidate.key());
            div.beside {
                (Select::new(verdict, verdicts.collect()).render(lang))
                (TextInput::new(granted).render(lang))
                (TextInput::new(rank).kind(InputKind::Number).short().render(lang))
            }
            (Textarea::new(reason).rows(2).render(lang))
        }
    }
}

fn title(lang: Lang, candidate: &Candidate, line: i64, slug: &str) -> Markup {
    let title = title_shown(lang, &candidate.title, candidate.hidden, line);
    let title = own_words(lang, &title);
    linked(slug, (candidate.agenda, candidate.proposal), title)
}

/// What it asks for, and what the vote granted it.
fn known(lang: Lang, candidate: &Candidate) -> String {
    let won = |won: Won| korean::won_exact(lang, won.0);
    let asked = candidate
        .asked
        .map_or_else(|| t(lang, "selection-asked-unknown"), won);
    let voted = match candidate.voted {
        None => t(lang, "selection-not-on-ballot"),
        Some(Won::ZERO) => t(lang, "selection-vote-lost"),
        Some(granted) => format!("{} · {}", t(lang, "selection-vote-won"), won(granted)),
    };
    let args = [("asked", asked.into()), ("voted", voted.into())];
    tr(lang, "selection-known", &args)
}

/// What is wrong with a field of the item with this number, in words.
fn error(fields: &Fields<'_>, name: &str, line: i64) -> Option<String> {
    let mut faults = fields.invalid.0.iter();
    let found = faults.find(|f| f.field == name && f.fault.number_of("line") == Some(line))?;
    Some(message::fault(fields.lang, &found.fault))
}
