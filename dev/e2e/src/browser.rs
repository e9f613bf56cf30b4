//! A browser for each test. Firefox takes five seconds to start, and goes from test to test.

use crate::driver::{Driver, PATIENCE, Printed, kill};
use crate::engine::{Engine, Options};
use crate::vendor::forget;
use fantoccini::{Client, ClientBuilder};
use hyper_util::client::legacy::connect::HttpConnector;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard};
use std::time::Duration;
use tokio::time::timeout;

/// How often one is started.
const STARTS: u32 = 5;
/// How many tests one browser serves at most: what it keeps of each is not endless.
const MOST_TESTS: u32 = 20;

/// The longest that a test takes, on a busy machine.
const LONGEST: Duration = Duration::from_mins(8);

/// Whether browsers may live as long as they like.
static UNWATCHED: AtomicBool = AtomicBool::new(false);

/// For what takes longer than a test.
pub fn unwatched() {
    UNWATCHED.store(true, Ordering::Relaxed);
}

/// A browser for one test.
pub struct Browser {
    pub client: Client,
    pub engine: Engine,
    /// What the driver printed, which holds what the browser printed.
    pub printed: Printed,
    driver: Driver,
    dark: bool,
    /// How many tests it was given to.
    tests: u32,
}

/// A browser that waits for the next test, which must be set up alike.
struct Rested {
    session: String,
    driver: Driver,
    dark: bool,
    tests: u32,
}

static RESTED: Mutex<Vec<Rested>> = Mutex::new(Vec::new());

impl Browser {
    pub async fn start(options: Options) -> Self {
        let engine = Engine::tested();
        if let Some(rested) = rested(options.dark)
            && let Some(awake) = rested.wake(engine).await
        {
            return awake;
        }
        let mut said = Printed::default();
        for _ in 0..STARTS {
            match start_once(engine, options).await {
                Ok(started) => return started,
                Err(printed) => said = printed,
            }
        }
        panic!("no browser started, {STARTS} times; the driver printed at last: {said:?}")
    }

    /// Ends it.
    pub async fn close(self) {
        self.client.close().await.expect("the browser closes");
    }

    /// Ends it, or leaves it to another test, should it take long to start.
    pub async fn rest(self) {
        let session = self.client.session_id().await.expect("the driver runs");
        let is_kept = self.engine == Engine::Firefox
            && self.tests < MOST_TESTS
            && forget(&self.client).await.is_ok()
            && self.client.persist().await.is_ok();
        let Self { driver, dark, tests, .. } = self;
        match session.filter(|_| is_kept) {
            Some(session) => resting().push(Rested { session, driver, dark, tests }),
            None => self.client.close().await.expect("the browser closes"),
        }
    }
}

impl Rested {
    /// Unless it died in its sleep.
    async fn wake(self, engine: Engine) -> Option<Browser> {
        let Self { session, driver, dark, tests } = self;
        let url = driver.url();
        let client = Client::with_existing_session(&url, &session, HttpConnector::new()).await;
        let client = client.ok()?;
        timeout(PATIENCE, client.window()).await.ok()?.ok()?;
        let printed = Arc::clone(&driver.printed);
        printed.lock().expect("nobody panics holding it").clear();
        watch(driver.group());
        Some(Browser { client, engine, printed, driver, dark, tests: tests + 1 })
    }
}

fn resting() -> MutexGuard<'static, Vec<Rested>> {
    RESTED.lock().expect("nobody panics holding it")
}

fn rested(dark: bool) -> Option<Rested> {
    let mut resting = resting();
    let at = resting.iter().position(|rested| rested.dark == dark)?;
    Some(resting.swap_remove(at))
}

/// A driver that listens, and its browser. The port that one chooses may be taken in the next
/// moment, in the other family of addresses or by another test; and a browser may not come up.
async fn start_once(engine: Engine, options: Options) -> Result<Browser, Printed> {
    let printed = Printed::default();
    let Some(driver) = Driver::start(engine, options, &printed).await else { return Err(printed) };
    let capabilities = engine.capabilities(options);
    let mut builder = ClientBuilder::new(HttpConnector::new());
    builder.capabilities(capabilities.as_object().unwrap().clone());
    match timeout(PATIENCE * 2, builder.connect(&driver.url())).await {
        Ok(Ok(client)) => {
            watch(driver.group());
            Ok(Browser { client, engine, printed, driver, dark: options.dark, tests: 1 })
        }
        Ok(Err(_)) | Err(_) => Err(printed),
    }
}

/// A driver whose browser is gone may never answer: then the test ends by what it asked for last.
fn watch(group: u32) {
    if UNWATCHED.load(Ordering::Relaxed) {
        return;
    }
    tokio::spawn(async move {
        tokio::time::sleep(LONGEST).await;
        kill(group);
    });
}
