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
		if seat, ok := r.stage.names.Metonym(strings.ToLower(r.mention(i).Key)); ok && r.mention(i).Form == extract.Name {
			r.link[i] = ""
			if acts[i] || !lies[i] {
				r.link[i], r.by[i] = seat, "metonymy"
			}
			continue
		}
		if power := r.power(i); power != "" && acts[i] && !lies[i] {
			r.link[i], r.by[i] = power, "metonymy"
		}
	}
}

// power is the entry of who acts when a capital is said to: its country, for
// Brussels the organisation that the tables put first. Empty for other places.
func (r *resolver) power(i int) string {
	country, ok := "", false
	for _, link := range append([]string{r.link[i]}, r.mention(i).Candidates...) {
		switch {
		case link == "":
		case strings.HasPrefix(link, "orgs:") && r.mention(i).Kind != graph.Organization:
			return link
		case !ok && strings.HasPrefix(link, "cities:"):
			country, ok = r.stage.names.Capital(link)
		}
	}
	if !ok {
		return ""
	}
	return country
}

// readings notes which mentions a statement uses as actors and which as places.
func (r *resolver) readings(st *extract.Statement, acts, lies []bool) {
	schema := graph.Schema(st.Relation)
	note := func(a *extract.Argument, as []bool) {
		if a != nil && a.Mention >= 0 && a.Mention < len(as) {
			as[a.Mention] = true
		}
	}
	switch {
	case schema.Group == "E" || schema.Group == "open" || len(schema.Source) > 0 && !slices.Contains(schema.Source, graph.Group),
		slices.Contains(schema.Source, graph.Facility): // may be a place: «Саміт прийматиме Мадрид»
		note(st.Source, lies)
	default:
		note(st.Source, acts)
	}
	if slices.Contains(schema.Target, graph.Group) && schema.Group != "C" && schema.Group != "E" {
		note(st.Target, acts)
	} else if schema.Group != "E" {
		note(st.Target, lies)
	}
	for _, role := range []graph.Role{graph.RolePlace, graph.RoleFrom, graph.RoleTo} {
		note(st.Roles.Args[role], lies)
	}
	for _, said := range st.Attribution {
		note(said.Speaker, acts) // also in the locative: «на Банковій відповіли»
	}
}
