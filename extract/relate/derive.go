package relate

import (
	"bufio"
	_ "embed" // the derivations
	"fmt"
	"io"
	"slices"
	"strings"

	"actant/extract"
	"actant/graph"
)

//go:embed derive.txt
var derivations string

// derivation is one line of derive.txt.
type derivation struct {
	from, to       graph.Relation
	source, target string
	kinds          []graph.Kind
	fact           graph.Factuality
	needs          graph.Role // a role that must be there and goes along; empty = none
	needsKinds     []graph.Kind
}

func readDerivations(r io.Reader) ([]derivation, error) {
	var all []derivation
	scan := bufio.NewScanner(r)
	for line := 1; scan.Scan(); line++ {
		text, _, _ := strings.Cut(scan.Text(), "#")
		f := strings.Fields(text)
		if len(f) == 0 {
			continue
		}
		if len(f) < 7 || !graph.Known(graph.Relation(f[0])) || !graph.Known(graph.Relation(f[1])) {
			return nil, fmt.Errorf("derivations line %d: not of the form relation relation source target kinds factuality role:kinds", line)
		}
		d := derivation{from: graph.Relation(f[0]), to: graph.Relation(f[1]), source: f[2], target: f[3], kinds: graph.KindsOf(f[4])}
		if f[5] != "-" {
			if err := readFact(f[5], &d.fact); err != nil {
				return nil, fmt.Errorf("derivations line %d: %w", line, err)
			}
		}
		if role, letters, ok := strings.Cut(f[6], ":"); ok {
			d.needs, d.needsKinds = graph.Role(role), graph.KindsOf(letters)
		}
		all = append(all, d)
	}
	return all, scan.Err()
}

// derive adds the statements that others imply, each pointing at its origin.
func (r *Relater) derive(doc *extract.Doc) {
	for i, n := 0, len(doc.Statements); i < n; i++ {
		for _, d := range r.derived {
			if st, ok := d.apply(doc, i); ok && !stated(doc, &st) {
				doc.Statements = append(doc.Statements, st)
			}
		}
	}
}

// stated says whether the text says outright, in the same sentence, what was derived.
func stated(doc *extract.Doc, derived *extract.Statement) bool {
	return slices.ContainsFunc(doc.Statements, func(st extract.Statement) bool {
		return st.Relation == derived.Relation && st.Sent == derived.Sent && st.Source != nil && st.Target != nil &&
			st.Source.Mention == derived.Source.Mention && st.Target.Mention == derived.Target.Mention
	})
}

func (d derivation) apply(doc *extract.Doc, i int) (extract.Statement, bool) {
	from := doc.Statements[i]
	source, target := d.pick(&from, d.source), d.pick(&from, d.target)
	if from.Relation != d.from || source == nil || target == nil || from.Polarity == graph.Negative {
		return extract.Statement{}, false
	}
	if len(d.kinds) > 0 && !slices.Contains(d.kinds, doc.Mentions[target.Mention].Kind) {
		return extract.Statement{}, false
	}
	need := from.Roles.Args[d.needs]
	if d.needs != "" && (need == nil || need.Mention < 0 || !slices.Contains(d.needsKinds, doc.Mentions[need.Mention].Kind)) {
		return extract.Statement{}, false
	}
	st := from
	s, t := *source, *target
	st.Relation, st.Source, st.Target, st.Derived, st.Content = d.to, &s, &t, i, nil
	st.Roles = extract.Roles{Args: map[graph.Role]*extract.Argument{}}
	if p := from.Roles.Args[graph.RolePlace]; p != nil && slices.Contains(graph.Schema(d.to).Roles, graph.RolePlace) {
		c := *p
		st.Roles.Args[graph.RolePlace] = &c
	}
	if d.needs != "" {
		c := *need
		st.Roles.Args[d.needs] = &c
		st.Roles.Amount = from.Roles.Amount
	}
	if d.fact != "" && from.Factuality == graph.Asserted {
		st.Factuality = d.fact
	}
	st.Rules = append(slices.Clone(from.Rules), "derived:"+string(d.from))
	return st, true
}

func (d derivation) pick(st *extract.Statement, name string) *extract.Argument {
	switch name {
	case slotSource:
		return st.Source
	case slotTarget:
		return st.Target
	}
	return st.Roles.Args[graph.Role(name)]
}
