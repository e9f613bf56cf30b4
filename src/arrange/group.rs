//! Lines by tape job.

use super::{Found, Line, Page, Shown, Words};
use std::collections::{BTreeMap, BTreeSet};
use uuid::Uuid;

/// What the lines of one tape job have in common, however its UID is spelt. Empty for those
/// without one: they are one group.
#[must_use]
pub fn key(job: &Words<'_>) -> String {
    match Uuid::try_parse(job.uid) {
        Ok(uid) => uid.hyphenated().encode_lower(&mut Uuid::encode_buffer()).to_owned(),
        Err(_) => job.uid.to_owned(),
    }
}

struct Group<'a> {
    key: String,
    lines: Vec<Found<'a>>,
}

/// Groups in the order in which their first lines come.
pub(super) fn grouped(
    found: Vec<Found<'_>>,
    page: &Page<'_>,
    collapsed: &BTreeSet<String>,
) -> Vec<Shown> {
    let edge = |line: Option<&Line<'_>>| line.map(|line| key(&line.job));
    let first = edge(page.lines.first()).filter(|_| page.has_previous);
    let last = edge(page.lines.last()).filter(|_| page.has_next);
    let mut shown = Vec::with_capacity(found.len());
    for Group { key, lines } in groups(found) {
        let Some(at) = lines.first().map(|line| line.at) else { continue };
        let collapsed = collapsed.contains(&key);
        shown.push(Shown::Group {
            at,
            lines: lines.len(),
            collapsed,
            may_have_begun: first.as_ref() == Some(&key),
            may_continue: last.as_ref() == Some(&key),
            key,
        });
        if !collapsed {
            shown.extend(lines.into_iter().map(Found::shown));
        }
    }
    shown
}

fn groups(found: Vec<Found<'_>>) -> Vec<Group<'_>> {
    let mut places = BTreeMap::new();
    let mut groups: Vec<Group<'_>> = Vec::new();
    for line in found {
        let key = key(&line.line.job);
        let place = *places.entry(key.clone()).or_insert(groups.len());
        match groups.get_mut(place) {
            Some(group) => group.lines.push(line),
            None => groups.push(Group { key, lines: vec![line] }),
        }
    }
    groups
}
