//! `fuzz`: libFuzzer against everything that parses, on nightly, outside the normal build.

use crate::cargo_tool::CargoTool;
use crate::problem::{Problem, Result};
use xshell::{Shell, cmd};

const TARGETS: [&str; 2] = ["answers", "settings"];

/// Fuzzes each target for so many seconds. What it finds is kept in `target/fuzz/`.
pub fn run(shell: &Shell, arguments: &[&str]) -> Result<()> {
    let seconds = match arguments {
        [] => "600",
        ["--seconds", seconds] => seconds,
        other => return Err(Problem::new(format!("fuzz does not know {}", other.join(" ")))),
    };
    if cmd!(shell, "rustup run nightly rustc --version").quiet().ignore_stdout().run().is_err() {
        return Err(Problem::new(
            "fuzzing needs a nightly Rust. Install it: rustup toolchain install nightly",
        ));
    }
    let program = CargoTool::fuzz().folder(shell)?.join("cargo-fuzz");
    for target in TARGETS {
        println!("xtask: fuzzing {target} for {seconds} s");
        let corpus = shell.current_dir().join("target/fuzz/corpus").join(target);
        shell.create_dir(&corpus)?;
        let folder = ["--fuzz-dir", "dev/fuzz", "--target-dir", "target/fuzz"];
        let seeds = format!("dev/fuzz/seeds/{target}");
        let limits = [
            &format!("-max_total_time={seconds}"),
            "-timeout=2",
            "-max_len=65536",
            "-print_final_stats=1",
            "-verbosity=0",
        ];
        let words = if target == "answers" { &["-dict=dev/fuzz/json.dict"][..] } else { &[] };
        cmd!(
            shell,
            "rustup run nightly {program} run {folder...} {target} {corpus} {seeds} -- {limits...} {words...}"
        )
        .quiet()
        .env_remove("RUSTFLAGS")
        .run()
        .map_err(|_| Problem::new(format!("{target}: the lines above name the input")))?;
    }
    Ok(())
}
