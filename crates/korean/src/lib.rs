//! Korean text: particles, numbers, dates, masking, and the messages in both languages.
//!
//! Everything here is a pure function of its arguments. Times are read in Asia/Seoul.

mod date;
mod lang;
mod mask;
mod message;
mod money;
mod number;
mod official;
mod particle;
mod pieces;

pub use date::{
    date, date_input, date_range, date_range_in_year, date_short, date_time, date_time_short,
    datetime_attribute, days_left_text, days_to_deadline, deadline, deadline_short, official_date,
    seoul, seoul_midnight, seoul_moment, time, weekday,
};
pub use lang::{Lang, UnknownLang, language_of};
pub use mask::{
    looks_like_phone, looks_like_rrn, mask_contacts_in, mask_email, mask_name, mask_phone,
    mask_phones_in,
};
pub use message::{Value, has, keys, t, tr};
pub use money::{won, won_both, won_exact};
pub use number::{number, ordinal, percent, percent_cut, tenths};
pub use official::won_official;
pub use particle::{Josa, josa, with_josa};
pub use pieces::{alike, asked_pieces, pieces, shared_words};
