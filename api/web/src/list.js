// Statements as a list: who → did → whom, where and when, and who says so.

import { el } from './dom.js';
import { nameOf, relationName, roleName, say, when } from './words.js';

/** One statement as an item of a list. */
export function statementItem(st, chosen, choose) {
  const button = el('button', {
    type: 'button',
    class: 'statement',
    'data-statement': st.id,
    'aria-pressed': String(st.id === chosen),
    onclick: () => choose(st),
  }, claim(st), badges(st), details(st), speakers(st));
  return el('li', {}, button);
}

function claim(st) {
  return el('span', { class: 'claim' },
    end(st.source, 'source'), ' ',
    el('span', { class: 'did', title: st.relation, 'data-relation': st.relation },
      el('span', { 'aria-hidden': 'true' }, '→ '), relationName(st.relation, st.predicate), el('span', { 'aria-hidden': 'true' }, ' →')), ' ',
    end(st.target, 'target'));
}

function end(entity, side) {
  if (!entity) return el('span', { class: `end ${side} unsaid` }, say('unsaid'));
  return el('span', { class: `end ${side}` }, nameOf(entity));
}

function badges(st) {
  const words = [];
  if (st.polarity === 'negative') words.push(['negative', say('negative')]);
  if (st.factuality !== 'asserted') words.push([st.factuality, say(st.factuality)]);
  if (words.length === 0) return null;
  return el('span', { class: 'badges' }, ...words.map(([kind, word]) => el('span', { class: `badge ${kind}` }, word)));
}

function details(st) {
  const parts = st.roles.map(([role, entity]) =>
    el('span', { class: 'detail' }, el('span', { class: 'key' }, `${roleName(role)} `), nameOf(entity)));
  if (st.amount) parts.push(el('span', { class: 'detail' }, el('span', { class: 'key' }, `${roleName('amount')} `), st.amount.text));
  const date = when(st.time, st.date);
  if (date) parts.push(el('span', { class: 'detail date' }, date));
  if (st.group) parts.push(el('span', { class: 'detail' }, el('span', { class: 'key' }, `${say('viaGroup')} `), nameOf(st.group)));
  return parts.length > 0 ? el('span', { class: 'details' }, ...parts) : null;
}

function speakers(st) {
  const ev = st.evidence[0];
  if (!ev) return null;
  const who = (ev.said_by || [])
    .map((a) => a.speaker || a.on_behalf_of || a.via)
    .filter(Boolean)
    .map(nameOf);
  const text = [];
  if (who.length > 0) text.push(`${say('says')} ${who.join(', ')}`);
  if (ev.publisher) text.push(ev.publisher);
  if (st.sources > 1) text.push(say('sources', st.sources));
  return text.length > 0 ? el('span', { class: 'says' }, text.join(' · ')) : null;
}
