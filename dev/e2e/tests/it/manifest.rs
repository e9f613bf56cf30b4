//! The element is what `custom-elements.json` says of it: no more, no less.

use e2e::{Page, Settings, TOKEN};
use serde_json::{Value, json};
use standin::sentinel::{ALWAYS_403, ALWAYS_520, EMPTY, GATED, LISBON};
use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

/// What the packed manifest says of an element.
fn declared(tag: &str) -> Value {
    let package = std::env::var_os("TJL_PACKAGE").expect("cargo xtask test sets it");
    let file = Path::new(&package).join("custom-elements.json");
    let manifest: Value = serde_json::from_str(&fs::read_to_string(file).unwrap()).unwrap();
    let modules = manifest["modules"].as_array().unwrap();
    let mut all = modules.iter().flat_map(|module| module["declarations"].as_array().unwrap());
    all.find(|it| it["tagName"] == tag).unwrap().clone()
}

fn element() -> Value {
    declared("tape-job-links")
}

/// The names in one of its lists.
fn names(list: &str) -> BTreeSet<String> {
    let names = element()[list].as_array().unwrap().clone();
    names.iter().map(|it| it["name"].as_str().unwrap().to_owned()).collect()
}

/// Where the class and the manifest differ.
const COMPARE: &str = r#"
  const [{ tagName, members, attributes }] = arguments;
  const own = customElements.get(tagName);
  const problems = [];
  const claim = (isSo, words) => isSo || problems.push(words);
  const same = (a, b) => JSON.stringify(a) === JSON.stringify(b);
  const fresh = () => document.createElement(tagName);

  const callbacks = ["constructor", "connectedCallback", "disconnectedCallback", "attributeChangedCallback"];
  const there = Object.getOwnPropertyNames(own.prototype).filter((name) => !callbacks.includes(name));
  const said = members.filter((member) => !member.static).map(({ name }) => name);
  claim(same(there.sort(), said.sort()), `it has ${there}, and is said to have ${said}`);
  const inherent = ["length", "name", "prototype", "observedAttributes", "loadTexts"];
  const statics = Object.getOwnPropertyNames(own).filter((name) => !inherent.includes(name));
  const saidStatic = members.filter((member) => member.static).map(({ name }) => name);
  claim(same(statics.sort(), saidStatic.sort()), `the class has ${statics}, and is said to have ${saidStatic}`);
  const observed = attributes.map(({ name }) => name);
  claim(same([...own.observedAttributes].sort(), observed.sort()), `it observes ${own.observedAttributes}`);

  const sample = ({ type: { text } }, property) => {
    const words = [...text.matchAll(/"([^"]+)"/g)].map(([, word]) => word);
    if (property === "tokenProvider") return () => null;
    return words[1] ?? { boolean: true, number: 40 }[text] ?? "sample";
  };
  for (const member of members.filter((it) => it.kind === "method")) {
    const method = (member.static ? own : own.prototype)[member.name];
    claim(typeof method === "function", `${member.name} is no method`);
    claim(method?.length === (member.parameters ?? []).length, `${member.name} takes ${method?.length}`);
  }
  for (const member of members.filter((it) => it.kind === "field" && !it.static)) {
    const { name, readonly } = member;
    const { get, set } = Object.getOwnPropertyDescriptor(own.prototype, name) ?? {};
    claim(get, `${name} cannot be read`);
    claim(Boolean(set) !== Boolean(readonly), `${name} can be set, or cannot, and is not said to`);
    const is = JSON.stringify(fresh()[name]);
    claim(is === member.default, `${name} is ${is}, not ${member.default}`);
    if (readonly) continue;
    const element = fresh();
    const value = sample(member, name);
    element[name] = value;
    claim(name === "token" ? element.hasToken : element[name] === value, `${name} becomes ${element[name]}`);
    element[name] = null;
    claim(JSON.stringify(element[name]) === member.default, `${name} cannot be cleared`);
    claim((member.attribute ?? null) === (attributes.find((it) => it.fieldName === name)?.name ?? null), `${name} has another attribute`);
  }
  for (const attribute of attributes) {
    const element = fresh();
    const value = sample(attribute);
    element.setAttribute(attribute.name, value === true ? "" : value);
    const now = attribute.name === "token" ? element.hasToken && "sample" : element[attribute.fieldName];
    claim(now === value, `${attribute.name} makes ${attribute.fieldName} ${now}`);
  }
  return problems;
"#;

#[tokio::test]
async fn the_class_is_what_the_manifest_says() {
    let page = Page::new().await;
    page.host("/standin/host").await;
    assert_eq!(page.run(COMPARE, vec![element()]).await, json!([]));
    page.goto("/standin/host/frame").await;
    page.until("customElements.get('tape-job-links-frame')").await;
    assert_eq!(page.run(COMPARE, vec![declared("tape-job-links-frame")]).await, json!([]));
    page.close().await;
}

/// Notes what the element sends, and begins to note its parts and states.
const WATCH: &str = "
  window.sent = {};
  const { dispatchEvent } = links;
  links.dispatchEvent = function (event) {
    sent[event.type] = Object.keys(event.detail).sort().join();
    return dispatchEvent.call(this, event);
  };
  window.parts = new Set();
  window.look = () => {
    for (const it of links.shadowRoot.querySelectorAll('[part]')) it.part.forEach((part) => parts.add(part));
  };
  new MutationObserver(look).observe(links.shadowRoot, { subtree: true, childList: true, attributes: true });";

#[tokio::test]
async fn parts_states_and_events_are_what_the_manifest_says() {
    let page = Page::new().await;
    let attributes = [("resolve-names", ""), ("job-links", ""), ("refresh-interval", "600")];
    page.show(Settings { server: "", token: None, attributes: &attributes }).await;
    page.run(WATCH, vec![]).await;
    let mut states = BTreeSet::new();
    let mut note = async |server: &str, state: &str| {
        page.run("links.serverUid = arguments[0]", vec![json!(server)]).await;
        let is = format!("links.matches(':state({state})')");
        page.until(&is).await;
        page.value("look()").await;
        states.insert(state.to_owned());
    };
    note(GATED, "auth-required").await;
    page.run("links.token = arguments[0]", vec![json!(TOKEN)]).await;
    note(GATED, "loading").await;
    page.until("parts.has('skeleton')").await;
    note(EMPTY, "empty").await;
    note(ALWAYS_403, "error").await;
    note(ALWAYS_520, "error").await;
    note(LISBON, "ready").await;
    page.until("parts.has('name')").await;
    // As soon as a page is asked for.
    let stale = page.run("links.next(); return links.matches(':state(stale)');", vec![]).await;
    assert_eq!(stale, json!(true));
    states.insert("stale".to_owned());
    page.range("101–200 of 260").await;
    page.value("links.shadowRoot.querySelector('[part=open]').click()").await;
    page.press("Group by tape job").await;
    page.until("links.shadowRoot.querySelector('tr[part=group]')").await;
    page.press("Map").await;
    page.until("links.shadowRoot.querySelector('[part=save-map]')").await;
    page.value("look()").await;

    let parts: BTreeSet<String> = serde_json::from_value(page.value("[...parts]").await).unwrap();
    assert_eq!(parts, names("cssParts"));
    assert_eq!(states, names("cssStates"));
    let said = element()["events"].as_array().unwrap().iter().map(detail_keys).collect::<Vec<_>>();
    let sent = page.value("sent").await;
    let sent = sent.as_object().unwrap().iter().map(|(name, keys)| {
        (name.clone(), keys.as_str().unwrap().split(',').map(str::to_owned).collect())
    });
    let (mut said, mut sent) = (said, sent.collect::<Vec<(String, BTreeSet<String>)>>());
    said.sort();
    sent.sort();
    assert_eq!(sent, said);
    page.close().await;
}

/// An event's name, and the keys in its detail's type.
fn detail_keys(event: &Value) -> (String, BTreeSet<String>) {
    let text = event["type"]["text"].as_str().unwrap();
    let members = text.trim_start_matches("CustomEvent<{").split([',', ';']);
    let keys = members.filter_map(|member| Some(member.split_once(':')?.0.trim().to_owned()));
    (event["name"].as_str().unwrap().to_owned(), keys.collect())
}

#[tokio::test]
async fn a_host_paints_with_every_custom_property() {
    let page = Page::new().await;
    page.show_server(LISBON).await;
    page.range("1–100 of 260").await;
    let read = "
      return [...links.shadowRoot.adoptedStyleSheets].flatMap(({ cssRules }) => [...cssRules])
        .flatMap(({ cssText }) => cssText.match(/--tjl-[a-z-]+/g) ?? []);";
    let used: BTreeSet<String> = serde_json::from_value(page.run(read, vec![]).await).unwrap();
    assert_eq!(used, names("cssProperties"));
    page.close().await;
}
