//! Jobs that no tape job processes, and tape jobs that link nothing.

use e2e::{Page, Settings, TOKEN};
use fantoccini::key::Key;
use serde_json::{Value, json};
use standin::sentinel::{self, ATHENS, EXAMPLE};

/// What is found by asking the API oneself: the UIDs in each list, each sorted.
const ASK: &str = "
  const [server, token] = arguments;
  const base = `/api/v3/infrastructure/backupServers/${server}/jobs`;
  const all = async (path) => {
    const rows = [];
    for (let total = 1; rows.length < total;) {
      const answer = await fetch(`${base}${path}?limit=500&offset=${rows.length}`,
        { headers: { Authorization: `Bearer ${token}` } });
      const { meta, data } = await answer.json();
      total = meta.pagingInfo.total;
      rows.push(...data);
      if (data.length === 0) break;
    }
    return rows;
  };
  return (async () => {
    const jobs = await all('');
    const pairs = await all('/backupTapeJobs/jobObjects');
    const stores = await all('/backupTapeJobs/repositoryObjects');
    const linked = new Set(pairs.map(({ linkedJobUid }) => linkedJobUid.toLowerCase()));
    const tape = new Set([...pairs, ...stores].map(({ jobUid }) => jobUid.toLowerCase()));
    const free = (types, on) => jobs
      .filter(({ type, instanceUid, uniqueUid }) => types.includes(type) && !on.has(instanceUid) && !on.has(uniqueUid))
      .map(({ instanceUid }) => instanceUid).sort();
    return [
      free(['BackupVm', 'BackupCopy', 'SimpleBackupCopy', 'AgentBackupJob'], linked),
      free(['BackupToTape'], tape),
      free(['ReplicationVM', 'SureBackup'], linked),
    ];
  })();";

const RESULT: &str = "links.shadowRoot.querySelector('dialog .result')?.textContent";
const FOCUSED: &str = "links.shadowRoot.activeElement?.textContent";

async fn open(page: &Page, server: &str, attributes: &[(&str, &str)]) {
    page.show(Settings { server, token: Some(TOKEN), attributes }).await;
    page.state("ready").await;
    page.press("Not on tape").await;
}

/// Waits until the dialog says this.
async fn ends(page: &Page, words: &str) {
    let includes = format!("{RESULT}?.includes({}) || {RESULT}", json!(words));
    page.becomes(&includes, json!(true)).await;
}

/// The UIDs of a list that is shown, sorted.
async fn listed(page: &Page, title: &str) -> Value {
    let script = "
      const list = links.shadowRoot.querySelector(`dialog ul[aria-label='${arguments[0]}']`);
      return [...list?.querySelectorAll('[part=uid]') ?? []].map((uid) => uid.textContent).sort();";
    page.run(script, vec![json!(title)]).await
}

async fn says(page: &Page, words: &str) {
    let text = "links.shadowRoot.querySelector('dialog')?.textContent";
    page.until(&format!("{text}?.includes({})", json!(words))).await;
}

async fn is_silent_on(page: &Page, words: &str) {
    let text = "links.shadowRoot.querySelector('dialog').textContent";
    assert_eq!(page.value(&format!("{text}.includes({})", json!(words))).await, json!(false));
}

fn requests(page: &Page, part: &str) -> usize {
    page.standin.requests().iter().filter(|seen| seen.target.contains(part)).count()
}

const BACKUP: &str = "Backup jobs that no tape job processes";
const TAPE: &str = "Tape jobs that link nothing";
const OTHER: &str = "Jobs of other types in no link";

#[tokio::test]
async fn every_gap_is_listed_and_nothing_else() {
    let page = Page::new().await;
    page.show_server(ATHENS).await;
    page.state("ready").await;
    let spoken = "
      window.heardHere = [];
      new MutationObserver((records) => {
        for (const { target } of records) {
          if (target.matches?.('dialog [aria-live]') && target.textContent) heardHere.push(target.textContent);
        }
      }).observe(links.shadowRoot, { childList: true, subtree: true });";
    page.run(spoken, vec![]).await;
    page.press("Not on tape").await;
    page.see("dialog", "Not on tape").await;
    ends(&page, "67 backup jobs are processed by no tape job. 2 tape jobs link nothing.").await;
    let sentence = page.value(RESULT).await;
    assert_eq!(page.value("heardHere").await, json!([sentence]), "it is said once");
    says(&page, "Jobs: 613. Links: 1,234.").await;
    says(&page, "Some tape jobs process whole repositories").await;
    says(&page, "4 other tape jobs link no job, but process whole repositories.").await;
    says(&page, "3 file-to-tape jobs are left out: they process files, not jobs.").await;

    let expected = page.run(ASK, vec![json!(ATHENS), json!(TOKEN)]).await;
    for (place, title) in [BACKUP, TAPE, OTHER].into_iter().enumerate() {
        assert_eq!(listed(&page, title).await, expected[place], "{title}");
    }
    let first = "links.shadowRoot.querySelector('dialog li').textContent";
    let first = page.value(first).await.as_str().unwrap().to_owned();
    for words in ["Build agents – Athens", "Success", "Agent backup · Dec 7, 2025", "88219f03-bbda"]
    {
        assert!(first.contains(words), "{words} in {first}");
    }
    let tone = "links.shadowRoot.querySelector('dialog li [part=job-status]').dataset.tone";
    assert_eq!(page.value(tone).await, json!("good"));
    page.is_clean("the gaps").await;
    page.run("links.shadowRoot.querySelector('dialog details').open = true", vec![]).await;
    says(&page, "By their types it cannot be told whether these belong on tape.").await;
    page.is_clean("the gaps, unfolded").await;
    let markup = "links.shadowRoot.querySelector('dialog').outerHTML";
    assert!(!page.value(markup).await.as_str().unwrap().contains(TOKEN));
    page.close().await;
}

#[tokio::test]
async fn each_list_is_asked_for_once_and_jobs_are_shared_with_the_names() {
    let page = Page::new().await;
    open(&page, ATHENS, &[("resolve-names", "")]).await;
    ends(&page, "67 backup jobs").await;
    let asked = ["/jobs?", "/jobObjects?limit=500", "/repositoryObjects"];
    assert_eq!(asked.map(|part| requests(&page, part)), [2, 3, 1]);
    page.press("Check again").await;
    page.unsee("button", "Check again").await;
    ends(&page, "67 backup jobs").await;
    assert_eq!(asked.map(|part| requests(&page, part)), [4, 6, 2], "all are read anew");
    page.close().await;
}

#[tokio::test]
async fn no_gap_is_said_to_be_none() {
    let page = Page::new().await;
    open(&page, EXAMPLE, &[]).await;
    ends(&page, "None: every backup job of this server is processed by a tape job.").await;
    says(&page, "None: every tape job of this server links a job.").await;
    is_silent_on(&page, "whole repositor").await;
    let tone = "links.shadowRoot.querySelector('dialog .result').dataset.tone";
    assert_eq!(page.value(tone).await, json!("good"));
    page.unsee("button", "Copy").await;
    page.becomes(FOCUSED, json!("Check again")).await;
    page.is_clean("no gaps").await;
    page.close().await;
}

#[tokio::test]
async fn without_jobs_nothing_can_be_told_and_nothing_is_listed() {
    for (server, why, code, status) in [
        (sentinel::NAMES_403, "this token's role may not read tape jobs (403)", "forbidden", 403),
        (sentinel::NAMES_520, "(520)", "server", 520),
    ] {
        let page = Page::new().await;
        open(&page, server, &[]).await;
        ends(
            &page,
            "Which jobs are not on tape cannot be told. The list of jobs could not be read: ",
        )
        .await;
        ends(&page, why).await;
        assert_eq!(page.value("links.shadowRoot.querySelector('dialog li')").await, json!(null));
        assert_eq!(requests(&page, "/jobObjects?limit=500"), 0, "there is nothing to compare with");
        page.see("button", "Check again").await;
        page.unsee("button", "Copy").await;
        page.is_clean("refused").await;
        let heard = page.heard().await;
        let failures: Vec<&Value> = heard.iter().filter(|it| it[0] == "tjl-error").collect();
        assert_eq!(failures.len(), 1, "{heard:?}");
        let detail = &failures[0][1];
        let told = json!([detail["phase"], detail["code"], detail["status"]]);
        assert_eq!(told, json!(["gaps", code, status]));
        page.state("ready").await;
        page.close().await;
    }
}

#[tokio::test]
async fn links_that_break_off_or_repositories_that_are_refused_are_said() {
    let page = Page::new().await;
    open(&page, sentinel::LATER_503, &[]).await;
    says(&page, "Trying again in").await;
    ends(&page, "Which jobs are not on tape cannot be told. The list of links broke off: ").await;
    assert_eq!(page.value("links.shadowRoot.querySelector('dialog li')").await, json!(null));
    open(&page, sentinel::REPOSITORIES_403, &[]).await;
    ends(&page, "6 tape jobs link nothing.").await;
    says(&page, "Which repositories tape jobs process as a whole could not be read: this token's")
        .await;
    says(&page, "Some of them may process whole repositories: that could not be read.").await;
    page.close().await;
}

#[tokio::test]
async fn a_token_that_runs_out_is_said_and_leaves_the_rows() {
    let page = Page::new().await;
    let token = Some(sentinel::TOKEN_FIRST_PAGE);
    page.show(Settings { server: ATHENS, token, attributes: &[] }).await;
    page.state("ready").await;
    page.press("Not on tape").await;
    ends(&page, "The list of links broke off: the access token was refused.").await;
    says(&page, "Sign in again, then check again.").await;
    assert_eq!(page.value("links.shadowRoot.querySelector('dialog li')").await, json!(null));
    page.press("Close").await;
    assert_eq!(page.rows().await.len(), 100);
    page.close().await;
}

#[tokio::test]
async fn a_list_that_changes_or_is_not_whole_is_said_to() {
    let page = Page::new().await;
    for (server, words) in [
        (sentinel::DRIFT, "The list of links changed meanwhile (1,234, now 1,236)"),
        (sentinel::SHRUNK, "The list of links changed meanwhile (1,234, now 950)"),
        (sentinel::NO_META, "The server did not clearly give all its links"),
        (sentinel::IGNORES_OFFSET, "The server did not clearly give all its links"),
        (sentinel::PARTIAL, "The server reported a problem beside the links"),
        (sentinel::NOT_OBJECTS, "5 links could not be read"),
    ] {
        open(&page, server, &[]).await;
        ends(&page, words).await;
        is_silent_on(&page, "processed by no tape job").await;
        is_silent_on(&page, "None: every").await;
    }
    page.close().await;
}

#[tokio::test]
async fn more_jobs_than_are_read_are_said_and_more_than_are_drawn_are_copied() {
    let page = Page::new().await;
    open(&page, sentinel::NAMES_MANY, &[]).await;
    ends(&page, "of this server's 12,567 jobs were compared: others may be on no tape too.").await;
    let drawn =
        format!("links.shadowRoot.querySelectorAll('dialog ul[aria-label=\"{BACKUP}\"] > li')");
    assert_eq!(page.value(&format!("{drawn}.length")).await, json!(200));
    says(&page, " more are not shown here. Copy has them all.").await;
    page.press("Copy").await;
    says(&page, " jobs, with tabs between the cells.").await;
    page.press("Close").await;
    let text = page.clipboard().await;
    assert!(text.lines().count() > 9_000, "{}", text.lines().count());
    page.close().await;
}

#[tokio::test]
async fn what_is_copied_says_what_it_is() {
    let page = Page::new().await;
    open(&page, ATHENS, &[]).await;
    ends(&page, "67 backup jobs").await;
    page.press("Copy").await;
    says(&page, "Copied 72 jobs, with tabs between the cells.").await;
    page.press("Copy UID of Build agents – Athens").await;
    says(&page, "Copied the UID.").await;
    page.press("Copy").await;
    says(&page, "Copied 72 jobs").await;
    page.press("Close").await;
    let text = page.clipboard().await;
    assert!(!text.contains(TOKEN));
    let lines: Vec<Vec<&str>> = text.lines().map(|line| line.split('\t').collect()).collect();
    assert_eq!(lines.len(), 2 + 67 + 2 + 3, "{text}");
    let said = lines[0].join(" ");
    for words in [&format!("Backup server {ATHENS}."), "67 backup jobs are", "whole repositories"] {
        assert!(said.contains(words), "{words} in {said}");
    }
    let head = ["List", "Name", "Type", "State", "Last run", "UID", "UID in VSPC"];
    assert_eq!(lines[1], head);
    assert_eq!(lines[2][..4], [BACKUP, "Build agents – Athens", "AgentBackupJob", "Success"]);
    assert_eq!(lines[2][5], "88219f03-bbda-6733-b93c-5e80fdff8a18");
    assert!(lines[2..].iter().all(|cells| cells.len() == 7), "{text}");
    assert!(lines[2][4].starts_with("2025-12-07T"), "{:?}", lines[2]);
    page.close().await;
}

#[tokio::test]
async fn a_part_of_the_links_tells_nothing() {
    let page = Page::new().await;
    page.show_server(sentinel::GATED).await;
    page.release_when_held().await;
    page.state("ready").await;
    page.press("Not on tape").await;
    page.release_when_held().await;
    page.see("progressbar", "Links read").await;
    let count = "links.shadowRoot.querySelector('dialog .count').textContent";
    page.becomes(count, json!("500 of 1,234 links")).await;
    page.becomes("links.shadowRoot.querySelector('dialog progress').value", json!(500)).await;
    page.until_held(1).await;
    page.is_clean("reading").await;
    page.press("Cancel").await;
    ends(&page, "Cancelled. From a part of the lists it cannot be told").await;
    page.until_held(0).await;
    assert_eq!(page.value("links.shadowRoot.querySelector('dialog li')").await, json!(null));
    page.becomes(FOCUSED, json!("Check again")).await;
    // Escape does the same while it reads, and closes the dialog after it.
    page.press("Check again").await;
    page.until_held(1).await;
    page.key_in_widget(Key::Escape).await;
    ends(&page, "Cancelled.").await;
    page.key_in_widget(Key::Escape).await;
    page.unsee("dialog", "Not on tape").await;
    page.becomes(FOCUSED, json!("Not on tape")).await;
    page.close().await;
}

#[tokio::test]
async fn the_keyboard_is_enough() {
    let page = Page::new().await;
    page.show_server(EXAMPLE).await;
    page.state("ready").await;
    let button = page.see("button", "Not on tape").await;
    button.send_keys(&String::from(char::from(Key::Enter))).await.unwrap();
    ends(&page, "None: every backup job").await;
    page.becomes(FOCUSED, json!("Check again")).await;
    page.key_in_widget(Key::Tab).await;
    page.becomes(FOCUSED, json!("Close")).await;
    page.key_in_widget(Key::Enter).await;
    page.unsee("dialog", "Not on tape").await;
    page.becomes(FOCUSED, json!("Not on tape")).await;
    assert_eq!(page.value("links.shadowRoot.querySelector('dialog')").await, json!(null));
    page.close().await;
}

#[tokio::test]
async fn the_reading_ends_with_its_list() {
    let page = Page::new().await;
    for deed in [
        "links.signOut()",
        "links.remove()",
        "links.serverUid = '115b04d2-7c3e-6a90-8f15-92e0c4ab6d57'",
    ] {
        page.show_server(sentinel::GATED).await;
        page.release_when_held().await;
        page.state("ready").await;
        page.press("Not on tape").await;
        page.until_held(1).await;
        page.run(deed, vec![]).await;
        page.until_held(0).await;
        assert_eq!(page.value("links.shadowRoot.querySelector('dialog')").await, json!(null));
    }
    page.range("1–100 of 260").await;
    page.close().await;
}

#[tokio::test]
async fn whatever_a_job_is_called_stays_text() {
    let page = Page::new().await;
    open(&page, sentinel::NAMES_ODD, &[]).await;
    ends(&page, "processed by no tape job").await;
    let made = "links.shadowRoot.querySelectorAll('dialog :is(img, script, b, h1)').length";
    assert_eq!(page.value(made).await, json!(0));
    says(&page, "<img src=x").await;
    says(&page, "BackupToCrystal").await;
    says(&page, "(no name)").await;
    page.is_clean("odd gaps").await;
    page.close().await;
}

#[tokio::test]
async fn a_server_without_a_link_has_the_question_all_the_same() {
    let page = Page::new().await;
    page.show_server(sentinel::EMPTY).await;
    page.state("empty").await;
    assert!(page.all("button", Some("Export")).await.is_empty(), "there is nothing to export");
    page.is_clean("no links, and a question").await;
    page.press("Not on tape").await;
    page.see("dialog", "Not on tape").await;
    ends(&page, "tape job").await;
    page.is_clean("the answer").await;
    page.press("Close").await;
    assert_eq!(page.value(FOCUSED).await, json!("Not on tape"));
    page.close().await;
}
