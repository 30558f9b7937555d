//! A sample of the home page.

use jiff::civil::date;
use paivand_language::Language;

use super::{Four, TODAY, cut, frame, link, reference, said, words};
use crate::view::{Column, Line, TurnPage, Whose};

const NAME_SEAT: Four =
    ["Ҳамраисро таъин кардан", "指定联合主席", "Назначить сопредседателя", "Name the co-chair"];
const ANSWER: Four = [
    "Ба изҳороти иҷро ҷавоб додан",
    "答复完成情况通报",
    "Ответить на сообщение о выполнении",
    "Answer the claim",
];
const HOLD: Four = [
    "Ҷаласаи якумро баргузор кардан",
    "举行第一次会议",
    "Провести первое заседание",
    "Hold the first session",
];
const REPORT: Four = ["Иҷрои доимӣ", "持续履行", "Исполнять постоянно", "Keep it up"];
const GROUP: Four = ["Гурӯҳи корӣ", "工作组", "Рабочая группа", "Working group"];
const RULE_SEAT: Four = [
    "30 рӯз пас аз эътибор пайдо кардан",
    "生效后30天",
    "30 дней после вступления в силу",
    "30 days after entry into force",
];
const RULE_ANSWER: Four =
    ["30 рӯз пас аз изҳорот", "通报后30天", "30 дней после сообщения", "30 days after the claim"];
const RULE_SESSION: Four = [
    "як сол пас аз эътибор пайдо кардан",
    "生效后一年",
    "год после вступления в силу",
    "one year after entry into force",
];

/// A list with something in every column.
#[must_use]
pub fn turn(language: Language) -> TurnPage {
    let columns = vec![
        column(language, Whose::Ours, Some(words::TJ), vec![seat(language, true), standing(language)]),
        column(language, Whose::Theirs, Some(words::CN), vec![seat(language, false), answer(language)]),
        column(language, Whose::Both, None, vec![session(language)]),
    ];
    TurnPage {
        frame: frame(language, "/"),
        at: TODAY,
        columns,
        part: 1,
        parts: 1,
        cut: cut(language),
        digest: "3f8a1c5e9b7d2046f1e0c3a85d7b9246801f3e5c7a9bd2e4f6081a3c5e7092b4".to_owned(),
    }
}

/// A list with nothing on it.
#[must_use]
pub fn blank(language: Language) -> TurnPage {
    let mut view = turn(language);
    for column in &mut view.columns {
        column.lines.clear();
        column.count = 0;
    }
    view
}

fn column(language: Language, whose: Whose, name: Option<Four>, lines: Vec<Line>) -> Column {
    Column { whose, name: name.map(|name| said(language, name)), count: lines.len(), lines }
}

fn seat(language: Language, past: bool) -> Line {
    Line {
        what: said(language, NAME_SEAT),
        about: link(language, GROUP, "/documents/terms"),
        since: Some(date(2026, 10, 1)),
        by: Some(if past { date(2026, 10, 31) } else { date(2026, 12, 15) }),
        zone: if past { "UTC+05:00" } else { "UTC+08:00" }.to_owned(),
        past,
        provisional: false,
        standing: false,
        under: reference(language, "T1.3", "/documents/terms#T1.3"),
        rule: said(language, RULE_SEAT),
        step: said(language, NAME_SEAT),
        command: past.then(|| "paivand seat fill co-chair".to_owned()),
    }
}

fn standing(language: Language) -> Line {
    Line {
        what: said(language, REPORT),
        about: reference(language, "C05", "/documents/workplan#C05"),
        since: Some(date(2026, 10, 1)),
        by: None,
        standing: true,
        past: false,
        under: reference(language, "R2.1", "/documents/memorandum#R2.1"),
        rule: said(language, words::R2_1),
        step: said(language, ["Ҳисобот додан", "报告情况", "Сообщить о выполнении", "Report on it"]),
        command: None,
        ..seat(language, false)
    }
}

fn answer(language: Language) -> Line {
    Line {
        what: said(language, ANSWER),
        about: reference(language, "C01", "/documents/workplan#C01"),
        since: Some(date(2026, 11, 2)),
        by: Some(date(2026, 12, 2)),
        under: reference(language, "T3.1", "/documents/terms#T3.1"),
        rule: said(language, RULE_ANSWER),
        step: said(language, ANSWER),
        ..seat(language, false)
    }
}

fn session(language: Language) -> Line {
    Line {
        what: said(language, HOLD),
        by: Some(date(2027, 10, 1)),
        provisional: true,
        rule: said(language, RULE_SESSION),
        under: reference(language, "T3.1", "/documents/terms#T3.1"),
        step: said(language, HOLD),
        command: Some("paivand session fix 1".to_owned()),
        ..seat(language, false)
    }
}
