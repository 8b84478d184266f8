//! Reads the pages of the site: enough of HTML to find forms, links and texts.
//!
//! The pages are written by one template engine that closes every element and quotes every
//! attribute, so this needs no error recovery; it panics on anything else, which is a test too.

use std::ops::Range;

/// One element.
#[derive(Clone, Debug)]
pub struct Element {
    /// Its name.
    pub tag: String,
    /// Its attributes, with entities decoded.
    pub attrs: Vec<(String, String)>,
    /// All text inside it.
    pub text: String,
    inside: Range<usize>,
}

impl Element {
    /// An attribute.
    pub fn attr(&self, name: &str) -> Option<&str> {
        self.attrs
            .iter()
            .find(|(n, _)| n == name)
            .map(|(_, v)| v.as_str())
    }

    /// Whether the attribute is there.
    pub fn has(&self, name: &str) -> bool {
        self.attr(name).is_some()
    }

    /// Whether this is one of the classes.
    pub fn has_class(&self, class: &str) -> bool {
        self.attr("class")
            .is_some_and(|c| c.split_whitespace().any(|c| c == class))
    }
}

/// A page as a list of its elements in order.
#[derive(Clone, Debug)]
pub struct Document(Vec<Element>);

const VOID: &[&str] = &[
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "wbr",
];

impl Document {
    /// Reads a page.
    ///
    /// # Panics
    /// When an element is not closed where it should be.
    pub fn parse(html: &str) -> Document {
        let mut elements: Vec<Element> = Vec::new();
        let mut open: Vec<usize> = Vec::new();
        let mut rest = html;
        while let Some(at) = rest.find('<') {
            push_text(&mut elements, &open, &rest[..at]);
            rest = &rest[at..];
            if let Some(comment) = rest.strip_prefix("<!") {
                let end = comment.find('>').expect("a comment or doctype ends");
                rest = &comment[end + 1..];
            } else if let Some(close) = rest.strip_prefix("</") {
                let end = close.find('>').expect("a closing tag ends");
                let last = open.pop().expect("a closing tag has an opening one");
                assert_eq!(
                    elements[last].tag,
                    close[..end],
                    "elements are closed in order"
                );
                elements[last].inside.end = elements.len();
                rest = &close[end + 1..];
            } else {
                let (mut element, after) = opening_tag(rest);
                element.inside = elements.len() + 1..elements.len() + 1;
                if !VOID.contains(&element.tag.as_str()) {
                    open.push(elements.len());
                }
                elements.push(element);
                rest = after;
            }
        }
        let unclosed: Vec<_> = open.iter().map(|at| elements[*at].tag.clone()).collect();
        assert!(unclosed.is_empty(), "elements are not closed: {unclosed:?}");
        Document(elements)
    }

    /// Every element of this name.
    pub fn all<'a>(&'a self, tag: &'a str) -> impl Iterator<Item = &'a Element> {
        self.0.iter().filter(move |e| e.tag == tag)
    }

    /// Every element.
    pub fn elements(&self) -> &[Element] {
        &self.0
    }

    /// Every element inside another.
    pub fn inside(&self, element: &Element) -> &[Element] {
        &self.0[element.inside.clone()]
    }

    /// The first element that has this attribute with this value.
    pub fn find(&self, attr: &str, value: &str) -> Option<&Element> {
        self.0.iter().find(|e| e.attr(attr) == Some(value))
    }
}

fn push_text(elements: &mut [Element], open: &[usize], text: &str) {
    if text.is_empty() {
        return;
    }
    let text = decode(text);
    for at in open {
        elements[*at].text.push_str(&text);
    }
}

fn opening_tag(from: &str) -> (Element, &str) {
    let end = from
        .find(|c: char| c.is_whitespace() || c == '>')
        .expect("a tag ends");
    let mut element = Element {
        tag: from[1..end].to_owned(),
        attrs: Vec::new(),
        text: String::new(),
        inside: 0..0,
    };
    let mut rest = from[end..].trim_start();
    while !rest.starts_with('>') {
        let end = rest
            .find(|c: char| c.is_whitespace() || c == '=' || c == '>')
            .expect("a tag ends");
        let name = rest[..end].to_owned();
        rest = &rest[end..];
        let value = match rest.strip_prefix("=\"") {
            Some(quoted) => {
                let end = quoted.find('"').expect("a value ends");
                rest = &quoted[end + 1..];
                decode(&quoted[..end])
            }
            None => String::new(),
        };
        element.attrs.push((name, value));
        rest = rest.trim_start();
    }
    (element, &rest[1..])
}

/// Decodes the entities that the template engine writes.
pub fn decode(text: &str) -> String {
    text.replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&quot;", "\"")
        .replace("&#39;", "'")
        .replace("&#x27;", "'")
        .replace("&amp;", "&")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_is_read() {
        let page = Document::parse(
            "<!DOCTYPE html><html lang=\"ko\"><body><h1 class=\"a b\">한 &amp; 둘</h1>\
             <form action=\"/x?a=1&amp;b=2\" novalidate><input name=\"n\" value=\"&quot;\"><p>글<br>더</p></form></body></html>",
        );
        let heading = page.all("h1").next().expect("a heading");
        assert_eq!(
            (heading.text.as_str(), heading.has_class("b")),
            ("한 & 둘", true)
        );
        let form = page.all("form").next().expect("a form");
        assert_eq!(
            (form.attr("action"), form.has("novalidate")),
            (Some("/x?a=1&b=2"), true)
        );
        assert_eq!(page.inside(form).len(), 3);
        assert_eq!(
            page.find("name", "n").and_then(|e| e.attr("value")),
            Some("\"")
        );
        assert_eq!(form.text, "글더");
    }
}
