//! The files that pages load: style, script, mark and fonts, all compiled in.

use std::collections::HashMap;
use std::sync::LazyLock;

/// A file that pages load.
#[derive(Clone, Copy, Debug)]
pub struct Asset {
    /// Its name under `/assets/`.
    pub name: &'static str,
    /// Its media type.
    pub media_type: &'static str,
    /// Its bytes.
    pub bytes: &'static [u8],
}

const CSS: &str = "text/css; charset=utf-8";
const WOFF2: &str = "font/woff2";

/// The one style sheet of every page: layers in their order, then the faces of Latin and Cyrillic. One file takes one
/// connection, and fonts need not wait behind others.
const SHEET: &str = concat!(
    include_str!("../assets/reset.css"),
    include_str!("../assets/tokens.css"),
    include_str!("../assets/base.css"),
    include_str!("../assets/layout.css"),
    include_str!("../assets/parts.css"),
    include_str!("../assets/print.css"),
    include_str!("../assets/fonts/faces.css"),
);

/// The faces of Chinese, which only pages with Chinese words load, and after they are shown.
const CHINESE: &str = include_str!("../assets/fonts/chinese.css");

/// Names each file once; the folder is the part of the path that is not its name.
macro_rules! assets {
    ($($media_type:expr, $folder:literal: $($name:literal)+;)+) => {
        /// Every file, by media type.
        pub const ASSETS: &[Asset] = &[
            Asset { name: "sheet.css", media_type: CSS, bytes: SHEET.as_bytes() },
            Asset { name: "chinese.css", media_type: CSS, bytes: CHINESE.as_bytes() },
            $($(Asset {
            name: $name,
            media_type: $media_type,
            bytes: include_bytes!(concat!("../assets/", $folder, $name)),
        },)+)+];
    };
}

assets! {
    "text/javascript; charset=utf-8", "": "keys.js";
    "image/svg+xml", "": "mark.svg";
    WOFF2, "fonts/":
        "golos-text-latin.woff2" "golos-text-latin-ext.woff2"
        "golos-text-cyrillic.woff2" "golos-text-cyrillic-ext.woff2"
        "source-serif-4-latin.woff2" "source-serif-4-latin-ext.woff2"
        "source-serif-4-cyrillic.woff2" "source-serif-4-cyrillic-ext.woff2"
        "noto-sans-sc-400-0.woff2" "noto-sans-sc-400-1.woff2" "noto-sans-sc-400-2.woff2" "noto-sans-sc-400-3.woff2"
        "noto-sans-sc-400-4.woff2" "noto-sans-sc-400-5.woff2" "noto-sans-sc-400-6.woff2" "noto-sans-sc-400-7.woff2"
        "noto-sans-sc-600-0.woff2" "noto-sans-sc-600-1.woff2" "noto-sans-sc-600-2.woff2" "noto-sans-sc-600-3.woff2"
        "noto-sans-sc-600-4.woff2" "noto-sans-sc-600-5.woff2" "noto-sans-sc-600-6.woff2" "noto-sans-sc-600-7.woff2"
        "noto-serif-sc-500-0.woff2" "noto-serif-sc-500-1.woff2" "noto-serif-sc-500-2.woff2"
        "noto-serif-sc-500-3.woff2" "noto-serif-sc-500-4.woff2" "noto-serif-sc-500-5.woff2"
        "noto-serif-sc-500-6.woff2" "noto-serif-sc-500-7.woff2";
}

impl Asset {
    /// A tag that changes whenever a byte does, worked out once. It guards a cache, not a secret: FNV-1a suffices.
    #[must_use]
    pub fn tag(&self) -> &'static str {
        static TAGS: LazyLock<HashMap<&'static str, String>> =
            LazyLock::new(|| ASSETS.iter().map(|asset| (asset.name, tag_of(asset.bytes))).collect());
        TAGS.get(self.name).map_or("", String::as_str)
    }
}

fn tag_of(bytes: &[u8]) -> String {
    const OFFSET: u64 = 0xcbf2_9ce4_8422_2325;
    const PRIME: u64 = 0x0100_0000_01b3;
    let hash = bytes.iter().fold(OFFSET, |hash, byte| (hash ^ u64::from(*byte)).wrapping_mul(PRIME));
    format!("{hash:016x}")
}

/// Finds a file by name.
#[must_use]
pub fn find(name: &str) -> Option<&'static Asset> {
    ASSETS.iter().find(|asset| asset.name == name)
}

/// Where a file is served, with its tag, so that it may be cached for ever.
#[must_use]
pub fn address(name: &str) -> String {
    match find(name) {
        Some(asset) => format!("/assets/{name}?v={}", asset.tag()),
        None => format!("/assets/{name}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A phone on a slow line must not wait for one file.
    const BYTES_MAX: usize = 1024 * 1024;

    #[test]
    fn files_are_there_once_and_small() {
        for asset in ASSETS {
            assert!(!asset.bytes.is_empty() && asset.bytes.len() <= BYTES_MAX, "{}", asset.name);
            assert_eq!(ASSETS.iter().filter(|other| other.name == asset.name).count(), 1, "{}", asset.name);
        }
    }

    #[test]
    fn every_face_named_in_the_sheet_is_served() {
        let sheet = format!("{SHEET}{CHINESE}");
        for part in sheet.split("url(\"").skip(1) {
            let name = part.split('"').next().unwrap();
            assert!(find(name).is_some(), "{name}");
        }
    }
}
