// Links to Neo4j Browser, where the server says that the graph can be seen in it.

import { el } from './dom.js';

let views = null;

/** Takes the URI templates of the server; without them there are no links. */
export const setViews = (templates) => { views = templates; };

/** The address of a view: graph, relation, entity or statement. */
export function viewAddress(view, value = '') {
  if (!views) return null;
  return views[view].replace(/\{(id|relation)\}/, encodeURIComponent(value));
}

/** A link to a view, or nothing. */
export function viewLink(view, value) {
  const href = viewAddress(view, value);
  return href && el('a', { href, class: 'elsewhere', rel: 'noreferrer noopener', target: '_blank' }, 'Neo4j Browser');
}
