//! `size`: the bytes of `dist/` by when they load.

use crate::compress;
use crate::problem::{Problem, Result};
use std::fs;
use std::path::{Path, PathBuf};
use xshell::Shell;

/// Prints a line for each file, and the sums of what loads before first rows and of the rest.
pub fn run(shell: &Shell) -> Result<()> {
    let files = measured(shell)?;
    for when in [When::First, When::Used, When::Apart] {
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

/// What loads before the first rows: each file's name, and its bytes in brotli.
pub fn before_first_rows(shell: &Shell) -> Result<Vec<(String, u64)>> {
    let files = measured(shell)?.into_iter().filter(|file| When::of(&file.2) == When::First);
    Ok(files.map(|(_, brotli, name)| (name, brotli)).collect())
}

/// When a file loads.
#[derive(Clone, Copy, PartialEq, Eq)]
enum When {
    First,
    Used,
    Apart,
}

impl When {
    fn of(name: &str) -> Self {
        let is_late = name.starts_with("tjl-") && !name.starts_with("tjl-core-");
        match name {
            "frame.js" | "element.js" => Self::Apart,
            // The entry once more.
            _ if name.starts_with("tape-job-links-") => Self::Apart,
            "tools.js" => Self::Used,
            _ if name.starts_with("embed") || name.starts_with("diagnose") => Self::Apart,
            _ if is_late => Self::Used,
            _ => Self::First,
        }
    }

    fn words(self) -> &'static str {
        match self {
            Self::First => "before first rows",
            Self::Used => "when first used",
            Self::Apart => "in place of the entry, or on pages of their own",
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
    let bytes = |file: &Path| -> Result<u64> {
        let of =
            |_| Problem::new(format!("{} is missing: run `cargo xtask build`", file.display()));
        Ok(fs::metadata(file).map_err(of)?.len())
    };
    let measure = |file: PathBuf| {
        let name = file.file_name().unwrap_or_default().to_string_lossy().into_owned();
        Ok((bytes(&file)?, bytes(&compress::brotli(&file))?, name))
    };
    compress::originals(shell)?.into_iter().map(measure).collect()
}
