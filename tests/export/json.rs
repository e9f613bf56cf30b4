//! JSON, read back.

use super::hostile::hostile;
use super::{PAGE, about, all, file, file_of, pair, whole};
use serde_json::Value;
use tape_job_links::export::{Ending, Format, Missing, Row, sentence};

#[test]
fn json_is_one_object_with_a_row_a_line() {
    let expected = "{\"meta\":{\"about\":\"Tape job links of backup server “athens-dc1” \
        (0a106d53-ac5b-441c-a5e8-124d53f8f8d9), whole list, exported at 2026-11-25T14:31:05Z: 2 rows, \
        complete.\",\"serverUid\":\"0a106d53-ac5b-441c-a5e8-124d53f8f8d9\",\"serverName\":\"athens-dc1\",\
        \"exportedAt\":\"2026-11-25T14:31:05Z\",\"scope\":\"all\",\"first\":null,\"last\":null,\"total\":2,\
        \"rows\":2,\"complete\":true,\"missing\":[]},\n\"data\":[\n\
        {\"jobUid\":\"a\",\"linkedJobUid\":\"b\",\"uniqueJobUid\":null},\n\
        {\"jobUid\":null,\"linkedJobUid\":null,\"uniqueJobUid\":null}\n]}\n";
    assert_eq!(file(Format::Json, false, &[pair("a", "b"), Row::default()]), expected);
}

#[test]
fn json_has_names_where_they_are_wished() {
    let read: Value = serde_json::from_str(&file(Format::Json, true, &[all("x")])).unwrap();
    let row = read["data"][0].as_object().unwrap();
    assert_eq!(row.len(), 11);
    for name in ["jobName", "jobType", "jobStatus", "jobLastRun", "uniqueJobUid"] {
        assert_eq!(row[name], "x");
    }
    for name in ["linkedJobName", "linkedJobType", "linkedJobStatus", "linkedJobLastRun"] {
        assert_eq!(row[name], "x");
    }
}

#[test]
fn json_loses_nothing() {
    let texts = hostile();
    let rows: Vec<_> = texts.iter().map(|text| all(text)).collect();
    let file = file(Format::Json, true, &rows);
    assert!(!file.contains(['\u{2028}', '\u{2029}', '\u{7f}', '\u{85}', '\0']));
    let read: Value = serde_json::from_str(&file).unwrap();
    let data = read["data"].as_array().unwrap();
    assert_eq!(data.len(), texts.len());
    for (row, text) in data.iter().zip(&texts) {
        assert!(row.as_object().unwrap().values().all(|value| value == text.as_str()), "{text:?}");
    }
}

#[test]
fn json_says_what_may_be_missing() {
    let why = vec![Missing::Cancelled, Missing::TotalChanged { was: 9, now: 8 }];
    let ending = Ending::Incomplete { rows: 3, total: Some(8), why };
    let text = file_of(Format::Json, whole(false), &[], &ending);
    let read: Value = serde_json::from_str(&text).unwrap();
    let meta = &read["meta"];
    assert_eq!(
        (&meta["rows"], &meta["total"], &meta["complete"]),
        (&3.into(), &8.into(), &false.into())
    );
    assert_eq!(meta["missing"].as_array().unwrap().len(), 2);
    assert_eq!(meta["about"], sentence(&whole(false), &ending));
    let text = file_of(Format::Json, about(false, PAGE), &[], &Ending::Page { rows: 100 });
    let meta = &serde_json::from_str::<Value>(&text).unwrap()["meta"];
    let numbers = [&meta["first"], &meta["last"], &meta["total"], &meta["rows"]];
    assert_eq!(numbers, [101, 200, 1234, 100]);
    assert_eq!((&meta["scope"], &meta["complete"]), (&"page".into(), &true.into()));
}
