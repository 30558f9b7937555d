//! Sentences and words as a reader would part them.

use super::*;
use crate::Language;
use crate::Language::{Chinese, English, Russian, Tajik};
use proptest::prelude::*;

/// The sentences are written with a bar between them.
#[test]
fn sentences_end_where_readers_end_them() {
    for (language, parted) in [
        (Tajik, "Ҷаласа дар ш. Душанбе баргузор шуд.|Дар он 20 нафар ширкат карданд."),
        (Tajik, "Э. Раҳмон ба н. Рашт сафар кард.|Ӯ бо мардум вохӯрд."),
        (Tajik, "Устод С. Айнӣ соли 1954 с. вафот кард."),
        (Tajik, "9-уми сентябри с. 1991 Истиқлолият эълон шуд!|Ин рӯзи бузург аст."),
        (Tajik, "Китобҳо, рӯзномаҳо ва ғ. дар ин ҷо ҳастанд."),
        (Tajik, "Китобҳо, рӯзномаҳо ва ғ.|Ҳама дар ин ҷо ҳастанд."),
        (Tajik, "— Салом! — гуфт Аҳмад.|— Салом, чӣ хел?"),
        (Tajik, "«Ман меравам!» гуфт ӯ.|Баъд рафт."),
        (Tajik, "Ӯ гуфт: «Ман меравам.»|Баъд рафт."),
        (Tajik, "Нарх 3.14 сомонӣ аст.|Ҳаҷм 2,5 млн. сомонӣ буд."),
        (Tajik, "1. Тарафҳо розӣ шуданд."),
        (Tajik, "Санаи 24. 11. 2026 муайян шуд."),
        (Tajik, "Проф. А. М. Мирзоев ва д.и.ф. Каримов омаданд."),
        (Tajik, "Чаро?|Кӣ медонад…|Ман не."),
        (Tajik, "Соати 10:30 с. 12 кӯч. Рӯдакӣ, 5."),
        (Tajik, "Боби III. Ҳуқуқҳо."),
        (Tajik, "Mr. Smith ба Душанбе омад.|Ӯ рафт."),
        (Russian, "Он помог им.|Трамп молчал."),
        (Russian, "Театр им. Лоҳутӣ открыт."),
        (Russian, "Он учился в МГТУ им. Баумана.|Это было давно."),
        (Russian, "Договор от 1 янв. 2020 г. действует."),
        (Tajik, "Китоби ак. Б. Ғафуров нашр шуд.|Он хуб аст."),
        (English, "Review Fig. A for details.|Art. 5 para. 2 applies."),
        (Russian, "В 1991 г. Таджикистан стал независимым.|Это важно."),
        (Russian, "Встреча прошла на ул. Рудаки, д. 5.|Присутствовал А. С. Пушкин."),
        (Russian, "Яблоки, груши и т.д. лежали там."),
        (Russian, "— Пойдёшь? — спросил он.|— Да."),
        (English, "Dr. Smith met Mr. J. R. Jones at 5 p.m. on Nov. 24.|They agreed."),
        (English, "\"Is it so?\" he asked.|\"Yes.\""),
        (English, "It costs $3.50 in the U.S. today.|See Fig. 2 for details."),
        (Chinese, "双方同意。|会议将于明年举行！|好吗？"),
        (Chinese, "他说：“我同意。”|会议结束。"),
        (Chinese, "“我不知道。”他说。"),
        (Chinese, "会议结束。|“我同意。”|特朗普说：“好。”"),
        (Chinese, "他问了“好吗？”的问题。"),
        (Chinese, "会议结束。|\"我同意。\"|会议开始。"),
        (Chinese, "增长了3.5%。|共有1.2万人。"),
    ] {
        let glue = if language == Chinese { "" } else { " " };
        let text = parted.replace('|', glue);
        let found: Vec<&str> = sentences(language, &text).map(|span| &text[span]).collect();
        assert_eq!(found.join("|"), parted);
    }
}

#[test]
fn words_are_parted() {
    for (language, parted) in [
        (Tajik, "Китоб-ҳо|ва|24-уми|СММ-ро|,|3.14|«|дӯст|»|…"),
        (Tajik, "санъат|-|баъд|то|2025-2026"),
        (English, "don't|stop|(|e-mail|)|!!!"),
        (Chinese, "中华人民共和国|和|塔吉克斯坦|签署|谅解备忘录|，|2026|年"),
    ] {
        let text = if language == Chinese { parted.replace('|', "") } else { parted.replace('|', " ") };
        let found: Vec<&str> = words(language, &text).map(|span| &text[span]).collect();
        assert_eq!(found.join("|"), parted);
    }
}

fn loses_nothing(text: &str, spans: impl Iterator<Item = Span>) {
    let mut end = 0;
    for span in spans {
        assert!(span.start >= end && span.end > span.start, "{span:?} in {text:?}");
        assert!(text[end..span.start].trim().is_empty(), "{:?} of {text:?} is lost", &text[end..span.start]);
        assert_eq!(text[span.clone()].trim(), &text[span.clone()]);
        end = span.end;
    }
    assert!(text[end..].trim().is_empty(), "{:?} of {text:?} is lost", &text[end..]);
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_byte_is_lost(text in ".{0,80}", made in "[аА .!?…。！？«»“”\n1я,你好\u{301}\\-г—'a]{0,80}") {
        for language in Language::ALL {
            for text in [&text, &made] {
                loses_nothing(text, sentences(language, text));
                loses_nothing(text, words(language, text));
            }
        }
    }
}
