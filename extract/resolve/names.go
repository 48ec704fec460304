package resolve

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"actant/extract"
	"actant/graph"
)

// readSurnames takes a name of one word that the tables have as a place for a person
// of the text with that surname, where no preposition stands before it:
//
//	Valeska Paris … Paris said
func (r *resolver) readSurnames() {
	holder := map[string]int{}
	for i := range r.doc.Mentions {
		m := r.mention(i)
		if words := keyWords(m.Key); m.Form == extract.Name && m.Kind == graph.Person && len(words) > 1 && len(strings.Fields(r.nameText(m))) > 1 {
			holder[words[len(words)-1]] = i
		}
	}
	for i := range r.doc.Mentions {
		m := r.mention(i)
		if m.Form == extract.Name && m.Kind == graph.Person {
			r.namesake(i, holder)
			continue
		}
		person, ok := holder[strings.ToLower(m.Key)]
		if !ok || m.Form != extract.Name && !r.surnameAsNoun(i) || r.afterPreposition(i) {
			continue
		}
		r.link[i] = ""
		r.join(person, i, "name")
	}
}

// namesake takes a surname alone, which the tables know for somebody, for the person
// of the text who bears it, if the text never names that somebody in full.
func (r *resolver) namesake(i int, holder map[string]int) {
	m := r.mention(i)
	words := keyWords(m.Key)
	if len(words) < 2 || r.link[i] == "" || len(strings.Fields(r.nameText(m))) > 1 {
		return // the key is that of the entry: more than the text has
	}
	person, ok := holder[words[len(words)-1]]
	if !ok || r.link[person] == r.link[i] || r.fullNamed(r.link[i]) {
		return
	}
	r.link[i], m.LinkedBy, r.bare[i] = "", "", true
	r.join(person, i, "name")
}

// surnameAsNoun says whether a mention that looks like a common noun is the surname of
// a person of the text: «Ірина Гук … Гук додала».
func (r *resolver) surnameAsNoun(i int) bool {
	m := r.mention(i)
	first, _ := utf8.DecodeRuneInString(r.doc.Text[m.Start:])
	return m.Form == extract.Nominal && m.First == m.Last && !m.Plural && unicode.IsUpper(first) && r.isSubject(i)
}

// fullNamed says whether the text names an entry by more than one word.
func (r *resolver) fullNamed(link string) bool {
	return slices.ContainsFunc(r.doc.Mentions, func(m extract.Mention) bool {
		return m.Link == link && len(strings.Fields(r.nameText(&m))) > 1
	})
}

// nameText is the proper name in a mention, as it is written.
func (r *resolver) nameText(m *extract.Mention) string {
	if m.NameEnd > m.NameStart {
		return r.doc.Text[m.NameStart:m.NameEnd]
	}
	return r.doc.Text[m.Start:m.End]
}

func (r *resolver) afterPreposition(i int) bool {
	t := r.treeOf(i)
	return slices.ContainsFunc(t.kids[r.mention(i).Head], func(k int) bool {
		return t.rel(k) == "case" && t.toks[k].POS != "PART" // 's
	})
}

// joinLinked joins mentions of one entry of the tables. A mention with several
// candidates takes the one that another mention of the text is linked to.
func (r *resolver) joinLinked() {
	first := map[string]int{}
	for i := range r.doc.Mentions {
		if r.link[i] != "" && r.owns(i) {
			first[r.link[i]] = i
		}
	}
	for i := range r.doc.Mentions {
		if r.link[i] != "" {
			continue
		}
		fits := slices.DeleteFunc(slices.Clone(r.mention(i).Candidates), func(link string) bool {
			_, named := first[link]
			return !named
		})
		if len(fits) == 1 && r.mayLink(i, fits[0]) {
			r.setLink(i, fits[0], extract.ByContext)
		}
	}
	seen := map[string]int{}
	for i := range r.doc.Mentions {
		if r.link[i] == "" || !r.owns(i) {
			continue
		}
		if a, ok := seen[r.link[i]]; ok {
			r.join(a, i, r.by[i])
			continue
		}
		seen[r.link[i]] = i
	}
}

// owns says whether the link of mention i is that of the whole mention.
func (r *resolver) owns(i int) bool { return r.mention(i).Form != extract.Pronoun }

// joinAcronyms joins a name with the acronym in brackets after it, and the later
// uses of the acronym:
//
//	Служба безпеки України (СБУ) ... СБУ
func (r *resolver) joinAcronyms() {
	meaning := map[string]int{}
	for i := range r.doc.Mentions {
		m := r.mention(i)
		if m.Form != extract.Name || !acronym(m.Name) {
			continue
		}
		if a := i - 1; a >= 0 && r.bracketed(i) && r.beforeBracket(a, i) {
			if r.join(a, i, "apposition") {
				meaning[m.Name] = i
			}
			continue
		}
		if a, ok := meaning[m.Name]; ok {
			r.join(a, i, "name")
		}
	}
}

func (r *resolver) bracketed(i int) bool {
	m := r.mention(i)
	return strings.HasSuffix(r.doc.Text[:m.Start], "(") && strings.HasPrefix(r.doc.Text[m.End:], ")")
}

func (r *resolver) beforeBracket(a, i int) bool {
	between := r.doc.Text[min(r.mention(a).End, r.mention(i).Start):r.mention(i).Start]
	return strings.TrimSpace(between) == "("
}

// acronym says whether a name is made of two to six capital letters.
func acronym(name string) bool {
	n := 0
	for _, c := range name {
		if !unicode.IsUpper(c) {
			return false
		}
		n++
	}
	return n >= 2 && n <= 6
}

// joinNames joins equal names, and a name with the fuller one that it is a part of
// (Столтенберг with Єнс Столтенберг). A part of two persons' names takes the nearest
// one before it that shares the title, else the nearest.
func (r *resolver) joinNames() {
	exact := map[string][]int{}
	parts := map[string][]int{}
	for i := range r.doc.Mentions {
		m := r.mention(i)
		words := keyWords(m.Key)
		if m.Form != extract.Name || len(words) == 0 {
			continue
		}
		kind := r.kind(i)
		id := string(kind) + " " + strings.Join(words, " ")
		if a := r.last(exact[id], i); a >= 0 {
			r.join(a, i, "name")
		} else if a := r.last(parts[id], i); a >= 0 {
			r.join(a, i, "name")
		}
		exact[id] = append(exact[id], i)
		for _, part := range partsOf(kind, words) {
			parts[string(kind)+" "+part] = append(parts[string(kind)+" "+part], i)
		}
	}
}

// adoptCandidates links an entity that the tables know by the only candidate of all
// its names: «Biden» alone, when the text has no other Biden.
func (r *resolver) adoptCandidates() {
	first := map[string]int{}
	for i := range r.doc.Mentions {
		if r.link[i] != "" {
			first[r.link[i]] = r.root(i)
		}
	}
	for i := range r.doc.Mentions {
		only := r.onlyCandidate(i)
		if r.root(i) != i || r.link[i] != "" || only == "" {
			continue
		}
		if a, ok := first[only]; ok {
			r.join(a, i, "name")
			continue
		}
		r.setLink(i, only, extract.ByAlias)
		first[only] = i
	}
}

// onlyCandidate is the candidate that all names of an entity share, if it is one.
func (r *resolver) onlyCandidate(i int) string {
	only := ""
	for _, k := range r.cluster(i) {
		m := r.mention(k)
		if m.Form != extract.Name {
			continue
		}
		if len(m.Candidates) != 1 || only != "" && only != m.Candidates[0] {
			return ""
		}
		only = m.Candidates[0]
	}
	return only
}

// partsOf lists the shorter names that a name is also known by: of a person the last
// word or words, and the first; of others the beginning.
func partsOf(kind graph.Kind, words []string) []string {
	var parts []string
	for n := 1; n < len(words); n++ {
		if kind == graph.Person {
			parts = append(parts, strings.Join(words[n:], " "))
		} else if n > 1 && kind == graph.Organization {
			parts = append(parts, strings.Join(words[:n], " "))
		}
	}
	if kind == graph.Person && len(words) > 1 {
		parts = append(parts, words[0])
	}
	return parts
}

// last is the antecedent among mentions: the nearest that can be one entity with i;
// one with the same title goes before.
func (r *resolver) last(mentions []int, i int) int {
	nearest, barred := -1, map[int]bool{}
	for k := len(mentions) - 1; k >= 0; k-- {
		a := mentions[k]
		if root := r.root(a); barred[root] || !r.compatible(root, r.root(i)) {
			barred[root] = true
			continue
		}
		if t := r.mention(i).Title; t == "" || r.mention(a).Title == t {
			return a
		}
		if nearest < 0 {
			nearest = a
		}
	}
	return nearest
}

// joinEquated joins what the grammar equates: an apposition between commas, and a
// role as nominal predicate.
//
//	Анналена Бербок, міністерка закордонних справ, …; Столтенберг — генсек НАТО
func (r *resolver) joinEquated() {
	for i := range r.doc.Mentions {
		m := r.mention(i)
		if m.Form == extract.Pronoun || r.position[i] {
			continue
		}
		t := r.treeOf(i)
		if a := r.holderAfterComma(i); a >= 0 {
			r.equate(a, i)
			continue
		}
		switch t.rel(m.Head) {
		case "appos", "flat":
			if a := r.headedBy(m.Sent, t.toks[m.Head].Head); a >= 0 && r.equable(a, i) && !r.owned(a, i) {
				r.equate(a, i)
			}
		case "nsubj":
			if p := r.headedBy(m.Sent, t.toks[m.Head].Head); p >= 0 && !r.position[p] && r.predicated(t, i, p) {
				r.equate(i, p)
			}
		}
	}
}

// holderAfterComma is the office holder whose name is mention i, set off by a comma at
// once after it, whatever word the tree hangs the apposition on: "the head of the
// State Property Fund, Vitalii Kovalenko, said". -1 if there is none.
func (r *resolver) holderAfterComma(i int) int {
	m := r.mention(i)
	t := r.treeOf(i)
	if m.Form != extract.Name || m.Kind != graph.Person || m.Title != "" || !slices.Contains([]string{"appos", "flat", "parataxis"}, t.rel(m.Head)) || m.First < 2 || t.toks[m.First-1].Text != "," {
		return -1
	}
	if next := m.Last + 1; t.ok(next) && t.toks[next].POS != "PUNCT" && t.toks[next].POS != "VERB" && t.toks[next].POS != "AUX" {
		return -1
	}
	return slices.IndexFunc(r.doc.Mentions, func(x extract.Mention) bool {
		a, b := t.toks[m.Head].Feats.Case, ""
		if x.Sent == m.Sent {
			b = t.toks[x.Head].Feats.Case
		}
		return x.Sent == m.Sent && x.Last == m.First-2 && x.Form == extract.RoleOf && !x.Plural && (a == b || a == "" || b == "")
	})
}

// owned says whether name i inside mention a is a genitive that tells whose it is:
// «син Кадирова», not «чоловік науковиці Ервін Ланг».
func (r *resolver) owned(a, i int) bool {
	t := r.treeOf(i)
	c := t.toks[r.mention(a).Head].Feats.Case
	return r.inside(i, a) && t.toks[r.mention(i).Head].Feats.Case == "Gen" && c != "Gen" && c != ""
}

// equate joins a and b and notes the one that has no name as resolved.
func (r *resolver) equate(a, b int) {
	m := b
	if r.mention(a).Form != extract.Name && r.mention(b).Form == extract.Name {
		m = a
	}
	r.join(a, m, "apposition")
	r.join(b, m, "apposition")
}

// equable says whether an apposition names the same thing: same number, a kind that
// fits, not one of a list of members, and not two names of different persons.
func (r *resolver) equable(a, b int) bool {
	x, y := r.mention(a), r.mention(b)
	switch {
	case x.Plural != y.Plural, slices.Contains(x.Members, b), slices.Contains(y.Members, a):
		return false
	case x.Form == extract.Name && y.Form == extract.Name && x.Kind == graph.Person:
		return false
	case x.Form == extract.Demonym, y.Form == extract.Demonym, x.Form == extract.Nominal && y.Form == extract.Nominal:
		return false
	}
	return r.kind(a) == r.kind(b) || x.Kind == graph.Other || y.Kind == graph.Other
}

// predicated says whether role p is said of subject i: "X is the president", not
// "X is not", "X was a member of".
func (r *resolver) predicated(t tree, i, p int) bool {
	x, y := r.mention(i), r.mention(p)
	negated := r.words(y.Sent).has
	return y.Form == extract.RoleOf && x.Kind == graph.Person && x.Form != extract.RoleOf && x.Plural == y.Plural &&
		y.Mode == "" && !t.marked(y.Head, "advmod", func(l string) bool { return negated(negation, l) }) &&
		(x.Form == extract.Name)
}
