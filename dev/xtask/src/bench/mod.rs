//! `bench`: measures the widget beside its peers, and writes down what came of it.

mod chart;
mod figures;
mod goals;
mod machine;
mod report;
mod samples;
mod site;
mod statistics;

use crate::problem::{Problem, Result};
use crate::{build, check};
use samples::Samples;
use xshell::Shell;

const SAMPLES: &str = "target/bench/samples.json";
const PAGE: &str = "docs/PERFORMANCE.md";
const CHART: &str = "docs/images/performance.svg";
/// Of a part or a quick run, which is for whoever changes the bench.
const QUICK: &str = "target/bench/quick.md";
const BEGIN: &str = "<!-- bench: what came of it -->";
const END: &str = "<!-- bench ends -->";

/// `--report` makes the page anew from the last run; whatever else is said goes to the run.
pub fn run(shell: &Shell, arguments: &[&str]) -> Result<()> {
    if arguments != ["--report"] {
        build::run(shell)?;
        let site = site::build(shell)?;
        check::bench(shell, &site, arguments)?;
    }
    let samples = Samples::read(shell, SAMPLES)?;
    let said = report::markdown(&samples, &machine::here(shell)?, &site::versions(shell)?);
    if arguments.iter().any(|word| ["--quick", "--only"].contains(word)) {
        shell.write_file(QUICK, &said)?;
        println!("{said}\nxtask: a part or a quick run stays out of {PAGE}; it is in {QUICK}");
        return Ok(());
    }
    let page = shell.read_file(PAGE)?;
    let page = between(&page, &said)
        .ok_or_else(|| Problem::new(format!("{PAGE} has lost its lines {BEGIN} and {END}")))?;
    shell.write_file(PAGE, page)?;
    shell.write_file(CHART, chart::svg(&samples))?;
    println!("xtask: {PAGE} and {CHART} are written");
    Ok(())
}

/// The page with this between its two marks.
fn between(page: &str, said: &str) -> Option<String> {
    let (before, rest) = page.split_once(BEGIN)?;
    let (_, after) = rest.split_once(END)?;
    Some(format!("{before}{BEGIN}\n\n{said}\n{END}{after}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_by_hand_stays() {
        let page = format!("# A\n\n{BEGIN}\nold\n{END}\n\nB\n");
        let new = between(&page, "new\n").unwrap();
        assert_eq!(new, format!("# A\n\n{BEGIN}\n\nnew\n\n{END}\n\nB\n"));
        assert_eq!(between(&new, "new\n").unwrap(), new);
        assert!(between("# A", "new").is_none());
    }
}
