use std::time::Duration;

use tokio::time::sleep;

use super::Ask;

/// How long an answer lets itself be waited for.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Wait {
    /// So many seconds.
    Always(u64),
    AtOffset100,
    Never,
    Gate,
}

impl Wait {
    pub(super) async fn over(self, ask: Ask<'_>) {
        match self {
            Self::Always(seconds) => sleep(Duration::from_secs(seconds)).await,
            Self::AtOffset100 if ask.window.offset == 100 => sleep(Duration::from_secs(3)).await,
            Self::AtOffset100 => {}
            Self::Never => std::future::pending().await,
            Self::Gate => ask.shared.gate.pass().await,
        }
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use tokio::time::Instant;

    use crate::sentinel;
    use crate::testing::page;

    #[tokio::test(start_paused = true)]
    async fn each_takes_its_time() {
        for (server, query, seconds) in [
            (sentinel::SLOW, "", 3),
            (sentinel::SLOWER, "", 8),
            (sentinel::LATE, "?offset=0", 0),
            (sentinel::LATE, "?offset=100", 3),
            (sentinel::LATE, "?offset=200", 0),
            (sentinel::GATED, "", 60),
        ] {
            let start = Instant::now();
            assert_eq!(page(server, query).await.0, 200);
            assert_eq!(start.elapsed(), Duration::from_secs(seconds), "{server}{query}");
        }
    }
}
