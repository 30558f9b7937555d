//! A refusal of the rules is told in the reader's language with the field at fault, by a node that is opened for it
//! and through the door of one that runs.
#![allow(clippy::unwrap_used, reason = "a test may stop at what cannot happen")]

use std::net::TcpListener;
use std::os::unix::net::UnixStream;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

const PROGRAM: &str = env!("CARGO_BIN_EXE_paivand");

/// Longest wait for a node to open its door.
const WAIT: Duration = Duration::from_secs(60);

/// Fills a seat of a body that there is not, for a reader of a language; exit code and what is said.
fn refused(folder: &Path, language: &str) -> (Option<i32>, String) {
    let seat = ["seat.fill", "seat/member", "--role", "member", "--alternate", "true", "--office", "en=A"];
    let body = ["--body", "body/nothing", "--language", language];
    let mut command = Command::new(PROGRAM);
    let said = command.arg("act").arg(folder).args(seat).args(body).output().unwrap();
    (said.status.code(), String::from_utf8(said.stderr).unwrap())
}

#[test]
fn a_refusal_is_told_in_the_language_of_its_reader() {
    let root = tempfile::tempdir().unwrap();
    let demo =
        Command::new(PROGRAM).arg("demo").arg("--dir").arg(root.path()).arg("--exit").output().unwrap();
    assert!(demo.status.success());
    let folder = root.path().join("dushanbe");
    let told = [
        (
            "tg",
            "paivand: Чизе сабт нашуд. Чунин мақом таъсис нашудааст. Мақоми амалкунандаро нависед.\n  Майдон: Мақоми муштарак (body)\n",
        ),
        ("zh", "paivand: 未写入任何内容。未设立该机构。请指明现行机构。\n  字段：合作机制（body）\n"),
        (
            "ru",
            "paivand: Ничего не записано. Такой орган не учреждён. Укажите действующий.\n  Поле: Орган (body)\n",
        ),
        (
            "en",
            "paivand: Nothing was recorded. No such body has been constituted. Name one that is in force.\n  Field: Body (body)\n",
        ),
    ];
    for (language, expected) in told {
        assert_eq!(refused(&folder, language), (Some(1), expected.to_owned()));
    }
    let port = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
    let mut serve = Command::new(PROGRAM);
    serve.arg("serve").arg(&folder).args(["--listen", &format!("127.0.0.1:{port}")]);
    let mut serve = serve.stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap();
    let begun = Instant::now();
    while UnixStream::connect(folder.join("door")).is_err() && begun.elapsed() < WAIT {
        std::thread::yield_now();
    }
    let through: Vec<_> = told.iter().map(|(language, _)| refused(&folder, language)).collect();
    serve.kill().unwrap();
    serve.wait().unwrap();
    for (said, (_, expected)) in through.into_iter().zip(told) {
        assert_eq!(said, (Some(1), expected.to_owned()));
    }
}
