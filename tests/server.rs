//! The Leptos component on a server.

use leptos::prelude::*;
use tape_job_links::{AccessToken, Controls, TapeJobLinks, TokenProvider};

#[test]
fn a_server_leaves_its_place_empty_and_asks_for_nothing() {
    let html = Owner::new().with(|| {
        let provider = TokenProvider::new(|_reason| async { unreachable!("nobody is asked") });
        let controls = Controls::new();
        controls.refresh();
        view! {
            <TapeJobLinks
                attr:class="links"
                server_uid="0a106d53-ac5b-441c-a5e8-124d53f8f8d9"
                token=AccessToken::from("secret")
                token_provider=provider
                controls=controls
            />
        }
        .to_html()
    });
    assert_eq!(html, r#"<div class="links"></div>"#);
}

#[test]
fn a_token_cannot_be_printed() {
    assert_eq!(format!("{:?}", AccessToken::from("secret")), "AccessToken(redacted)");
}
