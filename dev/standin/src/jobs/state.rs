use super::job::Job;
use super::stamp::{HOUR, MINUTE, NOW, stamp};
use crate::random::{mix, pick};

/// How many of 64 jobs have which status; the rest wait.
const STATUSES: [(u64, &str); 11] = [
    (38, "Success"),
    (7, "Warning"),
    (5, "Failed"),
    (2, "Idle"),
    (2, "None"),
    (2, "Running"),
    (1, "Starting"),
    (1, "Stopping"),
    (1, "Enabling"),
    (1, "Disabling"),
    (1, "Unknown"),
];

const TAPE_FAILURES: [&str; 3] = [
    "Tape is write protected.\r\nInsert another tape and run the job again.",
    "No tapes are available in the media pool.",
    "Timed out waiting for a free drive.",
];
const FAILURES: [&str; 3] = [
    "The network path was not found.",
    "Not enough free space in the repository.",
    "Failed to create a snapshot.\r\nThe datastore is busy.",
];

const STATUS: u64 = 0x7374_6174;
const LENGTH: u64 = 0x6c65_6e67;
const AGO: u64 = 0x6167_6f00;
const ZONE: u64 = 0x7a6f_6e65;
const SWITCH: u64 = 0x7377_6974;
const FAILURE: u64 = 0x6661_696c;

/// How a job fares.
pub(super) struct State {
    pub(super) status: &'static str,
    pub(super) last_run: Option<String>,
    pub(super) last_end_time: Option<String>,
    pub(super) is_enabled: bool,
    pub(super) failure_message: Option<&'static str>,
}

impl State {
    pub(super) fn of(job: Job) -> Self {
        let status = status(job);
        // Every server tells its own time.
        let zone = mix(job.seed ^ ZONE) % 4;
        let run = run(job, status);
        let failures = if job.kind.writes_tapes() { &TAPE_FAILURES } else { &FAILURES };
        let is_off = matches!(status, "Idle" | "None") && job.draw(SWITCH).is_multiple_of(2);
        Self {
            status,
            last_run: run.map(|(start, _)| stamp(start, zone)),
            last_end_time: run.map(|(_, end)| stamp(end, zone)),
            is_enabled: !is_off && status != "Enabling",
            failure_message: (status == "Failed").then(|| pick(failures, job.draw(FAILURE))),
        }
    }
}

fn status(job: Job) -> &'static str {
    let mut place = job.draw(STATUS) % 64;
    for (weight, status) in STATUSES {
        if place < weight {
            return status;
        }
        place -= weight;
    }
    if job.kind.writes_tapes() { "WaitingTape" } else { "WaitingRepository" }
}

/// When the job last began and last ended; it ended before it began where it is under way.
fn run(job: Job, status: &str) -> Option<(u64, u64)> {
    let length = 5 * MINUTE + job.draw(LENGTH) % (5 * HOUR);
    let ago = job.draw(AGO) % (9 * 24 * HOUR);
    match status {
        "None" => None,
        "Running" | "Starting" | "Stopping" | "WaitingTape" | "WaitingRepository" => {
            let start = NOW - ago % (3 * HOUR);
            Some((start, start - 24 * HOUR + length))
        }
        _ => Some((NOW - ago - length, NOW - ago)),
    }
}

#[cfg(test)]
mod tests {
    use std::collections::HashMap;

    use super::*;
    use crate::jobs::Kind;

    fn states(kind: Kind) -> Vec<State> {
        (0..2_000).map(|index| State::of(Job { seed: 3, kind, index })).collect()
    }

    #[test]
    fn every_status_comes_up_and_most_are_well() {
        let mut counts: HashMap<&str, usize> = HashMap::new();
        for state in states(Kind::Tape).iter().chain(&states(Kind::Linked)) {
            *counts.entry(state.status).or_default() += 1;
        }
        assert_eq!(counts.len(), 13);
        assert!(counts["Success"] > 2_000 && counts["WaitingTape"] > 10);
    }

    #[test]
    fn what_never_ran_has_no_times_and_what_runs_ended_before() {
        for state in states(Kind::Linked) {
            assert_eq!(state.last_run.is_none(), state.status == "None");
            assert_eq!(state.last_end_time.is_none(), state.status == "None");
            let is_under_way = matches!(
                state.status,
                "Running" | "Starting" | "Stopping" | "WaitingRepository" | "None"
            );
            assert_eq!(state.last_run < state.last_end_time, !is_under_way, "{}", state.status);
        }
    }

    #[test]
    fn only_what_failed_says_why_and_some_are_disabled() {
        let states = states(Kind::Tape);
        assert!(states.iter().all(|s| s.failure_message.is_some() == (s.status == "Failed")));
        let disabled = states.iter().filter(|state| !state.is_enabled).count();
        assert!((20..200).contains(&disabled), "{disabled}");
    }
}
