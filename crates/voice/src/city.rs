//! How the city is said by which a time zone is known.

use crate::Voice;

impl Voice {
    /// The city of a zone of the IANA database, `Asia/Dushanbe`. The zone of China is known to its people by Beijing.
    /// A city that has no word here is told as the database spells it.
    #[must_use]
    pub fn city(&self, zone: &str) -> String {
        match zone {
            "Asia/Almaty" => self.say("city-almaty"),
            "Asia/Bishkek" => self.say("city-bishkek"),
            "Asia/Dushanbe" => self.say("city-dushanbe"),
            "Asia/Kuala_Lumpur" => self.say("city-kuala-lumpur"),
            "Asia/Shanghai" => self.say("city-beijing"),
            "Asia/Tashkent" => self.say("city-tashkent"),
            "Europe/Moscow" => self.say("city-moscow"),
            other => other.rsplit('/').next().unwrap_or(other).replace('_', " "),
        }
    }
}
