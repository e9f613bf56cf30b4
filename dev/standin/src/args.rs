use std::path::PathBuf;

use axum::http::HeaderValue;

/// What the command line says.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Args {
    pub(crate) port: u16,
    pub(crate) dist: PathBuf,
    pub(crate) cors: Option<HeaderValue>,
}

impl Args {
    pub(crate) const USAGE: &str = "usage: standin [--port 8080] [--dist dist] [--cors ORIGIN]";

    /// Reads the arguments that follow the program's name.
    pub(crate) fn read(mut args: impl Iterator<Item = String>) -> Result<Self, String> {
        let mut read = Self { port: 8080, dist: PathBuf::from("dist"), cors: None };
        while let Some(arg) = args.next() {
            let (name, value) = match arg.split_once('=') {
                Some((name, value)) => (name.to_owned(), Some(value.to_owned())),
                None => (arg, args.next()),
            };
            match (name.as_str(), value) {
                ("--port", Some(value)) => {
                    read.port = value.parse().map_err(|_| format!("{value} is no port"))?;
                }
                ("--dist", Some(value)) => read.dist = PathBuf::from(value),
                ("--cors", Some(value)) => read.cors = Some(origin(&value)?),
                ("--port" | "--dist" | "--cors", None) => {
                    return Err(format!("{name} needs a value"));
                }
                _ => return Err(format!("{name} is unknown")),
            }
        }
        Ok(read)
    }
}

/// What a browser sends as `Origin`: scheme and host, and no slash after them.
fn origin(text: &str) -> Result<HeaderValue, String> {
    let is_origin = text.split_once("://").is_some_and(|(scheme, host)| {
        ["http", "https"].contains(&scheme) && !host.is_empty() && !host.contains('/')
    });
    let value = is_origin.then(|| HeaderValue::from_str(text).ok()).flatten();
    value.ok_or_else(|| format!("{text} is no origin such as http://127.0.0.1:3000"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(args: &[&str]) -> Result<Args, String> {
        Args::read(args.iter().map(ToString::to_string))
    }

    #[test]
    fn reads_both_spellings_and_defaults() {
        let args = |port, dist: &str| Ok(Args { port, dist: dist.into(), cors: None });
        assert_eq!(read(&[]), args(8080, "dist"));
        assert_eq!(read(&["--port", "9000", "--dist=out"]), args(9000, "out"));
    }

    #[test]
    fn reads_an_origin() {
        let cors = |text: &str| read(&["--cors", text]).map(|args| args.cors.unwrap());
        assert_eq!(cors("https://portal.example:8443").unwrap(), "https://portal.example:8443");
        for odd in ["*", "portal.example", "https://", "https://portal.example/", "http://a\nb"] {
            assert!(cors(odd).unwrap_err().contains("is no origin"), "{odd}");
        }
    }

    #[test]
    fn says_what_is_wrong() {
        assert_eq!(read(&["--port"]).unwrap_err(), "--port needs a value");
        assert_eq!(read(&["--port", "x"]).unwrap_err(), "x is no port");
        assert_eq!(read(&["--verbose"]).unwrap_err(), "--verbose is unknown");
    }
}
