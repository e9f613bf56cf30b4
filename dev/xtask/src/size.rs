//! `size`: the bytes of `dist/` by when they load.

use crate::node;
use crate::problem::{Problem, Result};
use xshell::{Shell, cmd};

/// Brotli at its best, as a server that compresses ahead would send it.
const BROTLI: &str = "
const { brotliCompressSync, constants } = require('node:zlib');
const { readFileSync } = require('node:fs');
for (const file of process.argv.slice(1)) {
  const bytes = readFileSync(file);
  const params = { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_LGWIN]: 24 };
  console.log(bytes.length, brotliCompressSync(bytes, { params }).length, file);
}";

/// Prints a line for each file, and the sums of what loads before first rows and of the rest.
pub fn run(shell: &Shell) -> Result<()> {
    node::modules(shell)?;
    let files = measured(shell)?;
    for when in [When::First, When::Used, When::Framed] {
        println!("{:>9} {:>9}", "bytes", "brotli");
        let mut sum = (0, 0);
        for (raw, brotli, name) in files.iter().filter(|file| When::of(&file.2) == when) {
            println!("{raw:>9} {brotli:>9}  {name}");
            sum = (sum.0 + raw, sum.1 + brotli);
        }
        println!("{:>9} {:>9}  {} ({})\n", sum.0, sum.1, when.words(), kib(sum.1));
    }
    Ok(())
}

/// How many files `dist/` has, and the bytes in brotli of those that load before first rows.
pub fn dist(shell: &Shell) -> Result<(usize, u64)> {
    let files = measured(shell)?;
    let first = files.iter().filter(|file| When::of(&file.2) == When::First);
    Ok((files.len(), first.map(|(_, brotli, _)| brotli).sum()))
}

/// When a file loads.
#[derive(Clone, Copy, PartialEq, Eq)]
enum When {
    First,
    Used,
    Framed,
}

impl When {
    fn of(name: &str) -> Self {
        let is_late = name.starts_with("tjl-") && !name.starts_with("tjl-core-");
        match name {
            "frame.js" => Self::Framed,
            "tools.js" => Self::Used,
            _ if name.starts_with("embed") => Self::Framed,
            _ if is_late => Self::Used,
            _ => Self::First,
        }
    }

    fn words(self) -> &'static str {
        match self {
            Self::First => "before first rows",
            Self::Used => "when first used",
            Self::Framed => "for frames alone",
        }
    }
}

/// "61.4 KiB".
pub fn kib(bytes: u64) -> String {
    let tenths = bytes * 10 / 1024;
    format!("{}.{} KiB", tenths / 10, tenths % 10)
}

/// Every file of `dist/`: bytes, bytes in brotli, name.
fn measured(shell: &Shell) -> Result<Vec<(u64, u64, String)>> {
    let mut files = shell
        .read_dir("dist")
        .map_err(|_| Problem::new("there is no dist/ yet: run `cargo xtask build`"))?;
    // Those are for whoever pastes from them.
    files.retain(|file| file.file_stem().is_some_and(|name| name != "integrity"));
    files.sort();
    let said = cmd!(shell, "node -e {BROTLI} -- {files...}").quiet().read()?;
    let line = |line: &str| {
        let mut words = line.splitn(3, ' ');
        let raw = words.next()?.parse().ok()?;
        let brotli = words.next()?.parse().ok()?;
        let name = words.next()?.rsplit('/').next()?;
        Some((raw, brotli, name.to_owned()))
    };
    Ok(said.lines().filter_map(line).collect())
}
