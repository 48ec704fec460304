package graph

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
)

// Validate says, as ErrInvalid, why b cannot be put: an id that is too long or not
// that of its recipe, a string that is not UTF-8 or holds NUL, a value outside the
// closed lists, an end of a kind that the relation does not allow, an argument that
// names no entity of the bundle, a statement without evidence, or a quote that is not
// the text at its offsets. It finds the first such fault only. A bundle made by Seal
// has right ids.
func Validate(b Bundle) error {
	v := validator{doc: b.Document, kinds: map[ID]Kind{}, statements: map[ID]bool{}}
	v.document()
	v.entities(b.Entities)
	for _, st := range b.Statements {
		v.require(!v.statements[st.ID], "statement %s stands there twice", st.ID)
		v.statements[st.ID] = true
	}
	for _, st := range b.Statements {
		v.statement(st)
	}
	if v.fault != "" {
		return fmt.Errorf("document %s: %s: %w", shown(b.Document.ID), v.fault, ErrInvalid)
	}
	return nil
}

// validator keeps the first fault.
type validator struct {
	doc        Document
	kinds      map[ID]Kind
	statements map[ID]bool
	fault      string
}

func (v *validator) require(ok bool, format string, args ...any) {
	if !ok && v.fault == "" {
		v.fault = fmt.Sprintf(format, args...)
	}
}

func (v *validator) document() {
	d := v.doc
	if fault := idFault(d.ID, "d1:"); fault != "" {
		v.require(false, "its id %s", fault)
	}
	v.require(d.Lang != "", "the language is missing")
	v.texts("document", "language", d.Lang)
	v.texts("document", "text", d.Text)
	v.texts("document", "url", d.URL)
	v.texts("document", "title", d.Title)
	v.texts("document", "publisher", d.Publisher)
	v.date("published", d.Published)
	v.require(d.ContentHash == "" || d.ContentHash == ContentHash(d.Text),
		"the content hash is not that of the text")
}

func (v *validator) entities(entities []Mentioned) {
	for _, m := range entities {
		e := m.Entity
		owner := "entity " + shown(e.ID)
		if fault := idFault(e.ID, "e1:"); fault != "" {
			v.require(false, "%s: its id %s", owner, fault)
		}
		v.require(slices.Contains(allKinds, e.Kind), "%s: unknown kind %q", owner, e.Kind)
		v.require(strings.TrimSpace(e.Name) != "", "%s: the name is missing", owner)
		v.require(m.Count >= 0 && m.First >= 0, "%s: negative count or offset", owner)
		v.require(v.kinds[e.ID] == "", "%s stands there twice", owner)
		v.time(owner, e.Time)
		v.names(owner, m)
		v.kinds[e.ID] = e.Kind
	}
	for _, m := range entities {
		owner := "entity " + shown(m.Entity.ID)
		v.optional(owner, "place", m.Entity.Place)
		v.all(owner, "member", m.Entity.Members)
	}
}

func (v *validator) statement(st Statement) {
	owner := "statement " + shown(st.ID)
	schema := Schema(st.Relation)
	v.require(Known(st.Relation), "%s: unknown relation %q", owner, st.Relation)
	v.require((st.Relation == Open) == (st.Predicate != ""), "%s: OPEN and nothing else has a predicate", owner)
	v.require(st.Polarity == Positive || st.Polarity == Negative, "%s: unknown polarity %q", owner, st.Polarity)
	v.require(slices.Contains(allFactualities, st.Factuality),
		"%s: unknown factuality %q", owner, st.Factuality)
	v.require(st.Source != "" || st.Target != "", "%s: neither source nor target", owner)
	v.end(owner, "source", st.Source, schema.Source)
	v.end(owner, "target", st.Target, schema.Target)
	v.require(st.Source != "" || len(st.SourceMembers) == 0, "%s: members of no source", owner)
	v.require(st.Target != "" || len(st.TargetMembers) == 0, "%s: members of no target", owner)
	v.all(owner, "member", st.SourceMembers)
	v.all(owner, "member", st.TargetMembers)
	v.roles(owner, st.Roles)
	for _, c := range st.Content {
		v.require(v.statements[c], "%s: content %q is not in the bundle", owner, c)
	}
	v.time(owner, st.Time)
	v.amount(owner, st.Amount)
	v.texts(owner, "predicate", st.Predicate)
	v.texts(owner, "mode", st.Mode)
	v.derived(owner, st.DerivedFrom)
	v.require(0 <= st.Confidence && st.Confidence <= 1, "%s: confidence %v is not in 0 to 1", owner, st.Confidence)
	v.require(len(st.Evidence) > 0, "%s: no evidence", owner)
	seen := map[ID]bool{}
	for _, ev := range st.Evidence {
		v.require(!seen[ev.ID], "%s: evidence %s stands there twice", owner, shown(ev.ID))
		seen[ev.ID] = true
		v.evidence(st, ev)
	}
	if v.fault == "" {
		want := StatementID(st, v.doc.Published)
		v.require(st.ID == want, "%s: the id of its content is %s", owner, want)
	}
}

func (v *validator) roles(owner string, roles map[Role]ID) {
	known := 0
	for _, role := range allRoles {
		if id, ok := roles[role]; ok {
			known++
			v.named(owner, string(role), id)
		}
	}
	v.require(known == len(roles), "%s: unknown role in %v", owner, roles)
}

func (v *validator) evidence(st Statement, ev Evidence) {
	owner := "evidence " + shown(ev.ID)
	want := EvidenceID(st.ID, v.doc.ID, strconv.Itoa(ev.Start), strconv.Itoa(ev.End))
	v.require(ev.ID == want, "%s: the id of its place is %s", owner, want)
	v.require(ev.Document == v.doc.ID, "%s: it is of document %q", owner, ev.Document)
	inside := 0 <= ev.Start && ev.Start < ev.End && ev.End <= len(v.doc.Text)
	v.require(inside && v.doc.Text[ev.Start:ev.End] == ev.Quote,
		"%s: the quote is not the text at %d to %d", owner, ev.Start, ev.End)
	v.require(0 <= ev.TriggerAt && ev.TriggerAt <= len(v.doc.Text),
		"%s: the trigger is outside the text", owner)
	v.require(slices.Contains([]Tense{Past, Present, Future, NoTense}, ev.Tense),
		"%s: unknown tense %q", owner, ev.Tense)
	v.require(0 <= ev.Confidence && ev.Confidence <= 1,
		"%s: confidence %v is not in 0 to 1", owner, ev.Confidence)
	v.time(owner, ev.Time)
	v.require(sameTime(st, ev), "%s: its time is not that of the event", owner)
	v.amount(owner, ev.Amount)
	v.derived(owner, ev.DerivedFrom)
	v.texts(owner, "trigger", ev.Trigger)
	v.texts(owner, "mode", ev.Mode)
	v.texts(owner, "rule", ev.Rules...)
	v.printed(owner, ev.Extracted)
	for _, said := range ev.SaidBy {
		v.texts(owner, "cue", said.Cue)
		v.require(slices.Contains([]Form{ByAuthor, Indirect, DirectQuote, Hearsay, ByDocument}, said.Form),
			"%s: unknown form %q", owner, said.Form)
		v.optional(owner, "speaker", said.Speaker)
		v.optional(owner, "on behalf of", said.OnBehalfOf)
		v.optional(owner, "via", said.Via)
	}
}

// sameTime says whether the time of the evidence is that of the event, which is part
// of the statement's identity; a state has a time of its own in every evidence.
func sameTime(st Statement, ev Evidence) bool {
	if Schema(st.Relation).State {
		return true
	}
	var a, b Time
	if st.Time != nil {
		a = *st.Time
	}
	if ev.Time != nil {
		b = *ev.Time
	}
	return a.From == b.From && a.To == b.To && a.Granularity == b.Granularity
}

func (v *validator) end(owner, end string, id ID, kinds []Kind) {
	if id == "" {
		return
	}
	v.named(owner, end, id)
	kind, ok := v.kinds[id]
	v.require(!ok || Allows(kinds, kind),
		"%s: %s %s is of kind %s, which the relation does not allow", owner, end, id, kind)
}

func (v *validator) named(owner, what string, id ID) {
	_, ok := v.kinds[id]
	v.require(ok, "%s: %s %q is not an entity of the bundle", owner, what, id)
}

func (v *validator) optional(owner, what string, id ID) {
	if id != "" {
		v.named(owner, what, id)
	}
}

func (v *validator) all(owner, what string, ids []ID) {
	for _, id := range ids {
		v.named(owner, what, id)
	}
}

func (v *validator) derived(owner string, id ID) {
	v.require(id == "" || v.statements[id], "%s: derived from %q, which is not in the bundle", owner, id)
}

func (v *validator) date(what string, d Date) {
	_, err := ParseDate(string(d))
	v.require(err == nil, "%s: %v", what, err)
}

func (v *validator) time(owner string, t *Time) {
	if t == nil {
		return
	}
	v.texts(owner, "text of the time", t.Text)
	v.date(owner, t.From)
	v.date(owner, t.To)
	v.require(t.From == "" || t.To == "" || t.From <= t.To, "%s: the time ends before it begins", owner)
	v.require(slices.Contains(granularities, t.Granularity), "%s: unknown granularity %q", owner, t.Granularity)
	v.require(slices.Contains(timeRelations, t.Relation), "%s: unknown time relation %q", owner, t.Relation)
}

var (
	allKinds        = Kinds()
	allRoles        = EntityRoles()
	allFactualities = Factualities()
	granularities   = []Granularity{Day, Week, Month, Quarter, Year, Decade, Approx}
	timeRelations   = []TimeRelation{On, During, Before, After, Since, Until, Holds}
)
