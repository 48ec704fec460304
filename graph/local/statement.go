package local

import (
	"context"

	"actant/graph"
)

// statement adds the evidences of st, and st itself when it is new.
func (in *intake) statement(ctx context.Context, st graph.Statement) error {
	evidences := st.Evidence
	st.Evidence = nil
	former, fold, found, err := in.stored(ctx, st.ID)
	if err != nil {
		return err
	}
	for _, ev := range evidences {
		fold.Add(ev)
	}
	if found {
		err = in.update(ctx, former, fold)
	} else {
		err = in.insert(ctx, fold.Apply(st), fold)
	}
	if err != nil {
		return err
	}
	for _, ev := range evidences {
		if err := in.evidence(ctx, st.ID, ev); err != nil {
			return err
		}
	}
	return nil
}

// stored reads a statement without its evidences.
func (w *work) stored(ctx context.Context, id graph.ID) (st graph.Statement, fold graph.Fold, found bool, err error) {
	var record, text string
	found, err = w.one(ctx, "SELECT record, fold FROM statement WHERE id = ?", []any{id}, &record, &text)
	if err != nil || !found {
		return st, fold, false, err
	}
	if err := decode(record, &st); err != nil {
		return st, fold, false, err
	}
	return st, fold, true, decode(text, &fold)
}

func (in *intake) insert(ctx context.Context, st graph.Statement, fold graph.Fold) error {
	record, err := encode(st)
	if err != nil {
		return err
	}
	text, err := encode(fold)
	if err != nil {
		return err
	}
	err = in.do(ctx, `INSERT INTO statement (id, relation, polarity, factuality, sort_date, record, fold, recorded_at)
		VALUES (?, ?, ?, ?, ?, ?, ?, ?)`, st.ID, st.Relation, st.Polarity, st.Factuality, st.SortDate, record, text, in.at)
	if err != nil {
		return err
	}
	return in.index(ctx, st)
}

// update sets the computed fields of a stored statement to what fold says.
func (w *work) update(ctx context.Context, former graph.Statement, fold graph.Fold) error {
	st := fold.Apply(former)
	record, err := encode(st)
	if err != nil {
		return err
	}
	text, err := encode(fold)
	if err != nil {
		return err
	}
	err = w.do(ctx, "UPDATE statement SET sort_date = ?, record = ?, fold = ? WHERE id = ?",
		st.SortDate, record, text, st.ID)
	if err != nil || st.SortDate == former.SortDate {
		return err
	}
	if err := w.unindex(ctx, former); err != nil {
		return err
	}
	return w.index(ctx, st)
}

// index writes the arguments and edges of st.
func (w *work) index(ctx context.Context, st graph.Statement) error {
	for _, a := range argumentsOf(st) {
		err := w.do(ctx, `INSERT INTO argument (entity, role, sort_date, statement, relation, polarity, factuality)
			VALUES (?, ?, ?, ?, ?, ?, ?)`, a.entity, a.role, st.SortDate, st.ID, st.Relation, st.Polarity, st.Factuality)
		if err != nil {
			return err
		}
	}
	return w.project(ctx, st)
}

// unindex takes the arguments and edges of st away again.
func (w *work) unindex(ctx context.Context, st graph.Statement) error {
	for _, a := range argumentsOf(st) {
		err := w.do(ctx, "DELETE FROM argument WHERE entity = ? AND role = ? AND sort_date = ? AND statement = ?",
			a.entity, a.role, st.SortDate, st.ID)
		if err != nil {
			return err
		}
	}
	return w.unproject(ctx, st.ID)
}

func (w *work) project(ctx context.Context, st graph.Statement) error {
	canonical, err := w.canonical(ctx)
	if err != nil {
		return err
	}
	for _, e := range graph.Project(st, canonical) {
		err := w.do(ctx, "INSERT INTO edge (id, statement, relation, source, target, date, via_group) VALUES (?, ?, ?, ?, ?, ?, ?)",
			e.ID, e.Statement, e.Relation, e.Source, e.Target, e.Date, e.ViaGroup)
		if err != nil {
			return err
		}
	}
	return nil
}

// unproject deletes the edge with the statement's id and those with # behind it.
func (w *work) unproject(ctx context.Context, statement graph.ID) error {
	return w.do(ctx, "DELETE FROM edge WHERE id = ? OR id >= ? AND id < ?",
		statement, statement+"#", statement+"$")
}

// argument is a row of the table argument.
type argument struct {
	entity graph.ID
	role   string
}

// The roles that ends have in the table argument.
const (
	source, sourceMember = "source", "source_member"
	target, targetMember = "target", "target_member"
	turned               = "~" // before the role of an end of a symmetric statement turned round
)

func argumentsOf(st graph.Statement) []argument {
	var all []argument
	add := func(role string, ids ...graph.ID) {
		for _, id := range ids {
			if id != "" {
				all = append(all, argument{id, role})
			}
		}
	}
	add(source, st.Source)
	add(sourceMember, st.SourceMembers...)
	add(target, st.Target)
	add(targetMember, st.TargetMembers...)
	if graph.Schema(st.Relation).Symmetric {
		add(turned+source, st.Target)
		add(turned+sourceMember, st.TargetMembers...)
		add(turned+target, st.Source)
		add(turned+targetMember, st.SourceMembers...)
	}
	for _, role := range graph.EntityRoles() {
		add(string(role), st.Roles[role])
	}
	return all
}

func (in *intake) evidence(ctx context.Context, statement graph.ID, ev graph.Evidence) error {
	record, err := encode(ev)
	if err != nil {
		return err
	}
	var extracted any
	if len(ev.Extracted) > 0 {
		extracted = string(ev.Extracted)
	}
	err = in.do(ctx, "INSERT INTO evidence (id, statement, document, record, extracted, recorded_at) VALUES (?, ?, ?, ?, ?, ?)",
		ev.ID, statement, ev.Document, record, extracted, in.at)
	if err != nil {
		return err
	}
	for _, id := range speakersOf(ev) {
		err := in.do(ctx, "INSERT OR IGNORE INTO said_by (entity, statement, evidence, document) VALUES (?, ?, ?, ?)",
			id, statement, ev.ID, ev.Document)
		if err != nil {
			return err
		}
	}
	return nil
}

func speakersOf(ev graph.Evidence) []graph.ID {
	var ids []graph.ID
	for _, said := range ev.SaidBy {
		for _, id := range []graph.ID{said.Speaker, said.OnBehalfOf, said.Via} {
			if id != "" {
				ids = append(ids, id)
			}
		}
	}
	return ids
}

// evidencesOf reads the evidences of a statement by id: at most limit of them (-1 =
// all), only those of one document when that is not empty.
func (w *work) evidencesOf(ctx context.Context, statement, document graph.ID, limit int) ([]graph.Evidence, error) {
	evidences := []graph.Evidence{}
	err := w.all(ctx, `SELECT record, extracted FROM evidence WHERE statement = ?1 AND (?2 = '' OR document = ?2)
		ORDER BY id LIMIT ?3`, []any{statement, document, limit}, func(scan scanner) error {
		var record string
		var extracted []byte
		if err := scan(&record, &extracted); err != nil {
			return err
		}
		var ev graph.Evidence
		if err := decode(record, &ev); err != nil {
			return err
		}
		ev.Extracted = extracted
		evidences = append(evidences, ev)
		return nil
	})
	return evidences, err
}
