//! From bytes to text, or the reason why they are none.

use super::fault::{Fault, FaultCode};

/// The largest file that is read, in bytes.
pub const MAX_BYTES: usize = 512 * 1024 * 1024;

/// UTF-8 text without byte order mark.
pub(super) fn decode(bytes: &[u8]) -> Result<&str, Fault> {
    if bytes.len() > MAX_BYTES {
        return Err(Fault::new(1, 1, FaultCode::FileTooLarge, "512 MiB"));
    }
    if bytes.starts_with(&[0xFF, 0xFE]) || bytes.starts_with(&[0xFE, 0xFF]) {
        return Err(Fault::new(1, 1, FaultCode::Utf16, ""));
    }
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    let zeros = bytes.iter().take(256).filter(|&&byte| byte == 0).count();
    if bytes.len() >= 4 && zeros * 3 >= bytes.len().min(256) {
        return Err(Fault::new(1, 1, FaultCode::Utf16, ""));
    }
    let text = match str::from_utf8(bytes) {
        Ok(text) => text,
        Err(error) => {
            let (good, bad) = bytes.split_at(error.valid_up_to());
            let (line, column) = place(str::from_utf8(good).unwrap_or_default());
            let byte = bad
                .first()
                .map_or(String::new(), |byte| format!("0x{byte:02X}"));
            return Err(Fault::new(line, column, FaultCode::NotUtf8, &byte));
        }
    };
    if let Some(at) = text.find('\0') {
        let (line, column) = place(&text[..at]);
        return Err(Fault::new(line, column, FaultCode::Nul, ""));
    }
    if text.trim().is_empty() {
        return Err(Fault::new(1, 1, FaultCode::Empty, ""));
    }
    Ok(text)
}

/// Line and column just after `before`.
fn place(before: &str) -> (usize, usize) {
    let line = before.bytes().filter(|&byte| byte == b'\n').count() + 1;
    let start = before.rfind('\n').map_or(0, |at| at + 1);
    (line, before[start..].chars().count() + 1)
}
