//! Text of the usual encodings: UTF-8, UTF-16 with its mark, and the Korean one of Windows
//! (CP949, which holds all of EUC-KR).

use encoding_rs::{EUC_KR, Encoding};
use process::refusal::Fault;

/// Decodes a text.
///
/// # Errors
/// When it is no text, or in an encoding that is not known.
pub(super) fn read(bytes: &[u8]) -> Result<String, Fault> {
    let marked = Encoding::for_bom(bytes);
    let encoding = match marked {
        Some((encoding, _)) => encoding,
        None if std::str::from_utf8(bytes).is_ok() => encoding_rs::UTF_8,
        None => EUC_KR,
    };
    let (text, _, faulty) = encoding.decode(bytes);
    if faulty {
        return Err(Fault::new("import-fault-file-encoding"));
    }
    let binary = |letter: char| letter.is_control() && !matches!(letter, '\t' | '\n' | '\r');
    match text.chars().any(binary) {
        true => Err(Fault::new("import-fault-file-kind")),
        false => Ok(text.into_owned()),
    }
}
