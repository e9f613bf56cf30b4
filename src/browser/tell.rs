//! What the host page is told, as events it can clone.

use super::number::number;
use crate::session::{HostEvent, Place, SignIn};
use crate::text::{About, explain};
use js_sys::{Object, Reflect};
use wasm_bindgen::JsValue;

/// An event's name and detail.
pub fn event(event: &HostEvent, about: &About<'_>) -> (&'static str, JsValue) {
    match event {
        HostEvent::Request(report) => {
            let detail = object(&[
                ("phase", report.phase.name().into()),
                ("outcome", report.outcome.into()),
                ("status", number(report.status.map(u64::from))),
                ("attempt", report.attempt.into()),
                ("milliseconds", number(Some(report.took))),
            ]);
            ("tjl-request", detail)
        }
        HostEvent::Ready(place) => ("tjl-ready", detail(*place)),
        HostEvent::Page(place) => ("tjl-page", detail(*place)),
        HostEvent::AuthRequired(why) => {
            let reason = match why {
                SignIn::Missing => "missing",
                SignIn::Refused => "refused",
                SignIn::ProviderFailed => "provider-failed",
            };
            ("tjl-auth-required", object(&[("reason", reason.into())]))
        }
        HostEvent::Error { failure, phase, asked } => {
            let (offset, limit) = asked.unzip();
            let (why, _) = explain(failure, about);
            let detail = object(&[
                ("code", failure.code().into()),
                ("phase", phase.name().into()),
                ("status", number(failure.status.map(u64::from))),
                ("retryable", failure.retryable().into()),
                ("message", why.into()),
                ("offset", number(offset)),
                ("limit", number(limit.map(u64::from))),
            ]);
            ("tjl-error", detail)
        }
    }
}

/// `{offset, count, total}`, also as the element's `pagingInfo`.
pub fn detail(place: Place) -> JsValue {
    object(&[
        ("offset", number(Some(place.offset))),
        ("count", number(Some(place.count))),
        ("total", number(place.total)),
    ])
}

fn object(members: &[(&str, JsValue)]) -> JsValue {
    let object = Object::new();
    for (name, value) in members {
        let _set = Reflect::set(&object, &(*name).into(), value);
    }
    object.into()
}
