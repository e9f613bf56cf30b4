//! Job names beside UIDs, and what happens where they cannot be had.

use e2e::{Page, Settings, TOKEN};
use serde_json::{Value, json};
use standin::Seen;
use standin::sentinel::{self, ATHENS, EXAMPLE, LISBON};

async fn show(page: &Page, server: &str) {
    let attributes = &[("resolve-names", "")];
    page.show(Settings { server, token: Some(TOKEN), attributes }).await;
}

fn job_requests(page: &Page) -> Vec<Seen> {
    let mut requests = page.standin.requests();
    requests.retain(|request| request.target.contains("/jobs?"));
    requests
}

async fn first_row(page: &Page) -> [String; 2] {
    page.until("links.shadowRoot.querySelector('[part=name]')").await;
    page.rows().await[0].clone()
}

#[tokio::test]
async fn both_columns_get_names_states_types_and_times() {
    let page = Page::new().await;
    show(&page, EXAMPLE).await;
    let [tape, linked] = first_row(&page).await;
    for words in ["Tape weekly – head office full", "Success", "Backup to tape · Dec 12, 2025"] {
        assert!(tape.contains(words), "{words} in {tape}");
    }
    assert!(tape.contains("acb055db-87ad-41ca-a522-d4a01b4c119b"), "the UID stays: {tape}");
    assert!(linked.contains("SQL cluster nightly"), "{linked}");
    let exact = "links.shadowRoot.querySelector('.about').title";
    let exact = page.value(exact).await.as_str().unwrap().to_owned();
    assert!(exact.starts_with("Last run: Friday, December 12, 2025"), "{exact}");
    let never = page.rows().await[1][1].clone();
    assert!(never.contains("Exchange DAG01") && never.contains("Never ran"), "{never}");
    page.is_clean("names").await;
    page.close().await;
}

#[tokio::test]
async fn two_elements_on_one_server_ask_once_and_page_turns_ask_no_more() {
    let page = Page::new().await;
    show(&page, ATHENS).await;
    let script = "
      window.other = document.createElement('tape-job-links');
      Object.assign(other, { label: 'Other links', serverUid: arguments[0], resolveNames: true });
      other.token = arguments[1];
      links.parentElement.append(other);";
    page.run(script, vec![json!(ATHENS), json!(TOKEN)]).await;
    page.until("other.shadowRoot.querySelector('[part=name]')").await;
    // All of a page that lies anywhere in the list of jobs.
    let unnamed = "[...links.shadowRoot.querySelectorAll('tbody [role=row] > *')]
        .filter((cell) => !cell.querySelector('[part=name]')).length";
    page.becomes(unnamed, json!(0)).await;
    let [tape, _] = first_row(&page).await;
    assert!(tape.contains("Tape weekly – Rotterdam full"), "{tape}");
    page.value("links.next()").await;
    page.range("101–200 of 1,234").await;
    page.becomes(unnamed, json!(0)).await;
    let targets: Vec<_> = job_requests(&page).into_iter().map(|seen| seen.target).collect();
    assert_eq!(targets.len(), 2, "613 jobs, 500 a page, once: {targets:?}");
    assert!(targets[1].ends_with("?limit=500&offset=500"), "{targets:?}");
    page.close().await;
}

#[tokio::test]
async fn a_refusal_leaves_the_uids_and_says_so_once() {
    for (server, words, code) in [
        (sentinel::NAMES_403, "may not read tape jobs (403)", "forbidden"),
        (sentinel::NAMES_TRUNCATED, "broken off or not JSON", "malformed"),
        (sentinel::NAMES_520, "reported an error (520)", "server"),
    ] {
        let page = Page::new().await;
        show(&page, server).await;
        page.range("1–100 of 1,234").await;
        let note = "links.shadowRoot.querySelector('.notes')?.textContent.includes(words)";
        page.until(&note.replace("words", &json!(words).to_string())).await;
        assert_eq!(page.rows().await.len(), 100);
        page.state("ready").await;
        let heard = page.heard().await;
        let failures: Vec<&Value> = heard.iter().filter(|it| it[0] == "tjl-error").collect();
        assert_eq!(failures.len(), 1, "{heard:?}");
        assert_eq!(failures[0][1]["phase"], "names");
        assert_eq!(failures[0][1]["code"], code);
        page.press("Next page").await;
        page.range("101–200 of 1,234").await;
        page.close().await;
    }
}

#[tokio::test]
async fn names_that_never_come_hold_nothing_up() {
    let page = Page::new().await;
    show(&page, sentinel::NAMES_NEVER).await;
    page.range("1–100 of 1,234").await;
    page.press("Next page").await;
    page.range("101–200 of 1,234").await;
    assert_eq!(job_requests(&page).len(), 1);
    // Another server's names are other names: what is under way is given up.
    page.run("links.serverUid = arguments[0]", vec![json!(EXAMPLE)]).await;
    let [tape, _] = first_row(&page).await;
    assert!(tape.contains("head office"), "{tape}");
    page.close().await;
}

#[tokio::test]
async fn a_uid_is_looked_up_under_either_meaning() {
    let page = Page::new().await;
    show(&page, sentinel::NAMES_UNIQUE).await;
    first_row(&page).await;
    let named = "links.shadowRoot.querySelectorAll('[part=name]').length";
    page.becomes(named, json!(200)).await;
    page.close().await;
}

#[tokio::test]
async fn jobs_that_the_api_does_not_list_keep_their_uids() {
    let page = Page::new().await;
    show(&page, sentinel::NAMES_DELETED).await;
    let bare = "[...links.shadowRoot.querySelectorAll('tbody td')]
        .filter((cell) => !cell.querySelector('[part=name]'))
        .every((cell) => /^[0-9a-f-]{36}$/i.test(cell.textContent.trim()))";
    let named = "links.shadowRoot.querySelectorAll('tbody th [part=name]').length";
    page.becomes(named, json!(100)).await;
    page.becomes(bare, json!(true)).await;
    page.becomes("links.shadowRoot.querySelectorAll('td [part=name]').length < 100", json!(true))
        .await;
    page.close().await;
}

#[tokio::test]
async fn whatever_a_job_is_called_stays_text() {
    let page = Page::new().await;
    show(&page, sentinel::NAMES_ODD).await;
    first_row(&page).await;
    page.until("links.shadowRoot.textContent.includes('Hibernating')").await;
    page.until("links.shadowRoot.textContent.includes('BackupToCrystal')").await;
    page.until("links.shadowRoot.textContent.includes('(no name)')").await;
    let made = "links.shadowRoot.querySelectorAll('img, script, b, h1').length";
    assert_eq!(page.value(made).await, json!(0));
    page.is_clean("odd names").await;
    page.close().await;
}

#[tokio::test]
async fn names_come_and_go_with_the_attribute() {
    let page = Page::new().await;
    page.show_server(LISBON).await;
    page.range("1–100 of 260").await;
    assert!(job_requests(&page).is_empty(), "nobody asked for names");
    page.run("links.setAttribute('resolve-names', '')", vec![]).await;
    first_row(&page).await;
    page.run("links.removeAttribute('resolve-names')", vec![]).await;
    page.becomes("links.shadowRoot.querySelectorAll('[part=name]').length", json!(0)).await;
    assert_eq!(page.value("links.resolveNames").await, json!(false));
    page.close().await;
}

#[tokio::test]
async fn a_uid_is_copied_and_that_is_said() {
    let page = Page::new().await;
    page.show_server(EXAMPLE).await;
    page.range("1–2 of 2").await;
    let copies = page.all("button", Some("Copy linked job UID")).await;
    assert_eq!(copies.len(), 2);
    copies[1].click().await.unwrap();
    page.reads("status", "the copy", |text| text == "Copied").await;
    assert_eq!(page.clipboard().await, "f3a7d0fb-9de7-46c6-999f-a8b228f84893");
    page.close().await;
}

#[tokio::test]
async fn a_row_is_copied_with_tabs_and_what_is_known() {
    let page = Page::new().await;
    page.show_server(EXAMPLE).await;
    page.range("1–2 of 2").await;
    let pair = "fc1da5ba-df76-4594-98b7-05b6272ded07\tf3a7d0fb-9de7-46c6-999f-a8b228f84893\t";
    page.listen().await;
    page.all("button", Some("Copy row")).await[1].click().await.unwrap();
    page.heard_aloud("Copied").await;
    assert_eq!(page.clipboard().await, pair.trim_end());
    page.run("links.resolveNames = true", vec![]).await;
    page.until("links.shadowRoot.querySelector('[part=name]')").await;
    page.all("button", Some("Copy row")).await[1].click().await.unwrap();
    page.until("spoken.filter((words) => words === 'Copied').length === 2").await;
    let cells = page.clipboard().await;
    let cells: Vec<_> = cells.split('\t').collect();
    assert_eq!(cells[0], "fc1da5ba-df76-4594-98b7-05b6272ded07");
    assert!(cells.len() > 8 && cells[3].starts_with("Tape"), "{cells:?}");
    page.close().await;
}

#[tokio::test]
async fn a_host_can_let_jobs_be_opened() {
    let page = Page::new().await;
    page.show_server(LISBON).await;
    page.range("1–100 of 260").await;
    assert!(page.all("button", Some("Open tape job")).await.is_empty());
    page.run("links.jobLinks = true; links.next()", vec![]).await;
    page.range("101–200 of 260").await;
    let opens = page.all("button", Some("Open linked job")).await;
    assert_eq!(opens.len(), 100);
    opens[3].click().await.unwrap();
    let row = page.value("links.rows[3]").await;
    let heard = page.heard().await;
    let expected = json!(["tjl-open", {
        "jobUid": row["jobUid"], "linkedJobUid": row["linkedJobUid"], "uid": row["linkedJobUid"],
    }]);
    assert_eq!(heard.last(), Some(&expected));
    page.close().await;
}
