package mention

import (
	"actant/extract"
	"actant/graph"
)

// findOrgs gives every office the organisation or country that it is an office of.
func (s *sentence) findOrgs() {
	for n := range s.found {
		m := &s.found[n]
		if b := s.blockOf[n]; b >= 0 && s.blocks[b].title >= 0 {
			m.Org = s.orgOf(m, &s.blocks[b])
			s.headOfMinistry(m)
		} else if m.Form == extract.Nominal && (m.Kind == graph.Person || m.Kind == graph.Group && m.Plural) {
			m.Org = s.orgOf(m, nil)
		}
	}
}

// headOfMinistry makes the head of a ministry its minister: «очільник Міноборони».
func (s *sentence) headOfMinistry(m *extract.Mention) {
	t, _ := s.names.Title(m.Title)
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
		if o.First < m.First || o.Last > m.Last || o.Head == m.Head || !holdsOffice(o) {
			continue
		}
		if b != nil && b.named() && b.name.holds(o.Head) {
			continue
		}
		if r := s.orgRank(m, b, o); r >= rank+boolInt(o.Head > m.Head) {
			best, rank = n, r
		}
	}
	return best
}

// orgRank says how close a name stands to the office: 3 on its noun, 2 after it, 1 before.
func (s *sentence) orgRank(m *extract.Mention, b *block, o *extract.Mention) int {
	h := s.heads[o.Head]
	switch {
	case h == m.Head, b != nil && s.titles[b.title].holds(h):
		return 3
	case o.Head > m.Head:
		return 2
	}
	return 1
}

func boolInt(b bool) int {
	if b {
		return 1
	}
	return 0
}

// holdsOffice says whether there may be an office of what a mention stands for.
func holdsOffice(m *extract.Mention) bool {
	switch m.Kind {
	case graph.Organization, graph.Country, graph.City, graph.Place, graph.Facility:
		return m.Form != extract.Pronoun
	case graph.Group:
		return !m.Plural && m.Form != extract.Pronoun
	}
	return false
}
