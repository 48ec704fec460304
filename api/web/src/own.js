// "Your text": a text is read at once and shown with its statements; nothing is
// stored unless asked.

import { api } from './calls.js';
import { byId } from './dom.js';
import { showText } from './reading.js';
import { fromText } from './view.js';
import { say } from './words.js';

/** Wires the form; stored is told the id of a document that was added. */
export function setUpOwnText(stored, fail) {
  const state = { text: '', statements: [], chosen: null };

  const input = () => ({
    text: byId('own-text').value,
    lang: byId('own-lang').value || undefined,
    published: byId('own-date').value || undefined,
  });

  const show = (scroll) => showText(byId('own-result'), {
    text: state.text, statements: state.statements, chosen: state.chosen,
    choose: (st) => { state.chosen = st.id; show(true); },
  }, scroll);

  const busy = async (work) => {
    byId('own-status').textContent = say('loading');
    try {
      await work();
    } catch (error) {
      byId('own-status').textContent = '';
      fail(error);
    }
  };

  byId('own').addEventListener('submit', (event) => {
    event.preventDefault();
    busy(async () => {
      const asked = input();
      const doc = await api.extract(asked);
      state.text = asked.text;
      state.statements = doc.statements.map((st) => fromText(st, doc));
      state.chosen = state.statements[0]?.id || null;
      byId('own-status').textContent = say('statements', state.statements.length);
      show(false);
    });
  });
  byId('own-store').addEventListener('click', () => {
    if (!byId('own').reportValidity()) return;
    busy(async () => {
      const answer = await api.store(input());
      byId('own-status').textContent = say(answer.new ? 'stored' : 'known');
      stored(answer.id);
    });
  });
  return { redraw: () => { if (state.text) show(false); } };
}
