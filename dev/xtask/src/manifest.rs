//! `custom-elements.json` as the package has it: what is written of the element, and of the element
//! around a frame what follows from that.

use crate::json;
use crate::problem::{Problem, Result};
use serde_json::{Value, json};
use xshell::Shell;

/// What is written: of the element alone.
pub const WRITTEN: &str = "embed/package/custom-elements.json";

/// The whole manifest.
pub fn whole(shell: &Shell) -> Result<Value> {
    let mut manifest = json::read(shell, WRITTEN)?;
    let frame = framed(&manifest["modules"][0]["declarations"][0])
        .ok_or_else(|| Problem::new(format!("{WRITTEN} has another shape than was expected")))?;
    if let Some(modules) = manifest["modules"].as_array_mut() {
        modules.push(frame);
    }
    Ok(manifest)
}

/// The module of the element around a frame, which has the settings, methods, events and states of
/// the element, an address, and parts of its own.
fn framed(element: &Value) -> Option<Value> {
    let (class, tag, path) = ("TapeJobLinksFrameElement", "tape-job-links-frame", "dist/frame.js");
    let address = "the address of an `embed.html`; its origin is the only one that is spoken to";
    let text = json!({ "text": "string" });
    let mut frame = element.clone();
    let own = frame.as_object_mut()?;
    own.insert("name".into(), class.into());
    own.insert("tagName".into(), tag.into());
    own.insert("summary".into(), "The element in an iframe of another origin".into());
    let about = "For hosts that do not trust its code, or that it does not trust: docs/IFRAME.md.";
    own.insert("description".into(), about.into());
    own.get_mut("attributes")?.as_array_mut()?.insert(
        0,
        json!({ "name": "src", "fieldName": "src", "type": text, "description": address }),
    );
    let members = own.get_mut("members")?.as_array_mut()?;
    // Texts are the page's inside.
    members.retain(|member| member["name"] != "addLanguage");
    members.insert(
        0,
        json!({ "kind": "field", "name": "src", "attribute": "src", "type": text, "default": "\"\"", "description": address }),
    );
    let parts = json!([
        { "name": "frame", "description": "the iframe" },
        { "name": "alert", "description": "why there is nothing in it" },
    ]);
    own.insert("cssParts".into(), parts);
    let this = json!({ "name": class, "module": path });
    Some(json!({
        "kind": "javascript-module",
        "path": path,
        "summary": "The element around a frame; registers it",
        "declarations": [frame],
        "exports": [
            { "kind": "js", "name": class, "declaration": this },
            { "kind": "custom-element-definition", "name": tag, "declaration": this },
        ],
    }))
}

#[cfg(test)]
mod tests {
    use super::framed;
    use serde_json::json;

    #[test]
    fn of_the_element_the_frame_has_all_but_parts_and_languages() {
        let element = json!({
            "attributes": [{ "name": "label" }],
            "members": [{ "name": "rows" }, { "name": "addLanguage" }],
            "events": [{ "name": "tjl-ready" }],
            "cssParts": [{ "name": "row" }],
        });
        let module = framed(&element).unwrap_or_default();
        let frame = &module["declarations"][0];
        assert_eq!(frame["attributes"][0]["name"], "src");
        assert_eq!(frame["attributes"][1], element["attributes"][0]);
        assert_eq!(frame["members"][0]["name"], "src");
        assert_eq!(frame["members"][1], element["members"][0]);
        assert_eq!(frame["members"][2], json!(null));
        assert_eq!(frame["events"], element["events"]);
        assert_eq!(frame["cssParts"][0]["name"], "frame");
        assert_eq!(framed(&json!({})), None);
    }
}
