//! What readers prefer, and paper. In Chromium alone, where it changes under an open page.

use crate::page::Page;
use serde_json::{Value, json};

/// How a reader wants pages to look.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Look {
    /// Dark on light.
    Light,
    /// Light on dark.
    Dark,
    /// The system's few colours.
    Forced,
    /// Nothing that moves.
    Still,
    /// Printed, by somebody who prefers dark pages.
    Paper,
}

impl Page {
    /// Lets the open page look so.
    pub async fn prefer(&self, look: Look) {
        let value = |is: bool, value: &str, other: &str| {
            if is { value.to_owned() } else { other.to_owned() }
        };
        let dark = matches!(look, Look::Dark | Look::Paper);
        let features = [
            ("prefers-color-scheme", value(dark, "dark", "light")),
            ("forced-colors", value(look == Look::Forced, "active", "none")),
            ("prefers-reduced-motion", value(look == Look::Still, "reduce", "no-preference")),
        ];
        let features: Vec<Value> =
            features.iter().map(|(name, value)| json!({ "name": name, "value": value })).collect();
        let media = if look == Look::Paper { "print" } else { "" };
        let parameters = json!({ "media": media, "features": features });
        self.devtools("Emulation.setEmulatedMedia", parameters).await;
    }

    /// Gives the viewport another size, CSS pixels.
    pub async fn fit(&self, width: u32, height: u32) {
        let metrics =
            json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": false });
        self.devtools("Emulation.setDeviceMetricsOverride", metrics).await;
    }

    /// The page on A4 paper, as a PDF file in Base64.
    pub async fn print(&self) -> String {
        let parameters = json!({ "paperWidth": 8.27, "paperHeight": 11.69 });
        let printed = self.devtools("Page.printToPDF", parameters).await;
        printed["data"].as_str().expect("a file").to_owned()
    }
}
