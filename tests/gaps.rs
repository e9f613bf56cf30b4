//! Jobs that no tape job processes, and tape jobs that link nothing, from pages to lists.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "these are tests")]

use serde_json::{Value, json};
use tape_job_links::config::Target;
use tape_job_links::export::tabbed_line;
use tape_job_links::names::{Directory, Doubt, Gaps, Links, Repositories, Tally, gaps};
use tape_job_links::protocol::{
    Answer, Call, Job, List, Page, PageRequest, Verdict, judge, judge_jobs,
};
use uuid::Uuid;

fn page_of(list: List, body: &Value) -> Page {
    let target = Target { api_base: String::new(), server: Uuid::nil() };
    let asked = PageRequest { target, limit: 500, offset: 0, list, call: Call::Pairs };
    let body = body.to_string().into_bytes();
    let answer = Answer { status: 200, body, ..Answer::default() };
    let verdict = match list {
        List::Jobs => judge_jobs(&answer, &asked),
        _ => judge(&answer, &asked),
    };
    match verdict {
        Verdict::Page(page) => page,
        other => panic!("{other:?}"),
    }
}

fn page(list: List, data: &Value) -> Page {
    page_of(list, &json!({ "data": data }))
}

fn directory(jobs: &Value) -> Directory {
    let mut directory = Directory::default();
    directory.add(&page(List::Jobs, jobs).items);
    directory
}

fn links(pairs: &Value) -> Links {
    let mut links = Links::default();
    links.add(&page(List::Links, pairs).items);
    links
}

fn repositories(rows: &Value) -> Repositories {
    let mut repositories = Repositories::default();
    repositories.add(&page(List::Repositories, rows).items);
    repositories
}

/// The UID of a number.
fn uid(number: u128) -> String {
    Uuid::from_u128(number).to_string()
}

/// A job with the UIDs of `number` and `100 + number`, named by its number.
fn job(number: u128, kind: &str) -> Value {
    json!({
        "instanceUid": uid(number), "uniqueUid": uid(100 + number),
        "name": number.to_string(), "type": kind,
    })
}

fn pair(job: u128, linked: u128) -> Value {
    json!({ "jobUid": uid(job), "linkedJobUid": uid(linked) })
}

fn names(jobs: &[&Job]) -> Vec<String> {
    jobs.iter().map(|job| job.name.as_deref().unwrap_or("?").to_owned()).collect()
}

/// Backup jobs, tape jobs and others, by their names.
fn lists(gaps: &Gaps<'_>) -> [String; 3] {
    [&gaps.backup_jobs, &gaps.tape_jobs, &gaps.others].map(|list| names(list).join(" "))
}

fn found(jobs: &Value, pairs: &Value) -> [String; 3] {
    lists(&gaps(&directory(jobs), &links(pairs), Some(&Repositories::default())))
}

#[test]
fn what_stands_in_no_link_is_found_and_what_stands_in_one_is_not() {
    let jobs = json!([
        job(1, "BackupToTape"),
        job(2, "BackupToTape"),
        job(3, "BackupVm"),
        job(4, "BackupVm"),
        job(5, "BackupCopy"),
        job(6, "SimpleBackupCopy"),
        job(7, "AgentBackupJob"),
    ]);
    let pairs = json!([pair(1, 3), pair(1, 6), pair(1, 3)]);
    assert_eq!(found(&jobs, &pairs), ["4 5 7", "2", ""]);
    let (directory, links) = (directory(&jobs), links(&pairs));
    let gaps = gaps(&directory, &links, Some(&Repositories::default()));
    let counts = (gaps.compared, gaps.processed, gaps.linking, gaps.by_repository, gaps.file_jobs);
    assert_eq!(counts, (7, 2, 1, 0, 0));
    assert_eq!((gaps.unidentified, gaps.illegible), (0, 0));
}

#[test]
fn nothing_makes_no_gaps() {
    assert_eq!(found(&json!([]), &json!([])), ["", "", ""]);
    assert_eq!(found(&json!([]), &json!([pair(1, 2)])), ["", "", ""], "a job that is not listed");
    let all = json!([job(1, "BackupToTape"), job(2, "BackupVm")]);
    assert_eq!(found(&all, &json!([pair(1, 2)])), ["", "", ""]);
    assert_eq!(found(&all, &json!([])), ["2", "1", ""]);
}

#[test]
fn a_job_is_known_under_either_uid_on_either_side_however_it_is_spelt() {
    let jobs = json!([job(0xa, "BackupToTape"), job(0xb, "BackupVm"), job(0xc, "BackupVm")]);
    for (tape, linked) in [(0xa, 0xb), (100 + 0xa, 100 + 0xb), (0xa, 100 + 0xb), (100 + 0xa, 0xb)] {
        assert_eq!(found(&jobs, &json!([pair(tape, linked)])), ["12", "", ""]);
        let braces = |number| format!("{{{}}}", uid(number).to_uppercase());
        let spelt = json!([{ "jobUid": braces(tape), "linkedJobUid": braces(linked) }]);
        assert_eq!(found(&jobs, &spelt), ["12", "", ""]);
    }
    // The tape job's other UID, where the first says nothing.
    let unique = json!([{ "uniqueJobUid": uid(100 + 0xa), "linkedJobUid": uid(0xb) }]);
    assert_eq!(found(&jobs, &unique), ["12", "", ""]);
    // A job that has but one of them.
    let jobs = json!([{ "uniqueUid": uid(2), "name": "2", "type": "BackupVm" }]);
    assert_eq!(found(&jobs, &json!([pair(1, 2)])), ["", "", ""]);
    assert_eq!(found(&jobs, &json!([pair(1, 3)])), ["2", "", ""]);
}

#[test]
fn only_backup_jobs_are_missed_on_tape() {
    let jobs = json!([
        job(1, "FileToTape"),
        job(2, "ReplicationVM"),
        job(3, "SureBackup"),
        job(4, "Unknown"),
        job(5, "BackupToCrystal"),
        job(6, ""),
        { "instanceUid": uid(7), "name": "7" },
        { "instanceUid": uid(8), "name": "8", "type": 8 },
        job(9, "BackupVm"),
    ]);
    assert_eq!(found(&jobs, &json!([])), ["9", "", "2 3 4 5 6 7 8"]);
    let (directory, links) = (directory(&jobs), links(&json!([])));
    assert_eq!(gaps(&directory, &links, None).file_jobs, 1);
}

#[test]
fn a_type_that_a_tape_job_processes_is_one_of_a_backup_job() {
    let jobs = json!([
        job(1, "BackupToTape"),
        job(2, "BackupToCrystal"),
        job(3, "backuptocrystal"),
        job(4, "ReplicationVM"),
    ]);
    assert_eq!(found(&jobs, &json!([pair(1, 2)])), ["3", "", "4"]);
    // A type that says nothing tells nothing of the next such.
    for kind in ["Unknown", ""] {
        let jobs = json!([job(1, "BackupToTape"), job(2, kind), job(3, kind)]);
        assert_eq!(found(&jobs, &json!([pair(1, 2)])), ["", "", "3"], "{kind}");
    }
    // Nor does a tape job that is linked make tape jobs or file-to-tape jobs backup jobs.
    let jobs = json!([job(1, "BackupToTape"), job(2, "FileToTape"), job(3, "FileToTape")]);
    assert_eq!(found(&jobs, &json!([pair(9, 1), pair(9, 2)])), ["", "1", ""]);
}

#[test]
fn whoever_links_is_a_tape_job_whatever_its_type() {
    for kind in ["BackupToTape", "BackupToCrystal", "Unknown", "", "BackupVm", "FileToTape"] {
        let jobs = json!([job(1, kind), job(2, "BackupVm")]);
        assert_eq!(found(&jobs, &json!([pair(1, 2)])), ["", "", ""], "{kind}");
    }
    let jobs = json!([job(1, "BACKUPTOTAPE"), job(2, "backupvm")]);
    assert_eq!(found(&jobs, &json!([])), ["2", "1", ""], "types are compared without their case");
}

#[test]
fn a_tape_job_of_repositories_links_nothing_and_is_no_gap() {
    let jobs = json!([job(1, "BackupToTape"), job(2, "BackupToTape"), job(3, "BackupVm")]);
    let (directory, links) = (directory(&jobs), links(&json!([])));
    for row in [
        json!({ "jobUid": uid(1), "linkedRepositoryUid": uid(50) }),
        json!({ "jobUid": uid(101).to_uppercase(), "linkedRepositoryUid": null }),
        json!({ "uniqueJobUid": uid(101) }),
        json!({ "jobUid": uid(77), "uniqueJobUid": uid(1) }),
    ] {
        let repositories = repositories(&json!([row, row]));
        let gaps = gaps(&directory, &links, Some(&repositories));
        assert_eq!(lists(&gaps), ["3", "2", ""], "{row}");
        assert_eq!((gaps.by_repository, repositories.is_any()), (1, true));
    }
    // Where nobody knows, both are told, and none is said to process one.
    let gaps = gaps(&directory, &links, None);
    assert_eq!((lists(&gaps), gaps.by_repository), (["3", "1 2", ""].map(Into::into), 0));
}

#[test]
fn a_pair_with_a_repository_that_nobody_can_read_says_that_there_are_some() {
    assert!(!repositories(&json!([])).is_any());
    for row in [json!(7), json!({}), json!({ "jobUid": "x" })] {
        assert!(repositories(&json!([row])).is_any(), "{row}");
    }
}

#[test]
fn what_cannot_be_compared_is_counted() {
    let jobs = json!([
        { "name": "no UID", "type": "BackupVm" },
        { "instanceUid": "x", "uniqueUid": 7, "name": "odd", "type": "BackupVm" },
        { "instanceUid": "x", "uniqueUid": uid(2), "name": "2", "type": "BackupVm" },
    ]);
    let pairs = json!([
        {},
        7,
        { "jobUid": "x", "linkedJobUid": uid(9) },
        { "jobUid": uid(1), "linkedJobUid": null },
        { "jobUid": uid(1), "linkedJobUid": [uid(2)] },
        { "jobUid": "", "uniqueJobUid": uid(1), "linkedJobUid": uid(9) },
        pair(1, 9),
    ]);
    let (directory, links) = (directory(&jobs), links(&pairs));
    let gaps = gaps(&directory, &links, None);
    assert_eq!(lists(&gaps), ["2", "", ""]);
    assert_eq!((gaps.unidentified, gaps.illegible, gaps.compared), (2, 5, 1));
}

#[test]
fn a_job_that_came_twice_is_told_once_and_another_with_a_uid_of_its_is_not_lost() {
    let other = json!({
        "instanceUid": uid(1), "uniqueUid": uid(5), "name": "other", "type": "BackupVm",
    });
    let jobs = json!([job(1, "BackupVm"), job(1, "BackupVm"), other]);
    assert_eq!(found(&jobs, &json!([])), ["1 other", "", ""]);
}

#[test]
fn pages_add_up() {
    let mut split = Links::default();
    for pair in [pair(1, 2), pair(1, 3)] {
        split.add(&page(List::Links, &json!([pair])).items);
    }
    let jobs = directory(&json!([job(2, "BackupVm"), job(3, "BackupVm"), job(4, "BackupVm")]));
    assert_eq!(lists(&gaps(&jobs, &split, None)), ["4", "", ""]);
}

/// A server of random jobs and pairs, against a comparison that is as plain as can be.
#[test]
fn agrees_with_a_plain_comparison() {
    let mut seed = 7_u64;
    let mut below = |limit: u64| {
        seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
        u128::from((seed >> 33) % limit)
    };
    for _ in 0..200 {
        let count = 1 + below(40);
        let kinds = ["BackupToTape", "BackupVm", "SureBackup"];
        let kinds: Vec<_> = (0..count).map(|_| kinds[usize::try_from(below(3)).unwrap()]).collect();
        let jobs: Vec<_> = (0..).zip(&kinds).map(|(number, kind)| job(number, kind)).collect();
        let mut pairs = Vec::new();
        for _ in 0..below(40) {
            let (one, other) = (below(60), below(60));
            let of = |number: u128, kind| {
                usize::try_from(number).ok().and_then(|at| kinds.get(at)) == Some(&kind)
            };
            // As the API has them: tape jobs on the one side, backup jobs on the other.
            if of(one, "BackupToTape") && of(other, "BackupVm") {
                let shift = 100 * below(2);
                pairs.push((one, other, pair(shift + one, shift + other)));
            }
        }
        let expected = ["BackupVm", "BackupToTape", "SureBackup"].map(|kind| {
            let is_free = |number: &u128| {
                pairs.iter().all(|(one, other, _)| one != number && other != number)
            };
            let of_kind =
                (0..count).filter(|number| kinds[usize::try_from(*number).unwrap()] == kind);
            of_kind.filter(is_free).map(|number| number.to_string()).collect::<Vec<_>>().join(" ")
        });
        let pairs: Vec<_> = pairs.into_iter().map(|(_, _, pair)| pair).collect();
        assert_eq!(found(&json!(jobs), &json!(pairs)), expected, "{pairs:?}");
    }
}

fn tally(pages: &[Value]) -> Tally {
    let mut tally = Tally::default();
    for body in pages {
        tally.add(&page_of(List::Links, body));
    }
    tally
}

/// A page of so many rows of a list of so many.
fn told(count: usize, offset: usize, total: u64) -> Value {
    let rows = vec![pair(1, 2); count];
    let paging = json!({ "total": total, "count": count, "offset": offset });
    json!({ "meta": { "pagingInfo": paging }, "data": rows })
}

#[test]
fn a_list_is_whole_only_if_all_of_it_came() {
    let doubts = |pages: &[Value]| tally(pages).doubts(None, false);
    assert_eq!(doubts(&[told(2, 0, 3), told(1, 0, 3)]), []);
    assert_eq!(tally(&[told(2, 0, 3), told(1, 0, 3)]).rows(), 3);
    assert_eq!(doubts(&[told(0, 0, 0)]), []);
    assert_eq!(doubts(&[]), [Doubt::Unsure], "nothing came at all");
    assert_eq!(doubts(&[told(2, 0, 3)]), [Doubt::Unsure], "fewer rows than there are");
    assert_eq!(doubts(&[told(2, 0, 3), told(2, 0, 3)]), [Doubt::Unsure], "more than there are");
    assert_eq!(doubts(&[json!({ "data": [pair(1, 2)] })]), [Doubt::Unsure], "no total");
    let alien = json!({ "meta": { "pagingInfo": { "total": 1 } }, "data": [7] });
    assert_eq!(doubts(&[alien]), [], "what it is is told elsewhere; it did come");
    let mut partial = told(1, 0, 1);
    partial["errors"] = json!([{ "message": "some could not be read" }]);
    assert_eq!(doubts(std::slice::from_ref(&partial)), [Doubt::Partial]);
    let pages = [partial, told(1, 0, 5)];
    assert_eq!(tally(&pages).doubts(None, true), [Doubt::Unsure, Doubt::Partial]);
    let changed = Doubt::Changed { was: 1, now: 5 };
    assert_eq!(tally(&pages).doubts(Some((1, 5)), true), [changed, Doubt::Partial]);
    assert_eq!(tally(&[told(1, 0, 1)]).doubts(None, true), [Doubt::Unsure]);
}

#[test]
fn a_line_for_the_clipboard_is_one_line_of_texts() {
    let mut text = String::new();
    tabbed_line(&mut text, &[("List", false), ("", false), ("Last run", false)]);
    tabbed_line(&mut text, &[("=1+1", false), ("a\tb\r\nc", false), ("2025-12-12", true)]);
    tabbed_line(&mut text, &[("2025-12-12", false), (&uid(7), false), ("@x", true)]);
    let expected = "List\t\tLast run\n'=1+1\ta b  c\t2025-12-12\n\
        '2025-12-12\t00000000-0000-0000-0000-000000000007\t'@x\n";
    assert_eq!(text, expected);
}
