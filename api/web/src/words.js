// The words of the page in Ukrainian and English.

import { relationWords } from './relations.js';

const words = {
  uk: {
    skip: 'До списку тверджень', tagline: 'Хто, що і кому зробив — за новинами, з джерелами', language: 'Мова сторінки',
    find: 'Твердження', searchLabel: 'Особа, організація, країна, подія', searchHint: 'Японія, Stoltenberg, НАТО…',
    suggestions: 'Знайдені назви', nothing: 'У графі такого немає', relation: 'Дія', anyRelation: 'Усі дії',
    side: 'Роль', sideEither: 'будь-яка', sideSource: 'хто діє', sideTarget: 'на кого діють',
    all: 'Також заперечене, заплановане, ймовірне', more: 'Показати ще', picture: 'Граф', hops: 'Кроків',
    fit: 'Уся картина', asTable: 'Те саме таблицею', kinds: 'Позначки', who: 'Хто', did: 'Дія', whom: 'Кого, кому, що', when: 'Коли',
    reading: 'Текст', source: 'Джерело', own: 'Свій текст', ownLabel: 'Текст новини', ownHint: 'Вставте текст українською чи англійською',
    ownLang: 'Мова', ownAuto: 'визначити', ownDate: 'Дата публікації', ownRead: 'Прочитати', ownStore: 'Додати до графа',
    licence: 'Код Apache-2.0, ваги мережі CC BY-NC-SA 4.0.', geonames: 'Місця: GeoNames, CC BY 4.0', licences: 'Ліцензії сторінки',
    unsaid: 'не сказано', negative: 'ні', planned: 'план', promised: 'обіцянка', requested: 'прохання', possible: 'можливо',
    conditional: 'за умови', hypothetical: 'припущення', alleged: 'нібито', denied: 'заперечують', threatened: 'погроза',
    viaGroup: 'у складі:', says: 'За словами:', pickOne: 'Оберіть твердження у списку, щоб побачити його текст.',
    clear: 'Прибрати', noCanvas: 'Браузер не може малювати граф. Нижче те саме таблицею.', legend: 'Позначення в тексті',
    evidence: 'речення-доказ', trigger: 'слова дії', otherRole: 'обставини', loading: 'Завантаження…', offline: 'Сервер не відповідає.',
    original: 'Першоджерело', others: 'Те саме:', none: 'Тверджень не знайдено.', inText: 'Твердження цього тексту', stored: 'Додано до графа.',
    known: 'Цей текст уже є у графі.', unnamed: 'Без назви', empty: 'Граф порожній. Додайте текст у вкладці «Свій текст».',
    statements: { one: '# твердження', few: '# твердження', many: '# тверджень', other: '# твердження' }, atLeast: 'перші #',
    sources: { one: '# джерело', few: '# джерела', many: '# джерел', other: '# джерела' },
    mentions: { one: '# згадка', few: '# згадки', many: '# згадок', other: '# згадки' },
    pictureOf: 'Граф: вузлів #, зв’язків #. Ті самі зв’язки є в таблиці нижче.',
  },
  en: {
    skip: 'To the list of statements', tagline: 'Who did what to whom, from the news, with sources', language: 'Language of the page',
    find: 'Statements', searchLabel: 'Person, organisation, country, event', searchHint: 'Japan, Столтенберг, NATO…',
    suggestions: 'Names found', nothing: 'Nothing in the graph is called that', relation: 'Action', anyRelation: 'All actions',
    side: 'Role', sideEither: 'any', sideSource: 'acts', sideTarget: 'is acted upon',
    all: 'Also negated, planned, alleged', more: 'Show more', picture: 'Graph', hops: 'Steps',
    fit: 'Whole picture', asTable: 'The same as a table', kinds: 'Symbols', who: 'Who', did: 'Did', whom: 'Whom or what', when: 'When',
    reading: 'Text', source: 'Source', own: 'Your text', ownLabel: 'Text of the news', ownHint: 'Paste a text in Ukrainian or English',
    ownLang: 'Language', ownAuto: 'find out', ownDate: 'Published on', ownRead: 'Read', ownStore: 'Add to the graph',
    licence: 'Code Apache-2.0, network weights CC BY-NC-SA 4.0.', geonames: 'Places: GeoNames, CC BY 4.0', licences: 'Licences of the page',
    unsaid: 'not said', negative: 'not', planned: 'planned', promised: 'promised', requested: 'requested', possible: 'possible',
    conditional: 'conditional', hypothetical: 'hypothetical', alleged: 'alleged', denied: 'denied', threatened: 'threatened',
    viaGroup: 'as one of:', says: 'Says:', pickOne: 'Choose a statement in the list to see its text.',
    clear: 'Remove', noCanvas: 'This browser cannot draw the graph. The same is in the table below.', legend: 'Marks in the text',
    evidence: 'sentence that says so', trigger: 'words of the action', otherRole: 'circumstances', loading: 'Loading…', offline: 'The server does not answer.',
    original: 'Original', others: 'Also in:', none: 'No statements found.', inText: 'Statements of this text', stored: 'Added to the graph.',
    known: 'This text is in the graph already.', unnamed: 'Untitled', empty: 'The graph is empty. Add a text under “Your text”.',
    statements: { one: '# statement', other: '# statements' }, atLeast: 'first #',
    sources: { one: '# source', other: '# sources' },
    mentions: { one: '# mention', other: '# mentions' },
    pictureOf: 'Graph: # nodes, # edges. The same edges are in the table below.',
  },
};

const roles = {
  uk: {
    speaker: 'каже', source: 'хто', target: 'кого', trigger: 'дія', event: 'подія', place: 'місце', topic: 'тема', position: 'посада', org: 'де',
    item: 'що', recipient: 'кому', beneficiary: 'для кого', with: 'з ким', mediator: 'через', from: 'звідки', to: 'куди',
    instrument: 'чим', reason: 'чому', amount: 'скільки',
  },
  en: {
    speaker: 'says', source: 'who', target: 'whom', trigger: 'did', event: 'event', place: 'place', topic: 'topic', position: 'position', org: 'at',
    item: 'item', recipient: 'recipient', beneficiary: 'for', with: 'with', mediator: 'through', from: 'from', to: 'to',
    instrument: 'by', reason: 'why', amount: 'amount',
  },
};

const kinds = {
  uk: {
    person: 'особа', organization: 'організація', country: 'країна', city: 'місто', place: 'місце', facility: 'об’єкт', event: 'подія',
    group: 'група', work: 'виріб', document: 'документ', money: 'гроші', role: 'посада', other: 'інше',
  },
  en: {
    person: 'person', organization: 'organisation', country: 'country', city: 'city', place: 'place', facility: 'facility', event: 'event',
    group: 'group', work: 'product', document: 'document', money: 'money', role: 'position', other: 'other',
  },
};

let language = 'uk';

/** The language of the page, "uk" or "en". */
export const currentLanguage = () => language;

/** Changes the language and every fixed text of the page. */
export function speak(lang) {
  language = lang === 'en' ? 'en' : 'uk';
  document.documentElement.lang = language;
  for (const node of document.querySelectorAll('[data-text]')) node.textContent = say(node.dataset.text);
  for (const node of document.querySelectorAll('[data-placeholder]')) node.placeholder = say(node.dataset.placeholder);
  for (const node of document.querySelectorAll('[data-label]:not(.m)')) node.setAttribute('aria-label', say(node.dataset.label));
}

/** A text of the page; numbers go where # stands, in the right plural. */
export function say(key, ...numbers) {
  let text = words[language][key] ?? key;
  if (typeof text === 'object') text = text[new Intl.PluralRules(language).select(numbers[0])] ?? text.other;
  for (const n of numbers) text = text.replace('#', n.toLocaleString(language));
  return text;
}

export const roleName = (role) => roles[language][role] ?? role;
export const kindName = (kind) => kinds[language][kind] ?? kind;
export const nameOf = (entity) => entity.names?.[language] || entity.name;

/** What a relation is called: a verb that fits between who and whom. */
export const relationName = (relation, predicate) =>
  (relation === 'OPEN' && predicate) || relationWords[relation]?.[language] || relation.toLowerCase().replaceAll('_', ' ');

/** A time in words, as fine as it is known. */
export function when(time, date) {
  if (time && !time.from && !time.to) return time.text;
  const from = time?.from || date;
  if (!from) return time?.to ? `… – ${day(time.to)}` : '';
  const style = {
    month: { month: 'long', year: 'numeric' }, quarter: null, year: { year: 'numeric' }, decade: null,
  }[time?.granularity];
  if (style) return day(from, style);
  if (time?.to && time.to !== from) return `${day(from)} – ${day(time.to)}`;
  return day(from);
}

function day(date, style = { day: 'numeric', month: 'short', year: 'numeric' }) {
  return new Intl.DateTimeFormat(language, { ...style, timeZone: 'UTC' }).format(new Date(`${date}T00:00:00Z`));
}
