//! Every shape of answer that the API is known for, and its hostile twins.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "these are tests")]

use tape_job_links::config::Target;
use tape_job_links::protocol::{
    Answer, Call, Failure, Garbled, Item, Kind, List, Page, PageRequest, Progress, Remark, Uid,
    Verdict, judge,
};
use uuid::Uuid;

/// The documented answer, byte for byte.
const EXAMPLE: &str = r#"{ "meta": { "pagingInfo": { "total": 2, "count": 2, "offset": 0 } },
  "data": [ { "jobUid": "acb055db-87ad-41ca-a522-d4a01b4c119b", "linkedJobUid": "041fe885-8575-49f8-b17b-b81dffadd9be" },
            { "jobUid": "fc1da5ba-df76-4594-98b7-05b6272ded07", "linkedJobUid": "f3a7d0fb-9de7-46c6-999f-a8b228f84893" } ] }"#;

fn asked(offset: u64) -> PageRequest {
    let server = Uuid::try_parse("0a106d53-ac5b-441c-a5e8-124d53f8f8d9").unwrap();
    let target = Target { api_base: "https://vspc.example/api/v3".into(), server };
    PageRequest { target, limit: 100, offset, list: List::Links, call: Call::Pairs }
}

fn answer(status: u16, body: &str) -> Answer {
    let content_type = "application/json; charset=utf-8".into();
    Answer { status, content_type, body: body.as_bytes().to_vec(), ..Answer::default() }
}

fn page_at(offset: u64, body: &str) -> Page {
    match judge(&answer(200, body), &asked(offset)) {
        Verdict::Page(page) => page,
        other => panic!("{body} gave {other:?}"),
    }
}

fn page(body: &str) -> Page {
    page_at(0, body)
}

fn failure(status: u16, body: &str) -> Failure {
    match judge(&answer(status, body), &asked(0)) {
        Verdict::Failed(failure) => failure,
        other => panic!("{status} {body} gave {other:?}"),
    }
}

fn garbled(body: &str) -> Garbled {
    match failure(200, body).kind {
        Kind::Garbled(garbled) => garbled,
        other => panic!("{body} gave {other:?}"),
    }
}

fn row(member: &str) -> String {
    format!(
        r#"{{"meta":{{"pagingInfo":{{"total":1,"count":1,"offset":0}}}},"data":[{{{member}}}]}}"#
    )
}

fn job(member: &str) -> Uid {
    match page(&row(member)).items.remove(0) {
        Item::Link(link) => link.job,
        other => panic!("{member} gave {other:?}"),
    }
}

#[test]
fn the_documented_example_is_two_links() {
    let page = page(EXAMPLE);
    assert_eq!((page.offset, page.total, page.count()), (0, Some(2), 2));
    assert_eq!(page.remarks, []);
    let uids: Vec<_> = page
        .items
        .iter()
        .map(|item| match item {
            Item::Link(link) => (link.job.spelt().unwrap(), link.linked_job.spelt().unwrap()),
            Item::Job(_) | Item::Alien(_) => panic!("{item:?}"),
        })
        .collect();
    assert_eq!(
        uids,
        [
            ("acb055db-87ad-41ca-a522-d4a01b4c119b", "041fe885-8575-49f8-b17b-b81dffadd9be"),
            ("fc1da5ba-df76-4594-98b7-05b6272ded07", "f3a7d0fb-9de7-46c6-999f-a8b228f84893"),
        ]
    );
}

#[test]
fn uids_keep_their_spelling_and_compare_by_value() {
    let upper = job(r#""jobUid":"ACB055DB-87AD-61CA-A522-D4A01B4C119B""#);
    let lower = job(r#""jobUid":"acb055db-87ad-61ca-a522-d4a01b4c119b""#);
    let (Uid::Known { spelt, uid: a }, Uid::Known { uid: b, .. }) = (upper, lower) else {
        panic!("version nibble 6 is a UUID like any other")
    };
    assert_eq!(&*spelt, "ACB055DB-87AD-61CA-A522-D4A01B4C119B");
    assert_eq!(a, b);
}

#[test]
fn every_field_of_a_row_may_be_missing() {
    assert_eq!(job(""), Uid::Missing);
    assert_eq!(job(r#""jobUid":null"#), Uid::Missing);
    assert_eq!(job(r#""linkedJobUid":"x","new":{"a":[1]}"#), Uid::Missing);
}

#[test]
fn what_is_not_a_uuid_is_kept_as_it_came() {
    assert_eq!(job(r#""jobUid":"job 7""#), Uid::Odd("job 7".into()));
    assert_eq!(job(r#""jobUid":"<b>\u0041</b>""#), Uid::Odd("<b>A</b>".into()));
    for alien in ["7", "1e999", "-0.5", "true", "[1,2]", r#"{"a":"b"}"#, r#""""#, r#""  ""#] {
        let uid = job(&format!(r#""jobUid":{alien}"#));
        assert_eq!(uid, Uid::Alien(alien.into()), "{alien}");
    }
    assert_eq!(job(r#""jobUid":"\ud800""#), Uid::Alien(r#""\ud800""#.into()));
}

#[test]
fn a_value_too_long_to_show_is_cut() {
    let Uid::Odd(text) = job(&format!(r#""jobUid":"{}""#, "é".repeat(5000))) else {
        panic!("a long string is odd")
    };
    assert_eq!(text.chars().count(), 161);
    assert!(text.ends_with('…'));
}

#[test]
fn of_two_equal_names_the_last_wins() {
    assert_eq!(job(r#""jobUid":"a","jobUid":"b""#), Uid::Odd("b".into()));
}

#[test]
fn items_that_are_not_objects_are_counted_and_told() {
    let page = page(
        r#"{"meta":{"pagingInfo":{"total":5,"count":5,"offset":0}},"data":[7,null,"x",[],{}]}"#,
    );
    assert_eq!(page.count(), 5);
    assert_eq!(page.items[0], Item::Alien("7".into()));
    assert_eq!(page.remarks, [Remark::AlienItems(4)]);
}

#[test]
fn duplicate_pairs_are_all_rows() {
    let page = page(r#"{"meta":{"pagingInfo":{"total":2,"count":2,"offset":0}},"data":[{},{}]}"#);
    assert_eq!(page.count(), 2);
}

#[test]
fn skip_stands_in_for_offset() {
    let body = r#"{"meta":{"pagingInfo":{"total":300,"count":1,"skip":200}},"data":[{}]}"#;
    let page = page_at(200, body);
    assert_eq!((page.offset, page.remarks), (200, vec![]));
}

#[test]
fn another_offset_than_asked_is_the_true_one_and_told() {
    let body = r#"{"meta":{"pagingInfo":{"total":300,"count":1,"offset":0}},"data":[{}]}"#;
    let page = page_at(200, body);
    assert_eq!((page.offset, page.end()), (0, 1));
    assert_eq!(page.remarks, [Remark::OffsetDiffers { asked: 200 }]);
}

#[test]
fn without_paging_info_the_rows_still_count() {
    for meta in [
        "",
        r#""meta":null,"#,
        r#""meta":{},"#,
        r#""meta":7,"#,
        r#""meta":{"pagingInfo":null},"#,
        r#""meta":{"pagingInfo":[]},"#,
        r#""meta":{"pagingInfo":{"total":null}},"#,
    ] {
        let page = page_at(300, &format!(r#"{{{meta}"data":[{{}},{{}}]}}"#));
        assert_eq!((page.offset, page.total, page.count()), (300, None, 2), "{meta}");
        assert_eq!(page.remarks, [Remark::NoTotal], "{meta}");
    }
}

#[test]
fn absurd_numbers_are_no_numbers() {
    for absurd in
        ["1e300", "-5", "1.5", "\"2\"", "9007199254740992", "18446744073709551616", "true", "{}"]
    {
        let body = format!(
            r#"{{"meta":{{"pagingInfo":{{"total":{absurd},"count":{absurd},"offset":{absurd}}}}},"data":[{{}}]}}"#
        );
        let page = page_at(100, &body);
        assert_eq!((page.offset, page.total), (100, None), "{absurd}");
        assert_eq!(page.remarks, [Remark::NoTotal], "{absurd}");
    }
}

#[test]
fn a_total_smaller_than_the_rows_is_none() {
    let page = page(r#"{"meta":{"pagingInfo":{"total":1,"count":2,"offset":0}},"data":[{},{}]}"#);
    assert_eq!((page.total, page.remarks), (None, vec![Remark::NoTotal]));
}

#[test]
fn a_count_that_differs_is_told() {
    let page = page(r#"{"meta":{"pagingInfo":{"total":9,"count":5,"offset":0}},"data":[{}]}"#);
    assert_eq!(page.remarks, [Remark::CountDiffers { said: 5, came: 1 }]);
}

#[test]
fn an_empty_page_past_the_end_keeps_its_total() {
    let page =
        page_at(500, r#"{"meta":{"pagingInfo":{"total":200,"count":0,"offset":500}},"data":[]}"#);
    assert_eq!((page.offset, page.total, page.count()), (500, Some(200), 0));
}

#[test]
fn errors_beside_data_are_a_partial_success() {
    let page = page(
        r#"{"meta":{"pagingInfo":{"total":1,"count":1,"offset":0}},"data":[{}],
            "errors":[{"message":"one agent\r\n is away","type":"unspecified","code":520}]}"#,
    );
    let [Remark::Partial(errors)] = &*page.remarks else { panic!("{:?}", page.remarks) };
    assert_eq!(errors[0].message.as_deref(), Some("one agent is away"));
}

#[test]
fn absent_data_is_empty_only_if_the_total_says_so() {
    let empty = page(r#"{"meta":{"pagingInfo":{"total":0,"count":0,"offset":0}}}"#);
    assert_eq!((empty.count(), empty.total), (0, Some(0)));
    assert_eq!(garbled(r#"{"meta":{"pagingInfo":{"total":5}}}"#), Garbled::NoData);
    assert_eq!(garbled(r#"{"data":null}"#), Garbled::NoData);
    assert_eq!(garbled("{}"), Garbled::NoData);
}

#[test]
fn what_is_not_a_list_of_links_is_malformed() {
    for body in ["[]", "null", "7", "\"x\"", r#"{"data":7}"#, r#"{"data":{}}"#] {
        assert_eq!(garbled(body), Garbled::Alien, "{body}");
    }
    for body in ["", "   ", "{", "nonsense", &EXAMPLE[..200], "{\"data\":[}", "\u{0}"] {
        assert_eq!(garbled(body), Garbled::NotJson, "{body}");
    }
    assert_eq!(garbled("<!doctype html><title>Sign in</title>"), Garbled::WebPage);
    let html = Answer { content_type: "text/html".into(), ..answer(200, "Sign in") };
    let Verdict::Failed(failure) = judge(&html, &asked(0)) else { panic!("a web page is no page") };
    assert_eq!(failure.kind, Kind::Garbled(Garbled::WebPage));
}

#[test]
fn a_byte_order_mark_and_bad_utf8_are_survived() {
    assert_eq!(page(&format!("\u{feff}{EXAMPLE}")).count(), 2);
    let mut bad = answer(200, "");
    bad.body = b"{\"data\":[{\"jobUid\":\"\xff\"}]}".to_vec();
    let Verdict::Page(page) = judge(&bad, &asked(0)) else { panic!("one bad byte is one bad UID") };
    assert_eq!(page.count(), 1);
}

#[test]
fn nesting_without_end_is_survived() {
    let deep = format!(r#"{{"data":[{}{}]}}"#, "[".repeat(100_000), "]".repeat(100_000));
    let page = page(&deep);
    assert_eq!(page.remarks, [Remark::AlienItems(1), Remark::NoTotal]);
}

#[test]
fn each_status_is_what_it_amounts_to() {
    let json = |kind: &str| format!(r#"{{"errors":[{{"message":"m","type":"{kind}","code":1}}]}}"#);
    let html = "<html>Bad gateway</html>".to_owned();
    let cases = [
        (400, json("logical"), Kind::BadRequest, "bad-request", false),
        (403, json("security"), Kind::Forbidden, "forbidden", false),
        (403, html.clone(), Kind::Forbidden, "forbidden", false),
        (404, json("logical"), Kind::UnknownServer, "not-found", false),
        (404, html.clone(), Kind::UnknownAddress, "not-found", false),
        (409, json("unspecified"), Kind::BadRequest, "bad-request", false),
        (409, json("retryableLogical"), Kind::BadRequest, "bad-request", true),
        (415, String::new(), Kind::BadRequest, "bad-request", false),
        (429, json("unspecified"), Kind::Throttled, "throttled", true),
        (429, json("logical"), Kind::Throttled, "throttled", false),
        (520, json("unspecified"), Kind::Server, "server", true),
        (520, json("logical"), Kind::Server, "server", false),
        (520, html.clone(), Kind::Server, "server", true),
        (500, html.clone(), Kind::Proxy, "proxy", true),
        (502, html.clone(), Kind::Proxy, "proxy", true),
        (503, json("transport"), Kind::Server, "server", true),
        (202, String::new(), Kind::Preparing, "async-failed", true),
        (302, String::new(), Kind::Redirected, "proxy", true),
        (204, String::new(), Kind::Garbled(Garbled::Status), "malformed", true),
        (999, html, Kind::Garbled(Garbled::Status), "malformed", true),
    ];
    for (status, body, kind, code, retryable) in cases {
        let failure = failure(status, &body);
        assert_eq!(failure.kind, kind, "{status} {body}");
        assert_eq!((failure.code(), failure.retryable()), (code, retryable), "{status} {body}");
        assert_eq!(failure.status, Some(status));
    }
}

#[test]
fn a_401_asks_for_another_token() {
    for body in ["", "<html>", r#"{"errors":[{"type":"security"}]}"#] {
        assert_eq!(judge(&answer(401, body), &asked(0)), Verdict::Unauthorized);
    }
}

#[test]
fn a_202_is_followed_by_the_last_segment_of_its_location() {
    let id = Uuid::try_parse("0a106d53-ac5b-441c-a5e8-124d53f8f8d9").unwrap();
    let accepted =
        |location: &str| judge(&Answer { location: location.into(), ..answer(202, "") }, &asked(0));
    for location in [
        "https://inner.example:1281/api/v3/asyncActions/0a106d53-ac5b-441c-a5e8-124d53f8f8d9",
        "/api/v3/asyncActions/0A106D53-AC5B-441C-A5E8-124D53F8F8D9/",
        "0a106d53-ac5b-441c-a5e8-124d53f8f8d9?x=/y#z",
    ] {
        assert_eq!(accepted(location), Verdict::Accepted(id), "{location}");
    }
    for location in ["", "/", "https://inner.example/asyncActions/seven"] {
        let Verdict::Failed(failure) = accepted(location) else { panic!("{location}") };
        assert_eq!((failure.kind, failure.status), (Kind::Preparing, Some(202)), "{location}");
    }
}

#[test]
fn an_asynchronous_action_tells_how_far_it_is() {
    let action = PageRequest { call: Call::Action(Uuid::nil()), ..asked(0) };
    let at = |body: &str| judge(&answer(200, body), &action);
    let status = |status: &str| at(&format!(r#"{{"data":{{"id":1,"status":"{status}"}}}}"#));
    assert_eq!(status("running"), Verdict::Progress(Progress::Running));
    assert_eq!(status("succeed"), Verdict::Progress(Progress::Done));
    assert_eq!(status("failed"), Verdict::Progress(Progress::Done));
    assert_eq!(status("canceled"), Verdict::Progress(Progress::Canceled));
    for body in ["", "[]", "{}", r#"{"data":7}"#, r#"{"data":{"status":7}}"#] {
        assert!(matches!(at(body), Verdict::Failed(_)), "{body}");
    }
    assert!(matches!(status("dreaming"), Verdict::Failed(_)));
    let Verdict::Failed(gone) = judge(&answer(404, ""), &action) else { panic!("it is gone") };
    assert_eq!(gone.kind, Kind::AsyncFailed);
}

#[test]
fn an_actions_result_is_the_original_answer() {
    let result = PageRequest { call: Call::Result(Uuid::nil()), ..asked(0) };
    assert!(matches!(judge(&answer(200, EXAMPLE), &result), Verdict::Page(_)));
    let Verdict::Failed(failure) = judge(&answer(520, "{}"), &result) else { panic!("no page") };
    assert_eq!((failure.code(), failure.passes()), ("async-failed", false));
    let Verdict::Failed(failure) = judge(&answer(502, "<p>"), &result) else { panic!("no page") };
    assert!(failure.passes(), "a proxy's hiccup passes");
}

#[test]
fn what_passes_by_itself_is_told_by_the_type_then_by_the_status() {
    let of = |status, kind: &str, more: &str| {
        failure(status, &format!(r#"{{"errors":[{{"type":"{kind}"{more}}}]}}"#)).passes()
    };
    assert!(of(520, "unspecified", ""));
    assert!(of(520, "new", ""));
    assert!(of(429, "unspecified", ""));
    assert!(of(503, "transport", ""));
    assert!(of(400, "retryableLogical", ""));
    assert!(!of(520, "logical", ""));
    assert!(!of(429, "security", ""));
    assert!(!of(400, "unspecified", ""));
    assert!(of(429, "unspecified", r#","retryAfter":300"#));
    assert!(!of(429, "unspecified", r#","retryAfter":301"#), "nobody waits that long");
    assert!(of(429, "unspecified", r#","retryAfter":0"#));
    for kind in [Kind::Timeout, Kind::Redirected, Kind::TooLarge(1), Kind::Offline] {
        assert!(!Failure::unanswered(kind.clone()).passes(), "{kind:?}");
    }
    assert!(Failure::unanswered(Kind::Unreachable).passes());
}

#[test]
fn one_error_that_never_passes_is_enough() {
    let of = |one: &str, other: &str| {
        let body = format!(r#"{{"errors":[{{"type":"{one}"}},{{}},{{"type":"{other}"}}]}}"#);
        let failure = failure(503, &body);
        (failure.retryable(), failure.passes())
    };
    assert_eq!(of("transport", "logical"), (false, false));
    assert_eq!(of("security", "retryableLogical"), (false, false));
    assert_eq!(of("unspecified", "security"), (false, false));
    assert_eq!(of("retryableLogical", "transport"), (true, true));
}

#[test]
fn a_redirect_is_never_followed_nor_read() {
    let redirect = Answer { redirect: true, ..answer(0, EXAMPLE) };
    let Verdict::Failed(failure) = judge(&redirect, &asked(0)) else { panic!("not a page") };
    assert_eq!((failure.kind, failure.status), (Kind::Redirected, None));
}

#[test]
fn errors_of_any_shape_are_read_as_far_as_they_go() {
    let errors = |body: &str| failure(400, &format!(r#"{{"errors":{body}}}"#)).errors;
    assert_eq!(errors("7"), []);
    assert_eq!(errors("null"), []);
    assert_eq!(errors(r#"[7,null,"x"]"#), []);
    assert_eq!(errors(&format!("[{}{{}}]", "{},".repeat(1000))).len(), 5);
    let [error] = &*errors(
        r#"[{"message":7,"type":null,"code":"x","parameterName":"limit","retryAfter":30}]"#,
    ) else {
        panic!("one error")
    };
    assert_eq!((&error.message, &error.kind), (&None, &None));
    assert_eq!((error.parameter.as_deref(), error.retry_after), (Some("limit"), Some(30)));
}
