package question

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"actant/extract"
	"actant/graph"
)

// template is a set phrase and what it asks:
//
//	template: who replaced X as Y => find HOLDS_POSITION source=? position=Y after=X
//
// On the left stand words (a/b = one of them, (a) = may be missing; a word fits by form or lemma)
// and the variables X and Y, one word or more. On the right:
//
//	put TEXT       the question put as a statement; {word} is the stand-in of the answer
//	speaker TEXT   the same, but it is asked who says so
//	events TEXT    the events of the time and place of the statement
//	find RELATION slot=value …   the query itself; value is X, Y or ?
//	event slot=value …           the event X, or its time or place
//	path X Y
type template struct {
	parts []part
	do    string
	text  string
}

type part struct {
	words    []string
	variable string // X or Y
	optional bool
}

func readTemplate(line string) (template, error) {
	left, right, ok := strings.Cut(line, "=>")
	do, text, _ := strings.Cut(strings.TrimSpace(right), " ")
	t := template{do: do, text: strings.TrimSpace(text)}
	if !ok || !slices.Contains([]string{"put", "speaker", "events", "find", "event", "path"}, do) {
		return t, fmt.Errorf("template %q: nothing to do on the right", line)
	}
	for _, field := range strings.Fields(left) {
		p := part{}
		if field == "X" || field == "Y" {
			p.variable = field
		} else {
			bare := strings.TrimSuffix(strings.TrimPrefix(field, "("), ")")
			p.optional = bare != field
			p.words = strings.Split(bare, "/")
		}
		t.parts = append(t.parts, p)
	}
	return t, t.check()
}

// check says what is wrong with the right side of a template.
func (t *template) check() error {
	fields := strings.Fields(t.text)
	if t.do == "find" && (len(fields) == 0 || !graph.Known(graph.Relation(fields[0]))) {
		return fmt.Errorf("unknown relation %q", strings.Join(fields[:min(1, len(fields))], ""))
	}
	for _, field := range fields {
		_, value, _ := strings.Cut(field, "=")
		if name := cmp.Or(value, field); (name == "X" || name == "Y") && !t.binds(name) {
			return fmt.Errorf("%q does not stand on the left", name)
		}
	}
	return nil
}

func (t *template) binds(variable string) bool {
	return slices.ContainsFunc(t.parts, func(p part) bool { return p.variable == variable })
}

// bound are the tokens that a variable of a template stands for, half open.
type bound map[string][2]int

// match says how the template fits all the tokens; the shortest fit of X wins.
func (t *template) match(toks []extract.Token) (bound, bool) {
	b := bound{}
	return b, t.from(0, 0, toks, b)
}

func (t *template) from(p, i int, toks []extract.Token, b bound) bool {
	if p == len(t.parts) {
		return i == len(toks)
	}
	cur := t.parts[p]
	if cur.variable != "" {
		for end := i + 1; end <= len(toks); end++ {
			if t.from(p+1, end, toks, b) {
				b[cur.variable] = [2]int{i, end}
				return true
			}
		}
		return false
	}
	if i < len(toks) && cur.fits(toks[i]) && t.from(p+1, i+1, toks, b) {
		return true
	}
	return cur.optional && t.from(p+1, i, toks, b)
}

func (p part) fits(tok extract.Token) bool {
	return slices.Contains(p.words, lower(tok.Text)) || slices.Contains(p.words, lower(tok.Lemma))
}

// lower is a word in small letters with one apostrophe.
func lower(s string) string {
	return strings.NewReplacer("’", "'", "ʼ", "'").Replace(strings.ToLower(s))
}
