//! Numbers as they are said and read.

use super::*;
use crate::Language::{Chinese, English, Russian, Tajik};
use proptest::prelude::*;

fn cardinal(language: Language, whole: u64) -> String {
    say(language, &Number::whole(whole).unwrap(), Form::Cardinal).unwrap()
}

fn ordinal(language: Language, whole: u64) -> String {
    say(language, &Number::whole(whole).unwrap(), Form::Ordinal).unwrap()
}

#[test]
fn cardinals() {
    for (whole, tajik, chinese, russian, english) in [
        (0, "сифр", "零", "ноль", "zero"),
        (2, "ду", "二", "два", "two"),
        (12, "дувоздаҳ", "十二", "двенадцать", "twelve"),
        (30, "сӣ", "三十", "тридцать", "thirty"),
        (33, "сию се", "三十三", "тридцать три", "thirty-three"),
        (44, "чилу чор", "四十四", "сорок четыре", "forty-four"),
        (100, "сад", "一百", "сто", "one hundred"),
        (101, "яксаду як", "一百零一", "сто один", "one hundred and one"),
        (
            999,
            "нӯҳсаду наваду нӯҳ",
            "九百九十九",
            "девятьсот девяносто девять",
            "nine hundred and ninety-nine",
        ),
        (1_000, "як ҳазор", "一千", "одна тысяча", "one thousand"),
        (1_010, "як ҳазору даҳ", "一千零一十", "одна тысяча десять", "one thousand and ten"),
        (2_012, "ду ҳазору дувоздаҳ", "两千零一十二", "две тысячи двенадцать", "two thousand and twelve"),
        (22_000, "бисту ду ҳазор", "两万二千", "двадцать две тысячи", "twenty-two thousand"),
        (100_000, "сад ҳазор", "十万", "сто тысяч", "one hundred thousand"),
        (2_000_005, "ду миллиону панҷ", "二百万零五", "два миллиона пять", "two million and five"),
        (
            1_234_567_890,
            "як миллиарду дусаду сию чор миллиону панҷсаду шасту ҳафт ҳазору ҳаштсаду навад",
            "十二亿三千四百五十六万七千八百九十",
            "один миллиард двести тридцать четыре миллиона пятьсот шестьдесят семь тысяч восемьсот девяносто",
            "one billion two hundred and thirty-four million five hundred and sixty-seven thousand eight hundred and ninety",
        ),
        (
            1_000_500_000_000,
            "як триллиону панҷсад миллион",
            "一万零五亿",
            "один триллион пятьсот миллионов",
            "one trillion five hundred million",
        ),
    ] {
        assert_eq!(
            Language::ALL.map(|language| cardinal(language, whole)),
            [tajik, chinese, russian, english],
            "{whole}"
        );
    }
}

#[test]
fn ordinals() {
    for (whole, tajik, chinese, russian, english) in [
        (1, "якум", "第一", "первый", "first"),
        (2, "дуюм", "第二", "второй", "second"),
        (3, "сеюм", "第三", "третий", "third"),
        (9, "нӯҳум", "第九", "девятый", "ninth"),
        (20, "бистум", "第二十", "двадцатый", "twentieth"),
        (30, "сиюм", "第三十", "тридцатый", "thirtieth"),
        (32, "сию дуюм", "第三十二", "тридцать второй", "thirty-second"),
        (100, "садум", "第一百", "сотый", "one hundredth"),
        (112, "яксаду дувоздаҳум", "第一百一十二", "сто двенадцатый", "one hundred and twelfth"),
        (1_000, "як ҳазорум", "第一千", "тысячный", "one thousandth"),
        (
            2_026,
            "ду ҳазору бисту шашум",
            "第二千零二十六",
            "две тысячи двадцать шестой",
            "two thousand and twenty-sixth",
        ),
        (25_000, "бисту панҷ ҳазорум", "第二万五千", "двадцатипятитысячный", "twenty-five thousandth"),
        (2_000, "ду ҳазорум", "第二千", "двухтысячный", "two thousandth"),
        (20_002, "бист ҳазору дуюм", "第二万零二", "двадцать тысяч второй", "twenty thousand and second"),
        (1_000_000, "як миллионум", "第一百万", "миллионный", "one millionth"),
    ] {
        assert_eq!(
            Language::ALL.map(|language| ordinal(language, whole)),
            [tajik, chinese, russian, english],
            "{whole}"
        );
    }
    for refused in ["-1", "1.5"] {
        assert_eq!(say(Tajik, &refused.parse().unwrap(), Form::Ordinal), Err(NumberError::NoOrdinal));
    }
}

#[test]
fn decimals_and_signs() {
    for (figures, tajik, chinese, russian, english) in [
        (
            "3.14",
            "се бутуну чордаҳ аз сад",
            "三点一四",
            "три целых четырнадцать сотых",
            "three point one four",
        ),
        ("0,5", "сифр бутуну панҷ аз даҳ", "零点五", "ноль целых пять десятых", "zero point five"),
        ("1.1", "як бутуну як аз даҳ", "一点一", "одна целая одна десятая", "one point one"),
        (
            "-2.002",
            "минус ду бутуну ду аз ҳазор",
            "负二点零零二",
            "минус две целых две тысячных",
            "minus two point zero zero two",
        ),
        ("-7", "минус ҳафт", "负七", "минус семь", "minus seven"),
        ("3.10", "се бутуну даҳ аз сад", "三点一零", "три целых десять сотых", "three point one zero"),
    ] {
        let number: Number = figures.parse().unwrap();
        let said = Language::ALL.map(|language| say(language, &number, Form::Decimal).unwrap());
        assert_eq!(said, [tajik, chinese, russian, english], "{figures}");
    }
}

#[test]
fn what_people_write_is_read() {
    for (language, text, expected) in [
        (Tajik, "ҳазору нуҳсаду наваду як", "1991"),
        (Tajik, "Як ҳазору нӯҳсаду навад", "1990"),
        (Tajik, "дуҳазору бисту шашум", "2026"),
        (Tajik, "ду ҳазору чаҳорсаду чилу чор", "2444"),
        (Tajik, "сиву се", "33"),
        (Tajik, "сию сеюм", "33"),
        (Tajik, "си", "30"),
        (Tajik, "ду сад", "200"),
        (Tajik, "саду як", "101"),
        (Tajik, "панч хазор", "5000"),
        (Tajik, "чорумин", "4"),
        (Tajik, "якуми", "1"),
        (Tajik, "савум", "3"),
        (Tajik, "9-уми", "9"),
        (Tajik, "24-ум", "24"),
        (Tajik, "5 миллион", "5000000"),
        (Tajik, "1 250 000,75", "1250000.75"),
        (Tajik, "дуюним", "2.5"),
        (Tajik, "як ва ним", "1.5"),
        (Tajik, "се нуқта як чор", "3.14"),
        (Tajik, "панҷ аз сад", "0.05"),
        (Tajik, "манфии даҳ", "-10"),
        (Chinese, "二〇二六", "2026"),
        (Chinese, "两万零五", "20005"),
        (Chinese, "一万五", "15000"),
        (Chinese, "二百五", "250"),
        (Chinese, "壹仟贰佰叁拾肆", "1234"),
        (Chinese, "一亿二千万", "120000000"),
        (Chinese, "三万亿", "3000000000000"),
        (Chinese, "1.5亿", "150000000"),
        (Chinese, "15万", "150000"),
        (Chinese, "廿四", "24"),
        (Chinese, "第十二", "12"),
        (Chinese, "２０２６", "2026"),
        (Chinese, "负三点五", "-3.5"),
        (Russian, "двух тысяч двадцати шести", "2026"),
        (Russian, "тысяча девятьсот девяносто первого", "1991"),
        (Russian, "двухтысячный", "2000"),
        (Russian, "двадцать первое", "21"),
        (Russian, "третьей", "3"),
        (Russian, "полтора", "1.5"),
        (Russian, "пять с половиной", "5.5"),
        (Russian, "двадцать пять тысячных", "0.025"),
        (Russian, "9-го", "9"),
        (English, "nineteen hundred and one", "1901"),
        (English, "a hundred", "100"),
        (English, "forty second", "42"),
        (English, "two and a half", "2.5"),
        (English, "1,234,567.89", "1234567.89"),
        (English, "21st", "21"),
    ] {
        assert_eq!(
            read(language, text).map(|reading| reading.number.to_string()).as_deref(),
            Ok(expected),
            "{text}"
        );
    }
}

#[test]
fn amounts_of_budgets_are_read() {
    for (language, text, expected) in [
        (English, "1.5 million", "1500000"),
        (English, "1.5bn", "1500000000"),
        (English, "two and a half million", "2500000"),
        (English, "one point five million", "1500000"),
        (English, "half a million", "500000"),
        (English, "a quarter of a million", "250000"),
        (English, "1.25 trillion", "1250000000000"),
        (Russian, "1,5 млн", "1500000"),
        (Russian, "1,5млн.", "1500000"),
        (Russian, "2 тыс.", "2000"),
        (Russian, "2 млрд", "2000000000"),
        (Russian, "1 млн 500 тыс.", "1500000"),
        (Russian, "1,5 тысячи", "1500"),
        (Russian, "полтора миллиона", "1500000"),
        (Russian, "два с половиной миллиона", "2500000"),
        (Russian, "полмиллиона", "500000"),
        (Russian, "половина миллиона", "500000"),
        (Russian, "0,75 трлн.", "750000000000"),
        (Tajik, "1,5 млн", "1500000"),
        (Tajik, "1.5 миллион", "1500000"),
        (Tajik, "2,5 ҳазор", "2500"),
        (Tajik, "200 ҳаз.", "200000"),
        (Tajik, "якуним миллион", "1500000"),
        (Tajik, "ду ва ним миллион", "2500000"),
        (Tajik, "ним миллион", "500000"),
        (Chinese, "500万", "5000000"),
        (Chinese, "2.5亿", "250000000"),
        (Chinese, "1.2万亿", "1200000000000"),
        (Chinese, "3.5百万", "3500000"),
        (Chinese, "一点五亿", "150000000"),
    ] {
        let number = read(language, text).map(|reading| reading.number.to_string());
        assert_eq!(number.as_deref(), Ok(expected), "{text}");
    }
}

#[test]
fn parts_of_a_whole_are_read() {
    for (expected, tajik, chinese, russian, english) in [
        ("0.5", "ним", "一半", "половина", "one half"),
        ("0.25", "чоряк", "四分之一", "четверть", "one quarter"),
        ("0.75", "се чоряк", "四分之三", "три четверти", "three quarters"),
        ("1.5", "якуним", "一个半", "полтора", "one and a half"),
        ("2.75", "ду бутуну аз чор се ҳисса", "二又四分之三", "два и три четверти", "two and three quarters"),
        ("0.4", "ду аз панҷ", "五分之二", "две пятых", "two fifths"),
        ("0.5", "ду чоряк", "四分之二", "две четвертых", "two quarters"),
        (
            "3.14",
            "се бутуну аз сад чордаҳ ҳисса",
            "三点一四",
            "три целых четырнадцать сотых",
            "three point one four",
        ),
        (
            "3.14",
            "се бутуну чордаҳ аз сад",
            "三又百分之十四",
            "три запятая четырнадцать",
            "three point one four",
        ),
    ] {
        for (language, text) in Language::ALL.into_iter().zip([tajik, chinese, russian, english]) {
            let number = read(language, text).map(|reading| reading.number.to_string());
            assert_eq!(number.as_deref(), Ok(expected), "{text}");
        }
    }
    // A third has no end in figures, and an ordinal is no part.
    for (language, text) in
        [(English, "one third"), (Russian, "одна треть"), (Chinese, "三分之一"), (Tajik, "як аз се")]
    {
        assert!(read(language, text).is_err(), "{text}: {:?}", read(language, text));
    }
    for (language, text, expected) in [
        (English, "twenty fifth", "25"),
        (English, "one hundredth", "100"),
        (Russian, "двадцать пятых", "25"),
    ] {
        let reading = read(language, text).map(|reading| (reading.number.to_string(), reading.ordinal));
        assert_eq!(reading, Ok((expected.to_owned(), true)), "{text}");
    }
}

#[test]
fn what_is_no_number_is_refused() {
    for (language, text) in [
        (Tajik, "ду се"),
        (Tajik, "даҳ ва"),
        (Tajik, "китоб"),
        (Tajik, "бисту даҳ"),
        (Tajik, "ҳазор миллион ҳазор"),
        (Tajik, "бутун"),
        (Tajik, "ум"),
        (Chinese, "十百"),
        (Chinese, "万"),
        (Chinese, "点五五点"),
        (Chinese, "第"),
        (Russian, "два три"),
        (Russian, "двадцать десять"),
        (Russian, "целых"),
        (English, "two hundred three hundred"),
        (English, "twenty thirty"),
        (English, "1,23"),
        (English, "1.5 hundred"),
        (Russian, "пол"),
        (Tajik, "1,5 сомонӣ"),
        (English, "and"),
        (English, ""),
        (English, "999999999999999999999999"),
    ] {
        assert!(read(language, text).is_err(), "{text}: {:?}", read(language, text));
    }
}

#[test]
fn money_in_words() {
    let sum =
        |language, figures: &str, currency| money(language, &figures.parse().unwrap(), currency).unwrap();
    assert_eq!(sum(Tajik, "31.05", Currency::Somoni), "сию як сомонию панҷ дирам");
    assert_eq!(sum(Russian, "1002.21", Currency::Rouble), "одна тысяча два рубля двадцать одна копейка");
    assert_eq!(sum(English, "1", Currency::Dollar), "one US dollar");
    assert_eq!(sum(Chinese, "10005.06", Currency::Yuan), "人民币壹万零伍元零陆分");
    assert_eq!(sum(Chinese, "0.5", Currency::Yuan), "人民币伍角整");
    assert_eq!(money(Tajik, &"1.005".parse().unwrap(), Currency::Somoni), Err(NumberError::TooFine));
}

fn comes_back(language: Language, number: &Number, form: Form) {
    let said = say(language, number, form).unwrap();
    let read = read(language, &said);
    assert_eq!(read.as_ref().map(|reading| &reading.number), Ok(number), "{said}");
    assert_eq!(read.map(|reading| reading.ordinal), Ok(form == Form::Ordinal), "{said}");
}

#[test]
fn every_small_number_comes_back() {
    std::thread::scope(|scope| {
        for language in Language::ALL {
            scope.spawn(move || {
                for whole in 0..100_000 {
                    let number = Number::whole(whole).unwrap();
                    comes_back(language, &number, Form::Cardinal);
                    comes_back(language, &number, Form::Ordinal);
                }
            });
        }
    });
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_number_comes_back(
        whole in prop_oneof![0_u64..1_000_000_000_000_000, 0..WHOLE_BELOW, (0_u64..1_000, 0_u32..15).prop_map(|(value, zeros)| value * 10_u64.pow(zeros))],
        fraction in "[0-9]{0,9}",
        negative: bool,
    ) {
        for language in Language::ALL {
            comes_back(language, &Number::whole(whole).unwrap(), Form::Ordinal);
            let number = Number::new(negative, whole, &fraction).unwrap();
            comes_back(language, &number, Form::Decimal);
            prop_assert_eq!(read(language, &number.to_string()).unwrap().number, number);
        }
    }

    #[test]
    fn no_text_is_too_much(text in ".{0,60}", words in prop::collection::vec(prop::sample::select(vec!["ду", "ҳазор", "сад", "аз", "бутуну", "ним", "一", "万", "亿", "零", "点", "半", "第", "два", "целых", "сотых", "half", "a", "and", "point", "-", "9", "ум"]), 0..8)) {
        for language in Language::ALL {
            for text in [text.clone(), words.join(" "), words.concat()] {
                drop(read(language, &text));
            }
        }
    }
}
