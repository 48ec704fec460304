package api

import (
	"context"
	"fmt"
	"slices"

	"actant/extract"
	"actant/graph"
	"actant/graph/key"
)

// asking is the answering of one question.
type asking struct {
	*server
	q     *extract.Query
	out   *Asked
	fixed []*constant
	known map[graph.ID]graph.Entity // by every id that statements use
}

// fitting is a statement that the query fits.
type fitting struct {
	st  graph.Statement
	fit fit
}

// maxAnchors is how many entities one name of a question may stand for.
const maxAnchors = 30

// fetch lists the statements that may fit: those of the rarest things that the
// question names, or all of the relation.
func (a *asking) fetch(ctx context.Context) ([]graph.Statement, error) {
	base := graph.Match{
		Factualities: graph.Factualities(), Polarities: []graph.Polarity{graph.Positive, graph.Negative}, Limit: graph.MaxLimit,
	}
	if a.q.Relation != "" {
		base.Relations = []graph.Relation{a.q.Relation}
	}
	if a.q.Time != nil && !graph.Schema(a.q.Relation).State {
		base.To = a.q.Time.To
	}
	var all []graph.Statement
	seen := map[graph.ID]bool{}
	for _, m := range a.anchored(base) {
		list, err := a.pages(ctx, m)
		if err != nil {
			return nil, err
		}
		for _, st := range list {
			if !seen[st.ID] {
				all = append(all, st)
			}
			seen[st.ID] = true
		}
	}
	return all, a.meet(ctx, all)
}

// maxPages is how many pages of statements one question reads of each thing it names.
const maxPages = 5

func (a *asking) pages(ctx context.Context, m graph.Match) ([]graph.Statement, error) {
	var all []graph.Statement
	for range maxPages {
		page, err := a.store.Statements(ctx, m)
		if err != nil {
			return nil, fmt.Errorf("statements of a question: %w", err)
		}
		all = append(all, page.Statements...)
		if m.After = page.Next; m.After == "" {
			return all, nil
		}
	}
	a.out.Truncated = true
	return all, nil
}

// anchored lists what to look for: at the ends or of the speaker, whatever the
// question names with certainty, else in the roles, else anywhere.
func (a *asking) anchored(base graph.Match) []graph.Match {
	var best []graph.Match
	for _, c := range a.fixed {
		var list []graph.Match
		ids := slices.Concat(sortedIDs(c.exact), sortedIDs(c.wide))
		for _, id := range ids[:min(len(ids), maxAnchors)] {
			m := base
			switch c.Slot {
			case extract.SlotSource, extract.SlotTarget:
				m.Either = id
			case extract.SlotSpeaker:
				m.Speaker = id
			default:
				continue
			}
			list = append(list, m)
		}
		if len(list) > 0 && (best == nil || len(list) < len(best)) {
			best = list
		}
	}
	if best == nil {
		return append(a.inRoles(base), base)
	}
	return best
}

// inRoles lists what to look for in the roles that the question names: an event or
// place that is known.
func (a *asking) inRoles(base graph.Match) []graph.Match {
	var list []graph.Match
	for _, c := range a.fixed {
		if !slices.Contains(graph.EntityRoles(), graph.Role(c.Slot)) {
			continue
		}
		ids := sortedIDs(c.exact)
		for _, id := range ids[:min(len(ids), maxAnchors)] {
			m := base
			m.Roles = map[graph.Role]graph.ID{graph.Role(c.Slot): id}
			list = append(list, m)
		}
	}
	return list
}

// meet learns the entities of statements.
func (a *asking) meet(ctx context.Context, list []graph.Statement) error {
	var ids []graph.ID
	for _, st := range list {
		for _, id := range entityIDs(st) {
			if _, known := a.known[id]; !known && id != "" {
				ids = append(ids, id)
			}
		}
	}
	slices.Sort(ids)
	for part := range slices.Chunk(slices.Compact(ids), maxIDs) {
		found, err := a.store.Entities(ctx, graph.EntityQuery{IDs: part})
		if err != nil {
			return fmt.Errorf("entities of statements: %w", err)
		}
		a.add(map[graph.ID]bool{}, found...)
	}
	return nil
}

// choose keeps the statements that fit every slot, with time and mode.
func (a *asking) choose(list []graph.Statement) []fitting {
	var kept []fitting
	for _, st := range list {
		if f := a.fits(st); f != noFit {
			kept = append(kept, fitting{st, f})
		}
	}
	return kept
}

func (a *asking) fits(st graph.Statement) fit {
	if a.q.Mode != "" && st.Mode != "" && st.Mode != a.q.Mode || !a.inTime(st) {
		return noFit
	}
	worst := exactFit
	for _, c := range a.fixed {
		worst = min(worst, a.fitsSlot(c, st))
	}
	return worst
}

// inTime says whether the time of a statement, or else the day of its report, and the
// time of the question meet.
func (a *asking) inTime(st graph.Statement) bool {
	t := a.q.Time
	if t == nil {
		return true
	}
	from, to := st.SortDate, st.SortDate
	if st.Time != nil {
		from, to = st.Time.From, st.Time.To
	}
	open := graph.Schema(st.Relation).State && st.Time == nil && a.q.Form != extract.Events // a state that is reported holds until it is said to end
	return (t.To == "" || from == "" || from <= t.To || open) && (t.From == "" || to == "" || t.From <= to || open)
}

// fitsSlot says how what stands in the slot of a constant is the constant.
func (a *asking) fitsSlot(c *constant, st graph.Statement) fit {
	switch c.Slot {
	case extract.SlotNamed, extract.SlotContent:
		return a.fitsWords(c, st)
	case extract.SlotSpeaker:
		return a.best(c, speakers(st)...)
	case extract.SlotAbout:
		return max(a.best(c, actorsOf(st)...), min(wideFit, a.fitsWords(c, st)))
	case extract.SlotBefore, extract.SlotAfter:
		return exactFit // see successors
	case extract.SlotSource:
		return a.fitsEnd(c, st, endOf(st.Source, st.SourceMembers), endOf(st.Target, st.TargetMembers))
	case extract.SlotTarget:
		return max(
			a.fitsEnd(c, st, endOf(st.Target, st.TargetMembers), endOf(st.Source, st.SourceMembers)),
			a.best(c, st.Roles[graph.RoleEvent], st.Roles[graph.RoleTopic]))
	}
	return a.fitsRole(c, st)
}

// endOf lists an end of a statement with its members.
func endOf(id graph.ID, members []graph.ID) []graph.ID { return append([]graph.ID{id}, members...) }

func (a *asking) fitsEnd(c *constant, st graph.Statement, end, other []graph.ID) fit {
	if graph.Schema(st.Relation).Symmetric {
		end = append(end, other...)
	}
	return a.best(c, end...)
}

// fitsRole looks into the role, and where the same thing may stand else: an event as
// the target, a topic as the event. A role that was not filled is sought in the words.
func (a *asking) fitsRole(c *constant, st graph.Statement) fit {
	role := graph.Role(c.Slot)
	f := a.best(c, st.Roles[role])
	if role == graph.RoleEvent || role == graph.RoleTopic {
		f = max(f, a.best(c, st.Target, st.Roles[graph.RoleEvent], st.Roles[graph.RoleTopic]))
	}
	if role == graph.RolePlace {
		f = max(f, a.best(c, a.known[st.Roles[graph.RoleEvent]].Place, a.known[st.Target].Place))
		if graph.Schema(st.Relation).State {
			f = max(f, a.best(c, st.Target)) // where something lies
		}
	}
	if a.q.Form == extract.Events {
		return f
	}
	if f == noFit && st.Roles[role] == "" {
		return min(wideFit, a.fitsWords(c, st))
	}
	return f
}

// best is the best fit of several entities.
func (a *asking) best(c *constant, ids ...graph.ID) fit {
	f := noFit
	for _, id := range ids {
		e, ok := a.known[id]
		switch {
		case !ok || id == "":
		case c.exact[id], c.exact[e.ID]:
			return exactFit
		case c.wide[id], c.wide[e.ID]:
			f = max(f, wideFit)
		default:
			f = max(f, a.bears(c, e))
		}
	}
	return f
}

// fitsWords says whether an evidence has the words of a constant or of its names.
func (a *asking) fitsWords(c *constant, st graph.Statement) fit {
	for _, ev := range st.Evidence {
		keys := key.Keys(ev.Quote, a.lemmas)
		if c.inKeys(keys) {
			return exactFit
		}
		for id := range c.exact {
			for _, name := range names(a.known[id]) {
				if words := a.wordsOf(name); len(words) > 0 && !lacks(words, keys) {
					return exactFit
				}
			}
		}
	}
	return noFit
}

// lacks says whether any word is missing.
func lacks(words []word, keys []string) bool {
	names, others := missing(words, keys)
	return names+others > 0
}

func speakers(st graph.Statement) []graph.ID {
	var ids []graph.ID
	for _, ev := range st.Evidence {
		for _, said := range ev.SaidBy {
			ids = append(ids, said.Speaker, said.OnBehalfOf, said.Via)
		}
	}
	return ids
}

// actorsOf lists the ends, members and roles of a statement.
func actorsOf(st graph.Statement) []graph.ID {
	ids := slices.Concat([]graph.ID{st.Source, st.Target}, st.SourceMembers, st.TargetMembers)
	for _, role := range graph.EntityRoles() {
		ids = append(ids, st.Roles[role])
	}
	return ids
}
