//! A peer that redirects sends nobody anywhere, and one that sends without end is hung up on.

use paivand_node::source::{Http, Source, SourceError};
use std::io::{BufRead, BufReader, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

/// Answers every request the same way; counts them.
fn serve(answer: impl Fn(&mut TcpStream) + Send + 'static) -> (String, Arc<AtomicUsize>) {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap());
    let asked = Arc::new(AtomicUsize::new(0));
    let count = Arc::clone(&asked);
    std::thread::spawn(move || {
        for mut stream in listener.incoming().flatten() {
            let mut lines = BufReader::new(stream.try_clone().unwrap()).lines();
            while lines.next().is_some_and(|line| line.is_ok_and(|line| !line.is_empty())) {}
            count.fetch_add(1, Ordering::Relaxed);
            answer(&mut stream);
        }
    });
    (url, asked)
}

#[test]
fn a_redirection_leads_nowhere() {
    let (elsewhere, reached) = serve(|stream| {
        stream.write_all(b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\nConnection: close\r\n\r\nok").ok();
    });
    for status in ["301 Moved", "302 Found", "307 Temporary", "308 Permanent"] {
        let target = format!("{elsewhere}/admin/delete?all=1");
        let head = format!(
            "HTTP/1.1 {status}\r\nLocation: {target}\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
        );
        let (url, _) = serve(move |stream| drop(stream.write_all(head.as_bytes())));
        let refused = Http::new(&url).get("logs/birch/checkpoint");
        assert!(matches!(refused, Err(SourceError::Unreached { .. })), "{status}: {refused:?}");
    }
    assert_eq!(reached.load(Ordering::Relaxed), 0, "nobody was led there");
}

#[test]
fn an_answer_larger_than_its_kind_is_not_read_to_its_end() {
    let (url, _) = serve(|stream| {
        stream.write_all(b"HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n").ok();
        let part = [b'a'; 64 * 1024];
        while stream.write_all(&part).is_ok() {}
    });
    let source = Http::new(&url);
    for path in ["logs/birch/checkpoint", "logs/birch/tile/0/000", "documents/00", "showing/ash/00"] {
        assert!(matches!(source.get(path), Err(SourceError::TooLarge { .. })), "{path}");
    }
}
