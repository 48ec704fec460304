// The reading pane: a text with its marks, the legend, and its statements.

import { el } from './dom.js';
import { viewLink } from './elsewhere.js';
import { statementItem } from './list.js';
import { scrollToChosen, textElement } from './text.js';
import { roleName, say, when } from './words.js';

const labelOf = (role) => roleName(role);

/** Shows a text and its statements in pane; choose is told which one was clicked. */
export function showText(pane, { head, text, statements, chosen, choose }, scroll) {
  const box = textElement(text, statements, chosen, labelOf, (id) => choose(statements.find((st) => st.id === id)));
  const list = el('ol', { class: 'statements small' }, ...statements.map((st) => statementItem(st, chosen, choose)));
  pane.replaceChildren(
    ...(head ? [head] : []),
    legend(),
    box,
    el('h3', {}, statements.length > 0 ? say('inText') : say('none')),
    list,
  );
  if (scroll) scrollToChosen(box);
}

/** The title, publisher, day and address of a document, and who else says what is chosen. */
export function headOf(doc, sources, open, chosen) {
  const facts = [doc.publisher, when(null, doc.published)].filter(Boolean).join(' · ');
  return el('header', { class: 'head' },
    el('h3', {}, doc.title || say('unnamed')),
    el('p', { class: 'facts' }, facts, safeLink(doc.url), chosen && viewLink('statement', chosen)),
    others(doc, sources, open));
}

function others(doc, sources, open) {
  const byDocument = new Map(sources.filter((ev) => ev.document !== doc.id).map((ev) => [ev.document, ev]));
  if (byDocument.size === 0) return null;
  const name = (ev) => [ev.publisher || say('unnamed'), when(null, ev.published)].filter(Boolean).join(' · ');
  return el('p', { class: 'facts' }, say('others'), ...[...byDocument.values()].map((ev) =>
    el('button', { type: 'button', class: 'link', onclick: () => open(ev.document) }, name(ev))));
}

/** A link, but only to the web: the address comes from whoever stored the document. */
function safeLink(address) {
  if (!/^https?:\/\//i.test(address || '')) return '';
  return el('a', { href: address, rel: 'noreferrer noopener', target: '_blank' }, say('original'));
}

function legend() {
  const item = (look, text) => el('li', {}, el('span', { class: `m ${look} on`, 'data-quote': look === 'evidence' }, text));
  return el('ul', { class: 'legend', 'aria-label': say('legend') },
    item('source', roleName('source')), item('trigger', say('trigger')), item('target', roleName('target')),
    item('role', say('otherRole')), item('evidence', say('evidence')));
}
