package question_test

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	"actant/extract"
	"actant/graph"
)

// pattern is what the gold notation of a query says, as far as it is compared: the
// form, the relation, the fixed slots with their words, the variable, the answer kind,
// and time, polarity and factuality where they are not the usual ones.
type pattern struct {
	form     extract.QueryForm
	relation graph.Relation
	fixed    map[string]string // slot -> words of its constant; several slots joined by |
	asked    []string          // any of them
	answer   extract.AnswerKind
	polarity graph.Polarity
	planned  bool
	from, to string // of the time; "" = none
}

// ends of a pattern that is written in the form of a chain or with braces, by hand.
var spelled = map[string]string{
	"HOLDS_POSITION(@Lazebna, ?o, position=?p, end=?t) ∧ HOLDS_POSITION(?, ?o, ?p, start≥?t) first": "HOLDS_POSITION(source=?, position≈minister, after=@Lazebna)",
	"HOLDS_POSITION(@Umerov, ?o, ?p, start=?t) ∧ HOLDS_POSITION(?, ?o, ?p, end≤?t) latest":          "HOLDS_POSITION(source=?, position≈minister, before=@Umerov)",
	"MET_WITH{@Kuleba, ?}, place=@Warsaw":                                                        "MET_WITH(source=@Kuleba, target=?, place=@Warsaw)",
	"SPOUSE_OF{@president (HOLDS_POSITION at=now), ?}":                                           "SPOUSE_OF(source=@president, target=?)",
	"CAPTURED(target=@village).attribution.speaker=?":                                            "CAPTURED(target=@village, speaker=?)",
	"EVENT(@Vilnius summit).time":                                                                "EVENT(event=@Vilnius summit, time=?)",
	"PROMISED(source=@Japan, recipient=@Ukraine, amount=?)":                                      "PROMISED(source=@Japan, target=@Ukraine, amount=?)",
	"CONDEMNED(source=?, event=@invasion OR (target=@Russia, event⊑ATTACKED(@Russia,@Ukraine)))": "CONDEMNED(source=?, target=@Russia, event=@invasion)",
	"PARTICIPATED_IN(source=?, target=?e, time∩2023-04-05)":                                      "PARTICIPATED_IN(source=?, target=@meeting, time∩2023-04-05)",
	"PARTNER_OF(source=?:G, target=@NATO) ∧ LOCATED_IN(?, @Indo-Pacific)":                        "PARTNER_OF(source=?:G, target=@NATO, named=@Indo-Pacific)",
	"PATH(@Japan, @NATO, length≤2)":                                                              "PATH(source=@Japan, target=@NATO)",
	"ANY(kind=event, place=@Brussels, time∩2023-04-04)":                                          "EVENT(place=@Brussels, time∩2023-04-04)",
}

// times are the days that the times of the patterns mean on 4 April 2023.
var times = map[string][2]string{
	"2023-04-05": {"2023-04-05", "2023-04-05"}, "2023-04-04": {"2023-04-04", "2023-04-04"},
	"2023-04": {"2023-04-01", "2023-04-30"}, "2023": {"2023-01-01", "2023-12-31"},
	"last February": {"2023-02-01", "2023-02-28"}, "last March": {"2023-03-01", "2023-03-31"},
	"last May": {"2022-05-01", "2022-05-31"}, "year−1": {"2022-01-01", "2022-12-31"}, "yesterday": {"2023-04-03", "2023-04-03"},
}

var (
	head     = regexp.MustCompile(`^(?:COUNT DISTINCT \S+ IN |DISTINCT \S+ IN |(ASK) )?([A-Z_]+)\(`)
	argument = regexp.MustCompile(`^([a-z|.→ ]+?)([=≈⊑∩∈])(.*)$`)
)

// answers are the answer kinds by the words of the gold.
func answerOf(words string) extract.AnswerKind {
	switch {
	case strings.HasPrefix(words, "yes"):
		return extract.AnswerYesNo
	case words == "count", words == "amounts", strings.HasPrefix(words, "number"):
		return extract.AnswerNumber
	case words == "interval", words == "date":
		return extract.AnswerDate
	case words == "place", words == "list E/G":
		return extract.AnswerPlace
	case words == "P", words == "position + org":
		return extract.AnswerEntity
	case words == "edges":
		return extract.AnswerPath
	case words == "events", strings.HasPrefix(words, "statements"):
		return extract.AnswerStatement
	}
	return extract.AnswerList
}

func readPattern(text, answer string) (pattern, error) {
	if s, ok := spelled[text]; ok {
		text = s
	}
	p := pattern{form: extract.Find, fixed: map[string]string{}, answer: answerOf(answer), polarity: graph.Positive}
	m := head.FindStringSubmatch(text)
	if m == nil {
		return p, fmt.Errorf("pattern %q has no head", text)
	}
	switch {
	case m[1] != "":
		p.form = extract.YesNo
	case strings.HasPrefix(text, "COUNT"):
		p.form = extract.Count
	}
	p.relation = graph.Relation(m[2])
	for word, form := range map[graph.Relation]extract.QueryForm{"EVENT": extract.Events, "PATH": extract.Path, "ANY": extract.About} {
		if p.relation == word {
			p.form, p.relation = form, ""
		}
	}
	for _, arg := range split(text[len(m[0]):]) {
		if err := p.add(strings.TrimSpace(arg)); err != nil {
			return p, err
		}
	}
	return p, nil
}

// split cuts the arguments of the first parenthesis at commas outside further ones.
func split(s string) []string {
	var args []string
	depth, start := 0, 0
	for i, r := range s {
		switch {
		case r == '(':
			depth++
		case r == ')' && depth > 0:
			depth--
		case r == ')':
			return append(args, s[start:i])
		case r == ',' && depth == 0 && !strings.Contains(s[start:i], "{"):
			args = append(args, s[start:i])
			start = i + 1
		case r == '}':
			args = append(args, s[start:i])
			start = i + 1
		}
	}
	return args
}

func (p *pattern) add(arg string) error {
	if arg == "" {
		return nil
	}
	m := argument.FindStringSubmatch(arg)
	if m == nil {
		return fmt.Errorf("argument %q", arg)
	}
	slot, op, value := m[1], m[2], m[3]
	slot = strings.ReplaceAll(strings.ReplaceAll(slot, "target→members", "target"), "attribution.speaker", "speaker")
	slot = strings.ReplaceAll(slot, "any arg or topic", "about")
	switch {
	case slot == "time" && op == "∩" || slot == "at" && value != "now":
		days, ok := times[value]
		if !ok {
			return fmt.Errorf("time %q", value)
		}
		p.from, p.to = days[0], days[1]
	case slot == "polarity":
		p.polarity = graph.Polarity(value)
	case slot == "factuality":
		p.planned = value == "planned"
	case slot == "at", slot == "mode", slot == "heads", value == "*", value == "?e":
	case strings.HasPrefix(value, "?") && p.form != extract.YesNo:
		p.asked = append(p.asked, strings.Split(slot, "|")...)
	default:
		p.fixed[slot] = strings.TrimPrefix(value, "@")
	}
	return nil
}

// differs says in what a query is not what the pattern says; empty when it is.
func (p pattern) differs(q *extract.Query, named func(words string, f extract.Fixed) bool) string {
	switch {
	case q.Form != p.form:
		return "form " + string(q.Form)
	case q.Relation != p.relation:
		return "relation " + string(q.Relation)
	case q.Answer != p.answer:
		return "answer " + string(q.Answer)
	case q.Polarity != p.polarity:
		return "polarity " + string(q.Polarity)
	case p.planned != slices.Equal(q.Factualities, []graph.Factuality{graph.Planned}):
		return fmt.Sprint("factuality ", q.Factualities)
	case (q.Time != nil) != (p.from != ""), q.Time != nil && (string(q.Time.From) != p.from || string(q.Time.To) != p.to):
		return "time"
	}
	return p.slots(q, named)
}

func (p pattern) slots(q *extract.Query, named func(words string, f extract.Fixed) bool) string {
	symmetric := graph.Schema(p.relation).Symmetric
	for slot, words := range p.fixed {
		names := strings.Split(slot, "|")
		if symmetric && slices.Contains(names, "source") {
			names = append(names, "target")
		}
		if slot == "content" || slot == "topic" {
			names = append(names, "topic", "content") // a noun or a clause of the same meaning
		}
		if !slices.ContainsFunc(q.Fixed, func(f extract.Fixed) bool { return slices.Contains(names, f.Slot) && named(words, f) }) {
			return "no " + slot + "=" + words
		}
	}
	if len(q.Fixed) != len(p.fixed) {
		return "more is fixed"
	}
	if len(p.asked) > 0 && !symmetric && !slices.ContainsFunc(q.Asked, func(s string) bool { return slices.Contains(p.asked, s) }) {
		return "asked " + strings.Join(q.Asked, "|")
	}
	return ""
}
