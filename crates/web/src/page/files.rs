//! A file that an act names, such as a scan, as it was handed in.

use axum::extract::Path;
use axum::http::header;
use axum::response::{IntoResponse, Response};
use paivand_people::Deed;

use crate::PageError;
use crate::visit::Visit;

/// `/files/{digest}`: to be saved, never shown by the browser, since anybody may have made it.
pub(crate) async fn show(Path(digest): Path<String>, visit: Visit) -> Response {
    visit
        .answer(move |visit| {
            visit.seat_for(Deed::Read)?;
            let digest = digest.parse().map_err(|_| PageError::NoSuchPlace)?;
            let bytes = visit.desk.file(&digest).ok_or(PageError::NoSuchPlace)?;
            let kept = format!("attachment; filename=\"{digest}{}\"", ending(&bytes));
            let told = [
                (header::CONTENT_TYPE, "application/octet-stream".to_owned()),
                (header::CONTENT_DISPOSITION, kept),
            ];
            Ok((told, bytes).into_response())
        })
        .await
}

/// The ending by which a program opens it, told from its first bytes.
fn ending(bytes: &[u8]) -> &'static str {
    match bytes {
        [b'%', b'P', b'D', b'F', ..] => ".pdf",
        [0x89, b'P', b'N', b'G', ..] => ".png",
        [0xff, 0xd8, 0xff, ..] => ".jpg",
        [b'I', b'I', b'*', 0, ..] | [b'M', b'M', 0, b'*', ..] => ".tif",
        [b'{', ..] => ".json",
        _ => "",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_bytes_tell_the_ending() {
        assert_eq!(
            [ending(b"%PDF-1.7"), ending(b"{}"), ending(b"MM\0*"), ending(b"")],
            [".pdf", ".json", ".tif", ""]
        );
    }
}
