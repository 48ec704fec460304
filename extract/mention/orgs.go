package mention

import (
	"slices"
	"strings"

	"actant/extract"
	"actant/extract/lexicon"
	"actant/graph"
)

// findOrgs gives every office the organisation or country that it is an office of.
func (s *sentence) findOrgs() {
	for n := range s.found {
		m := &s.found[n]
		if b := s.blockOf[n]; b >= 0 && s.blocks[b].title >= 0 {
			if m.Org = s.orgOf(m, &s.blocks[b]); m.Org < 0 && s.blocks[b].named() {
				m.Org = s.orgBehind(m)
			}
			s.chooseTitle(m, s.titles[s.blocks[b].title])
			s.headOfMinistry(m)
		} else if m.Form == extract.Nominal && (m.Kind == graph.Person || m.Kind == graph.Group && m.Plural) {
			m.Org = s.orgOf(m, nil)
		}
	}
}

// headOfMinistry makes the head of a ministry its minister: «очільник Міноборони»; and
// that of a country's government the prime minister.
func (s *sentence) headOfMinistry(m *extract.Mention) {
	t, _ := s.names.Title(m.Title)
	if m.Org >= 0 && t.Heads && t.Kind == "generic" && s.words.Governments[s.lemma(s.found[m.Org].Head)] {
		m.Title = "prime-minister"
	}
	if m.Org < 0 || s.blockOf[m.Org] < 0 || !t.Heads || t.Kind != "generic" {
		return
	}
	b := &s.blocks[s.blockOf[m.Org]]
	if kind, n := s.names.MatchMinistry(s.keys[:b.last+1], b.name.first); n > 0 && n == b.name.length() && kind.Title != "" {
		m.Title = kind.Title
	}
}

// orgOf is the mention of the organisation or country of an office: of those inside
// the phrase the one that hangs on the office itself, else the first after the
// office's noun, else the last before it («прем'єр Японії», "Japan's premier").
func (s *sentence) orgOf(m *extract.Mention, b *block) int {
	best, rank := -1, 0
	for n := range s.found {
		o := &s.found[n]
		if o.First < m.First || o.Last > m.Last || o.Head == m.Head || !s.hasOffices(o, m, b) {
			continue
		}
		if b != nil && b.named() && b.name.holds(o.Head) {
			continue
		}
		if r := s.orgRank(m, b, o); r > rank || r == rank && o.Head < m.Head {
			best, rank = n, r
		}
	}
	return best
}

// orgBehind is the country, city or organisation that "of" joins to the name of a holder:
// "King Mohammed VI of Morocco"; -1 = none.
func (s *sentence) orgBehind(m *extract.Mention) int {
	if !s.word(m.Last+1, "of") {
		return -1
	}
	return slices.IndexFunc(s.found, func(o extract.Mention) bool {
		polity := o.Kind == graph.Country || o.Kind == graph.City || o.Kind == graph.Organization
		return polity && o.Form == extract.Name && o.First >= m.Last+2 && o.First <= m.Last+3 && (o.First == m.Last+2 || s.word(m.Last+2, "the"))
	})
}

// orgRank says how close a name stands to the office: 3 on its noun, 2 after it, 1 before.
func (s *sentence) orgRank(m *extract.Mention, b *block, o *extract.Mention) int {
	h := s.heads[o.Head]
	switch {
	case s.preposition(o.Head) >= 0 && !s.word(s.preposition(o.Head), "of", "for", "to", "at", "при"):
		return 0
	case b != nil && s.titles[b.title].holds(o.Head) && o.Form == extract.Nominal:
		return 1 // a body that the title names itself: «голова правління банку»
	case h == m.Head, b != nil && s.titles[b.title].holds(h):
		return 3
	case o.Head > m.Head:
		return 2
	}
	return 1
}

// hasOffices says whether there may be an office, told by mention m, of what a
// mention stands for. Of several countries there may be several («міністри країн НАТО»).
func (s *sentence) hasOffices(o, m *extract.Mention, b *block) bool {
	if o.Form == extract.Pronoun {
		return false
	}
	switch o.Kind {
	case graph.Organization, graph.Country, graph.City, graph.Place, graph.Facility:
		return true
	case graph.Group:
		several := s.partner(o.Head) || s.words.Kinds[s.lemma(o.Head)] == graph.Country
		return !o.Plural || m.Plural && several && s.orgRank(m, b, o) == 3
	case graph.Other:
		return o.Form == extract.Name
	}
	return false
}

// chooseTitle takes of several titles with one name that which fits the organisation:
// a party has another general secretary than a bloc.
func (s *sentence) chooseTitle(m *extract.Mention, found title) {
	best := -1
	for _, id := range found.ids {
		t, _ := s.names.Title(id)
		fit := s.titleFits(t, m.Org)
		if found.office != "" && id == "head-of-state" {
			fit += 3
		}
		if s.firstName(t, found.head) {
			fit++
		}
		if fit > best {
			m.Title, best = id, fit
		}
	}
}

// firstName says whether a noun is the main name of the title that is called after
// it, not a by-name: president, of president and president-of-org.
func (s *sentence) firstName(t lexicon.Title, noun int) bool {
	if len(t.En) == 0 || t.ID != strings.ReplaceAll(t.En[0], " ", "-") {
		return false
	}
	for _, names := range [][]string{t.En, t.UkM, t.UkF} {
		if len(names) > 0 && names[0] == s.lemma(noun) {
			return true
		}
	}
	return false
}

// titleFits counts what speaks for a title in an organisation or country.
func (s *sentence) titleFits(t lexicon.Title, org int) int {
	if org < 0 {
		return 0
	}
	o := &s.found[org]
	country := o.Kind == graph.Country
	fit := 0
	if country == (t.Represents == "country") {
		fit++
	}
	e, ok := s.names.Entry(o.Link)
	if !ok || country {
		return fit
	}
	kinds := map[string]string{"bloc": "international", "bank": "company", "media": "company", "intelligence": "government"}
	if e.OrgKind == t.Kind || kinds[e.OrgKind] == t.Kind {
		fit += 2
	}
	return fit
}
