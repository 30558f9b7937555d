//! A sample of the home page.

use jiff::civil::date;
use paivand_language::Language;

use super::view::{HomePage, Line, Next, Prepared, RecordedLine, Time};
use crate::sample::{Four, TODAY, cut, frame, link, reference, said, words};

const NAME_SEAT: Four =
    ["Ҳамраисро таъйин кунед", "请指定联合主席", "Назначьте сопредседателя", "Name the co-chair"];
const SEAT: Four = [
    "Ҳамраис дар Гурӯҳи кории муштарак",
    "联合工作组联合主席",
    "Сопредседатель Совместной рабочей группы",
    "Co-chair of the Joint Working Group",
];
const ANSWER: Four = [
    "Ҷавоб ба изҳороти иҷро",
    "对完成情况通报的答复",
    "Ответ на сообщение о выполнении",
    "The answer to a claim",
];
const HOLD: Four = [
    "Ҷаласаи якумро баргузор кунед",
    "请举行第一次会议",
    "Проведите первое заседание",
    "Hold the first session",
];
const SESSION: Four = ["Ҷаласаи якум", "第一次会议", "Первое заседание", "The first session"];
const GROUP: Four = ["Гурӯҳи корӣ", "工作组", "Рабочая группа", "Working group"];

/// A list with something in every place.
#[must_use]
pub fn home(language: Language) -> HomePage {
    HomePage {
        frame: frame(language, "/"),
        at: TODAY,
        recorded: Some(RecordedLine::Entry { number: 34, received: false }),
        submissions: vec![Prepared {
            what: said(language, GROUP).words,
            by: "A · B".to_owned(),
            href: Some("/acts/session.fix?_handed=1".to_owned()),
            signs: true,
        }],
        ours_in_all: 2,
        next: Some(Next { line: seat(language), form: None }),
        ours: vec![Line { time: Time::None, by: None, ..answer(language) }],
        together: vec![session(language)],
        theirs: vec![answer(language)],
        theirs_in_all: 1,
        their_name: Some(said(language, words::CN)),
        part: 1,
        parts: 1,
        cut: cut(language),
        digest: "3f8a1c5e9b7d2046f1e0c3a85d7b9246801f3e5c7a9bd2e4f6081a3c5e7092b4".to_owned(),
    }
}

/// A list with nothing on it.
#[must_use]
pub fn blank(language: Language) -> HomePage {
    let (ours, together, theirs) = (Vec::new(), Vec::new(), Vec::new());
    HomePage {
        recorded: None,
        submissions: Vec::new(),
        ours_in_all: 0,
        next: None,
        ours,
        together,
        theirs,
        theirs_in_all: 0,
        ..home(language)
    }
}

fn seat(language: Language) -> Line {
    Line {
        step: said(language, NAME_SEAT),
        what: said(language, SEAT),
        about: link(language, GROUP, "/documents/terms"),
        time: Time::Past(24),
        by: Some(date(2026, 10, 31)),
        place: "Dushanbe".to_owned(),
        since: Some(date(2026, 10, 1)),
        provisional: false,
        under: reference(language, "T1.3", "/documents/terms#T1.3"),
        act: Some("/acts/seat.fill".to_owned()),
    }
}

fn answer(language: Language) -> Line {
    Line {
        step: said(language, ANSWER),
        what: said(language, ANSWER),
        about: reference(language, "C01", "/documents/workplan#C01"),
        time: Time::Left(8),
        by: Some(date(2026, 12, 2)),
        place: "Beijing".to_owned(),
        since: Some(date(2026, 11, 2)),
        under: reference(language, "T3.1", "/documents/terms#T3.1"),
        act: None,
        ..seat(language)
    }
}

fn session(language: Language) -> Line {
    Line {
        step: said(language, HOLD),
        what: said(language, SESSION),
        time: Time::Left(311),
        by: Some(date(2027, 10, 1)),
        provisional: true,
        under: reference(language, "T3.1", "/documents/terms#T3.1"),
        act: Some("/acts/session.fix".to_owned()),
        ..seat(language)
    }
}
