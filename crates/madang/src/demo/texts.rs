//! The invented texts of the demonstration, from `data/demo`.

use std::sync::LazyLock;

use serde::Deserialize;

/// An idea of which proposals are made.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Idea {
    /// The title, with `{동}` where the neighbourhood goes.
    pub title: String,
    /// Why it is needed.
    pub need: String,
    /// What should be done.
    pub body: String,
    /// Where.
    pub place: String,
    /// The cost, in units of 10,000 won.
    pub cost: i64,
    /// The field of life.
    pub category: String,
}

impl Idea {
    /// The title for a place.
    pub fn title_for(&self, place: &str) -> String {
        self.title.replace("{동}", place)
    }
}

/// A name in both languages.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Name {
    /// In Korean.
    pub ko: String,
    /// In English.
    pub en: String,
    /// In addresses; districts only.
    #[serde(default)]
    pub slug: String,
}

/// All texts.
#[derive(Debug)]
pub struct Texts {
    /// Ideas.
    pub ideas: Vec<Idea>,
    /// What residents comment.
    pub comments: Vec<String>,
    /// Districts; the first is that of the demonstration.
    pub districts: Vec<Name>,
    /// Neighbourhoods, the same in each district.
    pub neighborhoods: Vec<Name>,
}

#[derive(Deserialize)]
struct Ideas {
    idea: Vec<Idea>,
}

#[derive(Deserialize)]
struct Comments {
    comments: Vec<String>,
}

#[derive(Deserialize)]
struct Places {
    district: Vec<Name>,
    neighborhood: Vec<Name>,
}

/// The texts, read once.
pub fn texts() -> &'static Texts {
    static TEXTS: LazyLock<Texts> = LazyLock::new(|| {
        let ideas: Ideas = toml::from_str(include_str!("../../data/demo/ideas.toml"))
            .expect("a test reads the ideas");
        let comments: Comments = toml::from_str(include_str!("../../data/demo/comments.toml"))
            .expect("a test reads the comments");
        let places: Places = toml::from_str(include_str!("../../data/demo/places.toml"))
            .expect("a test reads the places");
        Texts {
            ideas: ideas.idea,
            comments: comments.comments,
            districts: places.district,
            neighborhoods: places.neighborhood,
        }
    });
    &TEXTS
}

#[cfg(test)]
mod tests {
    use super::*;
    use process::rules::Rules;

    #[test]
    fn every_text_fits_its_form() {
        let limits = Rules::on(jiff::civil::date(2026, 7, 27)).limits;
        let texts = texts();
        let long = |text: &str| text.chars().count();
        for idea in &texts.ideas {
            assert!(idea.title.contains("{동}"), "{}", idea.title);
            assert!(long(&idea.title) + 4 <= limits.title_max, "{}", idea.title);
            assert!(long(&idea.need) <= limits.need_max && long(&idea.body) <= limits.body_max);
            assert!(long(&idea.place) <= limits.place_max && idea.cost > 0);
        }
        assert!(texts.ideas.len() >= 40 && texts.comments.len() >= 30);
        assert_eq!((texts.districts.len(), texts.neighborhoods.len()), (25, 12));
        assert_eq!(texts.districts[0].slug, "haneul");
    }
}
