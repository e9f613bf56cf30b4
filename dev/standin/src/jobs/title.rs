use super::job::Job;
use super::kind::Kind;
use crate::random::{count, mix, pick};

/// Where a provider's customers sit.
const SITES: [&str; 20] = [
    "Athens",
    "Bristol",
    "Lisbon",
    "Zürich",
    "Oslo",
    "Lyon",
    "Rotterdam",
    "São Paulo",
    "Hamburg",
    "Turin",
    "Vienna",
    "Θεσσαλονίκη",
    "Dublin",
    "Helsinki",
    "Bratislava",
    "東京",
    "Toronto",
    "Virginia",
    "Porto",
    "Ghent",
];

/// A name with `@` where the site goes, and the type.
type Pattern = (&'static str, &'static str);

const TAPE: [Pattern; 8] = [
    ("Tape weekly – @ full", "BackupToTape"),
    ("Tape monthly – @ full", "BackupToTape"),
    ("Tape daily – @ incremental", "BackupToTape"),
    ("Tape weekly – @ GFS", "BackupToTape"),
    ("Tape quarterly – @ vault", "BackupToTape"),
    ("Tape daily – @ full", "BackupToTape"),
    ("Tape monthly – @ offsite", "BackupToTape"),
    ("Tape yearly – @ archive", "BackupToTape"),
];
const LINKED: [Pattern; 24] = [
    ("SQL cluster nightly – @", "BackupVm"),
    ("Exchange DAG01 – @", "BackupVm"),
    ("File servers hourly – @", "BackupVm"),
    ("Accounting laptops – @", "AgentBackupJob"),
    ("Domain controllers – @", "BackupVm"),
    ("Copy to the second site – @", "BackupCopy"),
    ("Oracle RAC nightly – @", "BackupVm"),
    ("Web farm – @", "BackupVm"),
    ("Linux agents – @", "AgentBackupJob"),
    ("ERP application tier – @", "BackupVm"),
    ("Immutable copy – @", "SimpleBackupCopy"),
    ("SharePoint weekly – @", "BackupVm"),
    ("PostgreSQL nightly – @", "BackupVm"),
    ("Offsite copy GFS – @", "BackupCopy"),
    ("CAD workstations – @", "AgentBackupJob"),
    ("Mail archive – @", "BackupVm"),
    ("Remote desktop hosts – @", "BackupVm"),
    ("Mirror to object storage – @", "SimpleBackupCopy"),
    ("VDI profiles – @", "BackupVm"),
    ("Warehouse terminals – @", "AgentBackupJob"),
    ("Telephony – @", "BackupVm"),
    ("SAP HANA nightly – @", "BackupVm"),
    ("Legal hold copy – @", "BackupCopy"),
    ("Gold tier – @", "BackupVm"),
];
const UNTAPED: [Pattern; 6] = [
    ("Test lab – @", "BackupVm"),
    ("Build agents – @", "AgentBackupJob"),
    ("Developer sandboxes – @", "BackupVm"),
    ("Copy of templates – @", "SimpleBackupCopy"),
    ("Print servers – @", "BackupVm"),
    ("Monitoring probes – @", "BackupVm"),
];
const FILES: [Pattern; 3] = [
    ("Files to tape weekly – @ shares", "FileToTape"),
    ("Files to tape monthly – @ NAS", "FileToTape"),
    ("Files to tape – @ project archive", "FileToTape"),
];
const REPOSITORIES: [Pattern; 2] = [
    ("Tape repositories weekly – @", "BackupToTape"),
    ("Tape repositories monthly – @", "BackupToTape"),
];

const UNLINKED: [Pattern; 2] = [
    ("Tape weekly – @ not set up yet", "BackupToTape"),
    ("Tape yearly – @ before the move", "BackupToTape"),
];
const BESIDES: [Pattern; 3] = [
    ("Replica of the ERP – @", "ReplicationVM"),
    ("Restore check – @", "SureBackup"),
    ("Replica of the web farm – @", "ReplicationVM"),
];

const LONG_TAPE: &str = "Tape monthly GFS – all production workloads of the head office and its eleven branches, two copies, the second one for the bank vault, kept seven years";
const LONG_LINKED: &str = "Agent policy for the laptops of the branches and the home offices, incremental for ever with a synthetic full on Saturdays, excluding the temporary folders (ticket 48213, do not rename)";
const TURN: u64 = 0x7475_726e;

/// What a job is called, unlike any other on its server, and its type.
pub(super) struct Title {
    pub(super) name: String,
    pub(super) kind: &'static str,
}

impl Title {
    pub(super) fn of(job: Job) -> Self {
        // Linked jobs that follow each other belong to one site; tape jobs change it each time.
        let (patterns, step): (&[Pattern], u64) = match job.kind {
            Kind::Tape => (&TAPE, 7),
            Kind::Linked => (&LINKED, 0),
            Kind::Untaped => (&UNTAPED, 7),
            Kind::Files => (&FILES, 7),
            Kind::Repositories => (&REPOSITORIES, 7),
            Kind::Unlinked => (&UNLINKED, 7),
            Kind::Besides => (&BESIDES, 7),
        };
        let turn = mix(job.seed ^ TURN) % count(&SITES);
        let (place, shift) = (job.index % count(patterns), job.index / count(patterns));
        let (pattern, kind) = pick(patterns, place);
        let site = pick(&SITES, turn + shift + place * step);
        let round = shift / count(&SITES);
        let name = match (job.kind, job.index) {
            (Kind::Tape, 3) => LONG_TAPE.to_owned(),
            (Kind::Linked, 19) => LONG_LINKED.to_owned(),
            _ if round > 0 => format!("{} {:02}", pattern.replace('@', site), round + 1),
            _ => pattern.replace('@', site),
        };
        Self { name, kind }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;

    const KINDS: [Kind; 7] = [
        Kind::Tape,
        Kind::Linked,
        Kind::Untaped,
        Kind::Files,
        Kind::Repositories,
        Kind::Unlinked,
        Kind::Besides,
    ];

    fn title(kind: Kind, index: u64) -> Title {
        Title::of(Job { seed: 3, kind, index })
    }

    #[test]
    fn names_are_unique_on_a_server() {
        let names: HashSet<String> = KINDS
            .into_iter()
            .flat_map(|kind| (0..2_000).map(move |index| title(kind, index).name))
            .collect();
        assert_eq!(names.len(), 14_000);
    }

    #[test]
    fn names_are_short_but_for_two_and_some_leave_the_latin_script() {
        let names: Vec<String> = (0..480).map(|index| title(Kind::Linked, index).name).collect();
        assert_eq!(names.iter().filter(|name| name.chars().count() > 60).count(), 1);
        assert!(title(Kind::Tape, 3).name.len() > 120);
        assert!(names.iter().any(|name| name.ends_with("東京")), "{names:?}");
        assert!(names.iter().all(|name| !name.contains('@')));
    }

    #[test]
    fn types_are_mixed_and_the_tape_jobs_are_tape_jobs() {
        let linked: HashSet<&str> = (0..24).map(|index| title(Kind::Linked, index).kind).collect();
        assert_eq!(linked.len(), 4);
        assert!((0..24).all(|index| title(Kind::Tape, index).kind == "BackupToTape"));
        assert!((0..24).all(|index| title(Kind::Files, index).kind == "FileToTape"));
        assert!((0..24).all(|index| title(Kind::Repositories, index).kind == "BackupToTape"));
        assert!((0..24).all(|index| title(Kind::Unlinked, index).kind == "BackupToTape"));
    }

    #[test]
    fn a_far_index_gets_a_number() {
        assert!(title(Kind::Linked, 480).name.ends_with(" 02"));
        assert!(title(Kind::Linked, 333_332).name.ends_with(" 695"));
    }
}
