package api

import (
	"cmp"
	"slices"
	"strings"

	"actant/graph"
)

// tally groups statements by the value that they give.
type tally struct {
	a       *asking
	answers []*counted
}

type counted struct {
	value
	found []fitting
}

func newTally(a *asking) *tally { return &tally{a: a} }

func (t *tally) add(v value, f fitting) {
	for _, c := range t.answers {
		if c.entity == v.entity && c.text == v.text {
			if !holds(c.found, f.st.ID) {
				c.found = append(c.found, f)
			}
			return
		}
	}
	t.answers = append(t.answers, &counted{value: v, found: []fitting{f}})
}

func (c *counted) fit() fit {
	best := noFit
	for _, f := range c.found {
		best = max(best, f.fit)
	}
	return best
}

// publishers counts who published it; a text without publisher counts by itself.
func (c *counted) publishers() int {
	var list []string
	for _, f := range c.found {
		for _, ev := range f.st.Evidence {
			list = append(list, cmp.Or(ev.Publisher, string(ev.Document)))
		}
	}
	slices.Sort(list)
	return len(slices.Compact(list))
}

func (c *counted) confidence() float64 {
	best := 0.0
	for _, f := range c.found {
		best = max(best, f.st.Confidence)
	}
	return best
}

func (c *counted) date() graph.Date {
	var last graph.Date
	for _, f := range c.found {
		last = max(last, f.st.SortDate)
	}
	return last
}

// ranked orders answers: exact ones first, then by publishers, confidence and date.
func (t *tally) ranked() []*counted {
	list := slices.Clone(t.answers)
	slices.SortStableFunc(list, func(x, y *counted) int {
		if x.amount != nil && y.amount != nil { // the latest report of a number first
			if order := cmp.Compare(y.date(), x.date()); order != 0 {
				return order
			}
		}
		return cmp.Or(
			cmp.Compare(y.fit(), x.fit()), cmp.Compare(x.order, y.order), cmp.Compare(y.publishers(), x.publishers()),
			cmp.Compare(y.confidence(), x.confidence()), cmp.Compare(y.date(), x.date()), strings.Compare(x.text, y.text))
	})
	return list[:min(len(list), maxAnswers)]
}
