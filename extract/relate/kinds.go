package relate

import (
	"slices"

	"actant/extract"
	"actant/graph"
)

// actorKinds are the kinds that can act.
var actorKinds = graph.KindsOf("A")

// doers are the kinds that a deed may belong to.
var doers = []graph.Kind{graph.Person, graph.Organization, graph.Country, graph.City, graph.Group}

// concrete are the kinds of things that have no arguments of their own.
var concrete = append(slices.Clone(doers), graph.Place, graph.Facility, graph.Work, graph.Money)

// fits says whether what token t heads may stand where the kinds are allowed. A
// pronoun fits wherever an actor does; a relative pronoun counts as the noun it
// stands for; a thing of unknown kind fits an actor when it has a proper name or its
// head is animate.
func fits(v *view, t int, kinds []graph.Kind) bool {
	if len(kinds) == 0 {
		return true
	}
	m := v.mention(t)
	if m < 0 {
		return false
	}
	if v.asksAnything(t) {
		return true
	}
	men := &v.doc.Mentions[m]
	if men.Form == extract.Pronoun {
		if noun := v.relativeHead(t); noun >= 0 {
			return fits(v, noun, kinds)
		}
		if p := v.toks[t].Feats.PronType; p == "Ind" || p == "Tot" || p == "Neg" {
			return false // "everyone is invited"
		}
		return v.maybeThing(t, men) || slices.Contains(kinds, graph.Group) || slices.Contains(kinds, graph.Person)
	}
	if slices.Contains(kinds, men.Kind) || men.Kind == graph.Group && ofActors(kinds) {
		return true
	}
	if men.Kind == graph.Organization && slices.Contains(kinds, graph.Facility) && v.is("premises", t) {
		return true // soldiers left the hospital
	}
	if v.is("quantity", t) {
		if n := v.kid(t, "nmod"); n >= 0 {
			return fits(v, n, kinds)
		}
		return ofActors(kinds) // "thousands rallied"
	}
	unknown := men.Kind == graph.Other && (men.Form == extract.Name || v.toks[t].Feats.Animacy == "Anim")
	if unknown && men.Form == extract.Name && slices.Contains(kinds, graph.Place) && v.is("locative", max(v.kid(t, "case"), 0)) && v.kid(t, "case") >= 0 {
		return true // "on Luzon", whatever Luzon is
	}
	return unknown && (slices.Contains(kinds, graph.Group) || men.Form == extract.Name && ofActors(kinds))
}

// maybeThing says whether a pronoun may stand for a thing or event: "it", «її», but not
// "he", nor a possessive.
func (v *view) maybeThing(t int, men *extract.Mention) bool {
	f := v.toks[t].Feats
	personal := !v.lang.Grammar.Cased && (f.Gender == "Masc" || f.Gender == "Fem")
	return men.Person == 3 && f.Poss == "" && !personal
}

// ofActors says whether groups of what the kinds allow are groups of actors.
func ofActors(kinds []graph.Kind) bool {
	return slices.Contains(kinds, graph.Person) || slices.Contains(kinds, graph.Organization)
}

// relativeHead is the noun that a relative pronoun stands for, or -1.
func (v *view) relativeHead(t int) int {
	if v.toks[t].Feats.PronType != "Rel" && !v.is("relative", t) {
		return -1
	}
	for n := t; n >= 0; n = v.toks[n].Head {
		if v.rel(n) == "acl:relcl" {
			return v.toks[n].Head
		}
	}
	return -1
}

// kindsFor are the kinds that a slot allows: those of the marking, else those of the
// schema.
func kindsFor(f *Frame, slot Slot, mark Mark) []graph.Kind {
	if len(mark.Kinds) > 0 {
		return mark.Kinds
	}
	schema := graph.Schema(f.Relation)
	switch slot.Role {
	case slotSource:
		return schema.Source
	case slotTarget:
		return schema.Target
	case string(graph.RolePlace), string(graph.RoleFrom), string(graph.RoleTo):
		return graph.KindsOf("GLF")
	case string(graph.RoleEvent):
		return graph.KindsOf("E")
	}
	return nil
}
