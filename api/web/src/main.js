// The page: what is chosen, what is shown, and what a click or key does.

import { api } from './calls.js';
import { arrowKeys, byId, el } from './dom.js';
import { setViews, viewLink } from './elsewhere.js';
import { statementItem } from './list.js';
import { setUpOwnText } from './own.js';
import { colourOf, corners, createPicture } from './picture.js';
import { headOf, showText } from './reading.js';
import { setUpSearch } from './search.js';
import { fromGraph } from './view.js';
import { currentLanguage, kindName, nameOf, relationName, say, speak, when } from './words.js';

const pageSize = 50;

const state = {
  entity: null, // chosen in the search box or the picture
  statements: [], next: '',
  chosen: null, // id of a statement
  document: null, found: [], sources: [], // evidence of the chosen statement in other documents
  part: { nodes: [], edges: [] },
  relations: [], // the schema
  asked: 0, // number of the newest question, so that late answers are dropped
};

let picture = null;
let own = null;

function fail(error) {
  const box = byId('error');
  box.textContent = error.message === 'offline' ? say('offline') : error.message;
  box.hidden = false;
}

const well = () => { byId('error').hidden = true; };

// --- the list of statements

function question() {
  const all = byId('all').checked ? 'all' : '';
  const parameters = { relation: byId('relation').value, polarity: all, factuality: all, limit: String(pageSize) };
  if (state.entity) parameters[byId('side').value] = state.entity.id;
  return parameters;
}

async function refresh() {
  const asked = ++state.asked;
  byId('count').textContent = say('loading');
  const entity = state.entity?.id;
  try {
    const [page, part] = await Promise.all([
      api.statements(question()),
      api.graph({ entity, relation: byId('relation').value, hops: entity ? byId('hops').value : '' }),
    ]);
    if (asked !== state.asked) return;
    well();
    state.statements = page.statements.map(fromGraph);
    state.next = page.next || '';
    state.part = part;
    showList();
    showPicture();
  } catch (error) {
    if (asked !== state.asked) return;
    byId('count').textContent = '';
    fail(error);
  }
}

async function showMore() {
  const from = state.statements.length;
  try {
    const page = await api.statements({ ...question(), cursor: state.next });
    state.statements.push(...page.statements.map(fromGraph));
    state.next = page.next || '';
    showList();
    byId('statements').children[from]?.querySelector('button').focus();
  } catch (error) {
    fail(error);
  }
}

function showList() {
  byId('statements').replaceChildren(...state.statements.map((st) => statementItem(st, state.chosen, choose)));
  byId('more').hidden = !state.next;
  const n = state.statements.length;
  const empty = !state.entity && !byId('relation').value ? say('empty') : say('none');
  byId('count').textContent = n === 0 ? empty : state.next ? say('atLeast', n) : say('statements', n);
}

// --- the chosen entity

function chooseEntity(entity) {
  state.entity = entity;
  const box = byId('chosen');
  box.hidden = !entity;
  if (entity) {
    box.replaceChildren(
      el('span', { class: 'name' }, nameOf(entity)), el('small', {}, kindName(entity.kind)),
      el('button', { type: 'button', class: 'plain', onclick: () => { chooseEntity(null); byId('search').focus(); } }, say('clear')));
  }
  remember();
  refresh();
}

// --- the chosen statement and its document

async function choose(st) {
  if (st.id !== state.chosen || st.evidence.length > 1) state.sources = st.evidence;
  state.chosen = st.id;
  remember();
  mark();
  picture?.choose(st.id);
  openTab('source');
  const ids = st.evidence.map((ev) => ev.document);
  if (ids.length > 0) await openDocument(ids.includes(state.document?.id) ? state.document.id : ids[0]);
}

function mark() {
  for (const button of document.querySelectorAll('.find .statement')) {
    const on = button.dataset.statement === state.chosen;
    button.setAttribute('aria-pressed', String(on));
    if (on) button.scrollIntoView({ block: 'nearest' });
  }
}

async function openDocument(id) {
  try {
    if (state.document?.id !== id) {
      state.document = await api.document(id);
      state.found = state.document.found.map(fromGraph);
    }
    showDocument(true);
    well();
  } catch (error) {
    fail(error);
  }
}

function showDocument(scroll) {
  const pane = byId('pane-source');
  if (!state.document) {
    pane.replaceChildren(el('p', { class: 'hint' }, say('pickOne')));
    return;
  }
  showText(pane, {
    head: headOf(state.document, state.sources, openDocument, state.chosen), text: state.document.text || '', statements: state.found, chosen: state.chosen, choose,
  }, scroll);
}

async function chooseEdge(edge) {
  try {
    choose(fromGraph(await api.statement(edge.statement)));
  } catch (error) {
    fail(error);
  }
}

// --- the picture and its table

const isSymmetric = (relation) => state.relations.some((row) => row.name === relation && row.symmetric);

function showPicture() {
  const { nodes, edges } = state.part;
  const names = new Map(nodes.map((node) => [node.id, node]));
  byId('canvas').setAttribute('aria-label', say('pictureOf', nodes.length, edges.length));
  picture?.show(state.part);
  byId('elsewhere').replaceChildren(pictureElsewhere() || '');
  const cell = (id) => el('td', {}, el('button', { type: 'button', class: 'link', onclick: () => chooseEntity(names.get(id)) }, nameOf(names.get(id))));
  byId('edges').replaceChildren(...edges.map((edge) => el('tr', {},
    cell(edge.source),
    el('td', {}, el('button', { type: 'button', class: 'link', onclick: () => chooseEdge(edge) }, relationName(edge.relation))),
    cell(edge.target),
    el('td', {}, when(null, edge.date)))));
  const shown = [...new Set(nodes.map((node) => node.kind))].sort();
  byId('kinds').replaceChildren(...shown.map((kind) => el('li', {}, symbol(kind), kindName(kind))));
}

/** What the picture shows, in another program. */
function pictureElsewhere() {
  if (state.entity) return viewLink('entity', state.entity.id);
  const relation = byId('relation').value;
  return relation ? viewLink('relation', relation) : viewLink('graph');
}

function symbol(kind) {
  const svg = (tag, attributes) => {
    const node = document.createElementNS('http://www.w3.org/2000/svg', tag);
    for (const [name, value] of Object.entries(attributes)) node.setAttribute(name, value);
    return node;
  };
  const points = corners(kind)?.map(([x, y]) => `${x},${y}`).join(' ');
  const shape = points ? svg('polygon', { points }) : svg('circle', { r: 0.9 });
  shape.setAttribute('class', colourOf(kind).slice(2));
  const icon = svg('svg', { viewBox: '-1.1 -1.1 2.2 2.2', width: 12, height: 12, 'aria-hidden': 'true' });
  icon.append(shape);
  return icon;
}

// --- tabs, language, address

function openTab(name) {
  for (const tab of document.querySelectorAll('[role=tab]')) {
    const on = tab.id === `tab-${name}`;
    tab.setAttribute('aria-selected', String(on));
    tab.tabIndex = on ? 0 : -1;
    byId(tab.getAttribute('aria-controls')).hidden = !on;
  }
}

function setUpTabs() {
  const tabs = [...document.querySelectorAll('[role=tab]')];
  for (const tab of tabs) {
    tab.addEventListener('click', () => openTab(tab.id.slice(4)));
    tab.addEventListener('keydown', (event) => {
      if (event.key !== 'ArrowRight' && event.key !== 'ArrowLeft') return;
      const other = tabs[(tabs.indexOf(tab) + 1) % tabs.length];
      openTab(other.id.slice(4));
      other.focus();
    });
  }
}

function setLanguage(lang) {
  speak(lang);
  try { localStorage.setItem('lang', lang); } catch { /* private window */ }
  for (const button of document.querySelectorAll('[data-lang]')) {
    button.setAttribute('aria-pressed', String(button.dataset.lang === currentLanguage()));
  }
  showRelations();
  showDocument(false);
  if (state.entity) byId('chosen').firstChild.textContent = nameOf(state.entity);
  own?.redraw();
}

function showRelations() {
  const select = byId('relation');
  const value = select.value;
  const names = state.relations.map((row) => [row.name, relationName(row.name)]);
  names.sort((a, b) => a[1].localeCompare(b[1], currentLanguage()));
  select.replaceChildren(el('option', { value: '' }, say('anyRelation')), ...names.map(([name, word]) => el('option', { value: name }, word)));
  select.value = value;
}

/** Keeps what is chosen in the address, so that it can be sent to someone. */
function remember() {
  const parameters = new URLSearchParams();
  if (state.entity) parameters.set('entity', state.entity.id);
  if (state.chosen) parameters.set('statement', state.chosen);
  history.replaceState(null, '', `#${parameters}`);
}

async function openAddress() {
  const parameters = new URLSearchParams(location.hash.slice(1));
  const [entity, statement] = [parameters.get('entity'), parameters.get('statement')];
  if (entity) chooseEntity(await api.entity(entity));
  else await refresh();
  if (statement) await choose(fromGraph(await api.statement(statement)));
}

function storedLanguage() {
  try {
    const kept = localStorage.getItem('lang');
    if (kept) return kept;
  } catch { /* private window */ }
  return navigator.language.startsWith('en') ? 'en' : 'uk';
}

async function start() {
  const lang = storedLanguage();
  setLanguage(lang);
  setUpTabs();
  setUpSearch(chooseEntity, () => { if (state.entity) chooseEntity(null); }, fail);
  own = setUpOwnText(() => refresh(), fail);
  arrowKeys(byId('statements'), '.statement');
  picture = createPicture(byId('canvas'), { onNode: chooseEntity, onEdge: chooseEdge, onHover: (text) => { byId('caption').textContent = text; }, isSymmetric });
  if (!picture) {
    byId('canvas').textContent = say('noCanvas');
    byId('table').open = true;
  }
  byId('fit').hidden = !picture;
  byId('fit').addEventListener('click', () => picture.fit());
  byId('more').addEventListener('click', showMore);
  for (const id of ['relation', 'side', 'all', 'hops']) byId(id).addEventListener('change', refresh);
  for (const button of document.querySelectorAll('[data-lang]')) {
    button.addEventListener('click', () => { setLanguage(button.dataset.lang); showList(); showPicture(); });
  }
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', () => picture?.redraw());
  document.addEventListener('keyup', (event) => {
    if (event.key !== '/' || /^(INPUT|TEXTAREA|SELECT)$/.test(document.activeElement.tagName)) return;
    byId('search').focus();
  });
  try {
    const [schema, links] = await Promise.all([api.relations(), api.links()]);
    state.relations = schema.relations;
    setViews(links.neo4j_browser);
    showRelations();
    await openAddress();
  } catch (error) {
    fail(error);
  }
}

start();
