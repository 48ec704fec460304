package api

import (
	"cmp"
	"context"
	"fmt"
	"slices"

	"actant/graph"
)

// maxEventStatements is how many statements of one event are looked through.
const maxEventStatements = graph.MaxLimit

// EventSummary is an event as a list of events shows it.
type EventSummary struct {
	Event graph.Entity `json:"event"`
	Last  graph.Date   `json:"last" doc:"Of the statements that name it."`
}

type eventsIn struct {
	Q           string `query:"q" maxLength:"300" doc:"Words of its name; empty: the events of the newest statements."`
	Participant string `query:"participant" maxLength:"300" doc:"Entity id or name at an end of a statement that names the event."`
	From        string `query:"from" format:"date" doc:"First day, inclusive."`
	To          string `query:"to" format:"date" doc:"Last day, inclusive."`
	Limit       int    `query:"limit" default:"50" minimum:"1" maximum:"200"`
}

type eventsOut struct {
	Body struct {
		Events    []EventSummary `json:"events" doc:"Newest statement first."`
		Truncated bool           `json:"truncated" doc:"There are more statements; the newest 10,000 were looked through."`
	}
}

func (s *server) events(ctx context.Context, in *eventsIn) (*eventsOut, error) {
	m := graph.Match{From: graph.Date(in.From), To: graph.Date(in.To), Polarities: polarities(), Factualities: graph.Factualities()}
	var err error
	if m.Either, err = s.lookUp(ctx, "participant", in.Participant); err != nil {
		return nil, err
	}
	named, err := s.namedEvents(ctx, in.Q)
	if err != nil {
		return nil, err
	}
	out := &eventsOut{}
	out.Body.Events, out.Body.Truncated, err = s.eventsOf(ctx, m, named, in.Limit)
	return out, err
}

// namedEvents are the ids of the events that have the words in a name; nil for none
// asked.
func (s *server) namedEvents(ctx context.Context, words string) (map[graph.ID]bool, error) {
	if words == "" {
		return nil, nil
	}
	list, err := s.search(ctx, words, true)
	named := map[graph.ID]bool{}
	for _, e := range list {
		if e.Kind == graph.Event {
			for _, id := range append([]graph.ID{e.ID}, e.Merged...) {
				named[id] = true
			}
		}
	}
	return named, err
}

// eventsOf lists the events that the matching statements name, newest first.
func (s *server) eventsOf(ctx context.Context, m graph.Match, named map[graph.ID]bool, limit int) ([]EventSummary, bool, error) {
	last := map[graph.ID]graph.Date{}
	var ids []graph.ID
	truncated, err := s.walk(ctx, m, func(st graph.Statement) bool {
		for _, id := range []graph.ID{st.Roles[graph.RoleEvent], st.Target, st.Source} {
			if _, seen := last[id]; id != "" && !seen && (named == nil || named[id]) {
				last[id] = st.SortDate
				ids = append(ids, id)
			}
		}
		return true
	})
	if err != nil {
		return nil, false, err
	}
	events, seen := []EventSummary{}, map[graph.ID]bool{}
	for part := range slices.Chunk(ids, maxIDs) {
		list, err := s.store.Entities(ctx, graph.EntityQuery{IDs: part})
		if err != nil {
			return nil, false, fmt.Errorf("events: %w", err)
		}
		for _, e := range list {
			if e.Kind == graph.Event && !seen[e.ID] {
				seen[e.ID] = true
				events = append(events, EventSummary{e, newest(last, append([]graph.ID{e.ID}, e.Merged...))})
			}
		}
	}
	slices.SortFunc(events, func(a, b EventSummary) int {
		return cmp.Or(cmp.Compare(b.Last, a.Last), cmp.Compare(a.Event.ID, b.Event.ID))
	})
	return events[:min(limit, len(events))], truncated, nil
}

func newest(dates map[graph.ID]graph.Date, ids []graph.ID) graph.Date {
	var day graph.Date
	for _, id := range ids {
		day = max(day, dates[id])
	}
	return day
}

// Participant is somebody of whom something was said about an event.
type Participant struct {
	Entity     EntityRef  `json:"entity"`
	Via        *EntityRef `json:"via_group,omitempty" doc:"The collective that was named."`
	Statements []graph.ID `json:"statements" doc:"What says so."`
}

// EventWithParticipants is an event and who was to do with it. Nobody is in a list
// without a statement: who is in none of them is not known to have stayed away.
type EventWithParticipants struct {
	Event      graph.Entity  `json:"event"`
	Hosts      []Participant `json:"hosts"`
	Invited    []Participant `json:"invited"`
	NotInvited []Participant `json:"not_invited"`
	Accepted   []Participant `json:"accepted" doc:"Planned or promised to come."`
	Came       []Participant `json:"came"`
	StayedAway []Participant `json:"stayed_away" doc:"Did not come, will not, refused or boycotted."`
	Statements []Statement   `json:"statements" doc:"All that name it, newest first, at most 1,000 as target and as event."`
}

type eventOut struct{ Body EventWithParticipants }

func (s *server) event(ctx context.Context, in *idIn) (*eventOut, error) {
	e, err := s.entityByID(ctx, in.ID)
	if err != nil {
		return nil, err
	}
	if e.Kind != graph.Event {
		return nil, fmt.Errorf("%s is a %s, not an event: see /v1/entities/%s/profile: %w", e.Name, e.Kind, e.ID, graph.ErrNotFound)
	}
	list, err := s.ofEvent(ctx, e.ID)
	if err != nil {
		return nil, err
	}
	body := EventWithParticipants{Event: e}
	if body.Statements, err = s.expand(ctx, list); err != nil {
		return nil, err
	}
	own := append([]graph.ID{e.ID}, e.Merged...)
	for _, row := range body.lists() {
		*row.list = participants(body.Statements, func(st Statement) []side { return row.who(st, own) })
	}
	return &eventOut{Body: body}, nil
}

// ofEvent lists the statements that name an event as target, source or role.
func (s *server) ofEvent(ctx context.Context, id graph.ID) ([]graph.Statement, error) {
	every := graph.Match{Polarities: polarities(), Factualities: graph.Factualities(), Limit: maxEventStatements}
	asEnd, asRole := every, every
	asEnd.Either, asRole.Roles = id, map[graph.Role]graph.ID{graph.RoleEvent: id}
	var all []graph.Statement
	for _, m := range []graph.Match{asEnd, asRole} {
		page, err := s.store.Statements(ctx, m)
		if err != nil {
			return nil, fmt.Errorf("statements of event: %w", err)
		}
		all = append(all, page.Statements...)
	}
	slices.SortFunc(all, func(a, b graph.Statement) int {
		return cmp.Or(cmp.Compare(b.SortDate, a.SortDate), cmp.Compare(b.ID, a.ID))
	})
	return slices.CompactFunc(all, func(a, b graph.Statement) bool { return a.ID == b.ID }), nil
}

// side is one end of a statement: an entity and, of a collective, its members.
type side struct {
	ref     *EntityRef
	members []EntityRef
}

// attendance says whom a statement puts into one of the lists.
type attendance struct {
	list *[]Participant
	who  func(st Statement, event []graph.ID) []side
}

func (e *EventWithParticipants) lists() []attendance {
	return []attendance{
		{&e.Hosts, sourceOf(func(st Statement) bool { return isFact(st) && st.Relation == "HOSTED" })},
		{&e.Invited, invitedTo(graph.Positive)},
		{&e.NotInvited, invitedTo(graph.Negative)},
		{&e.Accepted, sourceOf(func(st Statement) bool {
			return comes(st) && st.Polarity == graph.Positive && intended(st)
		})},
		{&e.Came, came},
		{&e.StayedAway, sourceOf(func(st Statement) bool {
			away := st.Relation == "REJECTED" || st.Relation == "PROTESTED" && st.Mode == "boycott"
			return comes(st) && st.Polarity == graph.Negative && (intended(st) || st.Factuality == graph.Asserted) || away && isFact(st)
		})},
	}
}

func isFact(st Statement) bool {
	return st.Polarity == graph.Positive && st.Factuality == graph.Asserted
}

func intended(st Statement) bool {
	return st.Factuality == graph.Planned || st.Factuality == graph.Promised
}

func comes(st Statement) bool { return st.Relation == "PARTICIPATED_IN" || st.Relation == "VISITED" }

// sourceOf takes the source of the statements that fit and have the event as target.
func sourceOf(fits func(Statement) bool) func(Statement, []graph.ID) []side {
	return func(st Statement, event []graph.ID) []side {
		if !isOne(st.Target, event) || !fits(st) {
			return nil
		}
		return []side{{st.Source, st.SourceMembers}}
	}
}

func isOne(ref *EntityRef, ids []graph.ID) bool { return ref != nil && slices.Contains(ids, ref.ID) }

// invitedTo takes the target of invitations to the event.
func invitedTo(polarity graph.Polarity) func(Statement, []graph.ID) []side {
	return func(st Statement, event []graph.ID) []side {
		asked := st.Relation == "INVITED" && st.Polarity == polarity && st.Factuality == graph.Asserted
		if !asked || !isOne(st.Roles[graph.RoleEvent], event) {
			return nil
		}
		return []side{{st.Target, st.TargetMembers}}
	}
}

// came takes those who took part, and both ends of meetings at the event.
func came(st Statement, event []graph.ID) []side {
	switch {
	case !isFact(st):
		return nil
	case comes(st) && isOne(st.Target, event), st.Relation == "VISITED" && isOne(st.Roles[graph.RoleEvent], event):
		return []side{{st.Source, st.SourceMembers}}
	case st.Relation == "MET_WITH" && isOne(st.Roles[graph.RoleEvent], event):
		return []side{{st.Source, st.SourceMembers}, {st.Target, st.TargetMembers}}
	}
	return nil
}

// participants lists whom the statements name, in the order of their ids; the members
// of a named collective stand for themselves.
func participants(list []Statement, who func(Statement) []side) []Participant {
	all := []Participant{}
	enter := func(ref EntityRef, via *EntityRef, statement graph.ID) {
		i := slices.IndexFunc(all, func(p Participant) bool { return p.Entity.ID == ref.ID })
		if i < 0 {
			i = len(all)
			all = append(all, Participant{Entity: ref, Via: via})
		}
		all[i].Statements = append(all[i].Statements, statement)
	}
	for _, st := range list {
		for _, one := range who(st) {
			for _, m := range one.members {
				enter(m, one.ref, st.ID)
			}
			if one.ref != nil && len(one.members) == 0 {
				enter(*one.ref, nil, st.ID)
			}
		}
	}
	slices.SortFunc(all, func(a, b Participant) int { return cmp.Compare(a.Entity.ID, b.Entity.ID) })
	return all
}
