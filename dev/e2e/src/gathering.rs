//! Several elements on one page, each in a state of its own: what is costly, such as a browser or
//! a look by axe, is had once for all of them.

use crate::page::Page;
use crate::widget::TOKEN;
use serde_json::json;

/// One of the elements.
#[derive(Clone, Copy)]
pub struct Member<'a> {
    /// Its label, by which scripts find it in `gathered`.
    pub name: &'a str,
    /// `server-uid`.
    pub server: &'a str,
    /// The token.
    pub token: Option<&'a str>,
    /// Other attributes.
    pub attributes: &'a [(&'a str, &'a str)],
}

impl<'a> Member<'a> {
    /// One with a token that works, and few rows a page.
    #[must_use]
    pub const fn of(name: &'a str, server: &'a str) -> Self {
        Self { name, server, token: Some(TOKEN), attributes: &[("page-size", "3")] }
    }

    /// The same, with other attributes.
    #[must_use]
    pub const fn with(self, attributes: &'a [(&'a str, &'a str)]) -> Self {
        Self { attributes, ..self }
    }

    /// The same, with another token, or none.
    #[must_use]
    pub const fn token(self, token: Option<&'a str>) -> Self {
        Self { token, ..self }
    }
}

const PUT: &str = "
  const [members] = arguments;
  window.gathered = {};
  document.documentElement.style.colorScheme = 'light dark';
  // Axe takes a page without a background for a white one.
  Object.assign(document.body.style, { background: 'Canvas', color: 'CanvasText' });
  document.body.style.font = '16px/1.5 system-ui, sans-serif';
  const main = document.createElement('main');
  main.append(Object.assign(document.createElement('h1'), { textContent: 'Host page' }));
  document.body.append(main);
  for (const [name, server, token, attributes] of members) {
    const links = document.createElement('tape-job-links');
    links.setAttribute('label', name);
    links.setAttribute('server-uid', server);
    for (const [attribute, value] of attributes) links.setAttribute(attribute, value);
    if (token !== null) links.token = token;
    links.style.marginBlockEnd = '8px';
    window.gathered[name] = links;
    main.append(links);
  }";

impl Page {
    /// A host page that follows the reader's colour scheme, with these elements on it.
    pub async fn gather(&self, members: &[Member<'_>]) {
        self.goto("/standin/host").await;
        self.until("customElements.get('tape-job-links')").await;
        let members: Vec<_> = members
            .iter()
            .map(|Member { name, server, token, attributes }| {
                json!([name, server, token, attributes])
            })
            .collect();
        self.run(PUT, vec![json!(members)]).await;
    }

    /// Lets countdowns of this page run ten times as fast; the longer waits for an answer stay.
    pub async fn hurry(&self) {
        let script = "
          const later = window.setTimeout;
          window.setTimeout = (deed, delay, ...rest) =>
            later(deed, delay > 1000 ? delay : delay / 10, ...rest);";
        self.run(script, vec![]).await;
    }

    /// Waits until something is true of the element of this name, `it` in the condition.
    pub async fn until_of(&self, name: &str, condition: &str) {
        let name = json!(name);
        self.until(&format!("((it) => {condition})(gathered[{name}])")).await;
    }
}
