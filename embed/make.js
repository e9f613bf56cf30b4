// Makes an element with these members and children.
export function make(tag, members, ...children) {
  const element = Object.assign(document.createElement(tag), members);
  element.append(...children);
  return element;
}

// A button that does something when it is pressed.
export const action = (textContent, onclick) =>
  make("button", { type: "button", className: "action", textContent, onclick });
