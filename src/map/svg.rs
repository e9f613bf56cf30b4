//! The picture as a document of its own, to keep or to print: on white, and without a style sheet.

use super::fit::Fitted;
use super::layout::{Curve, Layout};
use super::placed::{Line, LineKind, Placed};
use super::xml::Xml;

const INK: &str = "#1b1f24";
const QUIET: &str = "#57606a";
const ACCENT: &str = "#2468c0";
const SANS: &str = "system-ui, sans-serif";
const MONO: &str = "ui-monospace, Consolas, Menlo, monospace";

/// What the document says besides the jobs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Words<'a> {
    /// What it shows.
    pub title: &'a str,
    /// Which rows those are, and when they were loaded; or nothing.
    pub description: &'a str,
    /// The tape jobs' heading.
    pub job: &'a str,
    /// The linked jobs' heading.
    pub linked_job: &'a str,
    /// In place of a UID that is missing.
    pub not_set: &'a str,
    /// How many links are not drawn; empty if none.
    pub left_out: &'a str,
}

/// The picture as a document.
#[must_use]
pub fn svg(layout: &Layout, words: &Words<'_>) -> String {
    let Layout { width, height, line, .. } = *layout;
    let (head, foot) = (line * 5, line * 2);
    let whole = (head + height + foot).to_string();
    let mut xml = Xml::default();
    xml.element("svg")
        .with("xmlns", "http://www.w3.org/2000/svg")
        .with("viewBox", &["0 0 ", &width.to_string(), " ", &whole].concat())
        .at("width", width)
        .with("height", &whole)
        .with("font-family", SANS)
        .at("font-size", line * 13 / 18)
        .with("fill", INK)
        .holding()
        .line("title", words.title)
        .line("desc", words.description);
    xml.element("rect").at("width", width).with("height", &whole).with("fill", "#fff").alone();
    let sheet = Sheet { layout, words };
    sheet.heading(&mut xml);
    xml.element("g").with("transform", &["translate(0 ", &head.to_string(), ")"].concat());
    xml.holding();
    sheet.curves(&mut xml);
    for node in layout.jobs.iter().chain(&layout.linked_jobs) {
        sheet.node(&mut xml, node);
    }
    xml.end("g").end("svg");
    xml.finish()
}

struct Sheet<'a> {
    layout: &'a Layout,
    words: &'a Words<'a>,
}

impl Sheet<'_> {
    /// Title, description, the columns' headings; and at the foot what is left out.
    fn heading(&self, xml: &mut Xml) {
        let Self { layout: Layout { width, height, line, letter, .. }, words } = *self;
        let room = (width * 7 / 8).checked_div(*letter).unwrap_or_default();
        let across = [
            (words.title, line * 3 / 2, line * 8 / 9, INK),
            (words.description, line * 11 / 4, line * 13 / 18, QUIET),
            (words.left_out, line * 25 / 4 + height, line * 13 / 18, QUIET),
        ];
        for (text, y, size, fill) in across.into_iter().filter(|line| !line.0.is_empty()) {
            let fitted = Fitted::new(text, room);
            xml.element("text").at("x", width / 2).at("y", y).with("text-anchor", "middle");
            xml.at("font-size", size).with("fill", fill).holding();
            fill_in(xml, &fitted);
            xml.end("text");
        }
        let columns =
            [(words.job, &self.layout.jobs), (words.linked_job, &self.layout.linked_jobs)];
        for (text, column) in columns {
            if let Some(first) = column.first() {
                xml.element("text").at("x", first.text_x).at("y", line * 9 / 2);
                xml.with("text-anchor", first.anchor.name()).with("font-weight", "600");
                xml.with("fill", QUIET).holding().text(text).end("text");
            }
        }
    }

    fn curves(&self, xml: &mut Xml) {
        xml.element("g").with("fill", "none").with("stroke", ACCENT);
        xml.with("stroke-opacity", "0.8").with("stroke-width", "1.25").holding();
        for curve in &self.layout.curves {
            xml.element("path").with("d", &curve.path);
            if curve.count > 1 {
                xml.with("stroke-width", "2.5");
            }
            xml.holding().line("title", &self.link(curve)).end("path");
        }
        xml.end("g");
    }

    /// A link in words. Each job is isolated, as its letters may run against the others.
    fn link(&self, curve: &Curve) -> String {
        let name = |id| self.layout.node(id).and_then(|node| node.lines.first());
        let name = |id| name(id).map_or("", |line| self.said(line));
        let (from, to) = (name(curve.from), name(curve.to));
        let link = ["\u{2068}", from, "\u{2069} → \u{2068}", to, "\u{2069}"].concat();
        match curve.count {
            1 => link,
            count => [&*link, " ×", &count.to_string()].concat(),
        }
    }

    /// The whole of a line.
    fn said<'a>(&'a self, line: &'a Line) -> &'a str {
        match line.kind {
            LineKind::NotSet => self.words.not_set,
            _ => &line.words.text,
        }
    }

    fn node(&self, xml: &mut Xml, node: &Placed) {
        xml.element("circle").at("cx", node.x).at("cy", node.y).with("r", "3");
        xml.with("fill", ACCENT).alone();
        for (line, at) in node.lines.iter().zip(0..) {
            xml.element("text").at("x", node.text_x).at("y", line.y);
            xml.with("text-anchor", node.anchor.name());
            let words = &line.words;
            match line.kind {
                LineKind::Name => isolated(xml.holding(), words, "plaintext"),
                LineKind::Uid => {
                    xml.with("font-family", MONO).at("font-size", self.layout.line * 2 / 3);
                    xml.with("fill", if at == 0 { INK } else { QUIET });
                    isolated(xml.holding(), words, "isolate");
                }
                LineKind::Status => fill_in(xml.with("fill", QUIET).holding(), words),
                LineKind::NotSet => {
                    xml.with("font-style", "italic").with("fill", QUIET).holding();
                    xml.text(self.words.not_set);
                }
            }
            if !line.tail.is_empty() {
                xml.element("tspan").with("font-family", SANS).with("fill", QUIET).holding();
                xml.text(" · ").text(&line.tail).end("tspan");
            }
            xml.end("text");
        }
    }
}

/// Text whose direction is its own affair.
fn isolated(xml: &mut Xml, fitted: &Fitted, how: &str) {
    xml.element("tspan").with("unicode-bidi", how).holding();
    fill_in(xml, fitted);
    xml.end("tspan");
}

/// What is shown of a text, and all of it for who points there.
fn fill_in(xml: &mut Xml, fitted: &Fitted) {
    if fitted.is_shortened() {
        xml.line("title", &fitted.text);
    }
    xml.text(&fitted.shown);
}
