// One form of a statement for the page, whether it comes from the graph or from a
// text that was just read.

/** A statement of the graph. */
export function fromGraph(st) {
  return {
    id: st.id,
    relation: st.relation,
    predicate: st.predicate,
    source: st.source,
    target: st.target,
    roles: Object.entries(st.roles).sort(),
    polarity: st.polarity,
    factuality: st.factuality,
    time: st.time,
    date: st.date,
    group: st.via_group,
    amount: st.amount,
    sources: st.evidences || st.evidence.length,
    evidence: st.evidence,
  };
}

/** A statement of a text; its arguments name entities of that text only. */
export function fromText(st, doc) {
  const entities = new Map(doc.entities.map((entity) => [entity.id, entity]));
  const ref = (argument) => {
    if (!argument) return null;
    const entity = entities.get(argument.entity);
    return { name: entity?.name || argument.text, names: entity?.names || {}, kind: entity?.kind || 'other' };
  };
  const marks = [{ role: 'trigger', start: st.trigger.start, end: st.trigger.end }];
  const mark = (role, argument) => {
    if (argument && argument.end > argument.start) marks.push({ role, start: argument.start, end: argument.end });
  };
  mark('source', st.source);
  mark('target', st.target);
  const roles = Object.entries(st.roles).filter(([, value]) => value && typeof value === 'object' && 'start' in value && 'entity' in value).sort();
  for (const [role, argument] of roles) mark(role, argument);
  for (const { speaker } of st.attribution || []) mark('speaker', speaker);
  return {
    id: st.id,
    relation: st.relation,
    predicate: st.predicate,
    source: ref(st.source),
    target: ref(st.target),
    roles: roles.map(([role, argument]) => [role, ref(argument)]),
    polarity: st.polarity,
    factuality: st.factuality,
    time: st.time,
    date: st.time?.from || null,
    amount: st.roles.amount,
    sources: 1,
    evidence: [{
      start: st.evidence.start,
      end: st.evidence.end,
      marks,
      said_by: (st.attribution || []).map((a) => ({
        speaker: ref(a.speaker), on_behalf_of: ref(a.on_behalf_of), via: ref(a.via), cue: a.cue, form: a.form,
      })),
    }],
  };
}
