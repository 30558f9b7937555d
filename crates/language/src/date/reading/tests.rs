//! Dates as they are read.

use super::*;
use crate::Language::{Chinese, English, Russian, Tajik};
use jiff::civil::date;
use proptest::prelude::*;

#[test]
fn what_people_write_is_read() {
    for (language, text, expected) in [
        (Tajik, "9 сентябри соли 1991", "1991-09-09"),
        (Tajik, "9-уми сентябри соли 1991", "1991-09-09"),
        (Tajik, "9-уми сентябр, соли 1991", "1991-09-09"),
        (Tajik, "нӯҳуми сентябри соли як ҳазору нӯҳсаду наваду як", "1991-09-09"),
        (Tajik, "Нухуми сентябри соли хазору нухсаду наваду якум", "1991-09-09"),
        (Tajik, "Сешанбе, 24 ноябри соли 2026", "2026-11-24"),
        (Tajik, "24 ноябр 2026", "2026-11-24"),
        (Tajik, "24 Ноябрь 2026 с.", "2026-11-24"),
        (Tajik, "соли 2026, 24-уми ноябр", "2026-11-24"),
        (Tajik, "бисту чоруми ноябри соли ду ҳазору бисту шаш", "2026-11-24"),
        (Tajik, "1 майи соли 2026", "2026-05-01"),
        (Tajik, "сиюми июни 2025", "2025-06-30"),
        (Tajik, "сию якуми декабри соли дуҳазорум", "2000-12-31"),
        (Tajik, "24.11.2026", "2026-11-24"),
        (Tajik, "09.09.91", "1991-09-09"),
        (Tajik, "1 ҳамали соли 1400", "2021-03-21"),
        (Tajik, "1 фарвардини 1403", "2024-03-20"),
        (Tajik, "30 ҳути соли 1403", "2025-03-20"),
        (Chinese, "1991年9月9日", "1991-09-09"),
        (Chinese, "一九九一年九月九日", "1991-09-09"),
        (Chinese, "二〇二六年十一月二十四日", "2026-11-24"),
        (Chinese, "二○二六年十一月廿四日（星期二）", "2026-11-24"),
        (Chinese, "公元２０２６年１１月２４号", "2026-11-24"),
        (Chinese, "2026 年 11 月 24 日", "2026-11-24"),
        (Chinese, "二零二六年元月一日", "2026-01-01"),
        (Chinese, "2026-11-24", "2026-11-24"),
        (Chinese, "2026/11/24", "2026-11-24"),
        (Russian, "9 сентября 1991 г.", "1991-09-09"),
        (Russian, "9-го сентября 1991 года", "1991-09-09"),
        (Russian, "девятое сентября тысяча девятьсот девяносто первого года", "1991-09-09"),
        (Russian, "двадцать четвёртого ноября две тысячи двадцать шестого года", "2026-11-24"),
        (Russian, "«24» ноября 2026 г.", "2026-11-24"),
        (Russian, "вторник, 24 ноября 2026", "2026-11-24"),
        (Russian, "1 мая 2026 г.", "2026-05-01"),
        (Russian, "24.11.2026 г.", "2026-11-24"),
        (Russian, "24 нояб. 2026", "2026-11-24"),
        (English, "9 September 1991", "1991-09-09"),
        (English, "September 9, 1991", "1991-09-09"),
        (English, "9th of September, 1991", "1991-09-09"),
        (English, "the ninth of September nineteen ninety-one", "1991-09-09"),
        (English, "Tuesday, November twenty-fourth, two thousand and twenty-six", "2026-11-24"),
        (English, "24 Nov 2026", "2026-11-24"),
        (English, "Sept. 1, 2026", "2026-09-01"),
        (English, "the first of May twenty twenty-six", "2026-05-01"),
        (English, "11/24/2026", "2026-11-24"),
        (English, "24/11/2026", "2026-11-24"),
        (English, "2026-11-24", "2026-11-24"),
    ] {
        assert_eq!(read(language, text).map(|date| date.to_string()).as_deref(), Ok(expected), "{text}");
    }
}

#[test]
fn what_is_no_date_is_refused() {
    for (language, text) in [
        (Tajik, "30 феврали соли 2026"),
        (Tajik, "сентябри соли 1991"),
        (Tajik, "9 сентябр"),
        (Tajik, "китоб"),
        (Tajik, "30 ҳути соли 1404"),
        (Chinese, "2026年13月1日"),
        (Chinese, "2026年11月"),
        (Chinese, "十一月二十四日"),
        (Russian, "31 апреля 2026 г."),
        (Russian, "32.01.2026"),
        (Russian, "9 сентября и 10 октября 1991"),
        (English, "02/03/2026"),
        (English, "02-03-2026"),
        (Chinese, "02/03/2026"),
        (Chinese, "26/03/02"),
        (English, "September"),
        (English, ""),
        (English, "0 May 2026"),
    ] {
        assert!(read(language, text).is_err(), "{text}: {:?}", read(language, text));
    }
    assert!(matches!(read(English, "02/03/2026"), Err(DateError::Ambiguous(_))));
}

#[test]
fn what_stands_before_and_behind_a_date_is_passed_over() {
    for (language, text, expected) in [
        (Tajik, "то 15 июни соли 2025", "2025-06-15"),
        (Tajik, "на дертар аз 15 июни соли 2025", "2025-06-15"),
        (Tajik, "15 июни соли 2025с.", "2025-06-15"),
        (Tajik, "аз 30.09.2022, № 483", "2022-09-30"),
        (Tajik, "аз 30 сентябри соли 2022, таҳти рақами 483", "2022-09-30"),
        (Tajik, "Душанбе, 15 июни соли 2025", "2025-06-15"),
        (Tajik, "якшанбе, 15 июни соли 2025", "2025-06-15"),
        (Tajik, "۱۵ خرداد ۱۴۰۴", "2025-06-05"),
        (Tajik, "پنج‌شنبه ۱۵ خرداد ۱۴۰۴", "2025-06-05"),
        (Tajik, "۱۴۰۴/۰۳/۲۵", "2025-06-15"),
        (Tajik, "۱۵ ژوئن ۲۰۲۵", "2025-06-15"),
        (Russian, "до 15 июня 2025", "2025-06-15"),
        (Russian, "по 15 июня 2025 г.", "2025-06-15"),
        (Russian, "к 1 мая 2025", "2025-05-01"),
        (Russian, "на 1 января 2025 г.", "2025-01-01"),
        (Russian, "не позднее 15 июня 2025 г. включительно", "2025-06-15"),
        (Russian, "«15» июня 2025г.", "2025-06-15"),
        (Russian, "от 30.09.2022 г. № 483-ФЗ", "2022-09-30"),
        (Russian, "15.VI.2025", "2025-06-15"),
        (Russian, "15-VI-2025", "2025-06-15"),
        (Russian, "9.ІХ.1991", "1991-09-09"),
        (Russian, "15.06.2025 (вс)", "2025-06-15"),
        (Russian, "воскресенье, 15.06.2025г.", "2025-06-15"),
        (Tajik, "Душанбе, 15.06.2025", "2025-06-15"),
        (Chinese, "2025-06-15（星期日）", "2025-06-15"),
        (English, "by 15 June 2025", "2025-06-15"),
        (English, "until 15 June 2025", "2025-06-15"),
        (English, "from June 15, 2025", "2025-06-15"),
        (English, "dated 30 September 2022, No. 483", "2022-09-30"),
        (English, "as of 15 June 2025", "2025-06-15"),
        (English, "not later than Sunday, 15 June 2025", "2025-06-15"),
        (Chinese, "截至2025年6月15日", "2025-06-15"),
        (Chinese, "自2025年6月15日起", "2025-06-15"),
        (Chinese, "2025年6月15日前", "2025-06-15"),
        (Chinese, "至2025年6月15日止", "2025-06-15"),
        (Chinese, "2022年9月30日第483号", "2022-09-30"),
    ] {
        assert_eq!(read(language, text).map(|date| date.to_string()).as_deref(), Ok(expected), "{text}");
    }
}

#[test]
fn a_day_of_the_week_must_be_that_of_its_date() {
    for (language, text) in [
        (English, "Monday, June 15, 2025"),
        (English, "15 June 2025 (Mon)"),
        (Russian, "15 июня 2025 г., понедельник"),
        (Russian, "15.06.2025 (пн)"),
        (English, "Mon, 2025-06-15"),
        (Chinese, "2025-06-15（星期一）"),
        (Tajik, "15.06.2025, душанбе"),
        (Tajik, "15 июни соли 2025, душанбе"),
        (Tajik, "дар душанбе, 15 июни соли 2025"),
        (Tajik, "دوشنبه ۱۵ خرداد ۱۴۰۴"),
        (Chinese, "2025年6月15日星期一"),
        (Chinese, "2025年6月15日（周三）"),
    ] {
        assert!(matches!(read(language, text), Err(DateError::OtherWeekday(..))), "{text}");
    }
}

#[test]
fn months_times_and_lunar_days_are_moments() {
    for (language, text, expected, doubt) in [
        (Tajik, "июни соли 2025", "2025-06", 0),
        (Tajik, "соли 2025, июн", "2025-06", 0),
        (Tajik, "соати 10", "10:00", 0),
        (Tajik, "15 июни соли 2025, соати 14:30", "2025-06-15T14:30", 0),
        (Tajik, "1 рамазони соли 1446", "2025-03-01", 1),
        (Tajik, "۱ ربیع الاول ۱۴۴۶", "2024-09-05", 1),
        (Russian, "июнь 2025 г.", "2025-06", 0),
        (Russian, "06.2025", "2025-06", 0),
        (Russian, "VI.2025", "2025-06", 0),
        (Russian, "в 10 часов 30 минут", "10:30", 0),
        (Russian, "15 июня 2025 г. в 10:30", "2025-06-15T10:30", 0),
        (English, "June 2025", "2025-06", 0),
        (English, "2025-06", "2025-06", 0),
        (English, "15 June 2025, 2:30 p.m.", "2025-06-15T14:30", 0),
        (English, "12 am", "00:00", 0),
        (English, "2025-06-15T14:30:15", "2025-06-15T14:30:15", 0),
        (Chinese, "2025年6月", "2025-06", 0),
        (Chinese, "二〇二五年六月", "2025-06", 0),
        (Chinese, "2025年6月15日下午3点半", "2025-06-15T15:30", 0),
        (Chinese, "上午10时30分", "10:30", 0),
        (Chinese, "15:30", "15:30", 0),
    ] {
        let read = moment(language, text).map(|moment| (moment.to_string(), moment.doubt_days()));
        assert_eq!(read, Ok((expected.to_owned(), doubt)), "{text}");
        assert!(super::read(language, text).is_err(), "no whole and certain day: {text}");
    }
    for (language, text) in [
        (English, "25:00"),
        (English, "13 pm"),
        (English, "15 June"),
        (English, "2025"),
        (Russian, "10:61"),
        (Tajik, "асри XXI"),
        (Chinese, "6月"),
        (Tajik, "کتاب"),
    ] {
        assert!(moment(language, text).is_err(), "{text}: {:?}", moment(language, text));
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    /// What the voices write, with figures or with words, is read back.
    #[test]
    fn every_date_comes_back(days in 0_i32..3_000_000) {
        let day = date(1000, 1, 1).saturating_add(jiff::Span::new().days(days));
        for language in Language::ALL {
            prop_assert_eq!(read(language, &crate::date::long(language, day)), Ok(day));
            let written = format!("{}, {}", crate::date::weekday(language, day), crate::date::long(language, day));
            if language != Chinese {
                prop_assert_eq!(read(language, &written), Ok(day));
            }
            prop_assert_eq!(read(language, &day.to_string()), Ok(day));
        }
    }

    #[test]
    fn no_text_is_too_much(text in ".{0,60}", words in prop::collection::vec(prop::sample::select(vec!["9", "сентябри", "соли", "1991", "ду", "ҳазор", "ҳамал", "年", "月", "日", "十", "мая", "May", "the", "first", "-", ".", "VI", "г", "№", "10:30", "pm", "рамазони", "خرداد", "۱۴۰۴", "下午", "点"]), 0..9)) {
        for language in Language::ALL {
            for text in [text.clone(), words.join(" "), words.concat()] {
                drop(read(language, &text));
                drop(moment(language, &text));
            }
        }
    }
}
