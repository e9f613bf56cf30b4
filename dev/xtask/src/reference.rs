//! `reference`: the tables in the documents that say what the element has, made from
//! `custom-elements.json`, so that they are written once.

use crate::json;
use crate::manifest::WRITTEN;
use crate::problem::{Problem, Result};
use serde_json::Value;
use xshell::Shell;

const DOCUMENTS: [&str; 2] = ["docs/ELEMENT.md", "README.md"];
const BEGIN: &str = "<!-- reference: ";
const END: &str = "<!-- reference ends -->";

/// Writes the tables anew.
pub fn run(shell: &Shell) -> Result<()> {
    for (document, _, fresh) in documents(shell)? {
        shell.write_file(document, fresh)?;
    }
    Ok(())
}

/// Fails where a table is not what the manifest says.
pub fn check(shell: &Shell) -> Result<()> {
    for (document, text, fresh) in documents(shell)? {
        if text != fresh {
            return Err(Problem::new(format!("{document} is stale: run `cargo xtask reference`")));
        }
    }
    Ok(())
}

/// Each document: its name, its text, and what that should be.
fn documents(shell: &Shell) -> Result<Vec<(&'static str, String, String)>> {
    let manifest = json::read(shell, WRITTEN)?;
    let element = &manifest["modules"][0]["declarations"][0];
    let fresh = |document| {
        let text = shell.read_file(document)?;
        let fresh = filled(&text, element)
            .ok_or_else(|| Problem::new(format!("{document}: a table without `{END}`")))?;
        Ok((document, text, fresh))
    };
    DOCUMENTS.into_iter().map(fresh).collect()
}

/// The text with every table between its marks made anew.
fn filled(text: &str, element: &Value) -> Option<String> {
    let mut pieces = text.split(BEGIN);
    let mut fresh = pieces.next()?.to_owned();
    for piece in pieces {
        let (name, rest) = piece.split_once(" -->")?;
        let (_, rest) = rest.split_once(END)?;
        let table = table(name, element)?;
        fresh.extend([BEGIN, name, " -->\n", &table, END, rest]);
    }
    Some(fresh)
}

fn table(name: &str, element: &Value) -> Option<String> {
    let named = |list: &str, row: fn(&Value) -> Vec<String>| {
        list_of(element, list).map(row).collect::<Vec<_>>()
    };
    let is = |member: &Value, key: &str| member[key] == true;
    let fields = |about| {
        let settings = list_of(element, "members").filter(|it| setting(it));
        settings.map(|field| setting_row(element, field, about)).collect::<Vec<_>>()
    };
    let (head, rows) = match name {
        "settings" => (vec!["attribute", "property", "default", "meaning"], fields("description")),
        "settings in short" => {
            (vec!["attribute", "property", "default", "meaning"], fields("summary"))
        }
        "read-only" => {
            let own = list_of(element, "members");
            let own = own.filter(|it| is(it, "readonly") && !is(it, "static"));
            (vec!["property", "meaning"], own.map(|it| pair(it, "")).collect())
        }
        "methods" => {
            let own = list_of(element, "members");
            let own = own.filter(|it| it["kind"] == "method" && !is(it, "static"));
            (vec!["method", "what it does"], own.map(method_row).collect())
        }
        "events" => (vec!["event", "detail", "when"], named("events", event_row)),
        "parts" => (vec!["part", "what it is"], named("cssParts", |it| pair(it, ""))),
        "custom properties" => {
            (vec!["property", "default", "what it is for"], named("cssProperties", property_row))
        }
        "states" => (vec!["state", "when"], named("cssStates", state_row)),
        _ => return None,
    };
    let rule = vec!["---".to_owned(); head.len()].join("|");
    let line = |cells: &[String]| format!("| {} |\n", cells.join(" | ").trim());
    let rows: String = rows.iter().map(|row| line(row)).collect();
    Some(format!("| {} |\n|{rule}|\n{rows}", head.join(" | ")))
}

fn list_of<'a>(element: &'a Value, list: &str) -> impl Iterator<Item = &'a Value> {
    element[list].as_array().into_iter().flatten()
}

/// Whether a member is what a host sets.
fn setting(member: &Value) -> bool {
    member["kind"] == "field" && member["readonly"] != true
}

fn text<'a>(value: &'a Value, key: &str) -> &'a str {
    value[key].as_str().unwrap_or_default()
}

fn cell(words: &str) -> String {
    words.replace('|', "\\|")
}

fn code(words: &str) -> String {
    format!("`{}`", cell(words))
}

fn setting_row(element: &Value, field: &Value, about: &str) -> Vec<String> {
    let attribute = list_of(element, "attributes").find(|it| it["fieldName"] == field["name"]);
    let default = match (attribute, text(field, "default")) {
        (_, "false") => "off".to_owned(),
        (None, default) => code(default),
        (Some(attribute), _) => attribute["default"].as_str().map_or("–".into(), cell),
    };
    let name = attribute.map_or("–".into(), |it| code(text(it, "name")));
    vec![name, code(text(field, "name")), default, cell(text(field, about))]
}

fn pair(it: &Value, before: &str) -> Vec<String> {
    vec![code(&format!("{before}{}", text(it, "name"))), cell(text(it, "description"))]
}

fn method_row(it: &Value) -> Vec<String> {
    let parameters: Vec<&str> = list_of(it, "parameters").map(|it| text(it, "name")).collect();
    let call = format!("{}({})", text(it, "name"), parameters.join(", "));
    vec![code(&call), cell(text(it, "description"))]
}

fn event_row(it: &Value) -> Vec<String> {
    let detail = text(&it["type"], "text");
    let detail = detail.strip_prefix("CustomEvent<").and_then(|rest| rest.strip_suffix('>'));
    let name = code(text(it, "name"));
    vec![name, code(detail.unwrap_or_default()), cell(text(it, "description"))]
}

fn property_row(it: &Value) -> Vec<String> {
    let (name, default) = (text(it, "name"), text(it, "default"));
    vec![code(name), code(default), cell(text(it, "description"))]
}

fn state_row(it: &Value) -> Vec<String> {
    let state = format!(":state({})", text(it, "name"));
    vec![code(&state), cell(text(it, "description"))]
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn a_table_stands_between_its_marks() {
        let element = json!({ "cssParts": [{ "name": "row", "description": "one | two" }] });
        let text = "a\n<!-- reference: parts -->\nold\n<!-- reference ends -->\nb\n";
        let fresh = filled(text, &element).unwrap_or_default();
        assert!(fresh.contains("| `row` | one \\| two |\n<!-- reference ends -->\nb\n"), "{fresh}");
        assert_eq!(filled(&fresh, &element).as_deref(), Some(&*fresh));
        assert_eq!(filled("<!-- reference: nothing -->\n<!-- reference ends -->", &element), None);
        assert_eq!(filled("<!-- reference: parts -->\n", &element), None);
    }
}
