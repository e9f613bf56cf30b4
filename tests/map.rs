//! The picture of the links, from rows to a document.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "these are tests")]

use std::collections::{BTreeMap, BTreeSet};
use std::time::{Duration, Instant};
use tape_job_links::map::{
    Anchor, Direction, Layout, LineKind, Link, MOST_LINKS, Node, Placed, Side, Size, Words, layout,
    svg,
};

const WORDS: Words<'_> = Words {
    title: "Tape job links",
    description: "Rows 1–100 of 1,234, 14:32:05",
    job: "Tape job",
    linked_job: "Linked job",
    not_set: "not set",
    left_out: "",
};

/// A stream of numbers from a seed.
struct Random(u64);

impl Random {
    fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % limit as u64).unwrap()
    }
}

/// A job as it is known: UID and name, if any.
type Job = (Option<String>, Option<String>);

fn uuid(number: usize) -> String {
    format!("0a106d53-ac5b-441c-a5e8-{number:012x}")
}

fn job(number: usize) -> Job {
    (Some(uuid(number)), number.is_multiple_of(3).then(|| format!("Job {number}")))
}

fn node(job: &Job) -> Node<'_> {
    let status = job.1.is_some().then_some("Success");
    Node { uid: job.0.as_deref(), name: job.1.as_deref(), status }
}

fn links(rows: &[(Job, Job)]) -> Vec<Link<'_>> {
    rows.iter().map(|(job, linked)| Link { job: node(job), linked_job: node(linked) }).collect()
}

fn random_rows(seed: u64, rows: usize, jobs: usize, linked_jobs: usize) -> Vec<(Job, Job)> {
    let mut random = Random(seed);
    (0..rows).map(|_| (job(random.below(jobs)), job(1000 + random.below(linked_jobs)))).collect()
}

fn drawn(rows: &[(Job, Job)]) -> Layout {
    layout(&links(rows), &Size::default())
}

fn nodes(layout: &Layout) -> impl Iterator<Item = &Placed> {
    layout.jobs.iter().chain(&layout.linked_jobs)
}

/// Some pictures of every shape.
fn pictures() -> Vec<(Vec<(Job, Job)>, Layout)> {
    let shapes = [(0, 1, 1), (1, 1, 1), (40, 1, 40), (40, 40, 1), (60, 8, 50), (300, 60, 60)];
    let shapes = shapes.into_iter().zip(1..);
    shapes
        .map(|((rows, jobs, linked_jobs), seed)| random_rows(seed, rows, jobs, linked_jobs))
        .map(|rows| (rows.clone(), drawn(&rows)))
        .collect()
}

#[test]
fn every_link_has_its_curve_and_is_counted() {
    for (rows, layout) in pictures() {
        let mut wanted: BTreeMap<_, u64> = BTreeMap::new();
        for (job, linked_job) in &rows {
            *wanted.entry((job.0.clone(), linked_job.0.clone())).or_default() += 1;
        }
        let uid = |id: usize| layout.node(id).unwrap().uid.as_deref().map(str::to_owned);
        let curves = layout.curves.iter();
        let found: Vec<_> =
            curves.map(|curve| ((uid(curve.from), uid(curve.to)), curve.count)).collect();
        assert_eq!(found.len(), wanted.len());
        assert_eq!(found.into_iter().collect::<BTreeMap<_, _>>(), wanted);
        assert_eq!(layout.left_out, 0);
    }
}

#[test]
fn curves_lead_from_dot_to_dot_and_leave_them_level() {
    for (_, layout) in pictures() {
        for curve in &layout.curves {
            let (from, to) = (layout.node(curve.from).unwrap(), layout.node(curve.to).unwrap());
            assert_eq!((from.side, to.side), (Side::Job, Side::LinkedJob));
            let half = u32::midpoint(from.x, to.x);
            let Placed { x, y, .. } = from;
            let path = format!("M{x} {y}C{half} {y} {half} {} {} {}", to.y, to.x, to.y);
            assert_eq!(curve.path, path);
        }
    }
}

#[test]
fn neighbours_are_those_across_from_the_top_with_their_curves() {
    for (_, layout) in pictures() {
        for node in nodes(&layout) {
            let found = layout.neighbours(node.id);
            assert!(found.is_sorted_by(|one, other| one.node < other.node));
            assert_eq!((found.len(), found), (node.degree(), &*node.neighbours));
            for neighbour in found {
                let curve = &layout.curves[neighbour.curve];
                let ends = [(curve.from, curve.to), (curve.to, curve.from)];
                assert!(ends.contains(&(node.id, neighbour.node)));
            }
        }
        let degrees: usize = nodes(&layout).map(Placed::degree).sum();
        assert_eq!(degrees, 2 * layout.curves.len());
        assert!(layout.neighbours(usize::MAX).is_empty());
    }
}

#[test]
fn nodes_do_not_overlap_and_stay_in_the_picture() {
    for (_, layout) in pictures() {
        for column in [&layout.jobs, &layout.linked_jobs] {
            let mut end = 0;
            for node in column {
                assert!(node.bounds.y >= end && node.bounds.height >= 24);
                end = node.bounds.y + node.bounds.height;
                assert!((node.bounds.y..end).contains(&node.y));
                for line in &node.lines {
                    assert!(line.y > node.bounds.y + layout.line / 2 && line.y < end);
                }
            }
            assert!(end <= layout.height);
        }
        for node in nodes(&layout) {
            let (left, right) = (node.bounds.x, node.bounds.x + node.bounds.width);
            assert!(right <= layout.width && left < node.x && node.x < right);
            assert!(left < node.text_x && node.text_x < right);
        }
        let ids: Vec<usize> = nodes(&layout).map(|node| node.id).collect();
        assert!(ids.iter().copied().eq(0..ids.len()));
    }
}

#[test]
fn a_lone_job_stands_amid_its_neighbours() {
    let layout = drawn(&random_rows(3, 40, 1, 40));
    let [job] = &*layout.jobs else { panic!("one tape job") };
    let neighbours = &layout.linked_jobs;
    let mean = neighbours.iter().map(|node| node.y as usize).sum::<usize>() / neighbours.len();
    assert_eq!(job.y as usize, mean);
}

#[test]
fn nothing_makes_an_empty_picture() {
    let layout = layout(&[], &Size::default());
    assert_eq!((layout.height, layout.width), (0, 960));
    assert!(nodes(&layout).next().is_none() && layout.curves.is_empty());
    assert_eq!(layout.step(0, Direction::Down), None);
    assert_eq!(layout.find(Side::Job, None), None);
    well_formed(&svg(&layout, &WORDS)).unwrap();
    well_formed(&svg(&Layout::default(), &Words::default())).unwrap();
}

#[test]
fn what_is_not_set_is_one_job_on_each_side() {
    let layout = layout(&[Link::default(); 3], &Size::default());
    let [curve] = &*layout.curves else { panic!("one curve") };
    assert_eq!((curve.from, curve.to, curve.count), (0, 1, 3));
    for node in nodes(&layout) {
        assert_eq!((&node.uid, node.lines.len()), (&None, 1));
        assert_eq!(node.lines[0].kind, LineKind::NotSet);
        assert_eq!(layout.step(node.id, Direction::Home), None);
    }
    let document = svg(&layout, &WORDS);
    assert_eq!(document.matches(">not set<").count(), 2);
    assert!(document.contains("\u{2068}not set\u{2069} → \u{2068}not set\u{2069} ×3"));
}

#[test]
fn a_name_stands_above_its_uid_and_a_uid_alone() {
    let named: Job = (Some(uuid(1)), Some("Nightly to tape".into()));
    let layout = drawn(&[(named, (Some(uuid(2)), None))]);
    let lines = |node: &Placed| -> Vec<(LineKind, String)> {
        node.lines.iter().map(|line| (line.kind, line.words.shown.to_string())).collect()
    };
    let named = [(LineKind::Name, "Nightly to tape".to_owned()), (LineKind::Uid, uuid(1))];
    assert_eq!(lines(&layout.jobs[0]), named);
    assert_eq!(lines(&layout.linked_jobs[0]), [(LineKind::Uid, uuid(2))]);
    assert_eq!(&*layout.jobs[0].lines[0].tail, "Success");
    assert_eq!(layout.jobs[0].status.as_deref(), Some("Success"));
    assert!(svg(&layout, &WORDS).contains("> · Success</tspan></text>"));
}

#[test]
fn long_names_are_shortened_to_what_the_column_holds() {
    let name = "Nightly backup of everything ".repeat(9);
    let rows = [((Some(uuid(1)), Some(name.clone())), job(2))];
    for width in [160, 320, 960, 8000] {
        let size = Size { width, ..Size::default() };
        let layout = layout(&links(&rows), &size);
        let (job, line) = (&layout.jobs[0], &layout.jobs[0].lines[0]);
        let shown = line.words.shown.chars().count();
        assert!(shown * 8 <= job.text_x as usize, "{width}: {}", line.words.shown);
        assert_eq!(line.words.is_shortened(), width < 8000);
        // The status goes below before a name makes way for it.
        assert_eq!(line.tail.is_empty(), width < 8000);
        let last = job.lines.last().unwrap().kind;
        assert_eq!(last == LineKind::Status, width < 8000);
        assert_eq!(&*line.words.text, name);
        let document = svg(&layout, &WORDS);
        assert_eq!(document.contains(&format!("<title>{name}</title>")), width < 8000);
    }
}

#[test]
fn links_beyond_the_most_are_counted() {
    let rows: Vec<_> = (0..MOST_LINKS + 7).map(|number| (job(number), job(number / 2))).collect();
    let layout = drawn(&[rows.clone(), rows].concat());
    assert_eq!((layout.curves.len(), layout.left_out), (MOST_LINKS, 7));
    assert!(layout.curves.iter().all(|curve| curve.count == 2));
    assert!(nodes(&layout).all(|node| node.degree() > 0));
}

#[test]
fn keys_reach_every_job_and_come_to_an_end() {
    use Direction::{Down, End, Home, Left, Right, Up};
    for (rows, layout) in pictures() {
        let (mut reached, mut next) = (BTreeSet::new(), vec![0]);
        while let Some(id) = next.pop() {
            if !rows.is_empty() && reached.insert(id) {
                let steps = [Up, Down, Left, Right].map(|direction| layout.step(id, direction));
                next.extend(steps.into_iter().flatten());
            }
        }
        assert!(reached.into_iter().eq(nodes(&layout).map(|node| node.id)));
        for column in [&layout.jobs, &layout.linked_jobs] {
            let (Some(first), Some(last)) = (column.first(), column.last()) else { continue };
            assert_eq!((layout.step(first.id, Up), layout.step(last.id, Down)), (None, None));
            for node in column {
                let unless_there = |id: usize| (id != node.id).then_some(id);
                assert_eq!(layout.step(node.id, Home), unless_there(first.id));
                assert_eq!(layout.step(node.id, End), unless_there(last.id));
                let (across, out) = match node.anchor {
                    Anchor::End => (Right, Left),
                    Anchor::Start => (Left, Right),
                };
                let topmost = node.neighbours[0].node;
                assert_eq!(layout.step(node.id, across), Some(topmost));
                assert_eq!(layout.step(node.id, out), None);
                assert!(layout.step(topmost, out).is_some(), "and there is a way back");
            }
        }
        assert_eq!(layout.step(usize::MAX, Down), None);
    }
}

#[test]
fn a_job_is_found_again_however_it_is_spelt() {
    let layout = drawn(&random_rows(5, 60, 8, 50));
    for node in nodes(&layout) {
        let uid = node.uid.as_deref().map(str::to_uppercase);
        assert_eq!(layout.find(node.side, uid.as_deref()), Some(node.id));
    }
    assert_eq!(layout.find(Side::Job, Some("no such job")), None);
    assert_eq!(layout.find(Side::Job, None), None);
}

#[test]
fn mirrored_it_is_the_same_picture_in_a_mirror() {
    let rows = random_rows(5, 60, 8, 50);
    let plain = drawn(&rows);
    let mirrored = layout(&links(&rows), &Size { mirrored: true, ..Size::default() });
    for (one, other) in nodes(&plain).zip(nodes(&mirrored)) {
        assert_eq!((one.x + other.x, one.text_x + other.text_x), (plain.width, plain.width));
        assert_eq!((one.y, &one.lines, one.id), (other.y, &other.lines, other.id));
        assert_ne!(one.anchor, other.anchor);
        assert_eq!(one.bounds.x + other.bounds.x + one.bounds.width, plain.width);
    }
    assert_eq!(mirrored.step(0, Direction::Left), plain.step(0, Direction::Right));
    assert_eq!(mirrored.step(0, Direction::Right), None);
}

#[test]
fn no_size_is_absurd_enough() {
    let rows = random_rows(9, 30, 10, 10);
    for number in [0, 1, 7, 160, 4000, u32::MAX] {
        for other in [0, 1, 7, 160, 4000, u32::MAX] {
            for size in [
                Size { width: number, line: other, ..Size::default() },
                Size { width: other, line: other, letter: number, mirrored: true },
                Size { line: number, letter: other, ..Size::default() },
            ] {
                let layout = layout(&links(&rows), &size);
                assert!(nodes(&layout).all(|node| node.x < layout.width));
                let gap = layout.jobs[0].x.abs_diff(layout.linked_jobs[0].x);
                assert!(gap >= layout.width / 4, "{size:?}");
                well_formed(&svg(&layout, &WORDS)).unwrap();
            }
        }
    }
}

#[test]
fn the_same_rows_make_the_same_document() {
    let rows = random_rows(11, 300, 60, 60);
    assert_eq!(svg(&drawn(&rows), &WORDS), svg(&drawn(&rows), &WORDS));
}

#[test]
fn hostile_names_stay_text() {
    let hostile = [
        "</text></svg><script>alert(1)</script>",
        "\" onload=\"alert(1)",
        "' & < > \" &amp; <![CDATA[ ]]> <!-- --> <?xml?>",
        "\0\u{1}\u{8}\u{b}\u{1f}\u{7f}\u{85}\u{fffe}\u{ffff}\t\r\n",
        "\u{202e}gnp.exe\u{2066}\u{200b}\u{301}\u{1f5c4}",
        &"<".repeat(5000),
    ];
    for text in hostile {
        let job = Node { uid: Some(text), name: Some(text), status: Some(text) };
        let link = Link { job, linked_job: Node { uid: Some(text), ..Node::default() } };
        let layout = layout(&[link, Link::default()], &Size::default());
        let words = Words {
            title: text,
            description: text,
            job: text,
            linked_job: text,
            not_set: text,
            left_out: text,
        };
        let document = svg(&layout, &words);
        let names = well_formed(&document).unwrap_or_else(|error| panic!("{error}: {document}"));
        let known = ["svg", "title", "desc", "rect", "g", "path", "circle", "text", "tspan"];
        assert!(names.iter().all(|name| known.contains(&name.as_str())), "{names:?}");
    }
}

#[test]
fn the_document_carries_no_style_no_script_and_no_reference() {
    for (_, layout) in pictures() {
        let document = svg(&layout, &Words { left_out: "7 links are not drawn.", ..WORDS });
        well_formed(&document).unwrap();
        for word in [" style=", "<style", "<script", "href", "url(", " on", "class=", " id="] {
            assert!(!without_text(&document).contains(word), "{word}");
        }
        let height = layout.height + 7 * layout.line;
        assert!(
            document.starts_with("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 960 ")
        );
        assert!(document.contains(&format!(" {height}\"")));
        assert!(document.contains("<title>Tape job links</title><desc>Rows 1–100 of 1,234"));
        assert!(document.contains(">7 links are not drawn.</text>"));
    }
}

#[test]
fn five_hundred_links_and_twenty_thousand_rows_are_quick() {
    let most = random_rows(13, 520, 300, 300);
    let taken = quickest(|| {
        let picture = layout(&links(&most), &Size::default());
        assert_eq!(picture.curves.len(), MOST_LINKS);
        assert!(svg(&picture, &WORDS).len() < 500_000);
    });
    assert!(taken < Duration::from_millis(100), "{taken:?}");

    let many = random_rows(17, 20_000, 2000, 5000);
    let taken = quickest(|| {
        assert!(layout(&links(&many), &Size::default()).left_out > 15_000);
    });
    assert!(taken < Duration::from_millis(500), "{taken:?}");
}

/// The time that something takes, by the best of a few times: other tests run beside it.
fn quickest(something: impl Fn()) -> Duration {
    let time = |_| {
        let begun = Instant::now();
        something();
        begun.elapsed()
    };
    (0..5).map(time).min().unwrap()
}

/// The tags alone.
fn without_text(document: &str) -> String {
    document.split('<').filter_map(|tag| tag.split('>').next()).flat_map(|tag| ["<", tag]).collect()
}

/// The names of a document's elements, if it is well-formed as far as our documents go: elements,
/// attributes in double quotes, text and references.
fn well_formed(document: &str) -> Result<BTreeSet<String>, String> {
    let (mut open, mut names) = (Vec::<&str>::new(), BTreeSet::new());
    let mut rest = document;
    loop {
        let (text, tag) = rest.split_once('<').unwrap_or((rest, ""));
        characters(text)?;
        if tag.is_empty() {
            break;
        }
        if open.is_empty() && !(names.is_empty() && text.is_empty()) {
            return Err(format!("outside the root: {text}<{tag}"));
        }
        let (tag, after) = tag.split_once('>').ok_or("a tag does not end")?;
        rest = after;
        if let Some(name) = tag.strip_prefix('/') {
            if open.pop() != Some(name) {
                return Err(format!("</{name}> ends nothing"));
            }
            continue;
        }
        let (tag, alone) = tag.strip_suffix('/').map_or((tag, false), |tag| (tag, true));
        let (name, given) = tag.split_once(' ').unwrap_or((tag, ""));
        if name.is_empty() || !name.chars().all(|letter| letter.is_ascii_lowercase()) {
            return Err(format!("an element named {name:?}"));
        }
        attributes(given)?;
        names.insert(name.to_owned());
        if !alone {
            open.push(name);
        }
    }
    if open.is_empty() { Ok(names) } else { Err(format!("{open:?} does not end")) }
}

fn attributes(mut given: &str) -> Result<(), String> {
    let mut seen = BTreeSet::new();
    while !given.is_empty() {
        let (name, value) = given.split_once("=\"").ok_or_else(|| format!("not named: {given}"))?;
        let (value, after) = value.split_once('"').ok_or("a value does not end")?;
        let is_name = name.chars().all(|letter| letter.is_ascii_alphabetic() || letter == '-');
        if name.is_empty() || !is_name || !seen.insert(name) {
            return Err(format!("an attribute named {name:?}"));
        }
        characters(value)?;
        given = match after.strip_prefix(' ') {
            Some("") => return Err("a space at the end".into()),
            Some(after) => after,
            None if after.is_empty() => after,
            None => return Err(format!("no space before {after}")),
        };
    }
    Ok(())
}

/// Only what XML 1.0 allows, every ampersand a reference, no angle.
fn characters(text: &str) -> Result<(), String> {
    let is_allowed = |letter: char| match letter {
        '<' | '>' => false,
        '\t' | '\n' | '\r' => true,
        letter => letter >= ' ' && !('\u{fffe}'..='\u{ffff}').contains(&letter),
    };
    if let Some(letter) = text.chars().find(|letter| !is_allowed(*letter)) {
        return Err(format!("{letter:?} is not allowed"));
    }
    let references = ["amp;", "lt;", "gt;", "quot;", "#39;"];
    let stray = |after: &&str| !references.iter().any(|reference| after.starts_with(reference));
    match text.split('&').skip(1).find(stray) {
        Some(after) => Err(format!("a stray ampersand before {after:?}")),
        None => Ok(()),
    }
}

#[test]
fn the_checker_can_fail() {
    for wrong in [
        "<a>",
        "<a></b>",
        "</a>",
        "<a/><b/>",
        "x<a/>",
        "<a b=c/>",
        "<a b=\"c\" b=\"d\"/>",
        "<a b=\"c\"d=\"e\"/>",
        "<a b=\"<\"/>",
        "<a>&</a>",
        "<a>\u{1}</a>",
        "<a",
        "<a>></a>",
        "<>",
    ] {
        assert!(well_formed(wrong).is_err(), "{wrong}");
    }
    assert!(well_formed("<a b=\"c\"><b/>x &amp; y<c></c></a>").is_ok());
}
