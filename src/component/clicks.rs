//! The buttons in rows: one listener serves them all.

use super::OpenDetail;
use super::shell::{Back, copy, run};
use crate::export::{Row, Side, tabbed_row};
use crate::protocol::{Item, JobLink};
use leptos::prelude::Callback;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event};

/// Does what a button in a row is for.
pub fn click(event: &Event, back: &Back, open: Option<Callback<OpenDetail>>) -> Option<()> {
    let target = event.target()?.dyn_into::<Element>().ok()?;
    let button = target.closest("[part=copy], [part=open], [part=copy-row]").ok()??;
    let row = button.closest("tr").ok()??;
    let uid = button.closest("th, td").ok()??.query_selector("[part=uid]").ok()??;
    let uid = uid.text_content().unwrap_or_default();
    let link = link_at(&row, back)?;
    match button.get_attribute("part")?.as_str() {
        "copy" => copy(back.clone(), &uid),
        "copy-row" => copy(back.clone(), &written(&link)),
        _ => {
            let [job_uid, linked_job_uid] =
                [&link.job, &link.linked_job].map(|uid| uid.spelt().map(str::to_owned));
            run(open, OpenDetail { job_uid, linked_job_uid, uid });
        }
    }
    Some(())
}

/// The link that a row of the table shows.
fn link_at(row: &Element, back: &Back) -> Option<JobLink> {
    let index: u64 = row.get_attribute("aria-rowindex")?.parse().ok()?;
    back.driver()?.with(|session| {
        let page = &session.shown()?.page;
        // The header is 1.
        let at = index.checked_sub(2)?.checked_sub(page.offset)?;
        match page.items.get(usize::try_from(at).ok()?)? {
            Item::Link(link) => Some(link.clone()),
            Item::Job(_) | Item::Alien(_) => Some(JobLink::default()),
        }
    })
}

/// A row as text for the clipboard, with tabs between its cells.
fn written(link: &JobLink) -> String {
    let [job, linked_job, unique] =
        [&link.job, &link.linked_job, &link.unique_job].map(|uid| uid.spelt());
    let side = |uid| Side { uid, ..Side::default() };
    let row = Row { job: side(job), linked_job: side(linked_job), unique_job_uid: unique };
    let mut text = String::new();
    tabbed_row(&mut text, &row, false);
    text.trim_end().to_owned()
}
