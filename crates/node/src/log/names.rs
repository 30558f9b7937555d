//! Where the logs of a side stand: the first under the side's name, those that continue it under that name
//! with their number. A log keeps its place for ever, so that what was once published under a path stays true.

use paivand_record::act::is_side;
use paivand_record::fate::SUCCESSIONS_MAX;

/// The folder of a side's log, counted from one: `tj`, `tj.2`, `tj.3`.
pub fn log_name(side: &str, number: usize) -> String {
    if number <= 1 { side.to_owned() } else { format!("{side}.{number}") }
}

/// The side and the number that a folder of a log names; none if it is no such name.
pub fn parse_log_name(name: &str) -> Option<(&str, usize)> {
    let (side, number) = match name.split_once('.') {
        Some((side, number)) => (side, number.parse().ok().filter(|number| *number > 1)?),
        None => (name, 1),
    };
    let known = is_side(side) && number <= SUCCESSIONS_MAX && log_name(side, number) == name;
    known.then_some((side, number))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_log_has_one_name() {
        for (name, parsed) in [("tj", ("tj", 1)), ("tj.2", ("tj", 2)), ("tj.32", ("tj", 32))] {
            assert_eq!(parse_log_name(name), Some(parsed));
            assert_eq!(log_name(parsed.0, parsed.1), name);
        }
        for wrong in
            ["", "t", "tj.", "tj.0", "tj.1", "tj.02", "tj.33", "tj.x", "tj.2.3", "..", "TJ", "tj/..", "tj.+2"]
        {
            assert_eq!(parse_log_name(wrong), None, "{wrong}");
        }
    }
}
