//! What holds for every component, read from the gallery as a browser would get it.

#![allow(clippy::unwrap_used)]

use std::collections::{BTreeMap, BTreeSet};

use korean::{Lang, keys};
use ui::{LanguageSwitch, NavItem, Page, Visitor, components, gallery};

/// The start tags of a document: the name of the element and its attributes.
fn tags(html: &str) -> Vec<(String, BTreeMap<String, String>)> {
    let mut all = Vec::new();
    for part in html
        .split('<')
        .skip(1)
        .filter(|p| p.starts_with(|c: char| c.is_ascii_alphabetic()))
    {
        let name: String = part
            .chars()
            .take_while(|c| c.is_ascii_alphanumeric())
            .collect();
        let mut rest = &part[name.len()..];
        let mut attributes = BTreeMap::new();
        loop {
            rest = rest.trim_start();
            let end = rest
                .find(|c: char| c == '=' || c == '>' || c.is_whitespace())
                .unwrap();
            let (attribute, after) = rest.split_at(end);
            if attribute.is_empty() {
                break;
            }
            let value = match after.strip_prefix("=\"") {
                Some(quoted) => {
                    let (value, after) = quoted.split_once('"').unwrap();
                    rest = after;
                    value
                }
                None => {
                    rest = after;
                    ""
                }
            };
            let twice = attributes.insert(attribute.to_owned(), value.to_owned());
            assert_eq!(twice, None, "{attribute} stands twice in <{name}>");
        }
        all.push((name, attributes));
    }
    all
}

fn page(lang: Lang) -> String {
    Page::new(lang, "부품", gallery(lang))
        .site("하늘구")
        .nav(vec![
            NavItem::new("우리 구", "/d/haneul", true),
            NavItem::new("제안", "/d/haneul/proposals", false),
        ])
        .visitor(Visitor::Guest {
            sign_in: "/sign-in".to_owned(),
        })
        .language(LanguageSwitch {
            back: "/design".to_owned(),
            hidden: vec![],
        })
        .render()
        .into_string()
}

#[test]
fn every_example_renders_in_both_languages() {
    for lang in Lang::ALL {
        for component in components() {
            let examples = (component.examples)();
            assert!(!examples.is_empty(), "{} has no example", component.name);
            for example in examples {
                let markup = (example.markup)(lang).into_string();
                assert!(markup.len() > 20, "{}: {}", component.name, example.name.1);
                assert!(
                    !markup.contains("ui-name-"),
                    "{}: a message key shows",
                    component.name
                );
                assert!(!example.call.is_empty());
            }
        }
    }
}

#[test]
fn no_inline_style_script_or_handler() {
    for lang in Lang::ALL {
        for (name, attributes) in tags(&page(lang)) {
            assert_ne!(name, "style");
            if name == "script" {
                assert!(attributes.contains_key("src"));
            }
            for attribute in attributes.keys() {
                assert!(
                    attribute != "style" && !attribute.starts_with("on"),
                    "<{name} {attribute}>"
                );
            }
            let link = attributes
                .get("href")
                .map(String::as_str)
                .unwrap_or_default();
            assert!(!link.starts_with("javascript:"));
        }
    }
}

#[test]
fn ids_are_unique_and_every_reference_has_its_target() {
    for lang in Lang::ALL {
        let tags = tags(&page(lang));
        let mut ids = BTreeSet::new();
        for (name, attributes) in &tags {
            if let Some(id) = attributes.get("id") {
                assert!(!id.is_empty() && !id.contains(' '), "<{name} id={id:?}>");
                assert!(ids.insert(id.clone()), "id {id} stands twice");
            }
        }
        for (name, attributes) in &tags {
            for reference in ["for", "aria-describedby", "aria-labelledby"] {
                for id in attributes
                    .get(reference)
                    .map(String::as_str)
                    .unwrap_or_default()
                    .split(' ')
                {
                    assert!(
                        id.is_empty() || ids.contains(id),
                        "<{name} {reference}={id}> leads nowhere"
                    );
                }
            }
            if let Some(anchor) = attributes.get("href").and_then(|h| h.strip_prefix('#')) {
                assert!(ids.contains(anchor), "#{anchor} leads nowhere");
            }
        }
    }
}

#[test]
fn every_field_has_a_label_and_every_landmark_its_place() {
    for lang in Lang::ALL {
        let tags = tags(&page(lang));
        let labelled: BTreeSet<_> = tags
            .iter()
            .filter(|t| t.0 == "label")
            .filter_map(|t| t.1.get("for"))
            .collect();
        for (name, attributes) in &tags {
            let hidden = attributes.get("type").is_some_and(|t| t == "hidden");
            if matches!(name.as_str(), "input" | "select" | "textarea") && !hidden {
                let id = attributes.get("id").unwrap();
                assert!(labelled.contains(id), "<{name} id={id}> has no label");
            }
        }
        for landmark in ["header", "main", "footer", "h1"] {
            assert_eq!(
                tags.iter().filter(|t| t.0 == landmark).count(),
                1,
                "{landmark}"
            );
        }
        let navs: Vec<_> = tags
            .iter()
            .filter(|t| t.0 == "nav")
            .map(|t| t.1["aria-label"].clone())
            .collect();
        assert_eq!(
            navs.iter().collect::<BTreeSet<_>>().len(),
            navs.len(),
            "{navs:?}"
        );
        let mut level = 0;
        for (name, _) in tags
            .iter()
            .filter(|t| matches!(t.0.as_str(), "h1" | "h2" | "h3" | "h4"))
        {
            let next = name[1..].parse::<u8>().unwrap();
            assert!(next <= level + 1, "h{next} after h{level}");
            level = next;
        }
        assert!(page(lang).contains(&format!("<html lang=\"{lang}\">")));
    }
}

#[test]
fn korean_never_leaks_into_english_messages() {
    let english = gallery(Lang::En).into_string();
    for key in keys(Lang::En).keys().filter(|k| k.starts_with("ui-name-")) {
        assert!(!english.contains(key.as_str()), "{key} shows as a key");
    }
}
