//! What the browser says of itself, and of the page.

use js_sys::{Array, Function, Reflect};
use leptos::leptos_dom::helpers::{TimeoutHandle, set_timeout_with_handle};
use std::cell::RefCell;
use std::time::Duration;
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::*;
use web_sys::{
    CssStyleSheet, Element, Event, EventTarget, IntersectionObserver, IntersectionObserverEntry,
    IntersectionObserverInit, MutationObserver, MutationObserverInit, SecurityPolicyViolationEvent,
    ShadowRoot, Url,
};

const STYLES: &str = concat!(
    include_str!("../../style/frame.css"),
    include_str!("../../style/names.css"),
    include_str!("../../style/icons.css"),
    include_str!("../../style/extras.css"),
    include_str!("../../style/narrow.css"),
);

/// Addresses, without their query, that the page's policy kept from being asked.
const MOST_BLOCKED: usize = 50;

thread_local! {
    static SHEET: RefCell<Option<CssStyleSheet>> = const { RefCell::new(None) };
    static BLOCKED: RefCell<Option<(Vec<String>, Listener)>> = const { RefCell::new(None) };
}

/// Hears an event until it is dropped.
pub struct Listener {
    target: EventTarget,
    name: &'static str,
    heard: Closure<dyn FnMut(Event)>,
}

impl Listener {
    pub fn new(
        target: &EventTarget,
        name: &'static str,
        heard: impl FnMut(Event) + 'static,
    ) -> Self {
        let heard = Closure::new(heard);
        let function = heard.as_ref().unchecked_ref();
        let _added = target.add_event_listener_with_callback(name, function);
        Self { target: target.clone(), name, heard }
    }
}

impl Drop for Listener {
    fn drop(&mut self) {
        let function = self.heard.as_ref().unchecked_ref();
        let _removed = self.target.remove_event_listener_with_callback(self.name, function);
    }
}

/// Runs once in a while, unless it is dropped before.
pub struct Timer(Option<TimeoutHandle>);

impl Timer {
    pub fn new(milliseconds: u64, deed: impl FnOnce() + 'static) -> Self {
        // The longest there is; an interval beyond it is as good as none.
        let after = Duration::from_millis(milliseconds.min(i32::MAX as u64));
        Self(set_timeout_with_handle(deed, after).ok())
    }
}

impl Drop for Timer {
    fn drop(&mut self) {
        if let Some(handle) = self.0 {
            handle.clear();
        }
    }
}

/// Tells once an element is on the screen, or a screen away from it.
pub struct Sight {
    observer: Option<IntersectionObserver>,
    _seen: Closure<dyn FnMut(Array)>,
}

impl Sight {
    pub fn new(element: &Element, seen: impl Fn() + 'static) -> Self {
        let seen = Closure::<dyn FnMut(Array)>::new(move |entries: Array| {
            let is_near = |entry: JsValue| {
                entry.unchecked_into::<IntersectionObserverEntry>().is_intersecting()
            };
            if entries.iter().any(is_near) {
                seen();
            }
        });
        let options = IntersectionObserverInit::new();
        options.set_root_margin("100%");
        let function = seen.as_ref().unchecked_ref();
        let observer = IntersectionObserver::new_with_options(function, &options).ok();
        if let Some(observer) = &observer {
            observer.observe(element);
        }
        Self { observer, _seen: seen }
    }
}

impl Drop for Sight {
    fn drop(&mut self) {
        if let Some(observer) = &self.observer {
            observer.disconnect();
        }
    }
}

/// Tells whenever a `lang` on the page changes.
pub struct LanguageWatch {
    observer: Option<MutationObserver>,
    _changed: Closure<dyn FnMut(JsValue)>,
}

impl LanguageWatch {
    pub fn new(element: &Element, changed: impl Fn() + 'static) -> Self {
        let changed = Closure::<dyn FnMut(JsValue)>::new(move |_| changed());
        let observer = MutationObserver::new(changed.as_ref().unchecked_ref()).ok();
        let options = MutationObserverInit::new();
        options.set_subtree(true);
        options.set_attributes(true);
        options.set_attribute_filter(&Array::of1(&"lang".into()));
        let mut root = Some(element.get_root_node());
        while let (Some(node), Some(observer)) = (root.take(), &observer) {
            let _observed = observer.observe_with_options(&node, &options);
            root = node.dyn_ref::<ShadowRoot>().map(|shadow| shadow.host().get_root_node());
        }
        Self { observer, _changed: changed }
    }
}

impl Drop for LanguageWatch {
    fn drop(&mut self) {
        if let Some(observer) = &self.observer {
            observer.disconnect();
        }
    }
}

/// The closest `lang`, out of shadow roots too; one that `Intl` throws at is none.
pub fn language_of(element: &Element) -> String {
    let mut place = Some(element.clone());
    while let Some(element) = place.take() {
        let given = element.closest("[lang]:not([lang=''])").ok().flatten();
        if let Some(language) = given.and_then(|given| given.get_attribute("lang")) {
            return canonical(&language).unwrap_or_else(|| String::from("en"));
        }
        place = element.get_root_node().dyn_ref::<ShadowRoot>().map(ShadowRoot::host);
    }
    String::from("en")
}

fn canonical(language: &str) -> Option<String> {
    let intl = Reflect::get(&js_sys::global(), &"Intl".into()).ok()?;
    let read =
        Reflect::get(&intl, &"getCanonicalLocales".into()).ok()?.dyn_into::<Function>().ok()?;
    let tags = read.call1(&intl, &language.into()).ok()?;
    tags.dyn_into::<Array>().ok()?.get(0).as_string()
}

/// Gives a shadow root the widget's styles.
pub fn dress(root: &ShadowRoot) {
    let sheet = SHEET.with_borrow_mut(|kept| {
        if kept.is_none() {
            let sheet = CssStyleSheet::new().ok()?;
            sheet.replace_sync(STYLES).ok()?;
            *kept = Some(sheet);
        }
        kept.clone()
    });
    if let Some(sheet) = sheet {
        root.set_adopted_style_sheets(&Array::of1(&sheet));
    }
}

/// Remembers from now on what the page's policy kept from being sent: `fetch` fails without a
/// reason.
pub fn watch_policy() {
    let Some(document) = web_sys::window().and_then(|window| window.document()) else { return };
    BLOCKED.with_borrow_mut(|kept| {
        if kept.is_some() {
            return;
        }
        let heard = |event: Event| {
            let event = event.unchecked_into::<SecurityPolicyViolationEvent>();
            if event.effective_directive() == "connect-src" {
                block(&event.blocked_uri());
            }
        };
        *kept = Some((Vec::new(), Listener::new(&document, "securitypolicyviolation", heard)));
    });
}

fn block(address: &str) {
    BLOCKED.with_borrow_mut(|kept| {
        if let Some((blocked, _)) = kept {
            // A page may do nothing else.
            if blocked.len() > MOST_BLOCKED {
                blocked.clear();
            }
            blocked.push(address.split('?').next().unwrap_or_default().to_owned());
        }
    });
}

/// Whether the policy kept this address from being asked, since this was last answered.
pub fn was_blocked(address: &str) -> bool {
    // Some browsers tell no more than the origin.
    let origin = Url::new(address).map(|url| url.origin()).unwrap_or_default();
    let known = [address, &origin, &[&origin, "/"].concat()].map(str::to_owned);
    BLOCKED.with_borrow_mut(|kept| {
        let Some((blocked, _)) = kept else { return false };
        let before = blocked.len();
        blocked.retain(|blocked| !known.contains(blocked));
        blocked.len() < before
    })
}
