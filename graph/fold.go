package graph

import (
	"cmp"
	"maps"
	"slices"
)

// Choice is a single value computed from many sources: that of the source (evidence
// or document) with the smallest id that has one. No From means no value yet.
type Choice[T any] struct {
	Value T  `json:"value"`
	From  ID `json:"from"`
}

func (c *Choice[T]) offer(value T, from ID, has bool) {
	if has && (c.From == "" || from < c.From) {
		c.Value, c.From = value, from
	}
}

// Fold is what the evidences of one statement say together: the highest confidence,
// the earliest sort date (first day of the time, else day of publication), and single
// values from the evidence with the smallest id that has one. From and To are the
// union of all times. Adding evidences in any order gives the same Fold, so a store
// may keep it and add what comes; to take evidence away, fold the rest anew.
type Fold struct {
	Tense       Choice[Tense]   `json:"tense,omitzero"`
	Mode        Choice[string]  `json:"mode,omitzero"`
	Amount      Choice[*Amount] `json:"amount,omitzero"`
	Time        Choice[*Time]   `json:"time,omitzero"`
	DerivedFrom Choice[ID]      `json:"derived_from,omitzero"`
	From        Date            `json:"time_from,omitempty"`
	To          Date            `json:"time_to,omitempty"`
	SortDate    Date            `json:"sort_date,omitempty"`
	Confidence  float64         `json:"confidence"`
	Evidences   int             `json:"evidences"`
}

// Add takes in one more evidence, which must not have been added before.
func (f *Fold) Add(ev Evidence) {
	f.Tense.offer(ev.Tense, ev.ID, ev.Tense != "" && ev.Tense != NoTense)
	f.Mode.offer(ev.Mode, ev.ID, ev.Mode != "")
	f.Amount.offer(ev.Amount, ev.ID, ev.Amount != nil)
	f.Time.offer(ev.Time, ev.ID, ev.Time != nil)
	f.DerivedFrom.offer(ev.DerivedFrom, ev.ID, ev.DerivedFrom != "")
	day := ev.Published
	if ev.Time != nil {
		f.From = earlier(f.From, ev.Time.From)
		f.To = max(f.To, ev.Time.To)
		day = cmp.Or(ev.Time.From, day)
	}
	f.SortDate = earlier(f.SortDate, day)
	f.Confidence = max(f.Confidence, ev.Confidence)
	f.Evidences++
}

// FoldOf is the Fold of all the evidences.
func FoldOf(evidences []Evidence) Fold {
	var f Fold
	for _, ev := range evidences {
		f.Add(ev)
	}
	return f
}

// Apply returns st with its computed fields set. The time of a state is the union of
// its times, worded as the chosen one.
func (f Fold) Apply(st Statement) Statement {
	st.Tense = cmp.Or(f.Tense.Value, NoTense)
	st.Mode, st.Amount, st.DerivedFrom = f.Mode.Value, f.Amount.Value, f.DerivedFrom.Value
	st.SortDate, st.Confidence, st.Evidences = f.SortDate, f.Confidence, f.Evidences
	st.Time = nil
	if chosen := f.Time.Value; chosen != nil {
		t := *chosen
		if Schema(st.Relation).State {
			t.From, t.To = f.From, f.To
		}
		st.Time = &t
	}
	return st
}

// earlier returns the smaller of two days, the known one when the other is unknown.
func earlier(a, b Date) Date {
	if a == "" || b != "" && b < a {
		return b
	}
	return a
}

// EntityFold is what the documents say of one entity together, in the way of Fold:
// single values from the document with the smallest id that has one, lists as sorted
// unions, mentions added up. Search is the union of the search keys.
type EntityFold struct {
	Kind      Choice[Kind]              `json:"kind"`
	Name      Choice[string]            `json:"name"`
	Names     map[string]Choice[string] `json:"names,omitempty"`
	Wikidata  Choice[string]            `json:"wikidata,omitzero"`
	Position  Choice[string]            `json:"position,omitzero"`
	MembersAs Choice[string]            `json:"members_as,omitzero"`
	Time      Choice[*Time]             `json:"time,omitzero"`
	Place     Choice[ID]                `json:"place,omitzero"`
	Aliases   []string                  `json:"aliases,omitempty"`
	Members   []ID                      `json:"members,omitempty"`
	Search    []string                  `json:"search,omitempty"`
	Mentions  int                       `json:"mentions"`
}

// Add takes in what one more document says.
func (f *EntityFold) Add(document ID, m Mentioned) {
	e := m.Entity
	f.Kind.offer(e.Kind, document, e.Kind != "")
	f.Name.offer(e.Name, document, e.Name != "")
	f.Wikidata.offer(e.Wikidata, document, e.Wikidata != "")
	f.Position.offer(e.Position, document, e.Position != "")
	f.MembersAs.offer(e.MembersAs, document, e.MembersAs != "")
	f.Time.offer(e.Time, document, e.Time != nil)
	f.Place.offer(e.Place, document, e.Place != "")
	for lang, name := range e.Names {
		c := f.Names[lang]
		c.offer(name, document, name != "")
		if f.Names == nil {
			f.Names = map[string]Choice[string]{}
		}
		f.Names[lang] = c
	}
	f.Aliases = union(f.Aliases, e.Aliases, m.Names)
	f.Members = union(f.Members, e.Members)
	f.Search = union(f.Search, m.Search)
	f.Mentions += m.Count
}

// Entity returns the entity with the given id that the fold describes.
func (f EntityFold) Entity(id ID) Entity {
	e := Entity{
		ID: id, Kind: f.Kind.Value, Name: f.Name.Value, Aliases: f.Aliases, Wikidata: f.Wikidata.Value,
		Position: f.Position.Value, Members: f.Members, MembersAs: f.MembersAs.Value,
		Time: f.Time.Value, Place: f.Place.Value, Mentions: f.Mentions,
	}
	for lang, c := range f.Names {
		if e.Names == nil {
			e.Names = map[string]string{}
		}
		e.Names[lang] = c.Value
	}
	return e
}

// Unite returns the entity id as which all of the group answer: itself, where it is
// among them, and those merged into it. Single values come from itself, else from
// the smallest id that has one. The group is not empty.
func Unite(id ID, group []Entity) Entity {
	sorted := slices.Clone(group)
	slices.SortFunc(sorted, func(a, b Entity) int {
		if own := cmp.Compare(btoi(b.ID == id), btoi(a.ID == id)); own != 0 {
			return own
		}
		return cmp.Compare(a.ID, b.ID)
	})
	all := Entity{ID: id}
	for _, e := range sorted {
		all.Kind, all.Name = cmp.Or(all.Kind, e.Kind), cmp.Or(all.Name, e.Name)
		all.Wikidata, all.Position = cmp.Or(all.Wikidata, e.Wikidata), cmp.Or(all.Position, e.Position)
		all.MembersAs, all.Place = cmp.Or(all.MembersAs, e.MembersAs), cmp.Or(all.Place, e.Place)
		all.Time = cmp.Or(all.Time, e.Time)
		all.Names = withNames(all.Names, e.Names)
		all.Aliases, all.Members = union(all.Aliases, e.Aliases), union(all.Members, e.Members)
		all.Mentions += e.Mentions
		if e.ID != id {
			all.Merged = union(all.Merged, []ID{e.ID})
		}
	}
	return all
}

// withNames returns the names and what more has in languages that they lack.
func withNames(names, more map[string]string) map[string]string {
	if len(names)+len(more) == 0 {
		return nil
	}
	all := make(map[string]string, len(names)+len(more))
	maps.Copy(all, more)
	maps.Copy(all, names)
	return all
}

func btoi(b bool) int {
	if b {
		return 1
	}
	return 0
}

// union returns the sorted union of the lists without empty strings, nil when there
// is nothing in it; the lists are left alone.
func union[T ~string](lists ...[]T) []T {
	all := slices.Concat(lists...)
	slices.Sort(all)
	all = slices.Compact(all)
	if len(all) > 0 && all[0] == "" {
		all = all[1:]
	}
	if len(all) == 0 {
		return nil
	}
	return all
}
