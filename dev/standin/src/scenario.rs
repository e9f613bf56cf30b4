use std::path::PathBuf;
use std::time::Duration;

use axum::http::HeaderValue;

/// What a stand-in starts from.
#[derive(Clone, Debug)]
pub struct Scenario {
    /// The built widget, served at `/`.
    pub dist: PathBuf,
    /// Files as the example configurations serve them: what was compressed ahead, and what has a
    /// hash in its name kept for good. Otherwise as they are, and asked for again every time.
    pub deployed: bool,
    /// The data of every server follows from this number.
    pub seed: u64,
    /// How long a minted access token is good for.
    pub token_life: Duration,
    /// The origin whose pages may call the API from elsewhere, if any may.
    pub cors: Option<HeaderValue>,
    /// One line a request on stdout, never with a token.
    pub log: bool,
}

impl Default for Scenario {
    fn default() -> Self {
        Self {
            dist: PathBuf::from("dist"),
            deployed: false,
            seed: 3,
            token_life: Duration::from_hours(1),
            cors: None,
            log: false,
        }
    }
}
