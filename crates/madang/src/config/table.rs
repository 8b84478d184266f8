//! The table of settings: what `serve --help` and the README say of each.

use Default::{Is, Means};

/// One setting. Its variable is `MADANG_` and the name in capitals.
pub struct Setting {
    /// The name in the file; `None` for what is no setting of a site and only a variable.
    pub name: Option<&'static str>,
    /// The variable.
    pub variable: &'static str,
    /// What holds when it is not set.
    pub default: Default,
    /// One sentence; code stands in backquotes.
    pub what: &'static str,
}

/// What holds when a setting is not set.
pub enum Default {
    /// This very value.
    Is(&'static str),
    /// What these words say; the value itself is empty.
    Means(&'static str),
}

/// Every setting, in the order of the README.
pub const SETTINGS: [Setting; 18] = [
    set(
        "listen",
        "MADANG_LISTEN",
        Is("127.0.0.1:8080"),
        "address and port; port 0 takes any free one",
    ),
    set(
        "public_url",
        "MADANG_PUBLIC_URL",
        Means("`http://` + `listen`"),
        "the address people use; `https://…` makes cookies secure",
    ),
    set(
        "data_folder",
        "MADANG_DATA_FOLDER",
        Is("madang-data"),
        "SQLite files, and by default keys and outbox",
    ),
    set(
        "database_url",
        "MADANG_DATABASE_URL",
        Means("none"),
        "`postgres://…` in place of SQLite",
    ),
    set(
        "keys_folder",
        "MADANG_KEYS_FOLDER",
        Means("`keys` in the data folder"),
        "secrets; back it up apart from the data",
    ),
    set(
        "outbox_folder",
        "MADANG_OUTBOX_FOLDER",
        Means("`outbox` in the data folder"),
        "where messages are written when no server is set",
    ),
    set(
        "smtp_url",
        "MADANG_SMTP_URL",
        Means("none"),
        "the mail server for sign-in codes, such as `smtps://user:password@host`",
    ),
    set(
        "mail_from",
        "MADANG_MAIL_FROM",
        Is("madang@localhost"),
        "the sender of e-mail; has to be set with `smtp_url`",
    ),
    set(
        "phone_hook_url",
        "MADANG_PHONE_HOOK_URL",
        Means("none"),
        "an address that takes `{\"to\",\"text\"}` and sends it to a phone",
    ),
    set(
        "phone_hook_token",
        "MADANG_PHONE_HOOK_TOKEN",
        Means("none"),
        "a bearer token for that address",
    ),
    set(
        "behind_proxy",
        "MADANG_BEHIND_PROXY",
        Is("false"),
        "whether a proxy in front names the caller in `X-Forwarded-For`",
    ),
    set(
        "metrics_token",
        "MADANG_METRICS_TOKEN",
        Means("none"),
        "a bearer token for `/metrics`; without one only loopback may read them, and nobody when \
         the site is https or behind a proxy",
    ),
    set(
        "concurrency",
        "MADANG_CONCURRENCY",
        Is("512"),
        "how many requests may run at once",
    ),
    set(
        "sign_in_rate",
        "MADANG_SIGN_IN_RATE",
        Is("120"),
        "sign-in forms that one network may send in a minute",
    ),
    set(
        "post_rate",
        "MADANG_POST_RATE",
        Is("60"),
        "other forms that one person may send in a minute",
    ),
    variable(
        "MADANG_CONFIG",
        Means("none"),
        "the file with the settings, as `--config` names it",
    ),
    variable(
        "MADANG_LOG",
        Is("info"),
        "how much is logged: `error`, `warn`, `info`, `debug`, or by part, such as \
         `web=debug,warn`; `demo` begins with `warn`",
    ),
    variable(
        "MADANG_LANG",
        Is("ko"),
        "the language of `madang count`, `madang change-check`, `madang support`, `madang draw` and `madang opinions`: \
         `ko` or `en`",
    ),
];

const fn set(
    name: &'static str,
    variable: &'static str,
    default: Default,
    what: &'static str,
) -> Setting {
    Setting {
        name: Some(name),
        variable,
        default,
        what,
    }
}

const fn variable(variable: &'static str, default: Default, what: &'static str) -> Setting {
    Setting {
        name: None,
        variable,
        default,
        what,
    }
}

/// The end of `--help` of the commands that read settings.
pub fn help() -> String {
    let mut text = "Settings, as variables or by their names in the file:\n".to_owned();
    for setting in &SETTINGS {
        let name = setting
            .name
            .map_or(String::new(), |name| format!(" ({name})"));
        let default = match setting.default {
            Is(value) => value.to_owned(),
            Means(words) => words.replace('`', ""),
        };
        let what = setting.what.replace('`', "");
        text += &format!(
            "  {}{name} [default: {default}]\n      {what}\n",
            setting.variable
        );
    }
    text + "\n" + crate::failure::EXIT_CODES
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use crate::config::Config;

    /// A row of the README's table.
    fn row(setting: &Setting) -> String {
        let name = setting
            .name
            .map_or("(variable only)".to_owned(), |name| format!("`{name}`"));
        let default = match setting.default {
            Is(value) => format!("`{value}`"),
            Means(words) => words.to_owned(),
        };
        format!(
            "| {name} | `{}` | {default} | {} |",
            setting.variable, setting.what
        )
    }

    #[test]
    fn the_readme_holds_every_row_and_no_other() {
        let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../README.md");
        let readme = std::fs::read_to_string(path).unwrap();
        let found: Vec<_> = readme
            .lines()
            .filter(|line| line.starts_with('|') && line.contains("| `MADANG_"))
            .collect();
        let expected: Vec<_> = SETTINGS.iter().map(row).collect();
        assert_eq!(
            found,
            expected,
            "write into README.md:\n{}",
            expected.join("\n")
        );
    }

    #[test]
    fn the_table_is_what_the_code_reads() {
        let config = toml::Table::try_from(Config::default()).unwrap();
        let named: Vec<_> = SETTINGS.iter().filter_map(|s| s.name).collect();
        let mut fields: Vec<_> = config.keys().map(String::as_str).collect();
        fields.sort_by_key(|field| named.iter().position(|name| name == field));
        assert_eq!(fields, named);
        for setting in &SETTINGS {
            let Some(name) = setting.name else { continue };
            assert_eq!(setting.variable, format!("MADANG_{}", name.to_uppercase()));
            let value = match &config[name] {
                toml::Value::String(text) => text.clone(),
                other => other.to_string(),
            };
            match setting.default {
                Is(default) => assert_eq!(value, default, "{name}"),
                Means(_) => assert_eq!(value, "", "{name}"),
            }
        }
    }
}
