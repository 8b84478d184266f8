//! A file becomes a photo: decoded within limits, turned upright, made smaller, written anew.
//!
//! Writing it anew leaves behind whatever else the file held: where and when it was taken, with
//! which phone, a thumbnail of the picture before it was cut, or another file hidden in it.

use std::io::Cursor;

use image::codecs::jpeg::JpegEncoder;
use image::metadata::Orientation;
use image::{DynamicImage, ImageDecoder as _, ImageFormat, ImageReader, RgbImage};
use process::photo::{self, PhotoKind};
use process::refusal::Fault;
use process::rules::Limits;
use store::{NewPhoto, Picture};

use crate::upload::Upload;

/// The longer side of the picture on a page, in dots: sharp on every phone, a third of a
/// megabyte.
const LARGE: u32 = 1_600;

/// The longer side in lists and forms.
const SMALL: u32 = 480;

/// The quality of JPEG, of 100.
const QUALITY: u8 = 82;

/// Reads a file. This takes a processor for up to some seconds, so it runs beside the tasks of
/// the server.
///
/// # Errors
/// What is wrong with the file, by its name.
pub fn read(limits: &Limits, upload: &Upload) -> Result<NewPhoto, Fault> {
    let kind = photo::take(limits, &upload.name, &upload.bytes)?;
    let upright = decode(limits, upload, kind)?;
    let (large, small) = (shrunk(&upright, LARGE), shrunk(&upright, SMALL));
    let (large, small) = large.zip(small).ok_or_else(|| broken(upload))?;
    Ok(NewPhoto {
        sha256: store::sha256_of(&large.bytes),
        large,
        small,
    })
}

fn broken(upload: &Upload) -> Fault {
    match photo::file_name(&upload.name) {
        Ok(name) => Fault::new("fault-photo-broken").text("file", name),
        Err(fault) => fault,
    }
}

fn decode(limits: &Limits, upload: &Upload, kind: PhotoKind) -> Result<RgbImage, Fault> {
    let format = match kind {
        PhotoKind::Jpeg => ImageFormat::Jpeg,
        PhotoKind::Png => ImageFormat::Png,
        PhotoKind::WebP => ImageFormat::WebP,
    };
    let broken = |_| broken(upload);
    let mut reader = ImageReader::with_format(Cursor::new(&upload.bytes[..]), format);
    let mut bounds = image::Limits::no_limits();
    // Four bytes a dot; what takes more is no photo.
    bounds.max_alloc = Some(limits.photo_dots_max * 4);
    reader.limits(bounds.clone());
    let mut decoder = reader.into_decoder().map_err(broken)?;
    photo::fits(limits, &upload.name, decoder.dimensions())?;
    // The decoder counts what it works with; the picture itself is counted here.
    bounds.reserve(decoder.total_bytes()).map_err(broken)?;
    let turned = decoder.orientation().unwrap_or(Orientation::NoTransforms);
    let mut decoded = DynamicImage::from_decoder(decoder).map_err(broken)?;
    // A picture is made smaller before it is turned, because turning takes a second copy.
    if decoded.width().max(decoded.height()) > LARGE {
        decoded = decoded.thumbnail(LARGE, LARGE);
    }
    decoded.apply_orientation(turned);
    Ok(on_white(&decoded))
}

/// The picture without see-through parts, which JPEG does not know.
fn on_white(picture: &DynamicImage) -> RgbImage {
    if !picture.color().has_alpha() {
        return picture.to_rgb8();
    }
    let seen = picture.to_rgba8();
    RgbImage::from_fn(seen.width(), seen.height(), |x, y| {
        let [red, green, blue, alpha] = seen.get_pixel(x, y).0;
        let over = |shade: u8| {
            let (shade, alpha) = (u16::from(shade), u16::from(alpha));
            u8::try_from((shade * alpha + 255 * (255 - alpha)) / 255).unwrap_or(u8::MAX)
        };
        image::Rgb([red, green, blue].map(over))
    })
}

/// The picture as JPEG with no side longer than `most`.
fn shrunk(picture: &RgbImage, most: u32) -> Option<Picture> {
    let longer = picture.width().max(picture.height());
    let smaller = (longer > most).then(|| {
        let side = |dots: u32| (u64::from(dots) * u64::from(most) / u64::from(longer)).max(1);
        let dots = |dots| u32::try_from(side(dots)).unwrap_or(most);
        image::imageops::thumbnail(picture, dots(picture.width()), dots(picture.height()))
    });
    let picture = smaller.as_ref().unwrap_or(picture);
    let mut bytes = Vec::new();
    JpegEncoder::new_with_quality(&mut bytes, QUALITY)
        .encode_image(picture)
        .ok()?;
    Some(Picture {
        bytes,
        width: picture.width(),
        height: picture.height(),
    })
}

#[cfg(test)]
mod tests {
    use image::{ImageBuffer, Rgb};
    use jiff::civil::date;
    use process::rules::Rules;

    use super::*;

    const SIDE: u32 = 300;

    fn png(picture: impl Into<DynamicImage>) -> Upload {
        let mut bytes = Cursor::new(Vec::new());
        let written = picture.into().write_to(&mut bytes, ImageFormat::Png);
        written.expect("a picture can be written");
        Upload {
            name: "a.png".to_owned(),
            bytes: bytes.into_inner(),
        }
    }

    #[test]
    fn a_picture_that_takes_more_than_four_bytes_a_dot_is_not_decoded() {
        let mut limits = Rules::on(date(2026, 3, 2)).limits.clone();
        limits.photo_dots_max = u64::from(SIDE * SIDE);
        let plain = png(ImageBuffer::<Rgb<u8>, _>::new(SIDE, SIDE));
        assert!(read(&limits, &plain).is_ok());
        let deep = png(ImageBuffer::<Rgb<u16>, _>::new(SIDE, SIDE));
        let refused = read(&limits, &deep).map(|photo| photo.sha256);
        assert!(refused.is_err_and(|fault| fault.key == "fault-photo-broken"));
    }
}
