//! Paging by key: an address names the last entry seen, never a page number.

use axum::http::StatusCode;

use crate::error::WebError;

/// Reads the key in an address.
///
/// # Errors
/// When it is no id.
pub fn key<T: std::str::FromStr>(text: Option<&str>) -> Result<Option<T>, WebError> {
    let off = |_| WebError::request(StatusCode::BAD_REQUEST, "fault-page-key");
    text.filter(|t| !t.is_empty())
        .map(|t| t.parse().map_err(off))
        .transpose()
}

/// Cuts a list that was read one longer than a page, and answers the key of the last entry
/// shown when there is more.
pub fn cut<T>(mut found: Vec<T>, page: i64, key: impl Fn(&T) -> i64) -> (Vec<T>, Option<i64>) {
    let page = usize::try_from(page).unwrap_or(0);
    let more = found.len() > page;
    found.truncate(page);
    let last = if more { found.last().map(key) } else { None };
    (found, last)
}

#[cfg(test)]
mod tests {
    use super::*;
    use process::id::VoteId;

    #[test]
    fn a_page_names_its_last_entry_when_there_is_more() {
        assert_eq!(cut(vec![5, 4, 3], 2, |n| *n), (vec![5, 4], Some(4)));
        assert_eq!(cut(vec![5, 4], 2, |n| *n), (vec![5, 4], None));
        assert_eq!(key::<VoteId>(Some("7")).ok(), Some(Some(VoteId(7))));
        assert_eq!(key::<VoteId>(None).ok(), Some(None));
        assert!(key::<VoteId>(Some("x")).is_err());
    }
}
