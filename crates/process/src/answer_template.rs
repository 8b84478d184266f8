//! Answers from templates: a text with places for what differs, filled in for many questions and
//! reviews at once, and sent once everything in it is filled in.

use crate::id::{InquiryId, ReviewId};
use crate::inquiry;
use crate::refusal::{Fault, Invalid};
use crate::review::{self, Feasible};
use crate::rules::Limits;
use crate::text::Field;

/// A template as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TemplateForm {
    /// What it is for.
    pub title: String,
    /// The text, with places such as `{제목}`.
    pub body: String,
}

impl TemplateForm {
    /// Checks both fields.
    ///
    /// # Errors
    /// All faulty fields at once.
    pub fn check(&self, limits: &Limits) -> Result<(String, String), Invalid> {
        let mut invalid = Invalid::default();
        let title = Field::line("title", limits.title_max).check(&self.title, &mut invalid);
        let body = Field::lines("body", limits.body_max).check(&self.body, &mut invalid);
        invalid.or((title, body))
    }
}

/// The text of a template for one thing. `{제목}` and `{title}` become its title, `{부서}` and
/// `{department}` the office that answers; other places stay for whoever answers.
pub fn fill(body: &str, title: &str, department: &str) -> String {
    let text = ["{제목}", "{title}"]
        .iter()
        .fold(body.to_owned(), |text, place| text.replace(place, title));
    match department {
        "" => text,
        office => ["{부서}", "{department}"]
            .iter()
            .fold(text, |text, place| text.replace(place, office)),
    }
}

/// The first place that nobody has filled in, such as `{날짜}`.
pub fn open_place(text: &str) -> Option<&str> {
    let begins = text.find('{')?;
    let ends = text[begins..].find('}')?;
    let place = &text[begins..=begins + ends];
    match place.contains('\n') || place.chars().count() > 30 {
        true => open_place(&text[begins + 1..]),
        false => Some(place),
    }
}

/// Something that can be answered together with others.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BulkItem {
    /// A question in the open inbox.
    Inquiry(InquiryId),
    /// A review whose cards are all in.
    Review(ReviewId),
}

impl std::fmt::Display for BulkItem {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            BulkItem::Inquiry(id) => write!(f, "inquiry-{id}"),
            BulkItem::Review(id) => write!(f, "review-{id}"),
        }
    }
}

/// A text names nothing that can be answered.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not an item: items are such as inquiry-5")]
pub struct NotAnItem;

impl std::str::FromStr for BulkItem {
    type Err = NotAnItem;

    fn from_str(text: &str) -> Result<BulkItem, NotAnItem> {
        match text.split_once('-') {
            Some(("inquiry", id)) => id.parse().map(BulkItem::Inquiry).map_err(|_| NotAnItem),
            Some(("review", id)) => id.parse().map(BulkItem::Review).map_err(|_| NotAnItem),
            _ => Err(NotAnItem),
        }
    }
}

/// Answers to many things, as typed; the lists go together by their places.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct BulkForm {
    /// The office that answers questions.
    pub office: String,
    /// What is answered, as [`BulkItem`] writes it.
    pub items: Vec<String>,
    /// The answers.
    pub answers: Vec<String>,
    /// For reviews a name of [`Feasible`].
    pub verdicts: Vec<String>,
}

/// One answer that can be given.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum BulkAnswer {
    /// To a question.
    Inquiry(InquiryId, inquiry::AnswerForm),
    /// To a review.
    Review(ReviewId, review::AnswerForm),
}

impl BulkAnswer {
    /// What is answered.
    pub fn item(&self) -> BulkItem {
        match self {
            BulkAnswer::Inquiry(id, _) => BulkItem::Inquiry(*id),
            BulkAnswer::Review(id, _) => BulkItem::Review(*id),
        }
    }
}

impl BulkForm {
    /// Checks all answers; each has to be there and to have no place that is open.
    ///
    /// # Errors
    /// All faulty fields at once, those of an answer by its place; none or too many at once.
    pub fn check(&self, limits: &Limits) -> Result<Vec<BulkAnswer>, Invalid> {
        let mut invalid = Invalid::default();
        let office = Field::line("office", limits.place_max).check(&self.office, &mut invalid);
        let mut all = Vec::new();
        for (place, item) in self.items.iter().enumerate() {
            let Ok(item) = item.parse::<BulkItem>() else {
                invalid.push("items", Fault::new("fault-bulk-item"));
                continue;
            };
            let nth = place + 1;
            let typed = self.answers.get(place).map_or("", String::as_str);
            let mut faults = Invalid::default();
            let answer = Field::lines("bulk_answer", limits.body_max).check(typed, &mut faults);
            for fault in faults.0 {
                invalid.push("bulk_answer", fault.fault.number("nth", nth));
            }
            if let Some(open) = open_place(&answer) {
                let fault = Fault::new("fault-bulk-open").text("place", open);
                invalid.push("bulk_answer", fault.number("nth", nth));
            }
            all.push(match item {
                BulkItem::Inquiry(id) => {
                    let office = office.clone();
                    BulkAnswer::Inquiry(id, inquiry::AnswerForm { office, answer })
                }
                BulkItem::Review(id) => {
                    let feasible = self.verdicts.get(place).cloned().unwrap_or_default();
                    if feasible.parse::<Feasible>().is_err() {
                        let fault = Fault::new("fault-feasible").number("nth", nth);
                        invalid.push("feasible", fault);
                    }
                    BulkAnswer::Review(id, review::AnswerForm { feasible, answer })
                }
            });
        }
        if self.items.is_empty() {
            invalid.push("items", Fault::new("fault-bulk-none"));
        }
        if self.items.len() > limits.bulk_max {
            let fault = Fault::new("fault-bulk-many").number("max", limits.bulk_max);
            invalid.push("items", fault);
        }
        invalid.or(all)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::Rules;

    #[test]
    fn places_are_filled_in_or_named() {
        let body = "‘{제목}’에 {부서}가 {날짜}까지 답합니다.";
        let text = fill(body, "가로등", "도로과");
        assert_eq!(text, "‘가로등’에 도로과가 {날짜}까지 답합니다.");
        assert_eq!(open_place(&text), Some("{날짜}"));
        assert_eq!(open_place(&fill(body, "가로등", "")), Some("{부서}"));
        for plain in ["", "{ 한 줄\n두 줄 }", "중괄호 { 하나", "} {"] {
            assert_eq!(open_place(plain), None, "{plain}");
        }
    }

    #[test]
    fn every_answer_is_complete_before_any_is_sent() {
        let limits = Rules::on(jiff::civil::date(2026, 7, 1)).limits;
        let form = BulkForm {
            office: "도로과".into(),
            items: ["inquiry-1", "review-2", "inquiry-3"]
                .map(String::from)
                .to_vec(),
            answers: ["네.", "됩니다.", "{날짜}에 합니다."]
                .map(String::from)
                .to_vec(),
            verdicts: ["", "maybe", ""].map(String::from).to_vec(),
        };
        let faults = form.check(limits).expect_err("faulty answers").0;
        let named: Vec<_> = faults
            .iter()
            .map(|f| (f.field, f.fault.number_of("nth")))
            .collect();
        assert_eq!(named, [("feasible", Some(2)), ("bulk_answer", Some(3))]);
        let good = BulkForm {
            answers: ["네.", "됩니다.", "내일 합니다."]
                .map(String::from)
                .to_vec(),
            verdicts: ["", "yes", ""].map(String::from).to_vec(),
            ..form.clone()
        };
        let items: Vec<_> = good
            .check(limits)
            .expect("good")
            .iter()
            .map(|a| a.item().to_string())
            .collect();
        assert_eq!(items, good.items);
        let many = BulkForm {
            items: vec!["inquiry-1".into(); limits.bulk_max + 1],
            answers: vec!["네.".into(); limits.bulk_max + 1],
            ..good
        };
        assert_eq!(
            many.check(limits).expect_err("too many").0[0].field,
            "items"
        );
        assert!(BulkForm::default().check(limits).is_err());
    }
}
