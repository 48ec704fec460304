// Small helpers for building the page. Text is always set as text, never as HTML:
// names and quotes come from documents that anyone may have written.

/** The element with an id. */
export const byId = (id) => document.getElementById(id);

/** A new element: attributes by name, listeners by on*, false and null left out. */
export function el(tag, attributes = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === false || value == null) continue;
    if (name.startsWith('on')) node.addEventListener(name.slice(2), value);
    else node.setAttribute(name, value === true ? '' : value);
  }
  node.append(...children.filter((child) => child != null && child !== ''));
  return node;
}

/** Moves the focus among the items of a list by arrow keys, Home and End. */
export function arrowKeys(list, selector) {
  list.addEventListener('keydown', (event) => {
    const items = [...list.querySelectorAll(selector)];
    const at = items.indexOf(document.activeElement);
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: items.length - 1 }[event.key];
    if (at < 0 || to === undefined || !items[to]) return;
    event.preventDefault();
    items[to].focus();
  });
}

/** Colours and other values of the style sheet, as the theme has them now. */
export function theme(name) {
  return getComputedStyle(document.documentElement).getPropertyValue(name).trim();
}
