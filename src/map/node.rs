//! The jobs and links that rows name, each once.

use std::collections::BTreeMap;
use uuid::Uuid;

/// The most links that are drawn: more would be a tangle.
pub const MOST_LINKS: usize = 500;

/// A job, as a row names it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Node<'a> {
    /// Its UID as the server spelt it, `None` where it is missing.
    pub uid: Option<&'a str>,
    /// Its name, if known.
    pub name: Option<&'a str>,
    /// Its status in words, if known.
    pub status: Option<&'a str>,
}

/// A row: a tape job, and a job that it processes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Link<'a> {
    /// The tape job.
    pub job: Node<'a>,
    /// The job that it processes.
    pub linked_job: Node<'a>,
}

/// What a job is compared by: its UUID's value, or its UID as it came.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Key<'a> {
    Missing,
    Uuid(u128),
    Text(&'a str),
}

impl<'a> Key<'a> {
    pub(super) fn of(uid: Option<&'a str>) -> Self {
        match uid.filter(|uid| is_legible(uid)) {
            None => Self::Missing,
            Some(uid) => {
                Uuid::try_parse(uid).map_or(Self::Text(uid), |uid| Self::Uuid(uid.as_u128()))
            }
        }
    }
}

/// Whether there is anything to read in it.
fn is_legible(text: &str) -> bool {
    !text.trim().is_empty()
}

/// The links of a page, each once, between jobs that are numbered as they appear.
#[derive(Debug, Default)]
pub(super) struct Graph<'a> {
    pub(super) jobs: Vec<Node<'a>>,
    pub(super) linked_jobs: Vec<Node<'a>>,
    /// The two ends of each link.
    pub(super) ends: Vec<(usize, usize)>,
    /// How often rows name each link.
    pub(super) counts: Vec<u64>,
    /// The links beyond [`MOST_LINKS`].
    pub(super) left_out: u64,
}

impl<'a> Graph<'a> {
    pub(super) fn gather(links: &[Link<'a>]) -> Self {
        let mut graph = Self::default();
        let (mut jobs, mut linked_jobs) = (BTreeMap::new(), BTreeMap::new());
        let mut known = BTreeMap::new();
        for link in links {
            let ends = (number(&mut jobs, &link.job), number(&mut linked_jobs, &link.linked_job));
            let next = known.len();
            let at = *known.entry(ends).or_insert(next);
            if at >= MOST_LINKS {
                graph.left_out += u64::from(at == next);
                continue;
            }
            meet(&mut graph.jobs, ends.0, &link.job);
            meet(&mut graph.linked_jobs, ends.1, &link.linked_job);
            if let Some(count) = graph.counts.get_mut(at) {
                *count += 1;
            } else {
                graph.ends.push(ends);
                graph.counts.push(1);
            }
        }
        graph
    }
}

fn number<'a>(known: &mut BTreeMap<Key<'a>, usize>, node: &Node<'a>) -> usize {
    let next = known.len();
    *known.entry(Key::of(node.uid)).or_insert(next)
}

/// Keeps what is known of a job. A new one is always next: links are left out only at the end.
fn meet<'a>(nodes: &mut Vec<Node<'a>>, number: usize, node: &Node<'a>) {
    let node = match node.uid.filter(|uid| is_legible(uid)) {
        None => Node::default(),
        uid => Node {
            uid,
            name: node.name.filter(|name| is_legible(name)),
            status: node.status.filter(|status| is_legible(status)),
        },
    };
    match nodes.get_mut(number) {
        Some(known) => {
            known.name = known.name.or(node.name);
            known.status = known.status.or(node.status);
        }
        None => nodes.push(node),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const LOWER: &str = "0a106d53-ac5b-441c-a5e8-124d53f8f8d9";
    const UPPER: &str = "0A106D53-AC5B-441C-A5E8-124D53F8F8D9";

    fn node(uid: &str) -> Node<'_> {
        Node { uid: Some(uid), ..Node::default() }
    }

    fn link<'a>(job: &'a str, linked_job: &'a str) -> Link<'a> {
        Link { job: node(job), linked_job: node(linked_job) }
    }

    #[test]
    fn uuids_are_compared_by_value_and_anything_else_as_it_came() {
        let graph = Graph::gather(&[link(LOWER, "a"), link(UPPER, "A"), link(LOWER, "a")]);
        assert_eq!(graph.jobs, [node(LOWER)]);
        assert_eq!(graph.linked_jobs, [node("a"), node("A")]);
        assert_eq!((graph.ends, graph.counts), (vec![(0, 0), (0, 1)], vec![2, 1]));
    }

    #[test]
    fn what_is_not_set_is_one_job_whatever_is_said_of_it() {
        let named = Node { uid: None, name: Some("a"), status: Some("b") };
        let links = [Link::default(), link(" ", "\t"), Link { job: named, linked_job: named }];
        let graph = Graph::gather(&links);
        assert_eq!(graph.jobs, [Node::default()]);
        assert_eq!(graph.linked_jobs, [Node::default()]);
        assert_eq!(graph.counts, [3]);
    }

    #[test]
    fn a_name_may_come_with_a_later_row() {
        let named = Node { name: Some("Nightly"), status: Some("Idle"), ..node(UPPER) };
        let late = Link { job: named, linked_job: Node::default() };
        let graph = Graph::gather(&[link(LOWER, "a"), late]);
        assert_eq!(graph.jobs, [Node { uid: Some(LOWER), ..named }]);
    }

    #[test]
    fn links_beyond_the_most_are_counted_once_each_and_bring_no_jobs() {
        let uids: Vec<String> = (0..MOST_LINKS + 3).map(|number| number.to_string()).collect();
        let mut links: Vec<_> = uids.iter().map(|uid| link(uid, "same")).collect();
        links.extend(links.clone());
        let graph = Graph::gather(&links);
        assert_eq!((graph.jobs.len(), graph.ends.len()), (MOST_LINKS, MOST_LINKS));
        assert_eq!(graph.left_out, 3);
        assert!(graph.counts.iter().all(|count| *count == 2));
    }
}
