//! What the keyboard leads to.

use crate::page::Page;
use fantoccini::actions::{InputSource, KeyAction, KeyActions};
use fantoccini::key::Key;

impl Page {
    /// Presses a key while another is held.
    pub async fn chord(&self, held: Key, key: Key) {
        let keyboard = KeyActions::new("keyboard".into())
            .then(KeyAction::Down { value: held.into() })
            .then(KeyAction::Down { value: key.into() })
            .then(KeyAction::Up { value: key.into() })
            .then(KeyAction::Up { value: held.into() });
        self.client().perform_actions(keyboard).await.expect("the keys can be pressed");
    }

    /// Types into whatever has the focus.
    pub async fn types(&self, text: &str) {
        let keyboard = text.chars().fold(KeyActions::new("keyboard".into()), |keys, value| {
            keys.then(KeyAction::Down { value }).then(KeyAction::Up { value })
        });
        self.client().perform_actions(keyboard).await.expect("the keys can be pressed");
    }

    /// The role and the name of what has the focus.
    pub async fn focused(&self) -> String {
        self.ask_finder("where()").await.as_str().unwrap_or_default().to_owned()
    }

    /// The accessibility tree of an element, in words.
    pub async fn outline_of(&self, element: &str) -> String {
        let outline = self.ask_finder(&format!("outlineOf({element})")).await;
        outline.as_str().unwrap_or_default().to_owned()
    }
}
