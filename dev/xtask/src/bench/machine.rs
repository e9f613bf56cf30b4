//! What it was measured on. No name and no folder of the machine.

use crate::problem::Result;
use xshell::{Shell, cmd};

/// "2 × Some CPU, Linux 6.1".
pub fn here(shell: &Shell) -> Result<String> {
    let told = shell.read_file("/proc/cpuinfo").unwrap_or_default();
    let system = cmd!(shell, "uname -s -r").quiet().read()?;
    let system = major(&system);
    let cores = std::thread::available_parallelism()?;
    Ok(format!("{cores} × {}, {system}", model(&told)))
}

/// Without what tells whose build it is.
fn major(system: &str) -> String {
    system.split('.').take(2).collect::<Vec<_>>().join(".")
}

fn model(told: &str) -> &str {
    let line = told.lines().find(|line| line.starts_with("model name"));
    line.and_then(|line| line.split_once(": ")).map_or("a processor of unknown make", |it| it.1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_model_is_read() {
        assert_eq!(model("processor : 0\nmodel name\t: Fast 9000\n"), "Fast 9000");
        assert_eq!(model(""), "a processor of unknown make");
        assert_eq!(major("Linux 6.18.44-a-b"), "Linux 6.18");
    }
}
