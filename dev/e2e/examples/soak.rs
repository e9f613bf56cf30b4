//! Ten thousand page turns with faults mixed in, and five hundred connections: what grows?
//!
//! Prints the figures after 1,000 turns and at the end, each after a forced collection, and fails
//! where more grew than may.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test by hand")]

use e2e::{Page, TOKEN};
use serde_json::{Value, json};
use standin::sentinel;

const TURNS: u64 = 10_000;
const SETTLED: u64 = 1_000;
const CONNECTIONS: u64 = 500;
/// Bytes that the JavaScript heap may grow by.
const HEAP_SLACK: f64 = 1024.0 * 1024.0;

/// Counts timers, and puts one element on the page whose provider gives tokens that run out.
const SETUP: &str = "
  const [server, token, shortLived] = arguments;
  window.timers = new Set();
  const [set, clear] = [setTimeout, clearTimeout];
  window.setTimeout = (deed, after, ...rest) => {
    const id = set(() => { timers.delete(id); deed(...rest); }, after);
    timers.add(id);
    return id;
  };
  window.clearTimeout = (id) => { timers.delete(id); clear(id); };
  const main = document.body.appendChild(document.createElement('main'));
  window.links = document.createElement('tape-job-links');
  links.serverUid = server;
  let asked = 0;
  links.tokenProvider = async () => (asked++ % 2 ? token : shortLived);
  main.append(links);
  window.faults = 0;
  addEventListener('tjl-error', () => { faults += 1; });";

/// So many page turns; every fortieth is a fault: another server, a lost token, a move, a hiccup.
const TURN: &str = "
  const [turns, healthy, faulty, done] = [...arguments];
  const told = () => new Promise((told) => {
    const names = ['tjl-page', 'tjl-ready', 'tjl-error', 'tjl-auth-required'];
    const hear = (event) => {
      for (const name of names) links.removeEventListener(name, hear);
      told(event.type);
    };
    for (const name of names) links.addEventListener(name, hear);
  });
  (async () => {
    for (let turn = 0; turn < turns; turn += 1) {
      const step = turn % 40;
      if (step === 13) {
        const heard = told();
        links.serverUid = faulty[(turn / 40 | 0) % faulty.length];
        await heard;
        const back = told();
        links.serverUid = healthy;
        await back;
      } else if (step === 29) {
        links.token = 'sentinel-first-page-only';
        document.querySelector('main').append(links);
      } else if (step === 33) {
        const heard = told();
        links.next();
        links.previous();
        links.next();
        await heard;
      } else {
        const heard = told();
        const { offset, count, total } = links.pagingInfo ?? {};
        if (offset + count < total) links.next(); else links.first();
        await heard;
      }
    }
    done(links.state);
  })().catch((error) => done(String(error)));";

const RECONNECT: &str = "
  const [times, done] = [...arguments];
  (async () => {
    const { parentElement } = links;
    for (let time = 0; time < times; time += 1) {
      links.remove();
      await new Promise((later) => setTimeout(later));
      parentElement.append(links);
      if (time % 3 === 0) {
        const frame = document.createElement('section');
        parentElement.append(frame);
        frame.append(links);
        parentElement.append(links);
        frame.remove();
      }
      if (time % 10 === 0) {
        const frame = document.createElement('iframe');
        parentElement.append(frame);
        frame.contentDocument.body.append(links);
        parentElement.append(links);
        frame.remove();
      }
      if (time % 5 === 0) await new Promise((later) => setTimeout(later, 5));
    }
    const start = performance.now();
    while (links.state !== 'ready' && performance.now() - start < 20000) {
      await new Promise((later) => setTimeout(later, 20));
    }
    done(links.state);
  })().catch((error) => done(String(error)));";

#[tokio::main]
async fn main() {
    e2e::unwatched();
    let page = Page::new().await;
    page.goto("/standin/host").await;
    page.modules().await;
    let healthy = sentinel::ATHENS;
    page.run(SETUP, vec![json!(healthy), json!(TOKEN), json!(sentinel::TOKEN_FIRST_PAGE)]).await;
    page.until("links.state === 'ready'").await;

    turn(&page, SETTLED).await;
    let before = figures(&page, "after 1,000 turns").await;
    turn(&page, TURNS - SETTLED).await;
    let turned = figures(&page, "after 10,000 turns").await;
    compare(&before, &turned);

    for _ in 0..CONNECTIONS / 100 {
        let state = page.run_async(RECONNECT, vec![json!(100)]).await;
        assert_eq!(state, json!("ready"));
    }
    let reconnected = figures(&page, "after 500 connections").await;
    compare(&before, &reconnected);
    println!("faults that the reader saw: {}", page.value("faults").await);
    page.close().await;
}

async fn turn(page: &Page, turns: u64) {
    let faulty = [
        sentinel::ALIEN,
        sentinel::ALWAYS_404,
        sentinel::TRUNCATED,
        sentinel::ALWAYS_400,
        sentinel::LOGICAL_520,
        sentinel::EMPTY,
        sentinel::ODD_ROWS,
        sentinel::REDIRECT,
    ];
    // In parts, each well within WebDriver's own patience.
    for _ in 0..turns / 200 {
        let arguments = vec![json!(200), json!(sentinel::ATHENS), json!(faulty)];
        let state = page.run_async(TURN, arguments).await;
        assert_eq!(state, json!("ready"));
    }
}

async fn figures(page: &Page, when: &str) -> Value {
    // Two collections: the first lets finalisers run, the second takes what they freed.
    page.collect().await;
    page.collect().await;
    let mut figures = page.metrics().await;
    figures["Timers"] = page.value("timers.size").await;
    figures["WasmPages"] = page.in_core("return wasm.memory.buffer.byteLength / 65536").await;
    println!("{when}: {figures}");
    figures
}

fn compare(before: &Value, after: &Value) {
    let grown = |name: &str| after[name].as_f64().unwrap() - before[name].as_f64().unwrap();
    for name in ["Nodes", "JSEventListeners", "Timers", "WasmPages"] {
        assert!(grown(name) <= 0.0, "{name} grew by {}", grown(name));
    }
    let heap = grown("JSHeapUsedSize");
    assert!(heap <= HEAP_SLACK, "the heap grew by {heap} bytes");
}
