package resolve

import (
	"slices"
	"strings"

	"actant/extract"
	"actant/graph"
)

// readMetonyms lets a capital stand for its country, and a building for the power
// that sits there, where it acts: «Київ закликав» is Ukraine, «у Києві» and «Київ
// обстріляли» the city.
func (r *resolver) readMetonyms() {
	acts, lies := make([]bool, len(r.doc.Mentions)), make([]bool, len(r.doc.Mentions))
	for i := range r.doc.Statements {
		r.readings(&r.doc.Statements[i], acts, lies)
	}
	for i := range r.doc.Mentions {
		m := r.mention(i)
		if m.Form != extract.Name || m.Kind == graph.Person || !acts[i] || lies[i] || r.isParliament(i) {
			continue
		}
		if power := r.power(i); power != "" && power != r.link[i] && !r.foreign(i, power) {
			r.setLink(i, power, extract.ByMetonym)
			r.by[i] = "metonymy"
		}
	}
}

// isParliament says whether a mention is a parliament of the tables, which is an actor
// of its own.
func (r *resolver) isParliament(i int) bool {
	e, ok := r.entry(r.link[i])
	return ok && e.OrgKind == "parliament"
}

// power is the entry of who acts when a place is said to: for a capital its country,
// or the organisation that the tables know by the name of the city (Brussels); for
// a building or street the country it stands for. Empty for other places.
func (r *resolver) power(i int) string {
	city := strings.HasPrefix(r.link[i], "cities:")
	for _, key := range r.placeKeys(i) {
		if country, ok := r.stage.names.Metonym(key); ok && !city {
			return country
		}
		country, ok := r.stage.names.Capital(key)
		if !ok || !city {
			continue
		}
		orgs := slices.DeleteFunc(r.stage.names.ByKey(key), func(link string) bool { return !strings.HasPrefix(link, "orgs:") })
		if len(orgs) == 0 {
			return country
		}
		if said := only(orgs, func(link string) bool { return r.linkedTo(link) >= 0 }); said != "" {
			return said // Brussels is NATO where the text speaks of it and not of the EU
		}
		return orgs[0]
	}
	return ""
}

// foreign says whether the words of a mention name another country than the power:
// «Сейм Латвії» is not the power of Poland.
func (r *resolver) foreign(i int, power string) bool {
	country := power
	if e, ok := r.entry(power); ok && e.Kind != graph.Country {
		country = e.Country
	}
	for _, k := range r.within[r.mention(i).Sent] {
		if e, ok := r.entry(r.mention(k).Link); ok && r.inside(k, i) && e.Kind == graph.Country && e.ID != country {
			return true
		}
	}
	return false
}

// placeKeys are the keys that a place may be looked up by: of its name, and of the
// words as they stand there, which may call a power by its seat («Кремль»).
func (r *resolver) placeKeys(i int) []string {
	m := r.mention(i)
	words := keyWords(r.doc.Text[m.Start:m.End])
	for len(words) > 0 && r.words(m.Sent).has(definite, words[0]) {
		words = words[1:]
	}
	return []string{strings.ToLower(m.Key), strings.Join(words, " "), r.headLemma(i)}
}

// readings notes which mentions a statement uses as actors and which as places.
func (r *resolver) readings(st *extract.Statement, acts, lies []bool) {
	schema := graph.Schema(st.Relation)
	note := func(a *extract.Argument, as []bool) {
		if a != nil && a.Mention >= 0 && a.Mention < len(as) {
			as[a.Mention] = true
		}
	}
	if actor(schema.Source) && !slices.Contains(schema.Source, graph.Facility) { // «Саміт прийматиме Мадрид»
		note(st.Source, acts)
	} else {
		note(st.Source, lies)
	}
	if actor(schema.Target) && schema.Group != "C" {
		note(st.Target, acts)
	} else {
		note(st.Target, lies)
	}
	for _, role := range []graph.Role{graph.RolePlace, graph.RoleFrom, graph.RoleTo} {
		note(st.Roles.Args[role], lies)
	}
	for _, said := range st.Attribution {
		note(said.Speaker, acts) // also in the locative: «на Банковій відповіли»
	}
}

// actor says whether an end of these kinds may be a power, not only a person, a group
// or a place.
func actor(kinds []graph.Kind) bool {
	return slices.Contains(kinds, graph.Group) && slices.Contains(kinds, graph.Country)
}
