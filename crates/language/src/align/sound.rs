//! Words that sound alike in two languages, by their consonants.

use super::feature::{Feature, Kind};
use super::lexicon::Table;
use crate::Language;
use std::sync::LazyLock;

/// Consonants that are compared: the first ones say which name it is.
const CONSONANTS_MAX: usize = 12;

/// The consonants of a name, in classes that languages keep apart.
#[derive(Default)]
pub(super) struct Sound {
    classes: [char; CONSONANTS_MAX],
    count: usize,
    /// How much of the text it took.
    pub(super) bytes: usize,
}

impl Sound {
    fn push(&mut self, class: char) {
        if let Some(place) = self.classes.get_mut(self.count) {
            *place = class;
            self.count += 1;
        }
    }

    fn known(&self) -> &[char] {
        self.classes.get(..self.count).unwrap_or_default()
    }

    /// Each three consonants in a row.
    pub(super) fn features(&self) -> impl Iterator<Item = Feature> {
        self.known().windows(3).map(|three| Kind::Name.letters(three.iter().copied()))
    }
}

/// The class of a letter; vowels have none.
fn class(letter: char, next: Option<char>) -> Option<char> {
    Some(match letter {
        'б' | 'b' => 'b',
        'п' | 'p' if letter == 'p' && next == Some('h') => 'f',
        'п' | 'p' => 'p',
        'в' | 'ф' | 'v' | 'f' | 'w' => 'f',
        'c' if matches!(next, Some('e' | 'i' | 'y' | 'h')) => 's',
        'г' | 'ғ' | 'к' | 'қ' | 'g' | 'k' | 'q' | 'c' => 'k',
        'х' | 'ҳ' => 'h',
        'h' => 'h',
        'ж' | 'ш' | 'щ' | 'ч' | 'ц' | 'с' | 'з' | 'ҷ' | 's' | 'z' | 'j' | 'x' => 's',
        'д' | 'т' | 'd' | 't' => 't',
        'л' | 'l' => 'l',
        'р' | 'r' => 'r',
        'м' | 'm' => 'm',
        'н' | 'n' => 'n',
        _ => return None,
    })
}

/// The consonants of a small word, doubled ones once; an English h within a word is not heard.
fn consonants(word: &str) -> Sound {
    let mut sound = Sound::default();
    let mut letters = word.chars().peekable();
    let mut first = true;
    while let Some(letter) = letters.next() {
        let Some(class) = class(letter, letters.peek().copied()) else {
            first = false;
            continue;
        };
        // дж and ts are one sound.
        let joined = class == 't' && letters.peek().is_some_and(|next| matches!(next, 'ж' | 'с' | 's' | 'j'));
        if joined || (letter == 'h' && !first) || sound.known().last() == Some(&class) {
            continue;
        }
        first = false;
        sound.push(class);
    }
    sound
}

/// What a word has in common with its cognate: between Tajik and Russian its beginning, in letters that both
/// have; beside English its consonants.
pub(super) fn cognate(word: &str, other: Language) -> Option<Feature> {
    let count = word.chars().count();
    if count < 4 {
        return None;
    }
    let cyrillic = !word.is_ascii();
    if cyrillic && other != Language::English {
        let fold = |letter: char| match letter {
            'ҷ' => 'ж',
            'ё' => 'е',
            letter => crate::letters::russian_keyboard(letter),
        };
        return Some(Kind::Cognate.letters(word.chars().map(fold).take(5)));
    }
    let sound = consonants(word);
    let known = sound.known();
    (known.len() >= 3).then(|| Kind::Cognate.letters(known.iter().copied().take(5)))
}

/// The consonants of a name as Chinese can say them.
pub(super) fn coarse(word: &str) -> Sound {
    let mut sound = Sound::default();
    for class in consonants(word).known() {
        let class = chinese_class(*class);
        if sound.known().last() != Some(&class) {
            sound.push(class);
        }
    }
    sound
}

fn chinese_class(class: char) -> char {
    match class {
        'r' => 'l',
        'b' => 'p',
        'm' => 'n',
        class => class,
    }
}

/// Characters that write foreign names, by their first consonant.
const FOREIGN: [(char, &str); 9] = [
    ('p', "巴布比贝鲍伯波博本邦拜宾勃彼皮帕普佩蓬潘庞珀"),
    ('t', "达德迪杜多道丹登顿东戴邓特塔蒂图托泰坦滕汤廷土丁唐"),
    ('k', "加戈古格盖冈根贡哥卡科克库凯康肯坎考孔昆奎夸葛"),
    ('f', "法夫弗菲费福范芬冯瓦维沃韦温威"),
    ('s', "萨斯塞西索苏桑森松辛绍沙什舒申尚肖扎泽兹祖赞查切奇丘乔琴齐贾杰吉佐谢舍施希琼珍简詹朱休"),
    ('l', "尔拉勒莱利里卢鲁洛罗兰伦林隆朗劳赖雷连列琳廉路吕"),
    ('n', "马玛梅米穆莫曼门蒙纳内尼努诺宁姆恩涅娜麦默摩迈密"),
    ('h', "哈海赫胡霍汉亨洪豪"),
    ('-', "阿埃艾伊奥乌亚叶尤安昂因英约耶厄"),
];

/// Those of them that end in n.
const NASAL: &str = "唐琼珍简詹廉本邦宾潘庞蓬丹登顿东邓坦滕汤廷丁冈根贡康肯坎孔昆范芬冯温桑森松辛申尚赞琴兰伦林隆朗连琳曼门蒙宁汉亨洪安昂因英恩";

/// The class of each character that writes foreign names, and whether it ends in n.
static CHARACTERS: LazyLock<Table<char, (char, bool)>> = LazyLock::new(|| {
    let signs = FOREIGN.into_iter().flat_map(|(class, signs)| signs.chars().map(move |sign| (sign, class)));
    signs.map(|(sign, class)| (sign, (class, NASAL.contains(sign)))).collect()
});

/// The foreign name that a text begins with, if three characters or more write one.
pub(super) fn chinese(text: &str) -> Sound {
    let mut sound = Sound::default();
    let mut count = 0;
    for sign in text.chars() {
        // What parts a first name from a last one.
        if sign == '·' && count > 0 {
            sound.bytes += sign.len_utf8();
            continue;
        }
        let Some((class, nasal)) = CHARACTERS.get(&sign) else { break };
        if *class != '-' && sound.known().last() != Some(class) {
            sound.push(*class);
        }
        if *nasal && sound.known().last() != Some(&'n') {
            sound.push('n');
        }
        count += 1;
        sound.bytes += sign.len_utf8();
    }
    if count < 3 { Sound::default() } else { sound }
}
