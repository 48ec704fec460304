package resolve

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"slices"
	"strconv"
	"strings"

	"actant/extract"
	"actant/graph"
)

// finish completes the arguments, drops repeated statements, sorts them by trigger
// and gives them their ids.
func (r *resolver) finish() {
	for i := range r.doc.Statements {
		st := &r.doc.Statements[i]
		eachArgument(st, r.complete)
		r.noteRules(st)
	}
	order, place := r.order()
	statements := make([]extract.Statement, len(order))
	for n, i := range order {
		statements[n] = r.doc.Statements[i]
	}
	setIDs(r.doc.Text, statements)
	for n := range statements {
		st := &statements[n]
		st.Content = renumber(st.Content, place)
		st.Roles.Content = nil
		for _, c := range st.Content {
			st.Roles.Content = append(st.Roles.Content, statements[c].ID)
		}
		st.DerivedFrom = ""
		if d, ok := place[st.Derived]; ok && d != n {
			st.Derived, st.DerivedFrom = d, statements[d].ID
		} else {
			st.Derived = -1
		}
	}
	r.doc.Statements = statements
}

// complete sets the entity and members of an argument and how it was resolved.
func (r *resolver) complete(a *extract.Argument) {
	if a == nil || a.Mention < 0 || a.Mention >= len(r.doc.Mentions) {
		return
	}
	a.Entity = r.entityID(a.Mention)
	a.Members = r.memberIDs(a.Mention)
	if a.ResolvedBy == "" || a.ResolvedBy == "name" {
		a.ResolvedBy = r.resolvedBy(a.Mention)
	}
}

// noteRules writes down how the ends were resolved, where not by name.
func (r *resolver) noteRules(st *extract.Statement) {
	for _, a := range []*extract.Argument{st.Source, st.Target} {
		if a == nil {
			continue
		}
		if a.ResolvedBy != "" && a.ResolvedBy != "name" {
			addRule(st, "coref:"+a.ResolvedBy)
		}
		if by := r.linkStep(a.Mention); by != "" && by != extract.ByAlias && by != extract.ByMetonym {
			addRule(st, "link:"+string(by))
		}
		if r.spelt[a.Entity] {
			addRule(st, "name:transliterated")
		}
	}
}

func addRule(st *extract.Statement, rule string) {
	if !slices.Contains(st.Rules, rule) {
		st.Rules = append(st.Rules, rule)
	}
}

// linkStep is the step that linked the entity of mention i; empty if none did.
func (r *resolver) linkStep(i int) extract.Step {
	if i < 0 || i >= len(r.doc.Mentions) || r.linkOf(i) == "" {
		return ""
	}
	best := extract.Step("")
	for _, k := range r.cluster(i) {
		switch by := r.mention(k).LinkedBy; by {
		case extract.ByAlias, extract.ByAcronym:
			return by
		case "":
		default:
			best = by
		}
	}
	return best
}

// order lists the statements by trigger, then ends, without repetitions; place is
// the new index of every old one.
func (r *resolver) order() (order []int, place map[int]int) {
	all := make([]int, len(r.doc.Statements))
	for i := range all {
		all[i] = i
	}
	filled := r.filledPositions()
	all = slices.DeleteFunc(all, func(i int) bool {
		st := &r.doc.Statements[i]
		return loops(st) || tenure(st) && st.Source != nil && filled[st.Source.Mention]
	})
	slices.SortStableFunc(all, func(a, b int) int {
		x, y := &r.doc.Statements[a], &r.doc.Statements[b]
		return cmp.Or(
			cmp.Compare(x.Trigger.Start, y.Trigger.Start), cmp.Compare(startOf(x.Source), startOf(y.Source)),
			cmp.Compare(startOf(x.Target), startOf(y.Target)), cmp.Compare(x.Relation, y.Relation),
		)
	})
	place = map[int]int{}
	seen := map[string]int{}
	for _, i := range all {
		key := sameness(&r.doc.Statements[i])
		if n, ok := seen[key]; ok {
			place[i] = n
			continue
		}
		seen[key], place[i] = len(order), len(order)
		order = append(order, i)
	}
	return order, place
}

func startOf(a *extract.Argument) int {
	if a == nil {
		return -1
	}
	return a.Start
}

// sameness is equal for statements of which one is enough.
func sameness(st *extract.Statement) string {
	fields := []string{
		string(st.Relation), st.Predicate, string(st.Polarity), string(st.Factuality),
		strconv.Itoa(st.Trigger.Start), strconv.Itoa(st.Trigger.End),
	}
	for _, a := range []*extract.Argument{st.Source, st.Target} {
		fields = append(fields, entityOf(a))
	}
	for _, role := range graph.EntityRoles() {
		fields = append(fields, entityOf(st.Roles.Args[role]))
	}
	return strings.Join(fields, "\x1f")
}

func entityOf(a *extract.Argument) string {
	switch {
	case a == nil:
		return ""
	case a.Entity != "":
		return a.Entity
	}
	return "@" + strconv.Itoa(a.Start)
}

func renumber(content []int, place map[int]int) []int {
	var out []int
	for _, c := range content {
		if n, ok := place[c]; ok && !slices.Contains(out, n) {
			out = append(out, n)
		}
	}
	return out
}

// setIDs gives each statement the id of its place in the text; statements that differ
// in their roles alone are counted.
func setIDs(text string, statements []extract.Statement) {
	count := map[string]int{}
	content := graph.ContentHash(text)
	for i := range statements {
		st := &statements[i]
		fields := []string{
			content, string(st.Relation), strconv.Itoa(st.Trigger.Start), strconv.Itoa(st.Trigger.End),
			strconv.Itoa(startOf(st.Source)), strconv.Itoa(startOf(st.Target)), string(st.Polarity),
		}
		id := hash(fields)
		count[id]++
		if n := count[id]; n > 1 {
			id = hash(append(fields, strconv.Itoa(n)))
		}
		st.ID = id
	}
}

// hash is "x1:" and the first 128 bits of SHA-256 in hex over the fields joined with
// U+001F.
func hash(fields []string) string {
	sum := sha256.Sum256([]byte(strings.Join(fields, "\x1f")))
	return "x1:" + hex.EncodeToString(sum[:16])
}

// loops says whether a statement has one entity at both ends without saying so by a
// reflexive: a sign that one of them was resolved wrongly.
func loops(st *extract.Statement) bool {
	return st.Source != nil && st.Target != nil && st.Source.Entity != "" && st.Source.Entity == st.Target.Entity && st.Target.ResolvedBy != "reflexive"
}

// tenure says whether a statement is that somebody holds a position, as a state.
func tenure(st *extract.Statement) bool {
	schema := graph.Schema(st.Relation)
	return schema.State && slices.Contains(schema.Roles, graph.RolePosition)
}

// filledPositions are the mentions that name the position of another statement: what
// somebody is appointed, elected to or leaves is no person who holds it.
func (r *resolver) filledPositions() map[int]bool {
	filled := map[int]bool{}
	for i := range r.doc.Statements {
		st := &r.doc.Statements[i]
		if p := st.Roles.Args[graph.RolePosition]; p != nil && p.Mention >= 0 && !tenure(st) {
			filled[p.Mention] = true
		}
	}
	return filled
}
