package neo

import (
	"cmp"
	"strings"
	"unicode/utf8"

	"actant/graph"
)

// shown is what people see of a statement, at its node and at its edges: how the one
// evidence tells it that is chosen for that. It is the surest one, of equals that with
// the smallest id, so that it does not matter which came first.
type shown struct {
	evidence           graph.ID
	confidence         float64
	quote, url         string
	name, event, place string // as the document of the evidence names them
	saidBy             string
}

// show is what people would see of st if ev were chosen. Names are those that the
// document gives to its entities.
func show(st graph.Statement, ev graph.Evidence, names map[graph.ID]string) shown {
	return shown{
		evidence: ev.ID, confidence: ev.Confidence, quote: ev.Quote, url: clean(ev.URL), name: caption(st, names),
		event: clean(names[st.Roles[graph.RoleEvent]]), place: clean(names[st.Roles[graph.RolePlace]]),
		saidBy: clean(saidBy(ev, names)),
	}
}

// shownOf reads the columns of a stored one, all but its confidence.
func shownOf(r row) shown {
	return shown{
		evidence: r.id("chosen"), quote: r.text("quote"), url: r.text("url"),
		name: r.text("name"), event: r.text("event"), place: r.text("place"), saidBy: r.text("said_by"),
	}
}

// offer takes other where it is to be shown rather.
func (s *shown) offer(other shown) {
	order := cmp.Or(cmp.Compare(other.confidence, s.confidence), cmp.Compare(s.evidence, other.evidence))
	if s.evidence == "" || order > 0 {
		*s = other
	}
}

// saidBy names who says so: the nearest speaker, else the one spoken for, else the one
// through whom it is known, and the publisher where the text says it itself.
func saidBy(ev graph.Evidence, names map[graph.ID]string) string {
	for _, said := range ev.SaidBy {
		if name := names[cmp.Or(said.Speaker, said.OnBehalfOf, said.Via)]; name != "" {
			return name
		}
	}
	return ev.Publisher
}

// maxCaption is how many letters a caption has at most.
const maxCaption = 60

// caption is what Neo4j Browser shows for a statement, for example
// "НАТО → Японія (INVITED, 2023-07)". What does not hold says so:
// "НАТО → Росія (not INVITED)", "НАТО → Японія (INVITED, planned)".
func caption(st graph.Statement, names map[graph.ID]string) string {
	what := string(st.Relation)
	if st.Predicate != "" {
		what += " " + shortened(clean(st.Predicate), maxCaption/4)
	}
	if st.Polarity == graph.Negative {
		what = "not " + what
	}
	if st.Factuality != graph.Asserted {
		what += ", " + string(st.Factuality)
	}
	if st.Time != nil && len(st.Time.From) >= len("2006-01") {
		what += ", " + string(st.Time.From[:len("2006-01")])
	}
	what = " (" + what + ")"
	const arrow = " → "
	source, target := clean(cmp.Or(names[st.Source], "–")), clean(cmp.Or(names[st.Target], "–"))
	left := maxCaption - utf8.RuneCountInString(arrow+what)
	ofSource := max(left/2, left-utf8.RuneCountInString(target)) // what one leaves is for the other
	ofTarget := max(left-left/2, left-utf8.RuneCountInString(source))
	return shortened(source, ofSource) + arrow + shortened(target, ofTarget) + what
}

// shortened ends a text after so many letters.
func shortened(text string, most int) string {
	if utf8.RuneCountInString(text) <= most {
		return text
	}
	return strings.TrimSpace(string([]rune(text)[:most-1])) + "…"
}
