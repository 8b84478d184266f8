//! From a decision's fault to words in the reader's language.

use korean::Lang;
use process::refusal::{Arg, Fault};

/// The sentence for a fault.
pub fn fault(lang: Lang, fault: &Fault) -> String {
    let args: Vec<(&str, korean::Value<'_>)> = fault
        .args
        .iter()
        .map(|(name, arg)| {
            let value = match arg {
                Arg::Number(number) => korean::Value::from(*number),
                Arg::Text(text) => korean::Value::from(text.clone()),
                Arg::Both { ko, en } => korean::Value::from(lang.pick(ko, en).clone()),
                Arg::Won(won) => korean::Value::from(korean::won_exact(lang, won.0)),
                Arg::Deadline(end) => korean::Value::from(korean::deadline(lang, *end)),
                Arg::Moment(moment) => korean::Value::from(korean::date_time(lang, *moment)),
            };
            (*name, value)
        })
        .collect();
    korean::tr(lang, fault.key, &args)
}
