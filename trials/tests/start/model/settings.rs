//! The settings: who there is, what becomes of the mark, and what may happen.

use super::circle::{Circle, Draft};
use super::keeping::ALL;
use super::properties::{
    GOES_ON, IN_FORCE_AGAIN, NOTHING_EARLY, NOTHING_LOST, ONE_IN_FORCE, ONE_LOG, ONE_OUTCOME, RECOVERED,
    SEALED_ONCE,
};
use super::world::{Marked, Property, Setting};
use std::sync::Arc;

const SAFE: &[Property] =
    &[ONE_LOG, NOTHING_LOST, NOTHING_EARLY, SEALED_ONCE, GOES_ON, ONE_OUTCOME, ONE_IN_FORCE];

/// Sides and their acts on one base, each by whom and in which life of its machine.
fn circle(sides: usize, acts: &[(usize, u8)]) -> Arc<Circle> {
    let acts: Vec<Draft> = acts.iter().map(|(by, _)| Draft::document(*by, 0, None)).collect();
    Circle::of(sides, 0, &acts).into()
}

/// Two sides and their acts on one base: one of ash in each of its lives, and one of birch.
fn of_two(name: &'static str, marked: Marked) -> Setting {
    let acts: &[(usize, u8)] = &[(0, 0), (0, 1), (1, 0)];
    Setting {
        name,
        circle: circle(2, acts),
        acts,
        keeping: ALL,
        marked,
        restores: 1,
        backups: 1,
        pouches: 0,
        words: [0; 3],
        former: false,
        person: false,
        liar: false,
        properties: SAFE,
        reached: &[IN_FORCE_AGAIN],
    }
}

/// Ash is restored from an old copy; its mark stands beside the folder.
pub(crate) fn kept() -> Setting {
    of_two("two sides, an old copy, the mark kept", Marked::Kept)
}

/// The mark is gone with the machine.
pub(crate) fn lost() -> Setting {
    of_two("two sides, an old copy, the mark lost", Marked::Lost)
}

/// Folder and mark are rolled back together, and the configuration says so.
pub(crate) fn snapshot() -> Setting {
    of_two("two sides, folder and mark rolled back together", Marked::RolledBack)
}

/// Two sides, a word in each life, and pouches.
pub(crate) fn pouches(marked: Marked) -> Setting {
    let name = match marked {
        Marked::Kept => "two sides and pouches, the mark kept",
        Marked::Lost => "two sides and pouches, the mark lost",
        Marked::RolledBack => "two sides and pouches, folder and mark rolled back together",
    };
    let circle = circle(2, &[]);
    Setting {
        circle,
        acts: &[],
        pouches: if marked == Marked::Lost { 3 } else { 2 },
        words: [1, 1, 0],
        reached: &[RECOVERED],
        ..of_two(name, marked)
    }
}

/// A pouch of the former life is still on its way when the mark is lost: what it holds was written once more.
/// Nothing stands still for that.
pub(crate) fn former() -> Setting {
    let setting = pouches(Marked::Lost);
    let name = "two sides, the mark lost, a pouch of the former life comes";
    Setting { name, former: true, pouches: 2, properties: &[NOTHING_EARLY, SEALED_ONCE, GOES_ON], ..setting }
}

/// Three sides and a word of two of them in each life.
pub(crate) fn three(marked: Marked) -> Setting {
    let name = match marked {
        Marked::Kept => "three sides, the mark kept",
        Marked::Lost => "three sides, the mark lost",
        Marked::RolledBack => "three sides, folder and mark rolled back together",
    };
    let circle = circle(3, &[]);
    Setting { circle, acts: &[], words: [1, 1, 0], reached: &[RECOVERED], ..of_two(name, marked) }
}

/// Without its mark, and by the word of a person: nobody asked for less than all others, and who forgets what it
/// handed out may write it again. Nothing joint comes of it.
pub(crate) fn person() -> Setting {
    let setting = of_two("two sides, the mark lost, a person confirms", Marked::Lost);
    Setting { person: true, properties: &[ONE_OUTCOME, ONE_IN_FORCE, NOTHING_EARLY], ..setting }
}

/// Birch goes on twice: it shows old answers for new ones, and other branches of its log.
pub(crate) fn liar(marked: Marked) -> Setting {
    let name = match marked {
        Marked::Kept => "two sides of which one lies, the mark kept",
        Marked::Lost => "L1: two sides of which one lies, the mark lost",
        Marked::RolledBack => "L1: two sides of which one lies, folder and mark rolled back together",
    };
    let acts: &[(usize, u8)] = &[(0, 0), (1, 0)];
    let circle = circle(2, acts);
    Setting {
        circle,
        acts,
        backups: 0,
        liar: true,
        properties: &[ONE_LOG, NOTHING_EARLY, ONE_OUTCOME, ONE_IN_FORCE],
        ..of_two(name, marked)
    }
}
