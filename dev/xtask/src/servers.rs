//! The web servers whose example configurations are tested, and what asks them.

use crate::cargo_tool::on_path;
use crate::node::debian_packages;
use crate::problem::Result;
use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::Path;
use xshell::{Shell, cmd};

/// Each of Debian's packages, and a file that it brings.
const NEEDED: [(&str, &str); 4] = [
    ("nginx", "/usr/sbin/nginx"),
    ("libnginx-mod-http-brotli-static", "/usr/lib/nginx/modules/ngx_http_brotli_static_module.so"),
    ("caddy", "/usr/bin/caddy"),
    ("curl", "/usr/bin/curl"),
];

/// While this answers 101, Debian's packages start no service.
const POLICY: &str = "/usr/sbin/policy-rc.d";

/// Makes sure that they are there. None is started, now or when the machine starts.
pub fn install(shell: &Shell) -> Result<()> {
    let is_there =
        |(name, file): &&(&str, &str)| Path::new(file).exists() || on_path(name).is_some();
    let missing: Vec<_> = NEEDED.iter().filter(|it| !is_there(it)).map(|it| it.0).collect();
    if missing.is_empty() {
        return Ok(());
    }
    let quiet = Quiet::begin();
    debian_packages(
        shell,
        &missing,
        "half a minute",
        "nginx with its brotli module, Caddy and curl",
    )?;
    drop(quiet);
    if on_path("systemctl").is_some() {
        let services: Vec<_> =
            missing.into_iter().filter(|name| ["nginx", "caddy"].contains(name)).collect();
        // Where nothing is running that starts services, there is nothing to keep it from.
        cmd!(shell, "systemctl disable --quiet {services...}")
            .quiet()
            .ignore_status()
            .ignore_stderr()
            .run()?;
    }
    Ok(())
}

/// Until it is dropped, no service starts: but for a policy of the machine's own.
struct Quiet {
    is_ours: bool,
}

impl Quiet {
    fn begin() -> Self {
        let is_ours = !Path::new(POLICY).exists()
            && fs::write(POLICY, "#!/bin/sh\nexit 101\n").is_ok()
            && fs::set_permissions(POLICY, fs::Permissions::from_mode(0o755)).is_ok();
        Self { is_ours }
    }
}

impl Drop for Quiet {
    fn drop(&mut self) {
        if self.is_ours {
            // Then it is not there any more, which is what is wanted.
            let _: std::io::Result<()> = fs::remove_file(POLICY);
        }
    }
}
