//! The stylesheet, the script and the mark, under names that change with their content.

use std::sync::LazyLock;

/// The stylesheet of the site.
pub const CSS: &str = concat!(
    include_str!("../assets/css/base.css"),
    include_str!("../assets/css/layout.css"),
    include_str!("../assets/css/components.css"),
    include_str!("../assets/css/boards.css"),
    include_str!("../assets/css/room.css"),
    include_str!("../assets/css/forms.css"),
    include_str!("../assets/css/tables.css"),
    include_str!("../assets/css/charts.css"),
    include_str!("../assets/css/document.css"),
    include_str!("../assets/css/media.css"),
);

/// The script. Every page works without it.
pub const JS: &str = include_str!("../assets/madang.js");

/// The script of a workshop room. The room works without it.
pub const ROOM_JS: &str = include_str!("../assets/room.js");

/// The script by which whoever leads a workshop room drags cards together. Boxes do it too.
pub const GROUP_JS: &str = include_str!("../assets/group.js");

/// The script that shows similar things while somebody types.
pub const SIMILAR_JS: &str = include_str!("../assets/similar.js");

/// The script that saves a draft while somebody types. A button does the same.
pub const DRAFT_JS: &str = include_str!("../assets/draft.js");

/// The script that shows who decides on a change while amounts are typed. A button does the same.
pub const METER_JS: &str = include_str!("../assets/meter.js");

/// The mark of the site, a roof over a courtyard; also the favicon.
pub const LOGO_SVG: &str = include_str!("../assets/logo.svg");

/// A file to be served under its path for a year (`immutable`).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Asset {
    /// The address, with a hash of the content.
    pub path: String,
    /// The media type.
    pub content_type: &'static str,
    /// The content.
    pub body: &'static [u8],
}

static ALL: LazyLock<[Asset; 8]> = LazyLock::new(|| {
    [
        asset("madang", "css", "text/css; charset=utf-8", CSS),
        asset("madang", "js", "text/javascript; charset=utf-8", JS),
        asset("mark", "svg", "image/svg+xml", LOGO_SVG),
        asset("room", "js", "text/javascript; charset=utf-8", ROOM_JS),
        asset("group", "js", "text/javascript; charset=utf-8", GROUP_JS),
        asset(
            "similar",
            "js",
            "text/javascript; charset=utf-8",
            SIMILAR_JS,
        ),
        asset("draft", "js", "text/javascript; charset=utf-8", DRAFT_JS),
        asset("meter", "js", "text/javascript; charset=utf-8", METER_JS),
    ]
});

/// Every file, for the route that serves them.
pub fn all() -> &'static [Asset] {
    &*ALL
}

/// The file at an address.
pub fn find(path: &str) -> Option<&'static Asset> {
    ALL.iter().find(|asset| asset.path == path)
}

/// The address of the stylesheet: "/assets/madang-0123456789abcdef.css".
pub fn css_path() -> &'static str {
    &ALL[0].path
}

/// The address of the script.
pub fn js_path() -> &'static str {
    &ALL[1].path
}

/// The address of the mark and favicon.
pub fn icon_path() -> &'static str {
    &ALL[2].path
}

/// The address of the script of a workshop room.
pub fn room_js_path() -> &'static str {
    &ALL[3].path
}

/// The address of the script that drags cards of a workshop room together.
pub fn group_js_path() -> &'static str {
    &ALL[4].path
}

/// The address of the script that shows similar things.
pub fn similar_js_path() -> &'static str {
    &ALL[5].path
}

/// The address of the script that saves a draft.
pub fn draft_js_path() -> &'static str {
    &ALL[6].path
}

/// The address of the script that shows who decides on a change.
pub fn meter_js_path() -> &'static str {
    &ALL[7].path
}

fn asset(stem: &str, ending: &str, content_type: &'static str, text: &'static str) -> Asset {
    let path = format!(
        "/assets/{stem}-{:016x}.{ending}",
        fingerprint(text.as_bytes())
    );
    Asset {
        path,
        content_type,
        body: text.as_bytes(),
    }
}

/// FNV-1a in 64 bits: it tells versions of our own files apart and guards nothing.
fn fingerprint(bytes: &[u8]) -> u64 {
    bytes.iter().fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
        (hash ^ u64::from(*byte)).wrapping_mul(0x0000_0100_0000_01b3)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_change_with_the_content() {
        assert_eq!(fingerprint(b"a"), 0xaf63_dc4c_8601_ec8c);
        assert!(css_path().starts_with("/assets/madang-") && css_path().ends_with(".css"));
        assert_eq!(find(js_path()).map(|a| a.body), Some(JS.as_bytes()));
        assert_eq!(find("/assets/madang.css"), None);
        assert_eq!(all().len(), 8);
        assert!(ROOM_JS.len() <= 10_240, "{}", ROOM_JS.len());
        assert!(GROUP_JS.len() <= 4_096, "{}", GROUP_JS.len());
        assert!(DRAFT_JS.len() <= 5_376, "{}", DRAFT_JS.len());
        assert!(METER_JS.len() <= 2_560, "{}", METER_JS.len());
        assert!(SIMILAR_JS.len() <= 2_560, "{}", SIMILAR_JS.len());
    }

    #[test]
    fn the_script_writes_no_markup_and_the_style_loads_nothing() {
        for word in [
            "innerHTML",
            "outerHTML",
            "insertAdjacentHTML",
            "document.write",
            "eval(",
            ".style",
        ] {
            let scripts = [JS, ROOM_JS, GROUP_JS, SIMILAR_JS, DRAFT_JS, METER_JS];
            assert!(
                scripts.iter().all(|script| !script.contains(word)),
                "{word}"
            );
        }
        assert!(!CSS.contains("url(") && !CSS.contains("@import"));
    }
}
