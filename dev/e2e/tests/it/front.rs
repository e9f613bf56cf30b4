//! nginx and Caddy, each by the configuration in `examples/`, on this machine alone.

use crate::folder::Folder;
use crate::vspc::{Authority, Certified};
use std::collections::HashMap;
use std::fs;
use std::net::{SocketAddr, TcpListener};
use std::path::{Path, PathBuf};
use std::process::Stdio;
use std::time::{Duration, Instant};
use tokio::net::TcpStream;
use tokio::process::{Child, Command};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    Nginx,
    Caddy,
}

/// Who may show `embed.html` in a frame.
pub const PORTAL: &str = "https://portal.example";

/// A web server that runs until it is dropped.
pub struct Front {
    pub url: String,
    pub kind: Kind,
    folder: Folder,
    ca: PathBuf,
    process: Child,
}

/// What an administrator edits.
pub struct Edits<'a> {
    pub root: &'a Path,
    pub vspc: SocketAddr,
    /// Who is to have signed VSPC's certificate.
    pub trusted: &'a Authority,
}

impl Front {
    pub async fn start(kind: Kind, edits: Edits<'_>) -> Self {
        let free = TcpListener::bind("127.0.0.1:0").unwrap();
        let port = free.local_addr().unwrap().port();
        let folder = Folder::new(&format!("{kind:?}-{port}"));
        let own = Authority::new();
        let ca = own.write(folder.path(), "portal-ca.pem");
        let config = config(kind, folder.path(), port, &edits, &own.certify("localhost"));
        drop(free);
        let mut command = match kind {
            Kind::Nginx => nginx(folder.path(), &config),
            Kind::Caddy => caddy(folder.path(), &config),
        };
        let log = fs::File::create(folder.path().join("log")).unwrap();
        let process = command
            .env("PATH", [&std::env::var("PATH").unwrap_or_default(), "/usr/sbin"].join(":"))
            .stdin(Stdio::null())
            .stdout(log.try_clone().unwrap())
            .stderr(log)
            .kill_on_drop(true)
            .spawn()
            .expect("cargo xtask test installs it");
        let mut front =
            Self { url: format!("https://localhost:{port}"), kind, folder, ca, process };
        front.listens(port).await;
        front
    }

    async fn listens(&mut self, port: u16) {
        let start = Instant::now();
        while TcpStream::connect(("127.0.0.1", port)).await.is_err() {
            let ended = !matches!(self.process.try_wait(), Ok(None));
            if ended || start.elapsed() > Duration::from_secs(20) {
                let log = fs::read_to_string(self.folder.path().join("log")).unwrap();
                panic!("{:?} does not listen:\n{log}", self.kind);
            }
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
    }

    /// Asks for a path with these headers, as an administrator would.
    pub async fn ask(&self, path: &str, headers: &[&str]) -> Answer {
        let mut curl = Command::new("curl");
        curl.args(["--silent", "--show-error", "--dump-header", "-", "--output", "/dev/null"]);
        curl.arg("--cacert").arg(&self.ca).args(["--max-time", "20"]);
        for header in headers {
            curl.args(["--header", header]);
        }
        if let Some(path) = path.strip_prefix("POST ") {
            curl.args(["--request", "POST", &format!("{}{path}", self.url)]);
        } else {
            curl.arg(format!("{}{path}", self.url));
        }
        let output = curl.output().await.expect("cargo xtask test installs it");
        let said = String::from_utf8(output.stdout).unwrap();
        assert!(output.status.success(), "{path}: {}", String::from_utf8_lossy(&output.stderr));
        Answer::read(&said)
    }
}

/// An answer's first line and headers.
#[derive(Debug)]
pub struct Answer {
    pub version: String,
    pub status: u16,
    headers: HashMap<String, String>,
}

impl Answer {
    fn read(said: &str) -> Self {
        let mut lines = said.lines();
        let mut first = lines.next().unwrap().split(' ');
        let version = first.next().unwrap().to_owned();
        let status = first.next().unwrap().parse().unwrap();
        let mut headers: HashMap<String, String> = HashMap::new();
        for (name, value) in lines.filter_map(|line| line.split_once(": ")) {
            let value = value.trim();
            let all = headers.entry(name.to_lowercase()).or_default();
            // Sent twice, a header is seen to be.
            *all = if all.is_empty() { value.to_owned() } else { format!("{all} AND {value}") };
        }
        Self { version, status, headers }
    }

    /// The header's value, nothing where it was not sent.
    pub fn header(&self, name: &str) -> &str {
        self.headers.get(name).map_or("", String::as_str)
    }
}

/// The shipped file with the values that an administrator edits, and nothing else changed.
fn config(kind: Kind, folder: &Path, port: u16, edits: &Edits<'_>, own: &Certified) -> String {
    let (certificate, key) = own.write(folder);
    let trusted = edits.trusted.write(folder, "vspc-ca.pem");
    let text = |path: &Path| path.display().to_string();
    let (certificate, key, trusted, root) =
        (text(&certificate), text(&key), text(&trusted), text(edits.root));
    let (name, replacements) = match kind {
        Kind::Nginx => (
            "nginx/tape-job-links.conf",
            [
                ("listen 443 ssl http2;", format!("listen 127.0.0.1:{port} ssl http2;")),
                ("server vspc.example:1280;", format!("server {};", edits.vspc)),
                ("/etc/nginx/tls/portal.pem", certificate),
                ("/etc/nginx/tls/portal.key", key),
                ("/etc/nginx/tls/vspc-ca.pem", trusted),
                ("root /srv/tape-job-links;", format!("root {root};")),
                ("\"~/embed\\.html$\" \"'none'\";", format!("\"~/embed\\.html$\" \"{PORTAL}\";")),
            ],
        ),
        Kind::Caddy => (
            "caddy/Caddyfile",
            [
                ("https://portal.example {", format!("https://localhost:{port} {{")),
                ("https://vspc.example:1280", format!("https://{}", edits.vspc)),
                ("/etc/caddy/tls/portal.pem", certificate),
                ("/etc/caddy/tls/portal.key", key),
                ("/etc/caddy/tls/vspc-ca.pem", trusted),
                ("root * /srv/tape-job-links", format!("root * {root}")),
                ("~/embed\\.html$ \"'none'\"", format!("~/embed\\.html$ \"{PORTAL}\"")),
            ],
        ),
    };
    let examples = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../examples");
    let mut config = fs::read_to_string(examples.join(name)).unwrap();
    for (shipped, edited) in replacements {
        assert_eq!(config.matches(shipped).count(), 1, "{name}: {shipped}");
        config = config.replace(shipped, &edited);
    }
    config
}

/// Debian's own `nginx.conf` in short.
fn nginx(folder: &Path, config: &str) -> Command {
    let here = folder.display();
    let main = format!(
        "user root;\nworker_processes 1;\ndaemon off;\npid {here}/pid;\nerror_log {here}/log;\n\
         include /etc/nginx/modules-enabled/*.conf;\nevents {{}}\nhttp {{\n\
         access_log {here}/access.log;\nclient_body_temp_path {here}/body;\n\
         proxy_temp_path {here}/proxy;\nfastcgi_temp_path {here}/fastcgi;\n\
         uwsgi_temp_path {here}/uwsgi;\nscgi_temp_path {here}/scgi;\n\
         default_type application/octet-stream;\ninclude {here}/tape-job-links.conf;\n}}\n"
    );
    fs::write(folder.join("nginx.conf"), main).unwrap();
    fs::write(folder.join("tape-job-links.conf"), config).unwrap();
    let mut command = Command::new("nginx");
    // Its workers end with it, however it ends.
    command.arg("-c").arg(folder.join("nginx.conf")).args(["-g", "master_process off;"]);
    command
}

fn caddy(folder: &Path, config: &str) -> Command {
    // It would listen on port 80 too, and for its administrator.
    let global = "{\n\tadmin off\n\tauto_https disable_redirects\n\tdefault_bind 127.0.0.1\n}\n";
    let file = folder.join("Caddyfile");
    fs::write(&file, [global, config].concat()).unwrap();
    let mut command = Command::new("caddy");
    command.args(["run", "--adapter", "caddyfile", "--config"]).arg(file);
    command.env("XDG_DATA_HOME", folder).env("XDG_CONFIG_HOME", folder);
    command
}
