//! Pictures for tests, made and not taken.

use std::io::Cursor;

use image::{DynamicImage, ImageFormat, Rgb, RgbImage};

/// A picture whose upper half is bright and whose lower half is dark.
pub fn picture(width: u32, height: u32) -> RgbImage {
    RgbImage::from_fn(width, height, |_, y| match y < height / 2 {
        true => Rgb([230, 230, 220]),
        false => Rgb([20, 30, 40]),
    })
}

/// The same as a file.
///
/// # Panics
/// When the format can't be written.
pub fn file(width: u32, height: u32, format: ImageFormat) -> Vec<u8> {
    let mut bytes = Cursor::new(Vec::new());
    DynamicImage::ImageRgb8(picture(width, height))
        .write_to(&mut bytes, format)
        .expect("a picture can be written");
    bytes.into_inner()
}

/// A JPEG as a phone writes it that was held sideways: what is up is said beside the picture,
/// with words such as a place.
pub fn sideways(width: u32, height: u32, words: &str) -> Vec<u8> {
    let plain = file(width, height, ImageFormat::Jpeg);
    // One directory: orientation 6 (turn right), then a description.
    let text = format!("{words}\0");
    let length = u32::try_from(text.len()).expect("a short text");
    let mut exif = b"Exif\0\0MM\0*\0\0\0\x08\0\x02".to_vec();
    exif.extend_from_slice(b"\x01\x0e\0\x02");
    exif.extend_from_slice(&length.to_be_bytes());
    exif.extend_from_slice(&38u32.to_be_bytes());
    exif.extend_from_slice(b"\x01\x12\0\x03\0\0\0\x01\0\x06\0\0\0\0\0\0");
    exif.extend_from_slice(text.as_bytes());
    let segment = u16::try_from(exif.len() + 2).expect("a short segment");
    let mut bytes = plain[..2].to_vec();
    bytes.extend_from_slice(b"\xff\xe1");
    bytes.extend_from_slice(&segment.to_be_bytes());
    bytes.extend_from_slice(&exif);
    bytes.extend_from_slice(&plain[2..]);
    bytes
}

/// A PNG of a few bytes that says it is this large.
pub fn bomb(width: u32, height: u32) -> Vec<u8> {
    let mut bytes = file(2, 2, ImageFormat::Png);
    bytes[16..20].copy_from_slice(&width.to_be_bytes());
    bytes[20..24].copy_from_slice(&height.to_be_bytes());
    let sum = crc(&bytes[12..29]);
    bytes[29..33].copy_from_slice(&sum.to_be_bytes());
    bytes
}

/// The check sum of PNG.
fn crc(bytes: &[u8]) -> u32 {
    let step = |sum: u32, _| match sum & 1 {
        1 => sum >> 1 ^ 0xedb8_8320,
        _ => sum >> 1,
    };
    let sum = bytes.iter().fold(u32::MAX, |sum, byte| {
        (0..8).fold(sum ^ u32::from(*byte), step)
    });
    !sum
}
