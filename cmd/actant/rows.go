package main

import (
	"cmp"
	"context"
	"strconv"
	"strings"

	"actant/graph"
)

// shape is a kind of node or relationship as csv and cypher have it: its columns are
// written name or name:type, in the words of neo4j-admin.
type shape struct {
	name    string
	columns []string
	from    string // label of the first end of a relationship; empty = these are nodes
	to      string
}

// The shapes, in the order in which they come.
var (
	documentNodes  = shape{name: "nodes-documents", columns: []string{"url", "publisher", "title", "published:date", "lang", "text"}}
	entityNodes    = shape{name: "nodes-entities", columns: []string{"kind", "name", "name_uk", "name_en", "names:string[]", "wikidata", "position", "mentions:int"}}
	statementNodes = shape{name: "nodes-statements", columns: []string{"relation", "predicate", "polarity", "factuality", "tense", "mode",
		"amount", "time_text", "time_from:date", "time_to:date", "sort_date:date", "confidence:double"}}
	memberRows   = shape{name: "relationships-members", from: "Entity", to: "Entity"}
	roleRows     = shape{name: "relationships-roles", from: "Statement", to: "Entity"}
	contentRows  = shape{name: "relationships-contents", from: "Statement", to: "Statement"}
	evidenceRows = shape{name: "relationships-evidence", from: "Statement", to: "Document",
		columns: []string{"id", "quote", "start:int", "end:int", "trigger", "confidence:double"}}
	saidRows = shape{name: "relationships-said", from: "Statement", to: "Entity",
		columns: []string{"id", "evidence", "role", "form", "cue"}}
	edgeRows = shape{name: "relationships-edges", from: "Entity", to: "Entity",
		columns: []string{"id", "statement", "date:date", "via_group"}}
)

// shapes lists all of them.
func shapes() []shape {
	return []shape{documentNodes, entityNodes, statementNodes, memberRows, roleRows, contentRows, evidenceRows, saidRows, edgeRows}
}

// line is one node, or one relationship when it has ends. Values stand in the order
// of the columns; an empty one is not there.
type line struct {
	shape  shape
	id     graph.ID // of a node
	from   graph.ID
	to     graph.ID
	typ    string // of a relationship; the labels of a node, each behind a ;
	values []string
}

// listSeparator stands between the values of a list, in the way of neo4j-admin.
const listSeparator = ";"

// lines hands every node and relationship of the graph to take, in the order of the
// export.
func lines(ctx context.Context, db graph.Store, take func(line) error) error {
	w := liner{take: take, merged: map[graph.ID]graph.ID{}}
	for record, err := range db.Export(ctx, "") {
		switch {
		case err != nil:
			return err
		case record.Document != nil:
			w.document(*record.Document)
		case record.Entity != nil:
			w.entity(*record.Entity)
		case record.Statement != nil:
			w.statement(*record.Statement)
		}
		if w.err != nil {
			return w.err
		}
	}
	return nil
}

// liner keeps the first error of take.
type liner struct {
	take   func(line) error
	merged map[graph.ID]graph.ID // what the entities before have said
	err    error
}

func (w *liner) add(l line) {
	if w.err == nil {
		w.err = w.take(l)
	}
}

func (w *liner) node(s shape, id graph.ID, labels string, values ...string) {
	w.add(line{shape: s, id: id, typ: labels, values: values})
}

// link adds a relationship, none when there is no second end.
func (w *liner) link(s shape, typ string, from, to graph.ID, values ...string) {
	if to != "" {
		w.add(line{shape: s, typ: typ, from: from, to: to, values: values})
	}
}

func (w *liner) document(d graph.Document) {
	w.node(documentNodes, d.ID, "Document", d.URL, d.Publisher, d.Title, string(d.Published), d.Lang, d.Text)
}

func (w *liner) entity(e graph.Entity) {
	names := make([]string, len(e.Aliases))
	for i, name := range e.Aliases {
		names[i] = strings.ReplaceAll(name, listSeparator, ",")
	}
	w.node(entityNodes, e.ID, "Entity;"+kindLabel(e.Kind), string(e.Kind), e.Name, e.Names["uk"], e.Names["en"],
		strings.Join(names, listSeparator), e.Wikidata, e.Position, strconv.Itoa(e.Mentions))
	for _, id := range e.Members {
		w.link(memberRows, "HAS_MEMBER", e.ID, id)
	}
	w.link(memberRows, "PLACE", e.ID, e.Place)
	w.link(memberRows, "MERGED_INTO", e.ID, e.MergedTo)
	if e.MergedTo != "" {
		w.merged[e.ID] = e.MergedTo
	}
}

// kindLabel is the label of a kind. A document that is talked about is a Paper,
// because Document is a text that was read.
func kindLabel(kind graph.Kind) string {
	if kind == graph.Paper {
		return "Paper"
	}
	return strings.ToUpper(string(kind[:1])) + string(kind[1:])
}

func (w *liner) statement(st graph.Statement) {
	var when graph.Time
	if st.Time != nil {
		when = *st.Time
	}
	amount := ""
	if st.Amount != nil {
		amount = st.Amount.Text
	}
	w.node(statementNodes, st.ID, "Statement", string(st.Relation), st.Predicate, string(st.Polarity), string(st.Factuality),
		string(st.Tense), st.Mode, amount, when.Text, string(when.From), string(when.To), string(st.SortDate), number(st.Confidence))
	w.roles(st)
	for _, id := range st.Content {
		w.link(contentRows, "CONTENT", st.ID, id)
	}
	w.link(contentRows, "DERIVED_FROM", st.ID, st.DerivedFrom)
	for _, ev := range st.Evidence {
		w.evidence(st.ID, ev)
	}
	for _, e := range graph.Project(st, w.canonical) {
		w.link(edgeRows, string(e.Relation), e.Source, e.Target, string(e.ID), string(e.Statement), string(e.Date), string(e.ViaGroup))
	}
}

func (w *liner) roles(st graph.Statement) {
	w.link(roleRows, "SOURCE", st.ID, st.Source)
	for _, id := range st.SourceMembers {
		w.link(roleRows, "SOURCE_MEMBER", st.ID, id)
	}
	w.link(roleRows, "TARGET", st.ID, st.Target)
	for _, id := range st.TargetMembers {
		w.link(roleRows, "TARGET_MEMBER", st.ID, id)
	}
	for _, role := range graph.EntityRoles() {
		w.link(roleRows, roleType(role), st.ID, st.Roles[role])
	}
}

// roleType names the relationship of a role; some roles are words of Cypher.
func roleType(role graph.Role) string {
	switch role {
	case graph.RoleWith:
		return "WITH_PARTY"
	case graph.RoleFrom:
		return "FROM_PLACE"
	case graph.RoleTo:
		return "TO_PLACE"
	}
	return strings.ToUpper(string(role))
}

func (w *liner) evidence(st graph.ID, ev graph.Evidence) {
	w.link(evidenceRows, "EVIDENCED_BY", st, ev.Document, string(ev.ID), ev.Quote,
		strconv.Itoa(ev.Start), strconv.Itoa(ev.End), ev.Trigger, number(ev.Confidence))
	for i, said := range ev.SaidBy {
		add := func(role string, who graph.ID) {
			id := string(ev.ID) + "#" + strconv.Itoa(i) + "#" + role
			w.link(saidRows, "SAID_BY", st, who, id, string(ev.ID), role, string(said.Form), said.Cue)
		}
		add("speaker", said.Speaker)
		add("on_behalf_of", said.OnBehalfOf)
		add("via", said.Via)
	}
}

func (w *liner) canonical(id graph.ID) graph.ID { return cmp.Or(w.merged[id], id) }

func number(f float64) string { return strconv.FormatFloat(f, 'g', -1, 64) }
