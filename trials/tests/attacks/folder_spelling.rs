//! One folder spelled in many ways has one mark, beside it, and none inside.

use crate::circle::{Circle, TWO, state};
use paivand_node::identity::Identity;
use paivand_node::mark::Mark;
use paivand_node::{Node, State, World};
use std::fs;
use std::os::unix::fs::symlink;
use std::path::{Path, PathBuf};

#[test]
fn every_spelling_of_a_folder_is_one_node_with_one_mark() {
    let circle = Circle::of(TWO);
    drop(circle.chartered());
    let link = circle.root.path().join("link");
    symlink(circle.folder("ash"), &link).unwrap();
    std::env::set_current_dir(circle.folder("ash")).unwrap();
    let spellings = [
        circle.folder("ash"),
        circle.root.path().join("ash/"),
        circle.root.path().join("./ash/../ash/."),
        link.clone(),
        link.join(""),
        PathBuf::from("."),
        PathBuf::from("../ash"),
        PathBuf::from("../ash/"),
    ];
    let mut size = 0;
    for (number, folder) in spellings.iter().enumerate() {
        let mut node = Node::open(folder, World::machine()).unwrap();
        assert_eq!(node.state(), State::Normal, "{}", folder.display());
        assert!(node.own_size() >= size);
        node.submit(&state(&format!("institution/i{number}"))).unwrap();
        size = node.own_size();
        node.hand_out().checkpoint("ash").unwrap();
        drop(node);
        let marked = Mark::open(folder).unwrap().of("ash.example/grove").unwrap();
        assert_eq!(marked.size, size, "the mark of {}", folder.display());
        assert_eq!(Mark::open(&spellings[0]).unwrap().of("ash.example/grove"), Some(marked));
        assert!(
            !circle.folder("ash").join(".mark").exists() && !circle.root.path().join("link.mark").exists()
        );
    }
    // A bare name, and nothing above it.
    std::env::set_current_dir(circle.root.path()).unwrap();
    let bare = Path::new("dogwood");
    Identity::make(&World::machine(), bare, "grove", "dogwood", "dogwood.example/grove").unwrap();
    let mut node = Node::open(bare, World::machine()).unwrap();
    assert_eq!((node.state(), node.own_size()), (State::Normal, 1));
    node.tend().unwrap();
    assert!(circle.root.path().join("dogwood.mark").exists());
}

#[test]
fn a_mark_inside_the_folder_is_refused_with_a_way_out() {
    let circle = Circle::of(TWO);
    drop(circle.chartered());
    for name in [".mark", "ash.mark"] {
        let inside = circle.folder("ash").join(name);
        fs::copy(circle.mark("ash"), &inside).unwrap();
        let error = Node::open(&circle.folder("ash"), World::machine()).unwrap_err();
        let said = format!("{error}: {}", std::error::Error::source(&error).unwrap());
        assert!(said.contains(name) && said.contains("remove it"), "{said}");
        fs::remove_file(inside).unwrap();
    }
    assert_eq!(circle.open("ash").state(), State::Normal);
}

#[test]
fn a_new_node_does_not_take_the_mark_of_one_that_stood_there() {
    let circle = Circle::of(TWO);
    drop(circle.chartered());
    fs::remove_dir_all(circle.folder("ash")).unwrap();
    let again = Identity::make(&World::machine(), &circle.folder("ash"), "grove", "ash", "ash.example/grove");
    let said = again.unwrap_err().to_string();
    assert!(said.contains("ash.mark") && said.contains("choose another folder"), "{said}");
}
