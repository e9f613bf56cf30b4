//! Tiny hosts of the package, compiled as strictly as hosts may: TypeScript alone, React, Vue.

use crate::package;
use crate::problem::{Problem, Result};
use std::os::unix::fs::symlink;
use std::path::Path;
use xshell::{Shell, cmd};

const SOURCES: &str = "dev/consumers";
const STAGE: &str = "target/consumers";
/// Each with its compiler, and what it has from npm besides the package.
const ALL: [(&str, &str, &[&str]); 3] =
    [("plain", "tsc", &[]), ("react", "tsc", &["@types"]), ("vue", "vue-tsc", &["vue"])];

/// In Node there is no element to register, and nothing throws.
const IN_NODE: &str = "
const { TapeJobLinksElement } = await import('tape-job-links/element.js');
const { define } = await import('tape-job-links');
const { version } = (await import('tape-job-links/package.json', { with: { type: 'json' } })).default;
if (TapeJobLinksElement.version !== version || typeof define !== 'function') throw new Error(version);
await import('tape-job-links/frame');
for (const types of ['react', 'vue']) await import(`tape-job-links/${types}`);";

/// Fails where a right use does not compile, or a wrong one does.
pub fn check(shell: &Shell, modules: &Path, tarball: &Path) -> Result<()> {
    let stage = shell.current_dir().join(STAGE);
    shell.remove_path(&stage)?;
    for (name, compiler, needs) in ALL {
        let folder = stage.join(name);
        let own = folder.join("node_modules");
        package::unpack(shell, tarball, &own)?;
        for need in needs {
            symlink(modules.join(need), own.join(need))?;
        }
        for file in shell.read_dir(format!("{SOURCES}/{name}"))? {
            shell.copy_file(file, &folder)?;
        }
        let _there = shell.push_dir(&folder);
        let compiler = modules.join(".bin").join(compiler);
        cmd!(shell, "{compiler} --noEmit").quiet().run().map_err(|_| {
            Problem::new(format!("{SOURCES}/{name} does not compile: the lines above say why"))
        })?;
        if needs.is_empty() {
            let quiet = ["--no-warnings", "--input-type=module"];
            cmd!(shell, "node {quiet...} --eval {IN_NODE}").quiet().run()?;
        }
    }
    Ok(())
}
