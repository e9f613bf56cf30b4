//! What a reader sees of one page: sorted, grouped, searched.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "these are tests")]

use std::collections::BTreeSet;
use std::time::{Duration, Instant};
use tape_job_links::arrange::{
    Column, Direction, Hits, Line, LineHits, Page, Plan, Query, Shown, Words, arrange, key, matches,
};

const UID: &str = "acb055db-87ad-41ca-a522-d4a01b4c119b";
const OTHER: &str = "041fe885-8575-49f8-b17b-b81dffadd9be";

fn named<'a>(name: &'a str, uid: &'a str) -> Words<'a> {
    Words { uid, name: Some(name), ..Words::default() }
}

fn unnamed(uid: &str) -> Words<'_> {
    Words { uid, ..Words::default() }
}

fn line<'a>(job: Words<'a>, linked_job: Words<'a>) -> Line<'a> {
    Line { job, linked_job }
}

fn of_job(job: Words<'_>) -> Line<'_> {
    line(job, Words::default())
}

/// Lines whose tape jobs have these names.
fn of_names<'a>(names: &[&'a str]) -> Vec<Line<'a>> {
    names.iter().map(|name| of_job(named(name, UID))).collect()
}

struct Wish<'a> {
    sort: Option<(Column, Direction)>,
    group: bool,
    collapsed: &'a [&'a str],
    find: &'a str,
    around: (bool, bool),
}

const NONE: Wish<'_> =
    Wish { sort: None, group: false, collapsed: &[], find: "", around: (false, false) };

fn shown(lines: &[Line<'_>], wish: &Wish<'_>) -> Vec<Shown> {
    let collapsed: BTreeSet<String> = wish.collapsed.iter().map(|key| (*key).to_owned()).collect();
    let (has_previous, has_next) = wish.around;
    let page = Page { lines, has_previous, has_next };
    let Wish { sort, group, find, .. } = *wish;
    arrange(&page, &Plan { sort, group, collapsed: &collapsed, find })
}

/// The places of the lines shown.
fn places(shown: &[Shown]) -> Vec<usize> {
    let place = |shown: &Shown| match shown {
        Shown::Line { at, .. } => Some(*at),
        Shown::Group { .. } => None,
    };
    shown.iter().filter_map(place).collect()
}

fn sorted(lines: &[Line<'_>], column: Column, direction: Direction) -> Vec<usize> {
    places(&shown(lines, &Wish { sort: Some((column, direction)), ..NONE }))
}

fn sorted_names<'a>(names: &[&'a str], direction: Direction) -> Vec<&'a str> {
    let places = sorted(&of_names(names), Column::TapeJob, direction);
    places.into_iter().map(|at| names[at]).collect()
}

/// Groups as `key×lines`, with marks: `<` may have begun, `>` may continue, `-` collapsed; lines
/// as their places.
fn outline(shown: &[Shown]) -> String {
    let piece = |shown: &Shown| match shown {
        Shown::Line { at, .. } => at.to_string(),
        Shown::Group { key, lines, collapsed, may_have_begun, may_continue, at } => {
            let mark = |is: bool, mark| if is { mark } else { "" };
            [
                mark(*may_have_begun, "<"),
                &format!("{key}×{lines}@{at}"),
                mark(*may_continue, ">"),
                mark(*collapsed, "-"),
            ]
            .concat()
        }
    };
    shown.iter().map(piece).collect::<Vec<_>>().join(" ")
}

/// What is found in a name, cut out of it.
fn found<'a>(name: &'a str, find: &str) -> Option<Vec<&'a str>> {
    let hits = Query::new(find).hits(&of_job(named(name, "")))?.job.name;
    Some(cut(name, &hits))
}

/// What is found in a UID, cut out of it.
fn found_uid<'a>(uid: &'a str, find: &str) -> Option<Vec<&'a str>> {
    Some(cut(uid, &Query::new(find).hits(&of_job(unnamed(uid)))?.job.uid))
}

fn cut<'a>(text: &'a str, hits: &[(usize, usize)]) -> Vec<&'a str> {
    let byte = |at: usize| text.char_indices().nth(at).map_or(text.len(), |(at, _)| at);
    assert!(hits.iter().all(|(from, to)| from < to && *to <= text.chars().count()), "{hits:?}");
    assert!(hits.windows(2).all(|pair| pair[0].1 < pair[1].0), "apart and in order: {hits:?}");
    hits.iter().map(|(from, to)| &text[byte(*from)..byte(*to)]).collect()
}

// Sorting.

#[test]
fn nothing_wished_changes_nothing() {
    let lines = of_names(&["b", "a", "c"]);
    assert_eq!(places(&shown(&lines, &NONE)), [0, 1, 2]);
    assert!(shown(&[], &NONE).is_empty());
    let sort = Some((Column::TapeJob, Direction::Ascending));
    assert!(
        shown(&[], &Wish { sort, group: true, find: "x", around: (true, true), ..NONE }).is_empty()
    );
}

#[test]
fn names_are_in_natural_order() {
    let names =
        ["Job 10", "job 2", "Job 1", "JOB 02b", "Job", "", "job 2a", "Job 9 x 10", "Job 9 x 9"];
    let expected =
        ["Job", "Job 1", "job 2", "job 2a", "JOB 02b", "Job 9 x 9", "Job 9 x 10", "Job 10", ""];
    assert_eq!(sorted_names(&names, Direction::Ascending), expected);
}

#[test]
fn numbers_may_be_longer_than_any_machine_number() {
    let long = "1".repeat(500);
    let longer = ["00", &"1".repeat(499), "2"].concat();
    let names = [longer.as_str(), &long, "7"];
    assert_eq!(sorted_names(&names, Direction::Ascending), ["7", &long, &longer]);
}

#[test]
fn leading_zeros_and_case_and_accents_count_for_nothing() {
    let names = ["job 007", "JOB 7", "Jöb 07", "jo\u{308}b 7"];
    assert_eq!(sorted_names(&names, Direction::Ascending), names);
    assert_eq!(sorted_names(&names, Direction::Descending), names);
    let names =
        ["Zz", "Zürich", "Zulu", "zur", "Ärger", "Alpha", "Łódź", "lima", "Straße", "STRASSE"];
    let expected =
        ["Alpha", "Ärger", "lima", "Łódź", "Straße", "STRASSE", "Zulu", "zur", "Zürich", "Zz"];
    assert_eq!(sorted_names(&names, Direction::Ascending), expected);
}

#[test]
fn equal_lines_stay_in_their_order_both_ways() {
    let lines = [
        line(named("b", UID), unnamed("1")),
        line(named("a", UID), unnamed("2")),
        line(named("B", OTHER), unnamed("3")),
        line(named("A", OTHER), unnamed("4")),
    ];
    assert_eq!(sorted(&lines, Column::TapeJob, Direction::Ascending), [1, 3, 0, 2]);
    assert_eq!(sorted(&lines, Column::TapeJob, Direction::Descending), [0, 2, 1, 3]);
}

#[test]
fn jobs_without_a_name_go_by_uid_behind_the_others_and_those_without_either_last() {
    let lines = [
        of_job(unnamed("")),
        of_job(unnamed("B1")),
        of_job(named("zulu", "0")),
        of_job(unnamed("{a-2}")),
        of_job(named("  ", "A3")),
        of_job(named("alpha", "f")),
        of_job(unnamed("  ")),
    ];
    assert_eq!(sorted(&lines, Column::TapeJob, Direction::Ascending), [5, 2, 3, 4, 1, 0, 6]);
    assert_eq!(sorted(&lines, Column::TapeJob, Direction::Descending), [2, 5, 1, 4, 3, 0, 6]);
}

#[test]
fn uids_are_not_in_natural_order() {
    let lines = ["9a", "10", "2F"].map(|uid| of_job(unnamed(uid)));
    assert_eq!(sorted(&lines, Column::TapeJob, Direction::Ascending), [1, 2, 0]);
}

#[test]
fn a_uid_is_the_same_however_it_is_spelt() {
    let spellings = [UID.to_uppercase(), UID.replace('-', ""), ["{", UID, "}"].concat()];
    let mut lines = vec![of_job(unnamed(UID))];
    lines.extend(spellings.iter().map(|uid| of_job(unnamed(uid))));
    assert_eq!(sorted(&lines, Column::TapeJob, Direction::Descending), [0, 1, 2, 3]);
    assert!(spellings.iter().all(|uid| key(&unnamed(uid)) == UID));
}

#[test]
fn every_column_sorts_by_what_it_shows() {
    let of = |name, status, last_run| Words { uid: UID, name, status, last_run };
    let low = of(Some("a"), Some("Failed"), Some(-5));
    let high = of(Some("b"), Some("warning"), Some(5));
    let none = Words::default();
    for column in Column::ALL {
        let linked = matches!(
            column,
            Column::LinkedJob | Column::LinkedJobStatus | Column::LinkedJobLastRun
        );
        let place = |words| if linked { line(high, words) } else { line(words, high) };
        let lines = [place(none), place(high), place(low)];
        assert_eq!(sorted(&lines, *column, Direction::Ascending), [2, 1, 0], "{column:?}");
        assert_eq!(sorted(&lines, *column, Direction::Descending), [1, 2, 0], "{column:?}");
    }
}

#[test]
fn times_that_nobody_can_mean_are_still_in_order() {
    let times = [Some(i64::MAX), None, Some(i64::MIN), Some(0)];
    let lines = times.map(|last_run| of_job(Words { last_run, ..Words::default() }));
    assert_eq!(sorted(&lines, Column::TapeJobLastRun, Direction::Ascending), [2, 3, 0, 1]);
    assert_eq!(sorted(&lines, Column::TapeJobLastRun, Direction::Descending), [0, 3, 2, 1]);
}

/// `sort_by` panics where an order contradicts itself.
#[test]
fn the_order_never_contradicts_itself() {
    let pieces =
        ["", "0", "00", "1", "01", "10", "a", "A", "ä", "ß", " ", "-", "İ", "\u{307}", "٣", "９"];
    let mut names = Vec::new();
    for one in pieces {
        for two in pieces {
            names.extend(pieces.map(|three| [one, two, three].concat()));
        }
    }
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    let up = sorted_names(&names, Direction::Ascending);
    assert_eq!(sorted_names(&up, Direction::Ascending), up, "sorted once is sorted for good");
    let mut backwards = up.clone();
    backwards.reverse();
    let fold = |names: Vec<&str>| -> Vec<String> {
        names
            .iter()
            .map(|name| name.trim().to_lowercase().replace(['\u{307}', '0'], "").replace('ä', "a"))
            .collect()
    };
    let again = sorted_names(&backwards, Direction::Ascending);
    assert_eq!(fold(again), fold(up), "whatever the order before");
}

// Grouping.

#[test]
fn groups_come_in_the_order_of_their_first_lines() {
    let lines = ["b", "a", "b", "c", "a"].map(|uid| of_job(unnamed(uid)));
    let wish = Wish { group: true, ..NONE };
    assert_eq!(outline(&shown(&lines, &wish)), "b×2@0 0 2 a×2@1 1 4 c×1@3 3");
    let sort = Some((Column::TapeJob, Direction::Ascending));
    let wish = Wish { sort, ..wish };
    assert_eq!(outline(&shown(&lines, &wish)), "a×2@1 1 4 b×2@0 0 2 c×1@3 3");
    let sort = Some((Column::TapeJob, Direction::Descending));
    assert_eq!(outline(&shown(&lines, &Wish { sort, ..wish })), "c×1@3 3 b×2@0 0 2 a×2@1 1 4");
}

#[test]
fn lines_are_sorted_within_their_group() {
    let lines = [("a", "3"), ("b", "1"), ("a", "2")];
    let lines = lines.map(|(job, linked)| line(unnamed(job), unnamed(linked)));
    let sort = Some((Column::LinkedJob, Direction::Ascending));
    let wish = Wish { sort, group: true, ..NONE };
    assert_eq!(outline(&shown(&lines, &wish)), "b×1@1 1 a×2@2 2 0");
}

#[test]
fn one_uid_in_many_spellings_is_one_group_and_none_is_one_too() {
    let (upper, bare) = (UID.to_uppercase(), UID.replace('-', ""));
    let lines = [UID, "", &upper, "", &bare, "odd", "ODD"].map(|uid| of_job(unnamed(uid)));
    let shown = shown(&lines, &Wish { group: true, ..NONE });
    assert_eq!(outline(&shown), format!("{UID}×3@0 0 2 4 ×2@1 1 3 odd×1@5 5 ODD×1@6 6"));
}

#[test]
fn collapsed_groups_show_only_their_heading() {
    let lines = ["b", "a", "b", ""].map(|uid| of_job(unnamed(uid)));
    let wish = Wish { group: true, collapsed: &["b", "", "not here"], ..NONE };
    assert_eq!(outline(&shown(&lines, &wish)), "b×2@0- a×1@1 1 ×1@3-");
    let wish = Wish { group: false, ..wish };
    assert_eq!(outline(&shown(&lines, &wish)), "0 1 2 3", "without groups nothing is hidden");
}

#[test]
fn a_group_at_the_pages_edge_may_go_on_beyond_it() {
    let lines = ["a", "b", "a", "c"].map(|uid| of_job(unnamed(uid)));
    let outline =
        |around, lines: &[Line<'_>]| outline(&shown(lines, &Wish { group: true, around, ..NONE }));
    assert_eq!(outline((false, false), &lines), "a×2@0 0 2 b×1@1 1 c×1@3 3");
    assert_eq!(outline((true, false), &lines), "<a×2@0 0 2 b×1@1 1 c×1@3 3");
    assert_eq!(outline((false, true), &lines), "a×2@0 0 2 b×1@1 1 c×1@3> 3");
    assert_eq!(outline((true, true), &lines[..1]), "<a×1@0> 0");
}

#[test]
fn the_edge_is_the_servers_whatever_is_sorted_and_found() {
    let lines = [("a", "x"), ("a", "y"), ("b", "y"), ("c", "x"), ("c", "y")];
    let lines = lines.map(|(job, linked)| line(unnamed(job), unnamed(linked)));
    let sort = Some((Column::TapeJob, Direction::Descending));
    let wish = Wish { sort, group: true, find: "y", around: (true, true), ..NONE };
    assert_eq!(outline(&shown(&lines, &wish)), "c×1@4> 4 b×1@2 2 <a×1@1 1");
}

// Finding.

#[test]
fn names_are_found_in_any_case() {
    assert_eq!(found("Athens Daily", "ATHENS").unwrap(), ["Athens"]);
    assert_eq!(found("Athens Daily", "s d"), Some(vec!["s", "D"]));
    assert_eq!(found("Athens Daily", "  daily \t\n").unwrap(), ["Daily"]);
    assert_eq!(found("Athens Daily", "berlin"), None);
    assert_eq!(found("ΟΔΟΣ", "οδος").unwrap(), ["ΟΔΟΣ"]);
    assert_eq!(found("οδος", "ΟΔΟΣ").unwrap(), ["οδος"]);
    assert_eq!(found("ЁЛКА ёлка", "ёлка").unwrap(), ["ЁЛКА", "ёлка"]);
    assert_eq!(found("日本 backup", "本").unwrap(), ["本"]);
}

#[test]
fn accents_are_looked_through_and_never_torn_off() {
    for name in ["Zürich 1", "Zu\u{308}rich 1"] {
        for find in ["zurich", "ZÜRICH", "zu\u{308}rich"] {
            assert_eq!(found(name, find).unwrap(), [&name[..name.len() - 2]], "{name} {find}");
        }
    }
    assert_eq!(found("xu\u{308}\u{301}y", "u").unwrap(), ["u\u{308}\u{301}"]);
    assert_eq!(found("\u{301}u\u{308}", "u").unwrap(), ["u\u{308}"]);
    assert_eq!(found("u", "\u{308}").unwrap(), Vec::<&str>::new(), "a mark alone is nothing");
    assert_eq!(found("éé", "e").unwrap(), ["éé"]);
}

#[test]
fn ranges_are_right_where_folding_changes_lengths() {
    assert_eq!(found("İİ İstanbul x", "istanbul").unwrap(), ["İstanbul"]);
    assert_eq!(found("aİb", "i").unwrap(), ["İ"]);
    assert_eq!(found("aİb", "b").unwrap(), ["b"]);
    assert_eq!(found("aİb", "İ").unwrap(), ["İ"]);
    assert_eq!(found("Straße 1", "STRASSE").unwrap(), ["Straße"]);
    assert_eq!(found("Straße 1", "as").unwrap(), ["aß"], "half a letter is the letter");
    assert_eq!(found("STRASSE", "straße").unwrap(), ["STRASSE"]);
    assert_eq!(found("😀x😀", "x😀").unwrap(), ["x😀"]);
}

#[test]
fn hits_that_overlap_or_touch_are_one() {
    assert_eq!(found("aaa b", "aa").unwrap(), ["aaa"]);
    assert_eq!(found("abcd", "bc ab cd").unwrap(), ["abcd"]);
    assert_eq!(found("abxab", "a b").unwrap(), ["ab", "ab"]);
}

#[test]
fn uids_are_found_with_and_without_braces_and_hyphens() {
    let bare = UID.replace('-', "");
    let braced = ["{", UID, "}"].concat();
    let upper = UID.to_uppercase();
    for spelt in [UID, &bare, &braced, &upper] {
        let without_braces = spelt.trim_matches(['{', '}']);
        for find in [UID, &bare, &braced, &upper] {
            let hit = found_uid(spelt, find).expect(find);
            let braces_too = spelt == find;
            assert_eq!(hit, [if braces_too { spelt } else { without_braces }], "{spelt} {find}");
        }
        assert_eq!(found_uid(spelt, OTHER), None);
    }
}

#[test]
fn parts_of_uids_are_found() {
    assert_eq!(found_uid(UID, "55DB-87").unwrap(), ["55db-87"]);
    assert_eq!(found_uid(UID, "55db87").unwrap(), ["55db-87"]);
    assert_eq!(found_uid(UID, "{acb055db").unwrap(), ["acb055db"]);
    assert_eq!(found_uid(UID, "{acb055db-").unwrap(), ["acb055db-"]);
    assert_eq!(found_uid(UID, "acb055db").unwrap(), ["acb055db"], "not the hyphen behind");
    assert_eq!(found_uid(UID, "119b}").unwrap(), ["119b"]);
    assert_eq!(found_uid(UID, "55db87ad41").unwrap(), ["55db-87ad-41"]);
    assert_eq!(found_uid(&UID.replace('-', ""), "55db-87").unwrap(), ["55db87"]);
    assert_eq!(found_uid(UID, "a").unwrap(), ["a", "a", "a", "a", "a"]);
    assert_eq!(found_uid(UID, "-").unwrap(), ["-"; 4]);
    assert_eq!(found_uid(&["{", UID, "}"].concat(), "{").unwrap(), ["{"]);
}

#[test]
fn hyphens_that_are_typed_must_be_there() {
    assert_eq!(found_uid(UID, "5-5db"), None);
    assert_eq!(found_uid("00dc1000-0000-0000-0000-000000000000", "dc-1"), None);
    assert_eq!(found("DC-1", "dc-1").unwrap(), ["DC-1"]);
    assert_eq!(found("DC-1", "dc1"), None, "names are not UIDs");
}

#[test]
fn all_words_must_be_somewhere_in_the_line() {
    let both = line(named("Tape Athens", UID), named("VM Berlin", OTHER));
    let hits = Query::new("athens berlin 041fe885 tape").hits(&both).unwrap();
    let expected = LineHits {
        job: Hits { uid: vec![], name: vec![(0, 4), (5, 11)] },
        linked_job: Hits { uid: vec![(0, 8)], name: vec![(3, 9)] },
    };
    assert_eq!(hits, expected);
    for (find, is_there) in
        [("athens paris", false), ("paris athens", false), ("vm acb055db", true)]
    {
        assert_eq!(matches(&both, &Query::new(find)), is_there, "{find}");
    }
    assert!(!matches(&both, &Query::new("athensvm")), "nothing is found across two texts");
}

#[test]
fn statuses_and_absent_texts_are_not_searched() {
    let status = Some("Failed");
    let job = Words { uid: "", name: None, status, last_run: Some(7) };
    assert!(!matches(&of_job(job), &Query::new("failed")));
    assert!(!matches(&Line::default(), &Query::new("x")));
}

#[test]
fn nothing_to_find_matches_everything_without_hits() {
    for find in ["", "   ", "\t\n\u{a0}\u{3000}", "\u{301}"] {
        let query = Query::new(find);
        assert!(query.is_empty());
        assert_eq!(query.hits(&of_job(named("a", UID))), Some(LineHits::default()));
        assert!(matches(&Line::default(), &query));
    }
    assert!(!Query::new("x").is_empty());
}

#[test]
fn only_what_is_found_is_shown_with_its_hits() {
    let lines = of_names(&["alpha", "beta", "gamma"]);
    let shown = shown(&lines, &Wish { find: "m", ..NONE });
    let job = Hits { uid: vec![], name: vec![(2, 4)] };
    assert_eq!(shown, [Shown::Line { at: 2, hits: LineHits { job, ..LineHits::default() } }]);
}

// Hostility.

#[test]
fn no_text_is_too_hostile() {
    let zalgo = ["a", &"\u{301}".repeat(300)].concat();
    let long = "x-".repeat(300);
    let texts = [
        "",
        " ",
        "{",
        "}",
        "{}",
        "-",
        "{-}",
        "\0",
        "\u{301}",
        "İ",
        "ß",
        "\u{feff}",
        "\u{202e}x",
        "0",
        "٣",
        "\u{10ffff}",
        "a\u{301}{-}\u{301}b",
        UID,
        &zalgo,
        &long,
    ];
    let lines: Vec<_> = texts.iter().map(|text| line(named(text, text), unnamed(text))).collect();
    for find in texts {
        for column in Column::ALL {
            let sort = Some((*column, Direction::Descending));
            let shown =
                shown(&lines, &Wish { sort, group: true, find, around: (true, true), ..NONE });
            for at in places(&shown) {
                let hits = Query::new(find).hits(&lines[at]).unwrap();
                cut(texts[at], &hits.job.name);
                cut(texts[at], &hits.job.uid);
                cut(texts[at], &hits.linked_job.uid);
            }
        }
        let itself = Query::new(find).hits(&of_job(named(find, find)));
        assert!(itself.is_some(), "a text finds itself: {find:?}");
    }
}

#[test]
fn ten_thousand_lines_take_no_time() {
    let names: Vec<String> = (0..10_000).map(|at| format!("Job {}", at * 7919 % 10_000)).collect();
    let uids: Vec<String> =
        (0..10_000).map(|at| format!("{:08x}-0000-4000-8000-000000000000", at % 97)).collect();
    let lines: Vec<_> =
        names.iter().zip(&uids).map(|(name, uid)| line(unnamed(uid), named(name, UID))).collect();
    let began = Instant::now();
    let sort = Some((Column::LinkedJob, Direction::Ascending));
    let all = shown(&lines, &Wish { sort, group: true, find: "job 0-4000", ..NONE });
    assert_eq!(all.len(), 10_000 + 97);
    assert!(began.elapsed() < Duration::from_secs(1), "{:?}", began.elapsed());
    let order = sorted(&lines, Column::LinkedJob, Direction::Ascending);
    assert!(order.iter().enumerate().all(|(place, at)| names[*at] == format!("Job {place}")));
}
