//! The names of fields of life, generations and genders, the same on every page.

use korean::{Lang, t};
use process::category::Category;
use process::diversity::{Gender, Generation};
use ui::Choice;

/// What a field of life is called.
pub fn category(lang: Lang, category: Category) -> String {
    t(lang, &format!("category-{category}"))
}

/// The fields of life as choices, after the one of the message `none`.
pub fn category_choices(lang: Lang, none: &str) -> Vec<Choice> {
    let none = Choice::new("", t(lang, none));
    let each = Category::ALL
        .iter()
        .map(|one| Choice::new(one.as_str(), category(lang, *one)));
    std::iter::once(none).chain(each).collect()
}

/// The field of life of something, or that nobody chose one.
pub fn field_of_life(lang: Lang, of: Option<Category>) -> String {
    of.map_or_else(|| t(lang, "category-none"), |one| category(lang, one))
}

/// What a form holds for a field of life.
pub fn category_name(category: Option<Category>) -> String {
    category.map_or_else(String::new, |one| one.to_string())
}

/// What a generation is called.
pub fn generation(lang: Lang, generation: Generation) -> String {
    t(lang, &format!("generation-{generation}"))
}

/// What a gender is called.
pub fn gender(lang: Lang, gender: Gender) -> String {
    t(lang, &format!("gender-{gender}"))
}
