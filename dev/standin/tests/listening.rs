//! What shows only over a real connection.
#![allow(clippy::unwrap_used, clippy::panic)]

use std::time::Duration;

use standin::{Scenario, Standin, sentinel};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

async fn connect(standin: &Standin) -> TcpStream {
    TcpStream::connect(standin.url().strip_prefix("http://").unwrap()).await.unwrap()
}

async fn send(standin: &Standin, server: &str) -> TcpStream {
    let mut stream = connect(standin).await;
    let request = format!(
        "GET /api/v3/infrastructure/backupServers/{server}/jobs/backupTapeJobs/jobObjects?limit=2 HTTP/1.1\r\n\
         Host: localhost\r\nAuthorization: Bearer {}\r\nConnection: close\r\n\r\n",
        sentinel::TOKEN_VALID
    );
    stream.write_all(request.as_bytes()).await.unwrap();
    stream
}

async fn all(mut stream: TcpStream) -> String {
    let mut bytes = Vec::new();
    // A reset is an end as good as another.
    let _: Result<usize, _> = stream.read_to_end(&mut bytes).await;
    String::from_utf8(bytes).unwrap()
}

async fn until(condition: impl Fn() -> bool) {
    for _ in 0..500 {
        if condition() {
            return;
        }
        tokio::time::sleep(Duration::from_millis(10)).await;
    }
    panic!("it never came to that");
}

#[tokio::test]
async fn answers_and_remembers() {
    let standin = Standin::start(Scenario::default()).await.unwrap();
    let answer = all(send(&standin, sentinel::EXAMPLE).await).await;
    assert!(answer.starts_with("HTTP/1.1 200 OK"), "{answer}");
    let seen = standin.requests();
    assert_eq!((seen.len(), seen[0].status), (1, Some(200)));
    assert_eq!(seen[0].header("authorization"), Some("Bearer sentinel-valid"));
}

#[tokio::test]
async fn a_connection_can_be_lost_before_and_within_the_answer() {
    let standin = Standin::start(Scenario::default()).await.unwrap();
    assert_eq!(all(send(&standin, sentinel::HANG_UP).await).await, "");
    let cut_off = all(send(&standin, sentinel::CUT_OFF).await).await;
    assert!(!cut_off.ends_with("0\r\n\r\n"), "{cut_off}");
}

#[tokio::test]
async fn what_is_held_is_let_go() {
    let standin = Standin::start(Scenario::default()).await.unwrap();
    let held = send(&standin, sentinel::GATED).await;
    until(|| standin.held() == 1).await;
    standin.release();
    assert!(all(held).await.starts_with("HTTP/1.1 200 OK"));
}

#[tokio::test]
async fn an_abandoned_request_is_let_go_of() {
    let standin = Standin::start(Scenario::default()).await.unwrap();
    let held = send(&standin, sentinel::GATED).await;
    until(|| standin.held() == 1).await;
    drop(held);
    until(|| standin.held() == 0).await;
    assert_eq!(standin.requests()[0].status, None);
}

#[tokio::test]
async fn dropping_it_closes_the_port_and_the_connections() {
    let standin = Standin::start(Scenario::default()).await.unwrap();
    let address = standin.url().strip_prefix("http://").unwrap().to_owned();
    let never = send(&standin, sentinel::NEVER).await;
    until(|| standin.requests().len() == 1).await;
    drop(standin);
    assert_eq!(all(never).await, "");
    until(|| std::net::TcpStream::connect(&address).is_err()).await;
}

#[tokio::test]
async fn a_taken_port_is_passed_over() {
    let first = Standin::start(Scenario::default()).await.unwrap();
    let port: u16 = first.url().rsplit_once(':').unwrap().1.parse().unwrap();
    let second = Standin::start_near(Scenario::default(), port).unwrap();
    assert_ne!(first.url(), second.url());
}
