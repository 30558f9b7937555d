//! Files sent as they are read: whoever asks for many and reads none holds no memory.

use axum::body::{Body, Bytes, HttpBody};
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use hyper::body::{Frame, SizeHint};
use std::fs::File;
use std::io::{self, Read};
use std::path::PathBuf;
use std::pin::Pin;
use std::task::{Context, Poll};

/// Bytes read at a time: a socket takes about as many.
const PART_BYTES: usize = 64 * 1024;

/// A file on its way.
struct Sending {
    file: File,
    left: u64,
}

impl HttpBody for Sending {
    type Data = Bytes;
    type Error = io::Error;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        _: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, io::Error>>> {
        if self.left == 0 {
            return Poll::Ready(None);
        }
        let wanted = usize::try_from(self.left).unwrap_or(PART_BYTES).min(PART_BYTES);
        let mut part = vec![0; wanted];
        // A part of a file lies in the machine's memory or is there in a moment.
        let read = self.file.read(&mut part).and_then(|length| match length {
            0 => Err(io::Error::from(io::ErrorKind::UnexpectedEof)),
            length => Ok(length),
        });
        Poll::Ready(Some(read.map(|length| {
            part.truncate(length);
            self.left -= length as u64;
            Frame::data(Bytes::from(part))
        })))
    }

    fn size_hint(&self) -> SizeHint {
        SizeHint::with_exact(self.left)
    }
}

/// Answers with a file of at most `bytes_max` bytes; with nothing found where there is none.
pub(crate) async fn file(path: PathBuf, kind: &'static str, bytes_max: usize) -> Response {
    let opened = tokio::task::spawn_blocking(move || {
        let file = File::open(&path)?;
        let about = file.metadata()?;
        let fits = about.is_file() && about.len() <= bytes_max as u64;
        Ok::<_, io::Error>(fits.then_some(Sending { left: about.len(), file }))
    });
    match opened.await {
        Ok(Ok(Some(sending))) => ([(header::CONTENT_TYPE, kind)], Body::new(sending)).into_response(),
        Ok(Ok(None)) => StatusCode::NOT_FOUND.into_response(),
        Ok(Err(error)) if error.kind() == io::ErrorKind::NotFound => StatusCode::NOT_FOUND.into_response(),
        Ok(Err(error)) if error.kind() == io::ErrorKind::NotADirectory => {
            StatusCode::NOT_FOUND.into_response()
        }
        Ok(Err(error)) => {
            tracing::error!(%error, "a published file could not be read");
            StatusCode::INTERNAL_SERVER_ERROR.into_response()
        }
        Err(_) => StatusCode::INTERNAL_SERVER_ERROR.into_response(),
    }
}
