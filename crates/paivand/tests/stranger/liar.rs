//! A server that publishes a node's folder, and may be told to do so badly.

use std::fs;
use std::io::{Read, Write};
use std::net::{TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};

/// What it does with what it is asked for.
#[derive(Clone, Debug)]
pub(crate) enum Answer {
    /// Nothing but the truth.
    Truth,
    /// One bit of every file whose path holds this is another.
    Flipped(String),
    /// Another text in the place of such a file.
    Instead(String, String),
    /// Such a file has no end.
    Flood(String),
    /// Half of such a file comes, and then nothing.
    HalfThenStall(String),
    /// Nothing comes.
    Stall,
    /// The connection is closed.
    Close,
    /// These bytes, whatever is asked.
    Bytes(Vec<u8>),
    /// This status, whatever is asked.
    Status(&'static str),
}

#[derive(Clone)]
struct State {
    answer: Arc<Mutex<Answer>>,
    /// Connections on which nothing more comes, kept open.
    silent: Arc<Mutex<Vec<TcpStream>>>,
    folder: PathBuf,
}

pub(crate) struct Liar {
    pub(crate) url: String,
    state: State,
}

impl Liar {
    pub(crate) fn before(folder: &Path) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let url = format!("http://{}", listener.local_addr().unwrap());
        let answer = Arc::new(Mutex::new(Answer::Truth));
        let state = State { answer, silent: Arc::default(), folder: folder.to_owned() };
        let serving = state.clone();
        std::thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                let state = serving.clone();
                std::thread::spawn(move || state.serve(stream));
            }
        });
        Self { url, state }
    }

    pub(crate) fn will(&self, answer: Answer) {
        *self.state.answer.lock().unwrap() = answer;
        self.state.silent.lock().unwrap().clear();
    }
}

impl State {
    /// One request on one connection; what goes wrong is the client's doing.
    fn serve(&self, mut stream: TcpStream) -> Option<()> {
        let mut request = Vec::new();
        let mut part = [0; 1024];
        while !request.windows(4).any(|end| end == b"\r\n\r\n") {
            let read = stream.read(&mut part).ok().filter(|read| *read > 0)?;
            request.extend(&part[..read]);
        }
        let request = String::from_utf8(request).ok()?;
        let path = request.split(' ').nth(1)?.trim_start_matches('/').to_owned();
        let answer = self.answer.lock().unwrap().clone();
        let matches =
            |part: &String| if part == "logs" { path == "logs" } else { path.contains(part.as_str()) };
        let mut body = self.file(&path);
        match answer {
            Answer::Truth => {}
            Answer::Flipped(part) if matches(&part) => {
                let middle = body.as_ref()?.len() / 2;
                body.as_mut()?[middle] ^= 1;
            }
            Answer::Instead(part, text) if matches(&part) => body = Some(text.into_bytes()),
            Answer::Flood(part) if matches(&part) => {
                stream.write_all(b"HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n").ok()?;
                while stream.write_all(&[b'a'; 64 * 1024]).is_ok() {}
                return None;
            }
            Answer::HalfThenStall(part) if matches(&part) => {
                let body = body?;
                let head = format!("HTTP/1.1 200 OK\r\nContent-Length: {}\r\n\r\n", body.len());
                stream.write_all(head.as_bytes()).ok()?;
                stream.write_all(&body[..body.len() / 2]).ok()?;
                self.silent.lock().unwrap().push(stream);
                return None;
            }
            Answer::Flipped(_) | Answer::Instead(..) | Answer::Flood(_) | Answer::HalfThenStall(_) => {}
            Answer::Stall => {
                self.silent.lock().unwrap().push(stream);
                return None;
            }
            Answer::Close => return None,
            Answer::Bytes(bytes) => return stream.write_all(&bytes).ok(),
            Answer::Status(status) => {
                let head = format!("HTTP/1.1 {status}\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
                return stream.write_all(head.as_bytes()).ok();
            }
        }
        let (status, body) = body.map_or(("404 Not Found", Vec::new()), |body| ("200 OK", body));
        let head =
            format!("HTTP/1.1 {status}\r\nContent-Length: {}\r\nConnection: close\r\n\r\n", body.len());
        stream.write_all(head.as_bytes()).ok()?;
        stream.write_all(&body).ok()
    }

    fn file(&self, path: &str) -> Option<Vec<u8>> {
        if path == "logs" {
            return Some(b"cn\ntj\n".to_vec());
        }
        fs::read(self.folder.join(path.replace("by-digest/", ""))).ok()
    }
}
