//! A form as a browser would send it.

use crate::html::{Document, Element};

/// What a form on a page would send now, to be changed before it is sent.
#[derive(Clone, Debug)]
pub struct FilledForm {
    /// Where it goes.
    pub action: String,
    /// `post` or `get`.
    pub method: String,
    /// Names of every control, also of those that would send nothing now.
    pub names: Vec<String>,
    /// What it would send.
    pub fields: Vec<(String, String)>,
    /// The files it would send: field, name, bytes. A choice that was not made is sent empty.
    pub files: Vec<(String, String, Vec<u8>)>,
    /// Whether it takes files along.
    pub multipart: bool,
}

impl FilledForm {
    /// Reads a form with what its controls hold.
    pub fn read(page: &Document, form: &Element) -> FilledForm {
        let mut filled = FilledForm {
            action: form.attr("action").unwrap_or("").to_owned(),
            method: form.attr("method").unwrap_or("get").to_owned(),
            names: Vec::new(),
            fields: Vec::new(),
            files: Vec::new(),
            multipart: form.attr("enctype") == Some("multipart/form-data"),
        };
        for control in page.inside(form) {
            let Some(name) = control.attr("name") else {
                continue;
            };
            if !matches!(
                control.tag.as_str(),
                "input" | "select" | "textarea" | "button"
            ) {
                continue;
            }
            if !filled.names.iter().any(|n| n == name) {
                filled.names.push(name.to_owned());
            }
            if control.attr("type") == Some("file") {
                let empty = (name.to_owned(), String::new(), Vec::new());
                filled.files.push(empty);
            } else if let Some(value) = sent_value(page, control) {
                filled.fields.push((name.to_owned(), value));
            }
        }
        filled
    }

    /// Sets a field to one value, in place of all it held.
    #[must_use]
    pub fn set(mut self, name: &str, value: impl Into<String>) -> FilledForm {
        let at = self.fields.iter().position(|(n, _)| n == name);
        self.fields.retain(|(n, _)| n != name);
        let at = at.unwrap_or(self.fields.len()).min(self.fields.len());
        self.fields.insert(at, (name.to_owned(), value.into()));
        self
    }

    /// Sets many fields; a name that is repeated gets all its values.
    #[must_use]
    pub fn set_all(mut self, fields: &[(&str, &str)]) -> FilledForm {
        self.fields
            .retain(|(name, _)| !fields.iter().any(|(n, _)| n == name));
        self.fields.extend(
            fields
                .iter()
                .map(|(n, v)| ((*n).to_owned(), (*v).to_owned())),
        );
        self
    }

    /// Chooses a file in the first empty choice of a field.
    ///
    /// # Panics
    /// When the form has no such choice left.
    #[must_use]
    pub fn choose(mut self, field: &str, name: &str, bytes: impl Into<Vec<u8>>) -> FilledForm {
        let free = |file: &&mut (String, String, Vec<u8>)| file.0 == field && file.1.is_empty();
        let place = self.files.iter_mut().find(free);
        let place = place.unwrap_or_else(|| panic!("no choice {field} is left"));
        *place = (field.to_owned(), name.to_owned(), bytes.into());
        self
    }

    /// Leaves a field out.
    #[must_use]
    pub fn without(mut self, name: &str) -> FilledForm {
        self.fields.retain(|(n, _)| n != name);
        self
    }

    /// The value a field would send.
    pub fn get(&self, name: &str) -> Option<&str> {
        self.fields
            .iter()
            .find(|(n, _)| n == name)
            .map(|(_, v)| v.as_str())
    }

    /// Every value a field would send.
    pub fn all(&self, name: &str) -> Vec<&str> {
        self.fields
            .iter()
            .filter(|(n, _)| n == name)
            .map(|(_, v)| v.as_str())
            .collect()
    }

    /// The body as browsers encode it.
    pub fn body(&self) -> String {
        encode(&self.fields)
    }

    /// The body with files, and its media type.
    pub fn parts(&self) -> (String, Vec<u8>) {
        multipart(&self.fields, &self.files)
    }

    /// The names of the controls a person fills in.
    pub fn typed_names(&self) -> Vec<String> {
        self.names
            .iter()
            .filter(|n| *n != "csrf" && *n != "key")
            .cloned()
            .collect()
    }
}

/// Encodes fields as `application/x-www-form-urlencoded`.
pub fn encode<N: AsRef<str>, V: AsRef<str>>(fields: &[(N, V)]) -> String {
    let pair = |(name, value): &(N, V)| {
        format!(
            "{}={}",
            web::form::encode(name.as_ref()),
            web::form::encode(value.as_ref())
        )
    };
    fields.iter().map(pair).collect::<Vec<_>>().join("&")
}

/// Encodes fields and files as `multipart/form-data`, and says its media type.
pub fn multipart(
    fields: &[(String, String)],
    files: &[(String, String, Vec<u8>)],
) -> (String, Vec<u8>) {
    const BETWEEN: &str = "----madang-7d81";
    let mut body = Vec::new();
    for (name, value) in fields {
        let head = format!("--{BETWEEN}\r\nContent-Disposition: form-data; name=\"{name}\"");
        body.extend_from_slice(format!("{head}\r\n\r\n{value}\r\n").as_bytes());
    }
    for (field, name, bytes) in files {
        let head = format!(
            "--{BETWEEN}\r\nContent-Disposition: form-data; name=\"{field}\"; \
             filename=\"{name}\"\r\nContent-Type: application/octet-stream\r\n\r\n"
        );
        body.extend_from_slice(head.as_bytes());
        body.extend_from_slice(bytes);
        body.extend_from_slice(b"\r\n");
    }
    body.extend_from_slice(format!("--{BETWEEN}--\r\n").as_bytes());
    (format!("multipart/form-data; boundary={BETWEEN}"), body)
}

fn sent_value(page: &Document, control: &Element) -> Option<String> {
    if control.has("disabled") {
        return None;
    }
    match (control.tag.as_str(), control.attr("type")) {
        ("button", _) | ("input", Some("submit")) => None,
        ("input", Some("checkbox" | "radio")) => control
            .has("checked")
            .then(|| control.attr("value").unwrap_or("on").to_owned()),
        ("input", _) => Some(control.attr("value").unwrap_or("").to_owned()),
        ("textarea", _) => {
            let text = &control.text;
            Some(text.strip_prefix('\n').unwrap_or(text).to_owned())
        }
        _ => {
            let options = || page.inside(control).iter().filter(|e| e.tag == "option");
            let chosen = options()
                .find(|o| o.has("selected"))
                .or_else(|| options().next())?;
            Some(chosen.attr("value").unwrap_or(&chosen.text).to_owned())
        }
    }
}
