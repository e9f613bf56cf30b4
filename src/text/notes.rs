//! What is off with a page that is shown all the same, in words.

use super::{Key, Locale};
use crate::protocol::{Page, Remark};

pub(super) fn notes(page: &Page, extra: Option<&str>, locale: &dyn Locale) -> Vec<String> {
    let remarks = page.remarks.iter().map(|remark| note(remark, page, locale));
    remarks.chain(extra.map(str::to_owned)).collect()
}

fn note(remark: &Remark, page: &Page, locale: &dyn Locale) -> String {
    let words = locale.words();
    match remark {
        Remark::CountDiffers { said, came } => words.fill(
            Key::NoteCount,
            &[("said", &locale.number(*said)), ("came", &locale.number(*came))],
        ),
        Remark::OffsetDiffers { asked } => words.fill(
            Key::NoteOffset,
            &[
                ("asked", &locale.number(asked.saturating_add(1))),
                ("offset", &locale.number(page.offset.saturating_add(1))),
            ],
        ),
        Remark::NoTotal => words.fill(Key::NoteNoTotal, &[]),
        Remark::AlienItems(number) => {
            words.fill(Key::NoteAliens, &[("number", &locale.number(*number))])
        }
        Remark::Partial(errors) => {
            let messages: Vec<&str> =
                errors.iter().filter_map(|error| error.message.as_deref()).collect();
            if messages.is_empty() {
                words.fill(Key::NotePartialSilent, &[])
            } else {
                words.fill(Key::NotePartial, &[("message", &messages.join(" "))])
            }
        }
    }
}
