package neo

import (
	"context"
	"maps"
	"slices"

	"actant/graph"
)

// thing is an entity in the making.
type thing struct {
	fold    graph.EntityFold
	kind    graph.Kind // as stored; empty for a new or bare one
	members []graph.ID // to whom it has edges
}

// mentions adds the entities of stored documents.
func (in *intake) mentions(ctx context.Context, bundles []graph.Bundle) error {
	things, err := in.things(ctx, bundles)
	if err != nil {
		return err
	}
	var rows []values
	for _, b := range bundles {
		for _, m := range b.Entities {
			things[m.Entity.ID].fold.Add(b.Document.ID, m)
			record, err := encode(m)
			if err != nil {
				return err
			}
			rows = append(rows, values{
				"e": string(m.Entity.ID), "d": string(b.Document.ID),
				"count": m.Count, "names": texts(m.Names), "record": record,
			})
		}
	}
	if err := in.saveThings(ctx, things); err != nil {
		return err
	}
	return in.putRows(ctx, putMentionsText, rows)
}

// things reads the entities that the bundles mention, also those not stored yet.
func (in *intake) things(ctx context.Context, bundles []graph.Bundle) (map[graph.ID]*thing, error) {
	things := map[graph.ID]*thing{}
	for _, b := range bundles {
		for _, m := range b.Entities {
			things[m.Entity.ID] = &thing{}
		}
	}
	err := in.each(ctx, readFoldsText, slices.Sorted(maps.Keys(things)), func(r row) error {
		t := things[r.id("id")]
		t.kind = graph.Kind(r.text("kind"))
		if text := r.text("fold"); text != "" {
			err := decode(text, &t.fold)
			t.members = t.fold.Members
			return err
		}
		return nil
	})
	return things, err
}

// saveThings writes entities, their labels and their search keys.
func (in *intake) saveThings(ctx context.Context, things map[graph.ID]*thing) error {
	ids := slices.Sorted(maps.Keys(things))
	var rows []values
	labels := map[string][]values{}
	for _, id := range ids {
		t := things[id]
		row, err := in.entityRow(id, t.fold)
		if err != nil {
			return err
		}
		rows = append(rows, row)
		if kind := t.fold.Kind.Value; kind != t.kind {
			label := in.made.labelOf[kind]
			labels[label] = append(labels[label], values{"id": string(id)})
		}
	}
	if err := in.putRows(ctx, putEntitiesText, rows); err != nil {
		return err
	}
	if err := in.putByName(ctx, in.made.labels, labels); err != nil {
		return err
	}
	if err := in.members(ctx, things); err != nil {
		return err
	}
	return in.searchGroups(ctx, ids)
}

// members brings the edges of groups to what their folds say.
func (in *intake) members(ctx context.Context, things map[graph.ID]*thing) error {
	var gone []graph.ID
	var rows []values
	for _, id := range slices.Sorted(maps.Keys(things)) {
		t := things[id]
		if slices.Equal(t.members, t.fold.Members) {
			continue
		}
		if len(t.members) > 0 {
			gone = append(gone, id)
		}
		for _, member := range t.fold.Members {
			rows = append(rows, values{"g": string(id), "e": string(member)})
		}
	}
	if err := in.each(ctx, deleteMembersText, gone, nothing); err != nil {
		return err
	}
	return in.putRows(ctx, putMembersText, rows)
}

func (in *intake) entityRow(id graph.ID, fold graph.EntityFold) (values, error) {
	text, err := encode(fold)
	if err != nil {
		return nil, err
	}
	e := fold.Entity(id)
	return values{
		"id": string(id), "kind": string(e.Kind), "name": clean(e.Name),
		"name_uk": some(e.Names["uk"]), "name_en": some(e.Names["en"]), "names": texts(e.Aliases),
		"wikidata": some(cut(e.Wikidata)), "mentions": e.Mentions, "search": cutAll(fold.Search),
		"fold": text, "now": in.now,
	}, nil
}

// searchGroups gives the search keys of those that were merged to the entity that
// they answer as, for the groups that the ids belong to.
func (in *intake) searchGroups(ctx context.Context, ids []graph.ID) error {
	heads := map[graph.ID]bool{}
	for _, into := range in.merged {
		heads[into] = true
	}
	groups := map[graph.ID]bool{}
	for _, id := range ids {
		if head := in.canonical(id); heads[head] {
			groups[head] = true
		}
	}
	var rows []values
	err := in.each(ctx, readGroupFoldsText, slices.Sorted(maps.Keys(groups)), func(r row) error {
		keys, err := searchOf(r.list("folds"))
		rows = append(rows, values{"id": r.text("id"), "search": keys})
		return err
	})
	if err != nil {
		return err
	}
	for id, into := range in.merged {
		if groups[into] {
			rows = append(rows, values{"id": string(id), "search": nil})
		}
	}
	return in.putRows(ctx, setSearchText, rows)
}

// searchOf is the sorted union of the search keys of folds.
func searchOf(folds []any) ([]string, error) {
	var keys []string
	for _, v := range folds {
		text, _ := v.(string)
		if text == "" {
			continue
		}
		var fold graph.EntityFold
		if err := decode(text, &fold); err != nil {
			return nil, err
		}
		keys = append(keys, cutAll(fold.Search)...)
	}
	slices.Sort(keys)
	return slices.Compact(keys), nil
}
