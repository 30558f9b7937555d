//! Lines of standard input, none of which can fill the memory.

use std::io::{self, BufRead, BufReader, Read};

/// Longest line that is answered, in bytes: a paragraph has some thousands, the longest book on one line a
/// few million. What is longer is passed over without being kept.
pub(super) const LINE_BYTES_MAX: usize = 4 << 20;

/// Bytes fetched at a time: enough that fetching costs nothing beside answering.
const FETCH_BYTES: usize = 64 << 10;

/// How programs of Windows begin a file of UTF-8.
const BYTE_ORDER_MARK: &[u8] = "\u{feff}".as_bytes();

/// One line, without its end.
pub(super) enum Line<'a> {
    /// Its text.
    Text(&'a str),
    /// Why it cannot be answered.
    Refused(String),
}

/// The lines of an input, one after the other.
pub(super) struct Lines<R> {
    input: BufReader<R>,
    line: Vec<u8>,
    /// Whether no line has been read yet.
    is_first: bool,
}

impl<R: Read> Lines<R> {
    pub(super) fn new(input: R) -> Self {
        Self { input: BufReader::with_capacity(FETCH_BYTES, input), line: Vec::new(), is_first: true }
    }

    /// The next line, until there is no more; a byte order mark before the first is none of its text.
    pub(super) fn next(&mut self) -> io::Result<Option<Line<'_>>> {
        self.line.clear();
        let mut length = 0_usize;
        loop {
            let fetched = match self.input.fill_buf() {
                Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
                fetched => fetched?,
            };
            if fetched.is_empty() && length == 0 {
                return Ok(None);
            }
            let end = fetched.iter().position(|byte| *byte == b'\n');
            let part = fetched.get(..end.unwrap_or(fetched.len())).unwrap_or_default();
            length = length.saturating_add(part.len());
            if length <= LINE_BYTES_MAX {
                self.line.extend_from_slice(part);
            }
            let ended = end.is_some() || fetched.is_empty();
            let used = part.len() + usize::from(end.is_some());
            self.input.consume(used);
            if ended {
                break;
            }
        }
        if length > LINE_BYTES_MAX {
            // One long line must not hold its memory for the rest of the stream.
            self.line.shrink_to(FETCH_BYTES);
            self.is_first = false;
            return Ok(Some(Line::Refused(format!(
                "the line has {length} bytes where {LINE_BYTES_MAX} are the most: break it into paragraphs"
            ))));
        }
        let line = self.line.strip_suffix(b"\r").unwrap_or(&self.line);
        let is_first = std::mem::take(&mut self.is_first);
        let line = line.strip_prefix(BYTE_ORDER_MARK).filter(|_| is_first).unwrap_or(line);
        Ok(Some(match std::str::from_utf8(line) {
            Ok(text) => Line::Text(text),
            Err(error) => Line::Refused(format!(
                "the line is no UTF-8 from byte {}: convert it, for instance with iconv",
                error.valid_up_to()
            )),
        }))
    }

    /// Whether the next line has to be fetched first.
    pub(super) fn will_wait(&self) -> bool {
        self.input.buffer().is_empty()
    }
}
