package resolve

import (
	"slices"
	"strings"

	"actant/extract"
	"actant/graph"
)

// settle chooses between the entries that a name may stand for, by what the rest of
// the text says. What it leaves alone keeps the entry that is meant by default, or
// its candidates.
func (r *resolver) settle() {
	for i := range r.doc.Mentions {
		m := r.mention(i)
		if len(m.Candidates) == 0 || r.link[i] != "" && m.LinkedBy != extract.ByDefault {
			continue
		}
		fits := r.byGender(m)
		if len(fits) == 1 && len(m.Candidates) > 1 {
			r.setLink(i, fits[0], extract.ByContext)
			continue
		}
		for _, choose := range []func(int, []string) string{r.byFullName, r.byHolder, r.byRelatives, r.byWords} {
			if link := choose(i, fits); link != "" {
				r.setLink(i, link, extract.ByContext)
				break
			}
		}
	}
}

func (r *resolver) setLink(i int, link string, by extract.Step) {
	r.link[i], r.mention(i).LinkedBy = link, by
}

// mayLink says whether no mention of the entity of i speaks against an entry. The
// masculine of a title is said of women too.
func (r *resolver) mayLink(i int, link string) bool {
	e, ok := r.entry(link)
	if !ok || e.Gender == "" {
		return ok
	}
	return !slices.ContainsFunc(r.cluster(i), func(k int) bool {
		m := r.mention(k)
		masculine := m.Gender == "Masc" && m.Form != extract.RoleOf
		return m.Kind == graph.Person && (masculine || m.Gender == "Fem") && m.Gender != e.Gender
	})
}

// linkedTo is the first mention that is linked to an entry, or -1.
func (r *resolver) linkedTo(link string) int {
	return slices.IndexFunc(r.parent, func(i int) bool { return r.link[i] == link && r.parent[i] == i })
}

// byGender leaves of several persons those of the gender of the mention.
func (r *resolver) byGender(m *extract.Mention) []string {
	fits := slices.DeleteFunc(slices.Clone(m.Candidates), func(link string) bool {
		e, ok := r.entry(link)
		return ok && e.Gender != "" && m.Gender != "" && m.Gender != "Neut" && e.Gender != m.Gender
	})
	if len(fits) == 0 {
		return m.Candidates
	}
	return fits
}

// byFullName is the candidate that another mention of the text names without doubt:
// «Марина Порошенко … Порошенко».
func (r *resolver) byFullName(i int, fits []string) string {
	return only(fits, func(link string) bool {
		return slices.ContainsFunc(r.naming[link], func(k int) bool {
			m := r.mention(k)
			return m.LinkedBy != extract.ByDefault && m.Form != extract.Pronoun && m.Form != extract.Demonym
		})
	})
}

// byHolder is the candidate of which a person of the text holds the office that is
// said: Georgia in "the president of Georgia, Salome Zourabichvili".
func (r *resolver) byHolder(i int, fits []string) string {
	for k := range r.doc.Mentions {
		m := r.mention(k)
		if m.Org != i || m.Link == "" {
			continue
		}
		for _, o := range r.stage.names.Offices(m.Link, "") {
			if slices.Contains(fits, o.Of) {
				return o.Of
			}
		}
	}
	return ""
}

// byRelatives is the country or part of a country of which the text names persons or
// places, if it names none of the others.
func (r *resolver) byRelatives(_ int, fits []string) string {
	if slices.ContainsFunc(fits, func(link string) bool { return strings.HasPrefix(link, "people:") }) {
		return ""
	}
	return only(fits, func(link string) bool {
		for other := range r.naming {
			if r.related(link, other) {
				return true
			}
		}
		return false
	})
}

// related says whether an entry belongs to a country; of what belongs to a part of one
// only places count, since its country has many people.
func (r *resolver) related(to, link string) bool {
	e, ok := r.entry(link)
	if !ok {
		return false
	}
	if strings.HasPrefix(to, "countries:") {
		return link == to || e.Country == to
	}
	part, _ := r.entry(to)
	place := e.Kind == graph.City || e.Kind == graph.Place
	return len(part.Members) == 1 && place && e.Country == part.Members[0]
}

// byWords is the candidate whose words the text has: a station in space, if it speaks
// of astronauts.
func (r *resolver) byWords(i int, fits []string) string {
	w := r.words(r.mention(i).Sent)
	return only(fits, func(link string) bool {
		return len(w.Contexts[link]) > 0 && slices.ContainsFunc(r.trees, func(t tree) bool {
			return slices.ContainsFunc(t.toks, func(tok extract.Token) bool {
				return slices.Contains(w.Contexts[link], strings.ToLower(tok.Lemma))
			})
		})
	})
}

// only is the one link that is wanted; empty if there are none or several.
func only(links []string, wanted func(string) bool) string {
	found := ""
	for _, link := range links {
		if wanted(link) {
			if found != "" {
				return ""
			}
			found = link
		}
	}
	return found
}

// linkBySound links persons whom the tables spell in another way.
func (r *resolver) linkBySound() {
	for i := range r.doc.Mentions {
		m := r.mention(i)
		if m.Form != extract.Name || m.Kind != graph.Person || r.bare[i] || r.linkOf(i) != "" || len(m.Candidates) > 0 {
			continue
		}
		link, ok := r.stage.names.Sounding(m.Name)
		if !ok || !r.mayLink(i, link) {
			continue
		}
		if a := r.linkedTo(link); a >= 0 {
			r.join(a, i, "name")
			m.LinkedBy = extract.BySound
			continue
		}
		r.setLink(r.root(i), link, extract.BySound)
		m.LinkedBy = extract.BySound
	}
}
