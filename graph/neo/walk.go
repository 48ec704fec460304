package neo

import (
	"context"

	"actant/graph"
)

// A page of statements in which somebody takes part can be found in two ways: from that
// entity, by looking at all of its statements, or by walking through the days from the
// newest on until enough are found. The first is quick for most entities and slow for
// the few who are everywhere; for these, who turn up soon, the second is. Which is taken
// follows from how many statements they have, and a walk that finds too little ends early.

// stride is how many times the expected length a walk may take before it is given up.
const stride = 3

// steps is how many statements a walk may look at; 0 where there is to be none, since
// there are fewer to look at from the entity.
func (l *look) steps() int {
	parts := l.parts()
	if l.Document != "" || len(parts) == 0 || l.total == 0 {
		return 0
	}
	share := 1.0 // of the statements, in which they take part, if none seeks or shuns another
	for _, p := range parts {
		share *= min(1, float64(l.size(p))/float64(l.total))
	}
	steps := stride * float64(l.Limit+1) / share
	if steps > float64(l.size(l.rarest(parts))) { // also where share is 0
		return 0
	}
	return int(steps)
}

// walkText is the query of a walk: what is asked of each is asked of those only that it
// looks at.
func (l *look) walkText() string {
	text := l.rangeText()
	l.conditions = nil
	l.kinds()
	l.takePart(l.parts())
	return text + "\nWITH s ORDER BY " + l.order() + " LIMIT $steps\nWITH s" + l.where() + ` LIMIT $limit
RETURN s.record AS record, ` + pageEvidence + ` AS evidence`
}

// walkedText counts the statements that a walk can look at.
func (l *look) walkedText() string {
	return l.rangeText() + "\nWITH s LIMIT $steps RETURN count(*) AS n"
}

// rangeText begins with the statements of the days and, where it is one, the relation.
func (l *look) rangeText() string {
	l.conditions, l.anchored = nil, ""
	l.days()
	return "MATCH (s:Statement)" + l.where()
}

// statements finds those that match, one more than the limit where there are so many.
func (w *work) statements(ctx context.Context, l *look) ([]graph.Statement, error) {
	steps := l.steps()
	if steps == 0 {
		return w.matching(ctx, l.statementsText(), l.params)
	}
	l.params["steps"] = steps
	found, err := w.matching(ctx, l.walkText(), l.params)
	if err != nil || len(found) > l.Limit {
		return found, err
	}
	walked := 0
	err = w.rows(ctx, l.walkedText(), l.params, func(r row) error {
		walked = r.number("n")
		return nil
	})
	if err != nil || walked < steps {
		return found, err // there are no more
	}
	return w.matching(ctx, l.statementsText(), l.params)
}

func (w *work) matching(ctx context.Context, text string, params map[string]any) ([]graph.Statement, error) {
	var found []graph.Statement
	err := w.rows(ctx, text, params, func(r row) error {
		st, err := statementOf(r)
		found = append(found, st)
		return err
	})
	return found, err
}
