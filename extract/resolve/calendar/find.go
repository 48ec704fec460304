package calendar

import (
	"time"

	"actant/extract"
	"actant/graph"
)

// Expr is an expression of time: the tokens First to Last of a sentence.
type Expr struct {
	First, Last int
	relation    graph.TimeRelation // empty: on or during, by the unit
	from        point
	to          point // shape 0: a single point
	future      bool  // only in the future: "in a week"; in the past it is a duration
	open        bool  // relation excludes the interval itself: "before 2030"
	of          bool  // «напередодні саміту»: of an event that follows
}

// Find lists the expressions of time in a sentence from left to right; they do not
// overlap.
func (w *Words) Find(tokens []extract.Token) []Expr {
	p := &parser{words: w, tokens: tokens}
	p.lex()
	var found []Expr
	for i := 0; i < len(tokens); {
		e, next, ok := p.expression(i)
		if !ok {
			i++
			continue
		}
		e.First, e.Last = i, next-1
		if !p.stopped(e) {
			found = append(found, e)
		}
		i = next
	}
	return found
}

// WithoutFirst is the expression without its first word, a preposition or an article:
// what remains is a date on which, not before or since which.
func (e Expr) WithoutFirst() Expr {
	e.First++
	e.relation, e.open = "", false
	return e
}

// Eve says whether the expression is the day before an event whose name follows it
// («напередодні саміту»); the day of the event is then the reference.
func (e Expr) Eve() bool { return e.of }

// Deictic says whether the expression points from the day of the text («минулої
// п'ятниці», "yesterday"): it then tells when something was done, not which year's
// law or budget is meant.
func (e Expr) Deictic() bool {
	switch e.from.shape {
	case dayShape, weekdayShape, agoShape, spanShape, eveShape, clockShape:
		return true
	case unitShape:
		return e.from.unit == week || e.from.unit == fullDay
	}
	return false
}

// Date says which days the expression means; the text is left empty. It is false
// when the anchor does not tell, or tells that it is no date but a duration.
func (e Expr) Date(a Anchor) (graph.Time, bool) {
	c := a.clock()
	if e.future && c.tense != graph.Future {
		return graph.Time{}, false
	}
	from, ok := c.when(e.from)
	if !ok {
		return graph.Time{}, false
	}
	if e.to.shape != 0 {
		to, ok := c.when(e.to)
		if !ok || to.to.Before(from.from) {
			return graph.Time{}, false
		}
		from.to = to.to
	}
	t := graph.Time{
		From: format(from.from), To: format(from.to), Granularity: from.grain, Relation: e.relation,
	}
	return e.bound(t, from), inRange(from)
}

// bound opens the interval at the side that the relation says nothing about.
func (e Expr) bound(t graph.Time, s span) graph.Time {
	switch e.relation {
	case graph.Since:
		t.To = ""
	case graph.Until:
		t.From = ""
	case graph.Before:
		t.From = ""
		if e.open {
			t.To = format(s.from.AddDate(0, 0, -1))
		}
	case graph.After:
		t.From, t.To = format(s.to.AddDate(0, 0, 1)), ""
	case "":
		t.Relation = graph.During
		if t.From == t.To {
			t.Relation = graph.On
		}
	}
	return t
}

func format(t time.Time) graph.Date { return graph.Date(t.Format(time.DateOnly)) }

// inRange keeps years that a Date can write.
func inRange(s span) bool { return s.from.Year() > 1 && s.to.Year() < 9999 }

// stopped says whether the expression stands after a word such as "anniversary of".
func (p *parser) stopped(e Expr) bool {
	for i := max(e.First-2, 0); i < e.First; i++ {
		if _, _, ok := p.word(stopWord, i); ok {
			return true
		}
	}
	return false
}
