//! The order that people put names in.

use std::cmp::Ordering;

/// Compares folded texts: "job 2" before "job 10". Leading zeros count for nothing.
pub fn natural(mut one: &[char], mut other: &[char]) -> Ordering {
    loop {
        let order = match (number(one), number(other)) {
            (Some((digits, rest)), Some((other_digits, other_rest))) => {
                (one, other) = (rest, other_rest);
                digits.len().cmp(&other_digits.len()).then_with(|| digits.cmp(other_digits))
            }
            _ => match (one, other) {
                ([], []) => return Ordering::Equal,
                ([], _) => return Ordering::Less,
                (_, []) => return Ordering::Greater,
                ([c, rest @ ..], [other_c, other_rest @ ..]) => {
                    (one, other) = (rest, other_rest);
                    c.cmp(other_c)
                }
            },
        };
        if order.is_ne() {
            return order;
        }
    }
}

/// The number that a text begins with, without leading zeros, and what is behind it.
fn number(text: &[char]) -> Option<(&[char], &[char])> {
    let end = text.iter().position(|c| !c.is_ascii_digit()).unwrap_or(text.len());
    let (digits, rest) = text.split_at_checked(end).filter(|(digits, _)| !digits.is_empty())?;
    let zeros = digits.iter().take_while(|c| **c == '0').count();
    Some((digits.get(zeros..).unwrap_or_default(), rest))
}
