// What the relations are called on the page: a verb in the present tense (Ukrainian,
// so that it fits every gender) or in the past (English).

const table = `
INVITED|запрошує|invited
MET_WITH|зустрічається з|met
TALKED_WITH|розмовляє з|talked with
VISITED|відвідує|visited
HOSTED|приймає|hosted
PARTICIPATED_IN|бере участь у|took part in
COOPERATED_WITH|співпрацює з|cooperated with
AGREED_WITH|домовляється з|agreed with
SIGNED|підписує|signed
SUPPORTED|підтримує|supported
PROVIDED_AID|надає допомогу|gave aid to
PROMISED|обіцяє|promised
RECOGNIZED|визнає|recognised
STATED|заявляє|stated
PRAISED|хвалить|praised
THANKED|дякує|thanked
CONDEMNED|засуджує|condemned
CRITICIZED|критикує|criticised
ACCUSED|звинувачує|accused
DENIED|заперечує|denied
URGED|закликає|urged
WARNED|попереджає|warned
THREATENED|погрожує|threatened
REJECTED|відхиляє|rejected
PROPOSED|пропонує|proposed
ATTACKED|атакує|attacked
KILLED|вбиває|killed
INJURED|ранить|injured
DESTROYED|нищить|destroyed
CAPTURED|захоплює|captured
WITHDREW_FROM|відходить із|withdrew from
DEPLOYED|розгортає сили в|deployed to
RELEASED|звільняє|released
PROTESTED|протестує проти|protested against
SANCTIONED|вводить санкції проти|sanctioned
DETAINED|затримує|detained
CHARGED|обвинувачує в суді|charged
CONVICTED|визнає винним|convicted
INVESTIGATED|розслідує|investigated
EXPELLED|висилає|expelled
ADOPTED|ухвалює|adopted
APPOINTED|призначає|appointed
DISMISSED|звільняє з посади|dismissed
RESIGNED|йде у відставку з|resigned from
ELECTED|обирає|elected
ACQUIRED|купує|acquired
FUNDED|фінансує|funded
HOLDS_POSITION|має посаду в|holds office in
MEMBER_OF|належить до|is a member of
JOINED|приєднується до|joined
LEFT|виходить із|left
LOCATED_IN|розташовано в|is in
PART_OF|є частиною|is part of
CITIZEN_OF|громадянство|is a citizen of
SPOUSE_OF|у шлюбі з|is married to
PARENT_OF|є батьком або матір’ю для|is a parent of
FOUNDED|засновує|founded
OWNS|володіє|owns
PARTNER_OF|є партнером|is a partner of
DIED|помирає|died
OPEN|інша дія|did something else to
`;

/** Names by relation: {INVITED: {uk, en}, …}. */
export const relationWords = Object.fromEntries(table.trim().split('\n').map((line) => {
  const [relation, uk, en] = line.split('|');
  return [relation, { uk, en }];
}));
