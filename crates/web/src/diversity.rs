//! The names of fields of life, generations and genders, the same on every page.

use korean::{Lang, t};
use process::category::Category;
use process::diversity::{Gender, Generation};

/// What a field of life is called.
pub fn category(lang: Lang, category: Category) -> String {
    t(lang, &format!("category-{category}"))
}

/// What a generation is called.
pub fn generation(lang: Lang, generation: Generation) -> String {
    t(lang, &format!("generation-{generation}"))
}

/// What a gender is called.
pub fn gender(lang: Lang, gender: Gender) -> String {
    t(lang, &format!("gender-{gender}"))
}
