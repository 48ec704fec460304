// The text of a document with its statements marked.

import { el } from './dom.js';

const rank = (role) => ({ trigger: 4, source: 3, target: 3, evidence: 0 })[role] ?? 2;
const look = (role) => (['trigger', 'source', 'target', 'evidence'].includes(role) ? role : 'role');

/** Turns byte offsets of UTF-8 into offsets of a JavaScript string, in one walk. */
export function unitsOf(text, offsets) {
  const units = new Map();
  let byte = 0;
  let unit = 0;
  for (const offset of [...new Set(offsets)].sort((a, b) => a - b)) {
    while (byte < offset && unit < text.length) {
      const point = text.codePointAt(unit);
      byte += point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4;
      unit += point > 0xffff ? 2 : 1;
    }
    units.set(offset, unit);
  }
  return units;
}

/** Every mark of the statements, in offsets of the string. */
function marksOf(text, statements) {
  const marks = [];
  for (const st of statements) {
    for (const ev of st.evidence) {
      marks.push({ id: st.id, role: 'evidence', start: ev.start, end: ev.end });
      for (const m of ev.marks) marks.push({ id: st.id, role: m.role, start: m.start, end: m.end });
    }
  }
  const units = unitsOf(text, marks.flatMap((m) => [m.start, m.end]));
  return marks
    .map((m) => ({ ...m, start: units.get(m.start), end: units.get(m.end) }))
    .filter((m) => m.end > m.start);
}

/** Cuts the text where a mark begins or ends; each piece knows the marks over it. */
export function pieces(text, statements) {
  const marks = marksOf(text, statements).sort((a, b) => a.start - b.start);
  const cuts = [...new Set([0, text.length, ...marks.flatMap((m) => [m.start, m.end])])].sort((a, b) => a - b);
  const out = [];
  let open = [];
  let next = 0;
  for (let i = 0; i + 1 < cuts.length; i++) {
    const [start, end] = [cuts[i], cuts[i + 1]];
    while (next < marks.length && marks[next].start <= start) open.push(marks[next++]);
    open = open.filter((m) => m.end > start);
    out.push({ start, text: text.slice(start, end), over: [...open] });
  }
  return out;
}

/** The text as an element. The statement chosen shows with labels, others faintly. */
export function textElement(text, statements, chosen, labelOf, choose) {
  const box = el('div', { class: 'text' });
  for (const piece of pieces(text, statements)) box.append(pieceElement(piece, chosen, labelOf, choose));
  return box;
}

function pieceElement(piece, chosen, labelOf, choose) {
  if (piece.over.length === 0) return document.createTextNode(piece.text);
  const own = piece.over.filter((m) => m.id === chosen);
  const top = (own.length > 0 ? own : piece.over).reduce((a, b) => (rank(b.role) > rank(a.role) ? b : a));
  const on = own.length > 0;
  const begins = top.start === piece.start && top.role !== 'evidence';
  const trigger = piece.over.find((m) => m.role === 'trigger' && m.start === piece.start);
  const pick = () => choose(following(piece, chosen));
  return el(top.role === 'evidence' ? 'span' : 'mark', {
    class: `m ${look(top.role)}${on ? ' on' : ''}`,
    'data-label': on && begins ? labelOf(top.role) : null,
    'data-quote': own.some((m) => m.role === 'evidence' && m.start === piece.start),
    'data-statement': piece.over.map((m) => m.id).join(' '),
    role: trigger ? 'button' : null,
    tabindex: trigger ? '0' : null,
    'aria-pressed': trigger ? String(on) : null,
    onclick: pick,
    onkeydown: trigger ? (event) => {
      if (event.key !== 'Enter' && event.key !== ' ') return;
      event.preventDefault();
      pick();
    } : null,
  }, piece.text);
}

/** Repeated clicks on one place go through all the statements there. */
function following(piece, chosen) {
  const sorted = [...piece.over].sort((a, b) => rank(b.role) - rank(a.role));
  const ids = [...new Set(sorted.map((m) => m.id))];
  return ids[(ids.indexOf(chosen) + 1) % ids.length];
}

/** Brings the marks of the chosen statement into view. */
export function scrollToChosen(box) {
  const target = box.querySelector('.m.trigger.on') || box.querySelector('.m.on');
  const calm = matchMedia('(prefers-reduced-motion: reduce)').matches;
  target?.scrollIntoView({ block: 'center', behavior: calm ? 'auto' : 'smooth' });
}
