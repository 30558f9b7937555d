use super::*;
use crate::words::asked::{REQUEST_WORDS_MAX, path_of_all};
use crate::words::places::FILES_MAX;
use paivand_kernel::LanguageText;
use paivand_world::disk::MachineDisk;
use std::fs;
use std::ops::Range;

/// Words that say a number, and their name.
fn said(number: usize) -> (Hash, Vec<u8>) {
    let text = LanguageText::new(&[("tg".parse().unwrap(), format!("суханони {number}"))].into()).unwrap();
    let words = Words::of_reason(text, [7; 32]).unwrap();
    (Hash(words.digest().0), words.to_bytes())
}

fn batch(numbers: Range<usize>) -> BTreeMap<Hash, Vec<u8>> {
    numbers.map(said).collect()
}

fn open(folder: &Path) -> WordStore {
    WordStore::open(Arc::new(MachineDisk), folder).unwrap()
}

/// The paths of all files below the folder that hold these bytes.
fn holding(folder: &Path, sought: &[u8]) -> usize {
    let Ok(entries) = fs::read_dir(folder) else { return 0 };
    let paths = entries.map(|entry| entry.unwrap().path());
    let holds = |path: &Path| fs::read(path).unwrap().windows(sought.len()).any(|part| part == sought);
    paths.map(|path| if path.is_dir() { holding(&path, sought) } else { usize::from(holds(&path)) }).sum()
}

fn files(folder: &Path) -> (usize, usize) {
    let count = |folder: PathBuf| MachineDisk.list(&folder).unwrap().len();
    let bundles = count(folder.join("words/bundles"));
    (count(folder.join("words")) - usize::from(bundles > 0), bundles)
}

/// That exactly these are held and can be read, and none beyond them.
fn assert_holds(store: &WordStore, numbers: &[usize]) {
    assert_eq!(store.count(), numbers.len());
    for (digest, bytes) in numbers.iter().map(|number| said(*number)) {
        assert_eq!(store.bytes(digest).unwrap(), Some(bytes));
        assert!(store.words(Digest(digest.0)).unwrap().reason().is_some());
    }
}

#[test]
fn words_of_a_batch_lie_in_one_file_and_a_single_one_under_its_name() {
    let folder = tempfile::tempdir().unwrap();
    let store = open(folder.path());
    store.put(batch(0..3)).unwrap();
    store.put(batch(3..4)).unwrap();
    store.put(batch(4..4)).unwrap();
    assert_eq!(files(folder.path()), (1, 1));
    assert!(folder.path().join("words").join(said(3).0.to_string()).exists());
    for store in [store, open(folder.path())] {
        assert_holds(&store, &[0, 1, 2, 3]);
        assert!(!store.holds(said(4).0) && store.bytes(said(4).0).unwrap().is_none());
    }
}

#[test]
fn what_is_erased_stands_in_no_file_and_is_read_by_nobody() {
    let folder = tempfile::tempdir().unwrap();
    let store = open(folder.path());
    store.put(batch(0..3)).unwrap();
    store.put(batch(3..4)).unwrap();
    assert_holds(&store, &[0, 1, 2, 3]);
    for number in [1, 3] {
        let (digest, bytes) = said(number);
        // As a crash during a merging leaves it: there twice.
        fs::write(folder.path().join("words").join(digest.to_string()), &bytes).unwrap();
        store.remove(digest).unwrap();
        store.remove(digest).unwrap();
        assert_eq!(holding(folder.path(), &bytes), 0);
        assert!(store.words(Digest(digest.0)).is_none(), "nor is it remembered");
    }
    for store in [store, open(folder.path())] {
        assert_holds(&store, &[0, 2]);
    }
}

#[test]
fn erased_to_the_last_a_bundle_is_gone() {
    let folder = tempfile::tempdir().unwrap();
    let store = open(folder.path());
    store.put(batch(0..2)).unwrap();
    batch(0..2).keys().for_each(|digest| store.remove(*digest).unwrap());
    assert_eq!(files(folder.path()).1, 0);
}

#[test]
fn what_is_damaged_is_not_held_is_named_and_is_put_back() {
    let folder = tempfile::tempdir().unwrap();
    open(folder.path()).put(batch(0..3)).unwrap();
    open(folder.path()).put(batch(3..4)).unwrap();
    let whole = bundle(&folder.path().join("words"), 0);
    let single = folder.path().join("words").join(said(3).0.to_string());
    let sound = fs::read(&whole).unwrap();
    let one = said(1).1;
    let at = sound.windows(one.len()).position(|part| part == one).unwrap();
    let mut altered = sound.clone();
    altered[at + 20] ^= 1;
    // The order in a bundle is that of the digests.
    let mut order = [0, 1, 2];
    order.sort_by_key(|number| said(*number).0);
    let without = |lost: usize| (0..4).filter(|number| *number != order[lost]).collect::<Vec<_>>();
    let first = said(order[0]).0.to_string();
    let length = sound.windows(64).position(|part| part == first.as_bytes()).unwrap() + 65;
    let mut misled = sound.clone();
    misled[length] = b'9';
    for (bytes, held) in [
        (altered, vec![0, 2, 3]),
        (sound[..sound.len() - 1].to_vec(), without(2)),
        (misled, without(0)),
        (Vec::new(), vec![3]),
    ] {
        fs::create_dir_all(whole.parent().unwrap()).unwrap();
        fs::write(&whole, bytes).unwrap();
        let store = open(folder.path());
        assert_eq!(store.damaged(), std::slice::from_ref(&whole));
        assert_holds(&store, &held);
        store.merge().unwrap();
        assert!(open(folder.path()).damaged().is_empty(), "it was written anew");
        store.put(batch(0..3)).unwrap();
        assert_holds(&open(folder.path()), &[0, 1, 2, 3]);
        fs::remove_dir_all(folder.path().join("words/bundles")).unwrap();
    }
    fs::write(&single, "else").unwrap();
    let store = open(folder.path());
    assert_eq!(store.damaged(), [single]);
    assert_holds(&store, &[]);
}

#[test]
fn many_small_files_are_laid_together_and_a_crash_between_leaves_nothing_twice() {
    let folder = tempfile::tempdir().unwrap();
    let store = open(folder.path());
    let numbers: Vec<usize> = (0..FILES_MAX + 1).collect();
    store.put(batch(0..4)).unwrap();
    numbers[4..].iter().for_each(|number| {
        let (digest, bytes) = said(*number);
        fs::write(folder.path().join("words").join(digest.to_string()), bytes).unwrap();
    });
    let before = open(folder.path());
    before.merge().unwrap();
    assert_eq!(files(folder.path()), (FILES_MAX - 3, 1), "so many are not too many");
    let (digest, bytes) = said(numbers.len());
    fs::write(folder.path().join("words").join(digest.to_string()), &bytes).unwrap();
    for more in [5000, 5001] {
        fs::write(folder.path().join("words").join(said(more).0.to_string()), said(more).1).unwrap();
    }
    let numbers: Vec<usize> = numbers.into_iter().chain([FILES_MAX + 1, 5000, 5001]).collect();
    let store = open(folder.path());
    store.merge().unwrap();
    assert_eq!(files(folder.path()), (0, 1));
    assert_holds(&store, &numbers);
    // The crash: the merged bundle is there, and so is something that it holds.
    fs::write(folder.path().join("words").join(digest.to_string()), &bytes).unwrap();
    fs::write(bundle(&folder.path().join("words"), 9), packed(batch(0..2))).unwrap();
    let store = open(folder.path());
    store.merge().unwrap();
    assert_eq!(holding(folder.path(), &bytes), 1);
    assert_eq!(holding(folder.path(), &said(0).1), 1);
    assert_holds(&store, &numbers);
    assert_holds(&open(folder.path()), &numbers);
}

#[test]
fn a_bundle_is_not_longer_than_it_may_be_read() {
    let folder = tempfile::tempdir().unwrap();
    let store = open(folder.path());
    let long = |number: u16| {
        let text = "дарозӣ ".repeat(150);
        let text = LanguageText::new(&[("tg".parse().unwrap(), text)].into()).unwrap();
        let words = Words::of_reason(text, [number.to_be_bytes(); 16].concat().try_into().unwrap()).unwrap();
        (Hash(words.digest().0), words.to_bytes())
    };
    let count = u16::try_from(BUNDLE_BYTES / long(0).1.len()).unwrap() + 8;
    store.put((0..count).map(long).collect()).unwrap();
    assert_eq!(files(folder.path()), (0, 2));
    assert_eq!(open(folder.path()).count(), usize::from(count));
}

#[test]
fn several_are_asked_for_at_once_and_given_as_far_as_they_are_held() {
    let folder = tempfile::tempdir().unwrap();
    let store = open(folder.path());
    store.put(batch(0..3)).unwrap();
    let digests: Vec<Hash> = (1..REQUEST_WORDS_MAX + 1).map(|number| said(number).0).collect();
    let path = path_of_all(&digests);
    assert_eq!(digests_of(&path), Some(digests.clone()));
    let given = Pouch::parse(&store.answer(&path).unwrap().unwrap()).unwrap();
    let expected: Vec<Vec<u8>> = given.0.values().cloned().collect();
    assert_eq!(given.0.len(), 2);
    assert!(expected.contains(&said(1).1) && expected.contains(&said(2).1));
    assert_eq!(store.answer(&path_of(said(0).0)).unwrap(), Some(said(0).1), "one comes as it is");
    assert_eq!(store.answer(&path_of(said(9).0)).unwrap(), None);
    let one_more = format!("{path}+{}", said(0).0);
    for refused in
        [one_more.as_str(), "words/", "words/+", "words/../node.json", "words/bundles/00000000", "logs/tj"]
    {
        assert_eq!(digests_of(refused), None, "{refused}");
        assert_eq!(store.answer(refused).unwrap(), None, "{refused}");
    }
}
