//! Tables of names.

use super::*;
use proptest::prelude::*;

#[test]
fn chinese_names_stand_in_russian_by_palladius() {
    for (chinese, russian) in [
        ("习近平", "Си Цзиньпин"),
        ("毛泽东", "Мао Цзэдун"),
        ("单田芳", "Шань Тяньфан"),
        ("曾庆红", "Цзэн Цинхун"),
        ("解振华", "Се Чжэньхуа"),
        ("仇保兴", "Цю Баосин"),
        ("查良镛", "Чжа Лянъюн"),
        ("尉迟恭", "Юйчи Гун"),
        ("欧阳修", "Оуян Сю"),
        ("诸葛亮", "Чжугэ Лян"),
        ("吕布", "Люй Бу"),
        ("徐悲鸿", "Сюй Бэйхун"),
        ("任志强", "Жэнь Чжицян"),
        ("黄坤明", "Хуан Куньмин"),
        ("李安安", "Ли Аньань"),
        ("王小二", "Ван Сяоэр"),
        ("習仲勳", "Си Чжунсюнь"),
        ("孙中山", "Сунь Ятсен"),
        ("北京", "Пекин"),
        ("香港", "Гонконг"),
        ("哈尔滨", "Харбин"),
        ("陕西", "Шэньси"),
        ("山西", "Шаньси"),
        ("广州市", "Гуанчжоу"),
        ("重庆", "Чунцин"),
        ("石家庄", "Шицзячжуан"),
        ("长安", "Чанъань"),
        ("塔吉克斯坦", "Таджикистан"),
        ("", ""),
        ("Xi", "Xi"),
    ] {
        assert_eq!(from_chinese(chinese, Cyrillic::Russian).text, russian, "{chinese}");
    }
}

#[test]
fn chinese_names_stand_in_tajik_letters() {
    for (chinese, tajik) in [
        ("习近平", "Си Ҷинпин"),
        ("王毅", "Ван И"),
        ("周恩来", "Ҷоу Энлай"),
        ("张明", "Ҷан Мин"),
        ("中国", "Чин"),
        ("上海", "Шанхай"),
        ("浙江省", "Ҷэҷян"),
    ] {
        assert_eq!(from_chinese(chinese, Cyrillic::Tajik).text, tajik, "{chinese}");
    }
}

#[test]
fn other_readings_are_alternatives() {
    let renamed = from_chinese("覃海", Cyrillic::Russian);
    assert_eq!(renamed.text, "Цинь Хай");
    assert!(renamed.alternatives.contains(&"Тань Хай".to_owned()), "{renamed:?}");
    assert!(!renamed.alternatives.contains(&renamed.text));
}

#[test]
fn cyrillic_names_stand_in_chinese() {
    for (name, from, chinese) in [
        ("Эмомалӣ Раҳмон", Cyrillic::Tajik, "埃莫马利·拉赫蒙"),
        ("Душанбе", Cyrillic::Tajik, "杜尚别"),
        ("Хуҷанд", Cyrillic::Tajik, "胡占德"),
        ("Маҳмадтоир Зокирзода", Cyrillic::Tajik, "马赫马德托伊尔·佐基尔佐达"),
        ("Давлаталӣ Саид", Cyrillic::Tajik, "达夫拉塔利·赛义德"),
        ("Ш. Раҳмон", Cyrillic::Tajik, "Ш. 拉赫蒙"),
        // Countries are those of the table of places.
        ("Гватемала", Cyrillic::Tajik, "危地马拉"),
        ("Ҷазираҳои Аланд", Cyrillic::Tajik, "奥兰群岛"),
        ("Аландские о-ва", Cyrillic::Russian, "奥兰群岛"),
        ("В. В. Путин", Cyrillic::Russian, "В. В. 普京"),
        ("Собир Шарипов", Cyrillic::Tajik, "索比尔·沙里波夫"),
        ("Александр Иванов", Cyrillic::Russian, "亚历山大·伊万诺夫"),
        ("Анна Ахматова", Cyrillic::Russian, "安娜·阿赫玛托娃"),
        ("Кузнецов", Cyrillic::Russian, "库兹涅措夫"),
        ("Валентина Терешкова", Cyrillic::Russian, "瓦莲京娜·捷列什科娃"),
        ("Зюганов", Cyrillic::Russian, "久加诺夫"),
        ("Рогозин", Cyrillic::Russian, "罗戈津"),
        ("Алексеев", Cyrillic::Russian, "阿列克谢耶夫"),
        ("Ярославль", Cyrillic::Russian, "亚罗斯拉夫尔"),
    ] {
        assert_eq!(to_chinese(name, from).text, chinese, "{name}");
    }
}

#[test]
fn names_find_each_other_across_scripts() {
    for same in [
        &["Раҳмон", "Рахмон", "Rahmon", "Rahmonov", "رحمان", "رحمان‌اف", "拉赫蒙"][..],
        &["Хуҷанд", "Худжанд", "Khujand", "خجند", "Huçand", "胡占德"],
        &["Си Ҷинпин", "Xi Jinping", "习近平"],
        &["Шоҳ", "Shoh", "شاه"],
        &["Қодиров", "Кадыров", "Qodirov"],
    ] {
        for one in same {
            for other in same {
                assert!(alike(one, other) > 0.99, "{one} ({}), {other} ({})", key(one), key(other));
            }
        }
    }
    assert!(alike("Цзиньпин Си", "习近平") > 0.8);
    assert!(alike("Раҳмон", "罗贡") < 0.7);
    assert!(alike("", "Раҳмон") < 0.01);
}

proptest! {
    #[test]
    fn any_text_has_an_answer(name in "\\PC{0,40}|[а-яёғӣқӯҳҷ ]{0,30}|[一-龥·]{0,12}|[آ-ی\u{200c} ]{0,20}") {
        for language in [Cyrillic::Russian, Cyrillic::Tajik] {
            let _ = from_chinese(&name, language);
            let _ = to_chinese(&name, language);
        }
        let likeness = alike(&name, "Раҳмон");
        prop_assert!((0.0..=1.0).contains(&likeness));
        prop_assert!(key(&name).is_empty() || alike(&name, &name) > 0.999);
    }
}
