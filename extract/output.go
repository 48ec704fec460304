package extract

import (
	"encoding/json"
	"slices"
	"unicode/utf8"

	"actant/graph"
)

// MarshalJSON writes the roles as one object: every argument under its role, and
// amount, content and mode where they are set.
func (r Roles) MarshalJSON() ([]byte, error) {
	all := make(map[string]any, len(r.Args)+3)
	for role, arg := range r.Args {
		all[string(role)] = arg
	}
	if r.Amount != nil {
		all["amount"] = r.Amount
	}
	if len(r.Content) > 0 {
		all["content"] = r.Content
	}
	if r.Mode != "" {
		all["mode"] = r.Mode
	}
	return json.Marshal(all)
}

// Arguments lists the arguments of st in a fixed order: source, target, then by
// role; entries are never nil.
func (st *Statement) Arguments() []*Argument {
	var args []*Argument
	add := func(a *Argument) {
		if a != nil {
			args = append(args, a)
		}
	}
	add(st.Source)
	add(st.Target)
	for _, role := range graph.EntityRoles() {
		add(st.Roles.Args[role])
	}
	return args
}

// fillRunes counts the code points before every span of the output, in one walk.
func fillRunes(doc *Doc) {
	var spans []*Span
	for i := range doc.Statements {
		spans = append(spans, &doc.Statements[i].Trigger, &doc.Statements[i].Evidence)
	}
	for i := range doc.Entities {
		for j := range doc.Entities[i].Mentions {
			spans = append(spans, &doc.Entities[i].Mentions[j])
		}
	}
	offsets := make([]int, 0, 2*len(spans))
	for _, s := range spans {
		offsets = append(offsets, s.Start, s.End)
	}
	slices.Sort(offsets)
	offsets = slices.Compact(offsets)
	runes := make(map[int]int, len(offsets))
	count, last := 0, 0
	for _, o := range offsets {
		count += utf8.RuneCountInString(doc.Text[last:o])
		runes[o], last = count, o
	}
	for _, s := range spans {
		s.Runes = [2]int{runes[s.Start], runes[s.End]}
	}
}
