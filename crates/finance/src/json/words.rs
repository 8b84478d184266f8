//! What the reader of JSON says, in Korean. It has its words in English alone, so they are taken
//! apart; what no rule knows stays as it is said.

use serde_json::Error;
use serde_json::error::Category;

/// What is wrong, with the line and column where the reader knows them.
pub(super) fn korean(error: &Error) -> String {
    let text = error.to_string();
    let (line, column) = (error.line(), error.column());
    let what = text.strip_suffix(&format!(" at line {line} column {column}"));
    let said = match error.classify() {
        Category::Eof => "파일이 중간에 끝납니다.".to_owned(),
        Category::Syntax | Category::Io => "JSON의 꼴이 아닙니다.".to_owned(),
        Category::Data => data(what.unwrap_or(&text)),
    };
    match line {
        0 => said,
        _ => format!("{said} ({line}째 줄 {column}째 글자)"),
    }
}

/// What is wrong with a value that was read as JSON.
fn data(what: &str) -> String {
    let named = |start: &str| {
        what.strip_prefix(start)
            .and_then(|rest| rest.split_once('`'))
    };
    if let Some((name, _)) = named("missing field `") {
        return format!("‘{name}’ 항목이 없습니다.");
    }
    if let Some((name, _)) = named("duplicate field `") {
        return format!("‘{name}’ 항목이 두 번 있습니다.");
    }
    if let Some((name, rest)) = named("unknown field `") {
        return format!(
            "‘{name}’: 모르는 항목입니다. 쓸 수 있는 항목: {}",
            names(rest)
        );
    }
    if let Some((name, rest)) = named("unknown variant `") {
        return format!(
            "‘{name}’: 쓸 수 없는 값입니다. 쓸 수 있는 값: {}",
            names(rest)
        );
    }
    if let Some(day) = what.strip_suffix(super::NO_DAY) {
        return format!("{day}: 2018-05-01 같은 날짜가 아닙니다.");
    }
    if what.starts_with("invalid ")
        && let Some((_, expected)) = what.rsplit_once(", expected ")
    {
        return format!("이 자리에는 {} 적습니다.", kind(expected));
    }
    format!("읽을 수 없는 값입니다: {what}")
}

/// The names between grave accents, with commas.
fn names(text: &str) -> String {
    let between = text.split('`').skip(1).step_by(2);
    between.collect::<Vec<_>>().join(", ")
}

/// What a place holds, as the object of a sentence.
fn kind(expected: &str) -> &str {
    match expected {
        "i16" | "i64" | "u32" | "u64" => "이 범위의 정수를",
        "a string" => "따옴표 안의 글을",
        "a boolean" => "true나 false를",
        "a sequence" => "[ ] 안의 목록을",
        "a map" => "{ } 안의 묶음을",
        other if other.starts_with("struct ") => "{ } 안의 묶음을",
        other => other,
    }
}
