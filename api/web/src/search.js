// The search box: a combobox whose list comes from the graph.

import { api } from './calls.js';
import { byId, el } from './dom.js';
import { kindName, nameOf, say } from './words.js';

const pause = 150; // ms without a key before asking

/** Wires the search box; choose gets the entity that was picked. */
export function setUpSearch(choose, clear, fail) {
  const input = byId('search');
  const list = byId('suggestions');
  let found = [];
  let active = -1;
  let timer = 0;
  let asked = '';

  const close = () => {
    list.hidden = true;
    active = -1;
    input.setAttribute('aria-expanded', 'false');
    input.removeAttribute('aria-activedescendant');
  };

  const pick = (entity) => {
    clearTimeout(timer);
    asked = '';
    input.value = '';
    close();
    choose(entity);
  };

  const show = () => {
    list.replaceChildren(...found.map((entity, i) => el('li', {
      role: 'option', id: `option-${i}`, 'aria-selected': 'false',
      onmousedown: (event) => event.preventDefault(), // keeps the focus in the box
      onclick: () => pick(entity),
    }, el('span', {}, nameOf(entity)), el('small', {}, hint(entity)))));
    if (found.length === 0) list.append(el('li', { class: 'none', role: 'presentation' }, say('nothing')));
    list.hidden = false;
    active = -1;
    input.setAttribute('aria-expanded', 'true');
  };

  const ask = async () => {
    const words = input.value.trim();
    asked = words;
    if (!words) {
      close();
      return false;
    }
    try {
      const answer = await api.entities(words);
      if (asked !== words) return false; // a later key has asked again
      found = answer.entities;
      show();
      return true;
    } catch (error) {
      fail(error);
      return false;
    }
  };

  const move = (step) => {
    if (list.hidden || found.length === 0) return;
    list.children[active]?.setAttribute('aria-selected', 'false');
    active = (active + step + found.length) % found.length;
    list.children[active].setAttribute('aria-selected', 'true');
    list.children[active].scrollIntoView({ block: 'nearest' });
    input.setAttribute('aria-activedescendant', `option-${active}`);
  };

  const enter = async () => {
    clearTimeout(timer);
    if (list.hidden || asked !== input.value.trim()) if (!(await ask())) return;
    if (found.length > 0) pick(found[Math.max(active, 0)]);
  };

  input.addEventListener('input', () => {
    clearTimeout(timer);
    timer = setTimeout(ask, pause);
  });
  input.addEventListener('blur', close);
  input.addEventListener('keydown', (event) => {
    switch (event.key) {
      case 'ArrowDown': move(1); break;
      case 'ArrowUp': move(-1); break;
      case 'Enter': enter(); break;
      case 'Escape':
        if (!list.hidden) close();
        else if (input.value) input.value = '';
        else clear();
        break;
      default: return;
    }
    event.preventDefault();
  });
}

function hint(entity) {
  const other = Object.values(entity.names || {}).filter((name) => name !== nameOf(entity));
  return [kindName(entity.kind), ...other, say('mentions', entity.mentions || 0)].join(' · ');
}
