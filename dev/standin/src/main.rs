//! The stand-in as a program: `standin [--port 8080] [--dist dist] [--cors ORIGIN]`.

mod args;

use std::io::{self, Write};
use std::process::ExitCode;

use args::Args;
use standin::{Scenario, Standin, sentinel};

fn main() -> ExitCode {
    let args = match Args::read(std::env::args().skip(1)) {
        Ok(args) => args,
        Err(wrong) => {
            eprintln!("{wrong}\n{}", Args::USAGE);
            return ExitCode::from(2);
        }
    };
    let scenario = Scenario { dist: args.dist, cors: args.cors, log: true, ..Scenario::default() };
    match Standin::start_near(scenario, args.port) {
        Ok(standin) => {
            // Whether anybody reads it is not the server's business.
            let _: io::Result<()> = greet(&standin.url());
            loop {
                std::thread::park();
            }
        }
        Err(error) => {
            eprintln!("cannot listen near port {}: {error}", args.port);
            ExitCode::FAILURE
        }
    }
}

fn greet(url: &str) -> io::Result<()> {
    let mut out = io::stdout().lock();
    writeln!(out, "Demo portal      {url}/demo/")?;
    writeln!(out, "Standalone page  {url}/#server={}", sentinel::ATHENS)?;
    writeln!(out, "API              {url}/api/v3")?;
    writeln!(out, "Access token     {}", sentinel::TOKEN_VALID)?;
    writeln!(
        out,
        "or sign in       POST {url}/api/v3/token, user {}, password {}",
        sentinel::DEMO_USER,
        sentinel::DEMO_PASSWORD
    )?;
    writeln!(out, "Failures         every server and token is listed in docs/STANDIN.md")?;
    writeln!(out, "Ctrl+C stops it. Times below are UTC.\n")
}
