package local

import (
	"context"
	"slices"
	"strings"

	"actant/graph"
)

// where collects conditions and their arguments; they are joined by AND.
type where struct {
	conditions []string
	args       []any
}

func (w *where) and(condition string, args ...any) {
	w.conditions = append(w.conditions, condition)
	w.args = append(w.args, args...)
}

func (w *where) text() string { return strings.Join(w.conditions, " AND ") }

// in returns "column IN (?, …)" and the arguments.
func in[T ~string](column string, values []T) (string, []any) {
	args := make([]any, len(values))
	for i, v := range values {
		args[i] = v
	}
	return column + " IN (" + strings.TrimSuffix(strings.Repeat("?, ", len(values)), ", ") + ")", args
}

func andIn[T ~string](w *where, column string, values []T) {
	text, args := in(column, values)
	w.and(text, args...)
}

// part is a condition on who takes part: one of entities in one of roles.
type part struct {
	entities []graph.ID
	roles    []string
}

// look is a match with its entities as groups: the ids that answer as one.
type look struct {
	graph.Match
	group func(graph.ID) []graph.ID
}

// groups returns the function that lists the ids which answer as the given one.
func (w *work) groups() func(graph.ID) []graph.ID {
	merged := map[graph.ID][]graph.ID{}
	for id, into := range w.merged {
		merged[into] = append(merged[into], id)
	}
	return func(id graph.ID) []graph.ID {
		group := append([]graph.ID{id}, merged[id]...)
		slices.Sort(group)
		return group
	}
}

// matching finds the ids of the statements that fit m, in order, one more than its
// limit. m is normal and its ids are canonical.
func (w *work) matching(ctx context.Context, m graph.Match) ([]graph.ID, error) {
	text, args, err := w.statementsText(ctx, look{m, w.groups()})
	if err != nil {
		return nil, err
	}
	var ids []graph.ID
	err = w.all(ctx, text, args, func(scan scanner) error {
		var id, day graph.ID
		err := scan(&id, &day)
		ids = append(ids, id)
		return err
	})
	return ids, err
}

// statementsText is the query of Statements.
func (w *work) statementsText(ctx context.Context, m look) (string, []any, error) {
	var branches []string
	var args []any
	for _, parts := range readings(m) {
		parts, err := w.rarestFirst(ctx, parts)
		if err != nil {
			return "", nil, err
		}
		for _, b := range branchesOf(parts, m) {
			branches = append(branches, b.text())
			args = append(args, b.args...)
		}
	}
	if len(branches) == 0 {
		q := where{}
		commonOf(&q, m, "sort_date", "id")
		branches, args = []string{"SELECT id, sort_date FROM statement WHERE " + q.text()}, q.args
	}
	return strings.Join(branches, " UNION ") + " ORDER BY 2 DESC, 1 DESC LIMIT ?", append(args, m.Limit+1), nil
}

// readings are the ways in which m can fit: straight, and with the ends of symmetric
// statements turned round. Each is a list of parts that all must fit; none at all
// when m asks for nobody.
func readings(m look) [][]part {
	straight := partsOf(m, "")
	if len(straight) == 0 {
		return nil
	}
	mayTurn := len(m.Relations) == 0 || slices.ContainsFunc(m.Relations,
		func(r graph.Relation) bool { return graph.Schema(r).Symmetric })
	if !mayTurn || m.Source == "" && m.Target == "" {
		return [][]part{straight}
	}
	return [][]part{straight, partsOf(m, turned)}
}

func partsOf(m look, turn string) []part {
	var parts []part
	add := func(entity graph.ID, roles ...string) {
		if entity != "" {
			parts = append(parts, part{m.group(entity), roles})
		}
	}
	add(m.Source, turn+source, turn+sourceMember)
	add(m.Target, turn+target, turn+targetMember)
	add(m.Either, source, sourceMember, target, targetMember)
	for _, role := range graph.EntityRoles() {
		add(m.Roles[role], string(role))
	}
	return parts
}

// rarestFirst puts the part first that fewest statements have, which the search then
// runs through; the others are looked up for each.
func (w *work) rarestFirst(ctx context.Context, parts []part) ([]part, error) {
	if len(parts) < 2 {
		return parts, nil
	}
	const enough = 2000 // counting further costs more than it saves
	rarest, fewest := 0, enough+1
	for i, p := range parts {
		q := where{}
		andIn(&q, "role", p.roles)
		andIn(&q, "entity", p.entities)
		var n int
		_, err := w.one(ctx, "SELECT count(*) FROM (SELECT 1 FROM argument WHERE "+q.text()+" LIMIT ?)",
			append(q.args, enough), &n)
		if err != nil {
			return nil, err
		}
		if n < fewest {
			rarest, fewest = i, n
		}
	}
	parts[0], parts[rarest] = parts[rarest], parts[0]
	return parts, nil
}

// branchesOf makes one SELECT for each role and entity of the first part. Each runs
// through a range of the key of argument in the order of the answer, and SQLite
// merges them, so that a page costs what it shows and not what the entity has.
func branchesOf(parts []part, m look) []where {
	const apart = 8 // entities; more share a branch, which is then sorted
	var branches []where
	first := parts[0]
	groups := [][]graph.ID{first.entities}
	if len(first.entities) <= apart {
		groups = slices.Collect(slices.Chunk(first.entities, 1))
	}
	for _, role := range first.roles {
		for _, entities := range groups {
			branches = append(branches, branch(role, entities, parts[1:], m))
		}
	}
	return branches
}

func branch(role string, entities []graph.ID, others []part, m look) where {
	q := where{}
	q.and("a.role = ?", role)
	andIn(&q, "a.entity", entities)
	commonOf(&q, m, "a.sort_date", "a.statement")
	for _, p := range others {
		other := where{}
		andIn(&other, "b.role", p.roles)
		andIn(&other, "b.entity", p.entities)
		q.and("EXISTS (SELECT 1 FROM argument b WHERE b.statement = a.statement AND b.sort_date = a.sort_date AND "+
			other.text()+")", other.args...)
	}
	return where{[]string{"SELECT a.statement, a.sort_date FROM argument a WHERE " + q.text()}, q.args}
}

// commonOf adds the conditions that do not ask for ends or roles.
func commonOf(q *where, m look, day, id string) {
	andIn(q, "polarity", m.Polarities)
	andIn(q, "factuality", m.Factualities)
	window(q, m, day)
	if m.After != "" {
		date, after, _ := graph.ParseCursor(m.After)
		q.and("("+day+", "+id+") < (?, ?)", date, after)
	}
	said(q, m, id)
}

func window(q *where, m look, day string) {
	if len(m.Relations) > 0 {
		andIn(q, "relation", m.Relations)
	}
	if m.From != "" {
		q.and(day+" >= ?", m.From)
	}
	if m.To != "" {
		q.and(day+" > '' AND "+day+" <= ?", m.To)
	}
}

// said adds the conditions on the evidences.
func said(q *where, m look, id string) {
	by := where{}
	if m.Document != "" {
		by.and("document = ?", m.Document)
	}
	switch {
	case m.Speaker != "":
		andIn(&by, "entity", m.group(m.Speaker))
		q.and(id+" IN (SELECT statement FROM said_by WHERE "+by.text()+")", by.args...)
	case m.Document != "":
		q.and(id+" IN (SELECT statement FROM evidence WHERE "+by.text()+")", by.args...)
	}
}

// edgesText is the query of Neighbours.
func edgesText(around []graph.ID, m look) (string, []any) {
	var branches []string
	var args []any
	for _, end := range []string{source, target} {
		q := where{}
		andIn(&q, end, around)
		edgeEnds(&q, m)
		window(&q, m, "date")
		said(&q, m, "statement")
		if !slices.Contains(m.Polarities, graph.Positive) || !slices.Contains(m.Factualities, graph.Asserted) {
			q.and("0")
		}
		for _, role := range graph.EntityRoles() {
			if id := m.Roles[role]; id != "" {
				takes := where{}
				andIn(&takes, "entity", m.group(id))
				q.and("statement IN (SELECT statement FROM argument WHERE role = ? AND "+takes.text()+")",
					append([]any{role}, takes.args...)...)
			}
		}
		branches = append(branches, "SELECT id, statement, relation, source, target, date, via_group FROM edge WHERE "+q.text())
		args = append(args, q.args...)
	}
	return strings.Join(branches, " UNION ") + " ORDER BY date DESC, id DESC LIMIT ?", append(args, m.Limit)
}

// edgeEnds adds the conditions on the ends of an edge; a symmetric one fits either
// way round.
func edgeEnds(q *where, m look) {
	if m.Either != "" {
		q.and("(source = ? OR target = ?)", m.Either, m.Either)
	}
	if m.Source == "" && m.Target == "" {
		return
	}
	straight, turned := where{}, where{}
	if m.Source != "" {
		straight.and("source = ?", m.Source)
		turned.and("target = ?", m.Source)
	}
	if m.Target != "" {
		straight.and("target = ?", m.Target)
		turned.and("source = ?", m.Target)
	}
	andIn(&turned, "relation", symmetric())
	q.and("("+straight.text()+" OR "+turned.text()+")", append(straight.args, turned.args...)...)
}

func symmetric() []graph.Relation {
	return slices.DeleteFunc(graph.Relations(),
		func(r graph.Relation) bool { return !graph.Schema(r).Symmetric })
}
