//! Simplified and traditional characters.

/// Common characters that only one of the two has, in the same order: 国 and 國.
const SIMPLIFIED: &str = "国华汉学们这来时会发对说过还东车长门问间马鸟鱼龙见观现规觉认识议论设证评语读谁请让该许记讲词试话诗谢变边达运远进连选铁钱银错镇际阳队难电云气贝贸费资质赛赵转轮轻较输办务动劳势勋胜历压厅厂严丧个临举义乌乐乡书买乱争亏亚产亲亿仅从仓仪价众优伙伟传伤伦体余侨俭债倾偿儿兑党兰关兴养兽内冈军农冯冲决况冻净准凉减凤凭凯击刘则刚创删别刹剂剑剧劝";
const TRADITIONAL: &str = "國華漢學們這來時會發對說過還東車長門問間馬鳥魚龍見觀現規覺認識議論設證評語讀誰請讓該許記講詞試話詩謝變邊達運遠進連選鐵錢銀錯鎮際陽隊難電雲氣貝貿費資質賽趙轉輪輕較輸辦務動勞勢勛勝歷壓廳廠嚴喪個臨舉義烏樂鄉書買亂爭虧亞產親億僅從倉儀價眾優夥偉傳傷倫體餘僑儉債傾償兒兌黨蘭關興養獸內岡軍農馮衝決況凍淨準涼減鳳憑凱擊劉則剛創刪別剎劑劍劇勸";

/// The script of a Chinese text: traditional if more of its characters are of that alone than of the other, otherwise
/// simplified.
pub(super) fn script(text: &str) -> &'static str {
    let of = |own: &str, other: &str| {
        text.chars().filter(|sign| own.contains(*sign) && !other.contains(*sign)).count()
    };
    match of(TRADITIONAL, SIMPLIFIED) > of(SIMPLIFIED, TRADITIONAL) {
        true => "Hant",
        false => "Hans",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_character_has_its_other_form() {
        assert_eq!(SIMPLIFIED.chars().count(), TRADITIONAL.chars().count());
    }

    #[test]
    fn scripts_are_told_by_their_own_characters() {
        for (text, expected) in [
            ("中華人民共和國", "Hant"),
            ("漢字", "Hant"),
            ("聯合工作組每年舉行一次會議", "Hant"),
            ("中华人民共和国", "Hans"),
            ("汉字", "Hans"),
            ("人工智能", "Hans"),
            ("“國”字简化为国，这是规定", "Hans"),
        ] {
            assert_eq!(script(text), expected, "{text}");
        }
    }
}
