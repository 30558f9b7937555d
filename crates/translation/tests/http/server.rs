//! A server of somebody else's, as far as the engines see one: it answers from a list and keeps what it was asked.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::sync::{Arc, Mutex};

/// What is answered to one request.
pub(crate) enum Reply {
    /// Status, further lines of the head, body.
    Plain(u16, &'static str, String),
    /// Nothing, ever; the connection stays open.
    Silence,
    /// A body that does not end.
    Endless,
}

/// JSON with status 200.
pub(crate) fn ok(body: &serde_json::Value) -> Reply {
    Reply::Plain(200, "", body.to_string())
}

/// A running server.
pub(crate) struct Server {
    address: SocketAddr,
    asked: Arc<Mutex<Vec<String>>>,
}

impl Server {
    /// One that gives these replies, one a request, and then closes its door.
    pub(crate) fn new(replies: Vec<Reply>) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let server = Self { address: listener.local_addr().unwrap(), asked: Arc::default() };
        let asked = server.asked.clone();
        std::thread::spawn(move || {
            let mut silent = Vec::new();
            for reply in replies {
                let (stream, _) = listener.accept().unwrap();
                asked.lock().unwrap().push(request(&stream));
                silent.extend(answer(stream, &reply));
            }
            // Whoever was left without an answer waits for as long as the test runs.
            if !silent.is_empty() {
                let _forever = listener.accept();
            }
        });
        server
    }

    /// Where it is.
    pub(crate) fn url(&self) -> String {
        format!("http://{}", self.address)
    }

    /// What it was asked: heads and bodies.
    pub(crate) fn asked(&self) -> Vec<String> {
        self.asked.lock().unwrap().clone()
    }
}

fn request(stream: &TcpStream) -> String {
    let mut reader = BufReader::new(stream);
    let mut request = String::new();
    while !request.ends_with("\r\n\r\n") {
        assert!(reader.read_line(&mut request).unwrap() > 0, "a request ended in its head: {request}");
    }
    let length = request.lines().find_map(|line| {
        line.to_ascii_lowercase().strip_prefix("content-length:").map(str::trim)?.parse().ok()
    });
    let mut body = vec![0; length.unwrap_or(0)];
    reader.read_exact(&mut body).unwrap();
    request + std::str::from_utf8(&body).unwrap()
}

fn answer(mut stream: TcpStream, reply: &Reply) -> Option<TcpStream> {
    match reply {
        Reply::Plain(status, head, body) => {
            let length = body.len();
            let head = format!(
                "HTTP/1.1 {status} Said\r\n{head}content-length: {length}\r\nconnection: close\r\n\r\n"
            );
            stream.write_all(head.as_bytes()).unwrap();
            stream.write_all(body.as_bytes()).unwrap();
            None
        }
        Reply::Silence => Some(stream),
        Reply::Endless => {
            let sent = stream.write_all(b"HTTP/1.1 200 Said\r\nconnection: close\r\n\r\n\"");
            let piece = [b'a'; 1 << 16];
            // Until the other side has had enough.
            let mut sent = sent.is_ok();
            while sent {
                sent = stream.write_all(&piece).is_ok();
            }
            None
        }
    }
}
