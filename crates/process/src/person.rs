//! Accounts: how a person is reached, and what a sign-in code must satisfy.

use jiff::{SignedDuration, Timestamp};

use crate::refusal::{Fault, Invalid};
use crate::role::named;
use crate::rules::{Limits, NameRule, Rules};
use crate::text::{Field, name_key};

named! {
    /// How a sign-in code reaches its owner.
    Channel {
        /// By e-mail.
        Email = "email",
        /// By a message to a phone.
        Phone = "phone",
        /// Handed over in person by staff.
        Desk = "desk",
    }
}

/// An address in one canonical form, so that one mailbox or phone is one contact.
#[derive(Clone, PartialEq, Eq)]
pub struct Address {
    /// E-mail or phone.
    pub channel: Channel,
    /// The canonical text: lower-case e-mail, or digits of a Korean number.
    pub text: String,
}

/// Reads an e-mail address or a Korean phone number from one field.
///
/// # Errors
/// Says which of the two it failed to be.
pub fn check_address(typed: &str) -> Result<Address, Invalid> {
    let fault = |key| Err(Invalid::one("address", Fault::new(key)));
    let text = typed.trim();
    if text.is_empty() {
        return fault("fault-address-empty");
    }
    if text.contains('@') {
        let text = text.to_lowercase();
        return if is_email(&text) {
            Ok(Address {
                channel: Channel::Email,
                text,
            })
        } else {
            fault("fault-email")
        };
    }
    let mut digits: String = text.chars().filter(|c| !" -().".contains(*c)).collect();
    if let Some(rest) = digits.strip_prefix("+82") {
        digits = format!("0{}", rest.strip_prefix('0').unwrap_or(rest));
    }
    let mobile = digits.len() == 11 || digits.len() == 10;
    if mobile && digits.starts_with("01") && digits.bytes().all(|b| b.is_ascii_digit()) {
        Ok(Address {
            channel: Channel::Phone,
            text: digits,
        })
    } else {
        fault("fault-phone")
    }
}

/// Checks the name that everybody will see.
///
/// `staff` tells that the person holds a role; nobody else may take a name that could pass
/// for an office. A phone number in a name is refused, because everybody could read it.
pub fn check_display_name(
    typed: &str,
    rules: &Rules,
    staff: bool,
    invalid: &mut Invalid,
) -> String {
    let name = Field::line("name", rules.limits.display_name_max).check(typed, invalid);
    if korean::looks_like_phone(&name) {
        invalid.push("name", Fault::new("account-fault-name-phone"));
    } else if !staff && passes_for_office(&name, rules.names) {
        invalid.push("name", Fault::new("account-fault-name-office"));
    }
    name
}

/// Whether a name could pass for an office or its staff.
pub fn passes_for_office(name: &str, rule: &NameRule) -> bool {
    let words: Vec<String> = name.split_whitespace().map(name_key).collect();
    let whole = name_key(name);
    let holds = |word: &String| whole.contains(word);
    let is = |word: &String| whole == *word || words.contains(word);
    let edges = |word: &String| {
        let at_edge = |key: &String| key.starts_with(word) || key.ends_with(word);
        at_edge(&whole) || words.iter().any(at_edge)
    };
    rule.anywhere.iter().any(holds)
        || rule.at_edges.iter().any(edges)
        || rule.as_words.iter().any(is)
}

/// The shape only; whether it works is shown by the code that arrives.
fn is_email(text: &str) -> bool {
    let Some((local, domain)) = text.rsplit_once('@') else {
        return false;
    };
    let plain = |c: char| c.is_ascii_alphanumeric() || "-_.+".contains(c);
    let labels = || domain.split('.');
    (1..=64).contains(&local.len())
        && text.len() <= 254
        && local.chars().all(plain)
        && !local.starts_with('.')
        && !local.ends_with('.')
        && !local.contains("..")
        && labels().count() >= 2
        && labels().all(|l| {
            let plain = l.chars().all(|c| c.is_ascii_alphanumeric() || c == '-');
            !l.is_empty() && plain && !l.starts_with('-') && !l.ends_with('-')
        })
}

/// What is known of a code that was sent.
#[derive(Clone, Copy, Debug)]
pub struct SentCode {
    /// Until when it works.
    pub expires_at: Timestamp,
    /// How often a wrong one was typed for it.
    pub attempts: i64,
    /// Whether it was used.
    pub used: bool,
    /// Whether what was typed now is the code.
    pub matches: bool,
}

/// What happens on a typed code.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CodeOutcome {
    /// Sign in, and mark the code as used.
    Accept,
    /// Count one more wrong attempt and say so.
    Wrong(Fault),
    /// The code can't be used any more.
    Gone(Fault),
}

/// Decides on a typed code at the time of the request.
pub fn check_code(limits: &Limits, sent: Option<SentCode>, now: Timestamp) -> CodeOutcome {
    let gone = |key| CodeOutcome::Gone(Fault::new(key));
    let Some(sent) = sent else {
        return gone("fault-code-none");
    };
    if sent.used {
        return gone("fault-code-used");
    }
    if sent.expires_at <= now {
        return gone("fault-code-late");
    }
    if sent.attempts >= limits.code_attempts {
        return gone("fault-code-attempts");
    }
    if sent.matches {
        return CodeOutcome::Accept;
    }
    let left = usize::try_from(limits.code_attempts - sent.attempts - 1).unwrap_or(0);
    CodeOutcome::Wrong(Fault::new("fault-code-wrong").number("left", left))
}

/// How long a session lasts from `now`: until when if unused, and at the most.
///
/// Staff sessions are short, because they open other people's data.
pub fn session_span(limits: &Limits, staff: bool, now: Timestamp) -> (Timestamp, Timestamp) {
    let (idle, most) = if staff {
        (
            SignedDuration::from_mins(limits.staff_session_idle_minutes),
            SignedDuration::from_hours(limits.staff_session_hours),
        )
    } else {
        (
            SignedDuration::from_hours(24 * limits.session_idle_days),
            SignedDuration::from_hours(24 * limits.session_days),
        )
    };
    (now + idle, now + most)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::Rules;
    use jiff::civil::date;

    #[test]
    fn one_mailbox_and_one_phone_are_one_contact() {
        for (typed, channel, text) in [
            (
                " Resident3@Example.ORG ",
                Channel::Email,
                "resident3@example.org",
            ),
            ("010-1234-5678", Channel::Phone, "01012345678"),
            ("+82 10 1234 5678", Channel::Phone, "01012345678"),
            ("+82 010-1234-5678", Channel::Phone, "01012345678"),
            ("(010) 1234.5678", Channel::Phone, "01012345678"),
        ] {
            let address = check_address(typed).map_err(|_| typed).expect("an address");
            assert_eq!((address.channel, address.text.as_str()), (channel, text));
        }
    }

    #[test]
    fn nobody_but_staff_passes_for_an_office() {
        let rules = Rules::on(date(2026, 7, 1));
        let fault = |name: &str, staff| {
            let mut invalid = Invalid::default();
            check_display_name(name, &rules, staff, &mut invalid);
            invalid.0.first().map(|f| f.fault.key)
        };
        for name in [
            "관리자",
            "관 리 자",
            "관\u{200b}리자",
            "하늘구청",
            "진짜관리자님",
            "하늘구 담당자 3",
            "ADMIN",
            "Ａｄｍｉｎ",
            "Madang staff",
        ] {
            assert_eq!(
                fault(name, false),
                Some("account-fault-name-office"),
                "{name}"
            );
            assert_eq!(fault(name, true), None, "{name}");
        }
        for name in [
            "하늘동 주민 3",
            "인간사랑",
            "연구청년",
            "시장 상인",
            "Stafford",
            "Resident 3",
        ] {
            assert_eq!(fault(name, false), None, "{name}");
        }
        assert_eq!(
            fault("010-1234-5678", true),
            Some("account-fault-name-phone")
        );
    }

    #[test]
    fn other_texts_are_refused() {
        for (typed, key) in [
            ("", "fault-address-empty"),
            ("a@b", "fault-email"),
            ("a b@c.kr", "fault-email"),
            ("a@c.kr\r\nBcc: x@y.kr", "fault-email"),
            ("@c.kr", "fault-email"),
            ("a@.kr", "fault-email"),
            ("02-120", "fault-phone"),
            ("0101234567x", "fault-phone"),
            ("가나다", "fault-phone"),
        ] {
            let invalid = check_address(typed).err().expect("no address");
            assert_eq!(invalid.0[0].fault.key, key, "{typed}");
        }
    }

    #[test]
    fn a_code_works_once_in_time_and_for_few_attempts() {
        let limits = Rules::on(date(2026, 7, 1)).limits;
        let now: Timestamp = "2026-07-01T09:00:00Z".parse().expect("a timestamp");
        let later = now + SignedDuration::from_secs(1);
        let sent = |attempts, used, matches, expires_at| {
            Some(SentCode {
                expires_at,
                attempts,
                used,
                matches,
            })
        };
        let key = |outcome| match outcome {
            CodeOutcome::Accept => "accept",
            CodeOutcome::Wrong(fault) | CodeOutcome::Gone(fault) => fault.key,
        };
        for (sent, expected) in [
            (None, "fault-code-none"),
            (sent(0, false, true, later), "accept"),
            (sent(4, false, true, later), "accept"),
            (sent(0, false, false, later), "fault-code-wrong"),
            (sent(5, false, true, later), "fault-code-attempts"),
            (sent(0, true, true, later), "fault-code-used"),
            (sent(0, false, true, now), "fault-code-late"),
        ] {
            assert_eq!(key(check_code(limits, sent, now)), expected);
        }
    }
}
