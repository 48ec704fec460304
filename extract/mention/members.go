package mention

import (
	"slices"
	"strings"

	"actant/extract"
	"actant/graph"
)

// findMembers gives the named collectives their members: the list after a dash,
// colon or "including", and the countries of several office holders.
//
//	глави держав партнерів – Японії та Австралії:
//	  партнерів has the members Японії, Австралії;
//	  глави держав has them too, as "head of state"
func (s *sentence) findMembers() {
	for n := range s.found {
		m := &s.found[n]
		if !m.Plural || m.Form == extract.Pronoun || m.Form == extract.Name {
			continue
		}
		m.Members, m.MembersAs = s.membersOf(n)
	}
}

// membersOf lists the members of a collective, and what they are as its members when
// they are not the collective themselves but have it: the heads of these countries,
// their governments.
func (s *sentence) membersOf(n int) (list []int, as string) {
	m := &s.found[n]
	holders := s.holders(n)
	if list = s.listAfter(m.Last + 1); len(list) > 0 {
		if holders && s.found[list[0]].Kind != graph.Person {
			as = s.officeName(n)
		}
		return list, as
	}
	switch {
	case holders:
		list, as = s.coordinated(m.Org), s.officeName(n)
	case m.Kind == graph.Organization:
		list, as = s.coordinated(s.orgOf(m, nil)), s.lemma(m.Head)
	}
	if list == nil {
		return nil, ""
	}
	return list, as
}

// holders says whether a mention is one of people by their office.
func (s *sentence) holders(n int) bool {
	b := s.blockOf[n]
	return b >= 0 && s.blocks[b].title >= 0 && !s.partner(s.found[n].Head)
}

// partner says whether a noun for people is said of countries just as well.
func (s *sentence) partner(i int) bool {
	return slices.Contains([]string{"партнер", "партнерка", "союзник", "partner", "ally", "member", "член", "сусід", "neighbour", "neighbor"}, s.lemma(i))
}

// officeName is what one of several office holders is called.
func (s *sentence) officeName(n int) string {
	b := &s.blocks[s.blockOf[n]]
	t := s.titles[b.title]
	if t.office != "" {
		return t.office
	}
	if found, ok := s.names.Title(s.found[n].Title); ok && len(found.En) > 0 {
		return found.En[0]
	}
	return s.lemma(t.head)
}

// coordinated lists a mention with those that are joined to it, if there are any:
// «міністри Німеччини та Франції».
func (s *sentence) coordinated(org int) []int {
	if org < 0 {
		return nil
	}
	all := []int{org}
	for n := range s.found {
		h := s.found[n].Head
		if n != org && s.rel(h) == "conj" && s.heads[h] == s.found[org].Head && s.hasOffices(&s.found[n], &s.found[org], nil) {
			all = append(all, n)
		}
	}
	if len(all) == 1 {
		return nil
	}
	return all
}

// listAfter reads the list of names that begins with the mark or cue at token from:
// «– Японії, Кореї та Австралії», "(France and Italy)", ", including Japan".
func (s *sentence) listAfter(from int) []int {
	at, cue := s.opening(from)
	if at < 0 {
		return nil
	}
	var list []int
	for at < len(s.toks) {
		n := s.nameFrom(at)
		if n < 0 {
			break
		}
		list = append(list, n)
		at = s.separator(s.found[n].Last + 1)
		if at < 0 {
			break
		}
	}
	if len(list) < 2 && !cue {
		return nil
	}
	return list
}

// opening steps over what stands between a collective and the list of its members;
// -1 if no list begins there. cue: a word like "including" is among it.
func (s *sentence) opening(from int) (at int, cue bool) {
	at = from
	mark := false
	for at < len(s.toks) && s.is(at, "PUNCT") && strings.Contains("–—-−:(,", s.toks[at].Text) {
		mark = mark || s.toks[at].Text != ","
		at++
	}
	if n := s.including(at); n > 0 {
		at, cue = at+n, true
	}
	for cue && at < len(s.toks) && s.is(at, "PUNCT", "ADP") {
		at++
	}
	if !cue && (!mark || at == from) {
		return -1, false
	}
	return at, cue
}

// including is how many tokens a word like "including" takes at token i, 0 = none.
func (s *sentence) including(i int) int {
	for _, cue := range s.words.Including {
		n := 0
		for n < len(cue) && i+n < len(s.toks) && s.low(i+n) == cue[n] {
			n++
		}
		if n == len(cue) {
			return n
		}
	}
	return 0
}

// nameFrom is the mention of a name that begins at token i or after its article.
func (s *sentence) nameFrom(i int) int {
	return slices.IndexFunc(s.found, func(m extract.Mention) bool {
		listed := m.Kind == graph.Country || m.Kind == graph.Organization || m.Kind == graph.Person ||
			m.Kind == graph.City || m.Kind == graph.Place
		return m.First == i && m.Form == extract.Name && listed
	})
}

// separator steps over a comma or conjunction between names, -1 if there is none.
func (s *sentence) separator(i int) int {
	from := i
	for i < len(s.toks) && (s.toks[i].Text == "," || s.is(i, "CCONJ") || s.toks[i].Text == ";") {
		i++
	}
	if i == from {
		return -1
	}
	for i < len(s.toks) && s.is(i, "ADP") {
		i++
	}
	return i
}
