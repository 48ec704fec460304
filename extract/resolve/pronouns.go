package resolve

import (
	"slices"

	"actant/extract"
	"actant/graph"
)

// joinRelatives settles relative pronouns as the word that their clause hangs on, or
// a word below it that agrees where that word does not:
//
//	від уряду Японії, який засуджує   який (masc) = уряд
func (r *resolver) joinRelatives() {
	for i := range r.doc.Mentions {
		m := r.mention(i)
		if m.Form != extract.Pronoun || !r.is(i, relative, "Rel") {
			continue
		}
		t := r.treeOf(i)
		for _, at := range t.path(m.Head) {
			if t.toks[at].Rel != "acl:relcl" {
				continue
			}
			if a := r.relativeHead(i, t.toks[at].Head); a >= 0 {
				r.join(a, i, "pronoun")
			}
			break
		}
	}
}

// is says whether pronoun i is of a type, by its features or by the list.
func (r *resolver) is(i int, list, pronType string) bool {
	m := r.mention(i)
	f := r.treeOf(i).toks[m.Head].Feats
	return f.PronType == pronType || r.words(m.Sent).has(list, r.headLemma(i))
}

func (r *resolver) relativeHead(i, head int) int {
	m := r.mention(i)
	t := r.treeOf(i)
	candidates := []int{head}
	for k := m.First - 1; k > head; k-- { // the nearest word below the head first
		if slices.Contains(t.path(k), head) {
			candidates = append(candidates, k)
		}
	}
	if t.ok(head) && t.rel(head) != "root" {
		candidates = append(candidates, t.toks[head].Head)
	}
	for _, c := range candidates {
		if a := r.headedBy(m.Sent, c); a >= 0 && a != i && agree(t.toks[c].Feats, t.toks[m.Head].Feats) {
			return a
		}
	}
	return r.headedBy(m.Sent, head)
}

// agree says whether two words agree in gender and number where both show them.
func agree(a, b extract.Feats) bool {
	same := func(x, y string) bool { return x == "" || y == "" || x == y }
	if !same(a.Number, b.Number) {
		return false
	}
	return a.Number == "Plur" || same(a.Gender, b.Gender)
}

// joinReflexives settles himself, «себе», «свій» as the subject of their clause.
func (r *resolver) joinReflexives() {
	for i := range r.doc.Mentions {
		m := r.mention(i)
		if m.Form != extract.Pronoun || !r.open(i) || !r.reflexive(i) {
			continue
		}
		t := r.treeOf(i)
		if s := r.headedBy(m.Sent, t.subject(t.predicate(m.Head))); s >= 0 && s != i {
			r.join(s, i, "pronoun")
		}
	}
}

func (r *resolver) reflexive(i int) bool {
	m := r.mention(i)
	return r.treeOf(i).toks[m.Head].Feats.Reflex == "Yes" || r.words(m.Sent).has(reflexive, r.headLemma(i))
}

// joinThirdPerson settles he, she, it, they: agreement in gender, number and kind;
// the subject of the clause before goes first; the window is two sentences.
func (r *resolver) joinThirdPerson() {
	for i := range r.doc.Mentions {
		m := r.mention(i)
		switch {
		case m.Form != extract.Pronoun && !r.pair(i), !r.open(i), r.reflexive(i), r.is(i, relative, "Rel"):
			continue
		case r.pair(i):
			r.joinPair(i)
			continue
		case m.Person != 3 || r.expletive(i):
			continue
		}
		if a := r.best(i); a >= 0 {
			r.join(a, i, "pronoun")
		} else if a := r.ahead(i); a >= 0 {
			r.join(a, i, "pronoun")
		} else if m.Plural {
			r.joinPair(i)
		}
	}
}

// expletive says whether a pronoun stands for nothing: "it is clear that".
func (r *resolver) expletive(i int) bool {
	t := r.treeOf(i)
	return t.rel(r.mention(i).Head) == "expl"
}

// best is the antecedent of a pronoun with the highest score, the nearest of equal
// ones; -1 when none fits.
func (r *resolver) best(i int) int {
	m := r.mention(i)
	best, top := -1, 0
	for k := i - 1; k >= 0 && r.mention(k).Sent >= m.Sent-2; k-- {
		if !r.candidate(k, i) {
			continue
		}
		if s := r.score(k, i); s > top {
			best, top = k, s
		}
	}
	return best
}

// ahead is the subject of the main clause for a pronoun in a subordinate clause before
// it: "Before he met Xi, Macron flew"; -1 when there is none.
func (r *resolver) ahead(i int) int {
	m := r.mention(i)
	t := r.treeOf(i)
	for _, at := range t.path(m.Head) {
		head := t.toks[at].Head
		if t.rel(at) != "advcl" || head < at {
			continue
		}
		a := r.headedBy(m.Sent, t.subject(head))
		if a > i && r.mention(a).Form == extract.Name && r.mention(a).Plural == m.Plural && r.genderFits(a, i) && r.kindFits(a, i) {
			return a
		}
	}
	return -1
}

// candidate says whether mention k can be what pronoun i stands for at all.
func (r *resolver) candidate(k, i int) bool {
	x, m := r.mention(k), r.mention(i)
	switch {
	case x.End > m.Start, x.Form == extract.Pronoun && r.parent[k] == k && r.by[k] == "", x.Form == extract.Demonym && x.Kind != graph.Person:
		return false
	case x.Plural != m.Plural && !(m.Plural && r.collective(k)), r.generic(k), r.nobody(k):
		return false
	case !r.genderFits(k, i), !r.kindFits(k, i):
		return false
	case r.clauseMate(k, i), r.isSpeaker(k, i):
		return false
	}
	return r.compatible(r.root(k), r.root(i))
}

// collective says whether a singular mention may be called "they": an English
// organisation or country.
func (r *resolver) collective(k int) bool {
	kind := r.kind(k)
	return r.doc.Sentences[r.mention(k).Sent].Lang == extract.English && (kind == graph.Organization || kind == graph.Country || kind == graph.Group)
}

// nobody says whether a mention is nothing in particular: "no other partner".
func (r *resolver) nobody(k int) bool {
	m := r.mention(k)
	t := r.treeOf(k)
	return slices.ContainsFunc(t.kids[m.Head], func(c int) bool { return r.words(m.Sent).has(nobody, t.lemma(c)) })
}

// generic says whether a mention is a group without members or name («авторитарні
// лідери»), to which no pronoun is joined.
func (r *resolver) generic(k int) bool {
	m := r.mention(k)
	if !m.Plural || m.Form != extract.Nominal || m.Kind != graph.Group || len(m.Members) > 0 {
		return false
	}
	for n := k + 1; n < len(r.doc.Mentions) && r.mention(n).Start < m.End; n++ {
		if r.mention(n).Form == extract.Name {
			return false
		}
	}
	return true
}

// genderOf is the gender of a pronoun: as its form says, else as it was parsed.
// «його» may be neuter for any thing, so only masculine and feminine count there.
func (r *resolver) genderOf(i int) string {
	m := r.mention(i)
	if g := r.treeOf(i).toks[m.Head].Feats.Gender; m.Gender == "" && (g == "Masc" || g == "Fem") {
		return g
	}
	return m.Gender
}

func (r *resolver) genderFits(k, i int) bool {
	want := r.genderOf(i)
	have := r.gender(r.cluster(k))
	if want == "Neut" && r.doc.Sentences[r.mention(i).Sent].Lang == extract.English {
		return r.kind(k) != graph.Person
	}
	return want == "" || have == "" || want == have || r.mention(i).Plural
}

// kindFits says whether the kind of k can be what pronoun i stands for: in English
// he and she are persons; and what a statement asks of the place that i takes.
func (r *resolver) kindFits(k, i int) bool {
	m, kind := r.mention(i), r.kind(k)
	if kind == graph.Other && r.mention(k).Form != extract.Name || kind == graph.Money || kind == graph.Title {
		return false
	}
	english := r.doc.Sentences[m.Sent].Lang == extract.English
	if english && !m.Plural && r.genderOf(i) != "" && r.genderOf(i) != "Neut" && kind != graph.Person {
		return false
	}
	return !slices.ContainsFunc(r.uses[i], func(kinds []graph.Kind) bool { return !graph.Allows(kinds, kind) })
}

// clauseMate says whether k is the subject of the clause in which i is an object, or
// both are arguments of one verb: then they are two («Санду подякувала їй», "Kerry met
// Lavrov and urged him"). A
// Ukrainian possessive is never the subject of its clause either, which is «свій».
func (r *resolver) clauseMate(k, i int) bool {
	x, m := r.mention(k), r.mention(i)
	if x.Sent != m.Sent {
		return r.sisterOf(k, i)
	}
	t := r.treeOf(i)
	possessive := t.toks[m.Head].Feats.Poss == "Yes" || t.toks[m.Head].Rel == "nmod:poss" || t.rel(m.Head) == "det"
	if possessive && r.doc.Sentences[m.Sent].Lang == extract.English {
		return false
	}
	if !possessive && t.sharesSubject(t.predicate(m.Head), x.Head) {
		return true
	}
	if t.predicate(x.Head) != t.predicate(m.Head) && t.predicate(m.Head) != x.Head {
		return r.sisterOf(k, i)
	}
	return !possessive || t.rel(x.Head) == "nsubj" || r.inside(i, k)
}

// sisterOf says whether another pronoun of the clause of i has been settled as the
// entity of k: "She thanked him" has two persons.
func (r *resolver) sisterOf(k, i int) bool {
	m := r.mention(i)
	t := r.treeOf(i)
	pred := t.predicate(m.Head)
	for n := i - 1; n >= 0 && r.mention(n).Sent == m.Sent; n-- {
		x := r.mention(n)
		if t.toks[x.Head].Head == pred && t.toks[m.Head].Head == pred && r.root(n) == r.root(k) {
			return true
		}
	}
	return false
}

// isSpeaker says whether i stands in direct speech of the entity of k: the speaker
// is no third person there.
func (r *resolver) isSpeaker(k, i int) bool {
	q := r.quoteAt(r.mention(i).Start)
	return q >= 0 && r.sameThing(r.speakers[q], k)
}

// score ranks candidates: subjects first, the nearer sentence and the same paragraph
// before others, persons for he and she, parallel functions.
func (r *resolver) score(k, i int) int {
	x, m := r.mention(k), r.mention(i)
	t := r.treeOf(k)
	score := 100 - 25*(m.Sent-x.Sent)
	if r.doc.Sentences[x.Sent].Paragraph != r.doc.Sentences[m.Sent].Paragraph {
		score -= 15
	}
	switch {
	case r.isSubject(k):
		score += 30
		if r.isSubject(i) {
			score += 10
		}
	case t.rel(x.Head) == "nmod" || t.rel(x.Head) == "amod":
		score -= 15
	}
	gender := r.genderOf(i)
	if r.kind(k) == graph.Person && (gender == "Masc" || gender == "Fem") {
		score += 25
	}
	if r.gender(r.cluster(k)) == "" && gender != "" {
		score -= 10
	}
	if (r.quoteAt(x.Start) >= 0) != (r.quoteAt(m.Start) >= 0) {
		score -= 20
	}
	return max(score, 1)
}

// pair says whether mention i is "both" or "the two ministers".
func (r *resolver) pair(i int) bool {
	m := r.mention(i)
	if m.Form == extract.Name || m.Form == extract.Demonym || len(m.Members) > 0 {
		return false
	}
	t, w := r.treeOf(i), r.words(m.Sent)
	if w.has(both, t.lemma(m.Head)) {
		return true
	}
	if t.child(m.Head, "nmod") >= 0 {
		return false
	}
	modified := func(list string) bool {
		return slices.ContainsFunc(t.kids[m.Head], func(k int) bool {
			return slices.Contains([]string{"nummod", "det", "amod"}, t.rel(k)) && w.has(list, t.lemma(k))
		})
	}
	return modified(both) || modified(two) && modified(definite)
}

// joinPair gives a plural mention the members of the last coordination, or the two
// ends of the last symmetric statement, in the two sentences before it.
func (r *resolver) joinPair(i int) {
	m := r.mention(i)
	kind := graph.Person
	if m.Form == extract.Nominal {
		if n, ok := r.words(m.Sent).Nominals[r.headLemma(i)]; ok {
			kind = n.Kind
		}
	}
	for k := i - 1; k >= 0 && r.mention(k).Sent >= m.Sent-2; k-- {
		group := r.coordinatedWith(k)
		if len(group) < 2 || r.mention(group[len(group)-1]).End > m.Start || r.pair(i) && len(group) != 2 {
			continue
		}
		if m.Form == extract.Pronoun {
			kind = r.kind(group[0])
		}
		if !slices.ContainsFunc(group, func(g int) bool { return r.kind(g) != kind }) {
			r.members[i], r.by[i] = group, "group"
			return
		}
	}
}

// coordinatedWith lists the mentions coordinated with k, or joined with it by a
// symmetric statement, in order; k is among them.
func (r *resolver) coordinatedWith(k int) []int {
	m := r.mention(k)
	if m.Form == extract.Pronoun || m.Form == extract.Demonym {
		return nil
	}
	t := r.treeOf(k)
	group := []int{k}
	for n := k - 1; n >= 0 && r.mention(n).Sent == m.Sent; n-- {
		if t.coordination(r.mention(n).Head) == t.coordination(m.Head) && r.headedBy(m.Sent, r.mention(n).Head) == n {
			group = append([]int{n}, group...)
		}
	}
	if len(group) > 1 {
		return group
	}
	if ends, ok := r.symmetric[k]; ok && r.root(ends[0]) != r.root(ends[1]) {
		return ends[:]
	}
	return group
}
