package resolve

import (
	"slices"

	"actant/extract"
	"actant/graph"
)

// joinRoles settles office holders without a name: «генсек НАТО» is the last person
// with that title of that organisation, a bare «генсек» the only one with the
// title; else the holder in the tables, if the text names that person at all.
func (r *resolver) joinRoles() {
	for i := range r.doc.Mentions {
		m := r.mention(i)
		if m.Form != extract.RoleOf || m.Plural || r.named(i) || r.position[i] || m.Mode == "former" {
			continue
		}
		if a := r.sameOffice(i); a >= 0 {
			r.join(a, i, "role")
			continue
		}
		if a := r.holder(i); a >= 0 {
			r.join(a, i, "role")
		}
	}
}

// sameOffice is the last mention before i, else the first after it, of a person with
// the office of i; -1 when none or, for a title alone, several persons fit.
func (r *resolver) sameOffice(i int) int {
	var fits []int
	for _, k := range r.titled {
		if k != i && r.canHold(k) && r.officesFit(k, i) && r.compatible(r.root(k), r.root(i)) {
			fits = append(fits, k)
		}
	}
	before := slices.DeleteFunc(slices.Clone(fits), func(k int) bool { return k > i })
	named := slices.DeleteFunc(slices.Clone(fits), func(k int) bool { return !r.named(k) })
	switch {
	case r.mention(i).Org < 0 && r.distinct(before) > 1:
		return -1
	case len(before) > 0:
		return before[len(before)-1]
	case r.distinct(named) == 1 && r.mention(i).Org >= 0:
		return named[0]
	}
	return -1
}

func (r *resolver) canHold(k int) bool {
	m := r.mention(k)
	return m.Kind == graph.Person && !m.Plural && !r.position[k] && m.Mode != "former" && (m.Form == extract.Name || m.Form == extract.RoleOf)
}

// distinct counts the entities of mentions.
func (r *resolver) distinct(mentions []int) int {
	roots := make([]int, len(mentions))
	for i, k := range mentions {
		roots[i] = r.root(k)
	}
	slices.Sort(roots)
	return len(slices.Compact(roots))
}

// officesFit says whether the office of a may be that of role i: same organisation
// and same title, or two titles that both lead it; a role without organisation only
// has to agree in title.
func (r *resolver) officesFit(a, i int) bool {
	x, y := r.mention(a), r.mention(i)
	if x.Mode != y.Mode {
		return false
	}
	if y.Org < 0 {
		return callable(x.Title, y.Title)
	}
	if !r.sameThing(x.Org, y.Org) {
		return false
	}
	return callable(x.Title, y.Title) ||
		r.title(x.Title).Heads && r.title(y.Title).Heads && !r.isCountry(y.Org)
}

// sameThing says whether two mentions, either of which may be missing, are one entity.
func (r *resolver) sameThing(a, b int) bool {
	if a < 0 || b < 0 {
		return false
	}
	return r.root(a) == r.root(b)
}

// isCountry says whether mention i is a country, which several titles lead.
func (r *resolver) isCountry(i int) bool { return i >= 0 && r.kind(i) == graph.Country }

// holder is a mention of the person whom the tables give for the office of i on the
// day of publication; -1 when the text does not name that person.
func (r *resolver) holder(i int) int {
	m := r.mention(i)
	if m.Org < 0 || m.Title == "" || r.doc.Published == "" || m.Mode != "" {
		return -1
	}
	people := r.stage.names.Holder(m.Title, r.linkOf(m.Org), r.doc.Published)
	if len(people) != 1 {
		return -1
	}
	for k := range r.doc.Mentions {
		if r.mention(k).Form == extract.Name && r.linkOf(k) == people[0] && r.compatible(r.root(k), r.root(i)) {
			return k
		}
	}
	return -1
}

// linkHolders names the heads of organisations that the text never names: the holder
// on the day of publication, if the tables know one and no other. Only organisations
// that belong to no country have such heads: NATO, the UN. The offices of a state
// («президент Фінляндії», «глава МЗС Японії») act as offices and stay unnamed unless
// the text names the holder; the graph can tell who that was by the date.
func (r *resolver) linkHolders() {
	for i := range r.doc.Mentions {
		m := r.mention(i)
		if m.Form != extract.RoleOf || m.Plural || m.Mode != "" || r.position[i] || r.named(i) || r.indefinite(i) {
			continue
		}
		link := r.headOf(m)
		if link == "" || !r.mayLink(i, link) {
			continue
		}
		if a := r.linkedTo(link); a >= 0 {
			r.join(a, i, "role")
			continue
		}
		r.link[r.root(i)], r.by[i], m.LinkedBy = link, "role", extract.ByOffice
	}
}

// headOf is the person who held the office of a mention on the day of publication;
// empty when it is not known, or not the head of an organisation of no country.
func (r *resolver) headOf(m *extract.Mention) string {
	if m.Org < 0 || m.Title == "" || r.doc.Published == "" || !r.title(m.Title).Heads {
		return ""
	}
	org, ok := r.entry(r.linkOf(m.Org))
	if !ok || org.Kind != graph.Organization || org.Country != "" {
		return ""
	}
	people := r.stage.names.Holder(m.Title, org.ID, r.doc.Published)
	if len(people) != 1 {
		return ""
	}
	return people[0]
}

// indefinite says whether a mention is said of nobody known: "a secretary general",
// "the next secretary general".
func (r *resolver) indefinite(i int) bool {
	m := r.mention(i)
	t, w := r.treeOf(i), r.words(m.Sent)
	for at := m.First; at <= m.Head; at++ {
		l := t.lemma(at)
		if rel := t.rel(at); (rel == "det" || rel == "amod") && (w.has(indefinite, l) || w.has(nobody, l) || w.has(coming, l)) {
			return true
		}
	}
	return false
}

// joinNominals settles bare nouns that stand for something named before («альянс»
// for NATO, «країна» for the last country), and repeated nouns: «саміт» after
// «саміт у Вільнюсі».
func (r *resolver) joinNominals() {
	for i := range r.doc.Mentions {
		m := r.mention(i)
		if m.Form != extract.Nominal || !r.open(i) {
			continue
		}
		if a := r.sameWords(i); a >= 0 {
			r.join(a, i, "name")
			continue
		}
		if !r.pointsBack(i) {
			continue
		}
		if a := r.byNoun(i); a >= 0 {
			r.join(a, i, "role")
		} else if a := r.sameHead(i); a >= 0 {
			r.join(a, i, "role")
		}
	}
}

// sameWords is the last mention before i with the same words, two at least.
func (r *resolver) sameWords(i int) int {
	m := r.mention(i)
	if len(keyWords(m.Key)) < 2 {
		return -1
	}
	return r.back(i, func(k int) bool {
		x := r.mention(k)
		return x.Form == extract.Nominal && x.Key == m.Key && x.Kind == m.Kind && x.Plural == m.Plural
	})
}

// pointsBack says whether a noun may point back: no modifier of its own but a
// determiner that says so; in English one is needed.
func (r *resolver) pointsBack(i int) bool {
	m := r.mention(i)
	t, w := r.treeOf(i), r.words(m.Sent)
	pointed := r.doc.Sentences[m.Sent].Lang != extract.English
	for _, k := range t.kids[m.Head] {
		switch t.rel(k) {
		case "det":
			if w.has(indefinite, t.lemma(k)) {
				return false
			}
			pointed = pointed || w.has(definite, t.lemma(k))
		case "amod", "nmod", "acl", "compound", "nummod", "flat", "appos":
			return false
		}
	}
	return pointed
}

// byNoun is the antecedent that the list of nouns gives.
func (r *resolver) byNoun(i int) int {
	m := r.mention(i)
	n, ok := r.words(m.Sent).Nominals[r.headLemma(i)]
	if !ok || m.Plural {
		return -1
	}
	if n.Link != "" {
		return r.back(i, func(k int) bool { return r.linkOf(k) == n.Link })
	}
	fits := func(k int) bool { return r.named(k) && !r.mention(k).Plural && r.fits(n, k) }
	if n.Kind == graph.Country {
		here := func(k int) bool { return fits(k) && r.mention(k).Sent == m.Sent }
		if a := r.back(i, here); a >= 0 {
			return a
		}
		subject := func(k int) bool { return fits(k) && r.isSubject(k) }
		if a := r.back(i, subject); a >= 0 && r.mention(i).Sent-r.mention(a).Sent <= 2 {
			return a
		}
	}
	return r.back(i, fits)
}

// fits says whether the entity of mention k is of the kind and sort of a noun.
func (r *resolver) fits(n Nominal, k int) bool {
	if r.kind(k) != n.Kind {
		return false
	}
	if len(n.Sorts) == 0 {
		return true
	}
	e, ok := r.entry(r.linkOf(k))
	return ok && slices.Contains(n.Sorts, e.OrgKind)
}

// sameHead is the last mention before i with the same noun.
func (r *resolver) sameHead(i int) int {
	m := r.mention(i)
	lemma := r.headLemma(i)
	return r.back(i, func(k int) bool {
		x := r.mention(k)
		return (x.Form == extract.Nominal || x.Form == extract.Name && (x.Kind == graph.Event || x.Kind == graph.Organization)) && x.Plural == m.Plural && r.headLemma(k) == lemma
	})
}

// back is the last mention before i that fits and can be one entity with it, at
// most 400 mentions back; -1 when there is none.
func (r *resolver) back(i int, fits func(k int) bool) int {
	for k := i - 1; k >= max(0, i-400); k-- {
		if fits(k) && !r.inside(i, k) && !r.inside(k, i) && r.compatible(r.root(k), r.root(i)) {
			return k
		}
	}
	return -1
}

// isSubject says whether mention i is a subject or joined to one.
func (r *resolver) isSubject(i int) bool {
	t := r.treeOf(i)
	return t.rel(t.coordination(r.mention(i).Head)) == "nsubj"
}

// joinGroups settles plural roles («міністри») as the last group with the same noun.
func (r *resolver) joinGroups() {
	for i := range r.doc.Mentions {
		m := r.mention(i)
		if m.Form != extract.RoleOf || !m.Plural || !r.open(i) || !r.pointsBack(i) || len(r.members[i]) > 0 {
			continue
		}
		lemma := r.headLemma(i)
		a := r.back(i, func(k int) bool {
			x := r.mention(k)
			return x.Plural && x.Form != extract.Pronoun && r.headLemma(k) == lemma
		})
		if a >= 0 {
			r.join(a, i, "role")
		}
	}
}
