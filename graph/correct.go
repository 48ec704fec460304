package graph

import (
	"fmt"
	"slices"
	"strings"
	"time"
)

// CorrectionID is the id of a correction: the hash of all else it says.
func CorrectionID(c Correction) ID {
	return hash("c1:", string(c.Action),
		string(c.Entity), string(c.Into), join(c.Documents), string(c.Undoes), c.By, c.At, c.Reason)
}

// ValidateCorrection says, as ErrInvalid, what is malformed in c.
func ValidateCorrection(c Correction) error {
	bad := func(format string, args ...any) error {
		return fmt.Errorf("correction %s: %s: %w", shown(c.ID), fmt.Sprintf(format, args...), ErrInvalid)
	}
	if fault := c.fault(); fault != "" {
		return bad("%s", fault)
	}
	if want := CorrectionID(c); c.ID != want {
		return bad("the id of its content is %s", want)
	}
	if strings.TrimSpace(c.By) == "" {
		return bad("nobody is named in by")
	}
	if _, err := time.Parse(time.RFC3339, c.At); err != nil {
		return bad("at %q is not a time like 2023-04-04T10:00:00Z", c.At)
	}
	switch c.Action {
	case Merge, NotSame, Split:
		if c.Entity == "" || c.Into == "" || c.Entity == c.Into {
			return bad("entity and into must be two ids")
		}
		if c.Undoes != "" || (c.Action == Split) != (len(c.Documents) > 0) {
			return bad("only split has documents, only undo undoes")
		}
	case Undo:
		if c.Undoes == "" || c.Entity != "" || c.Into != "" || len(c.Documents) > 0 {
			return bad("undo has nothing but the id it undoes")
		}
	default:
		return bad("unknown action %q", c.Action)
	}
	return nil
}

// fault says which string of c cannot be stored.
func (c Correction) fault() string {
	for _, f := range []struct{ field, prefix, value string }{
		{"entity", "e1:", string(c.Entity)}, {"into", "e1:", string(c.Into)}, {"undoes", "c1:", string(c.Undoes)},
	} {
		if fault := idFault(ID(f.value), f.prefix); f.value != "" && fault != "" {
			return f.field + " " + fault
		}
	}
	for _, id := range c.Documents {
		if fault := idFault(id, "d1:"); fault != "" {
			return "a document " + fault
		}
	}
	if fault := textFault(c.By); fault != "" {
		return "by " + fault
	}
	if fault := textFault(c.Reason); fault != "" {
		return "reason " + fault
	}
	return ""
}

// InForce returns the corrections of a log, given in the order of recording, that
// were not taken back, without the undos.
func InForce(log []Correction) []Correction {
	undone := map[ID]bool{}
	for _, c := range log {
		undone[c.Undoes] = c.Action == Undo
	}
	var in []Correction
	for _, c := range log {
		if c.Action != Undo && !undone[c.ID] {
			in = append(in, c)
		}
	}
	return in
}

// Merges replays the log: for every merged entity the one that it answers as, in
// one hop.
func Merges(log []Correction) map[ID]ID {
	into, members := map[ID]ID{}, map[ID][]ID{}
	for _, c := range InForce(log) {
		if c.Action != Merge {
			continue
		}
		to := c.Into
		if next, ok := into[to]; ok {
			to = next
		}
		for _, old := range append(members[c.Entity], c.Entity) {
			if old == c.Entity || into[old] == c.Entity {
				into[old] = to
				members[to] = append(members[to], old)
			}
		}
		delete(members, c.Entity)
	}
	return into
}

// Accept says whether c may be appended to the log: ErrNotFound when it undoes what
// is not there, ErrConflict when it merges what is merged already or never to be
// merged, parts what is merged, or undoes what is undone. Whether the entities and
// documents exist is for the store to check.
func Accept(log []Correction, c Correction) error {
	merged := Merges(log)
	canonical := func(id ID) ID {
		if to, ok := merged[id]; ok {
			return to
		}
		return id
	}
	switch c.Action {
	case Undo:
		return acceptUndo(log, c)
	case NotSame:
		if canonical(c.Entity) == canonical(c.Into) {
			return fmt.Errorf("%s and %s are merged, undo that first: %w", c.Entity, c.Into, ErrConflict)
		}
	case Merge:
		for _, id := range []ID{c.Entity, c.Into} {
			if to, ok := merged[id]; ok {
				return fmt.Errorf("%s is merged into %s already: %w", id, to, ErrConflict)
			}
		}
		for _, other := range InForce(log) {
			a, b := canonical(other.Entity), canonical(other.Into)
			pair := a == c.Entity && b == c.Into || a == c.Into && b == c.Entity
			if pair && other.Action == NotSame {
				return fmt.Errorf("%s and %s are never to be merged (%s): %w",
					other.Entity, other.Into, other.ID, ErrConflict)
			}
		}
	}
	return nil
}

func acceptUndo(log []Correction, c Correction) error {
	i := slices.IndexFunc(log, func(other Correction) bool { return other.ID == c.Undoes })
	switch {
	case i < 0:
		return fmt.Errorf("correction %s: %w", c.Undoes, ErrNotFound)
	case log[i].Action == Undo:
		return fmt.Errorf("an undo cannot be undone, repeat the correction instead: %w", ErrInvalid)
	case !slices.ContainsFunc(InForce(log), func(other Correction) bool { return other.ID == c.Undoes }):
		return fmt.Errorf("correction %s is undone already: %w", c.Undoes, ErrConflict)
	}
	return nil
}

// Extend returns those of more that the log lacks, in order, each of which may be
// appended after the one before: see ValidateCorrection and Accept.
func Extend(log, more []Correction) ([]Correction, error) {
	known := map[ID]bool{}
	for _, c := range log {
		known[c.ID] = true
	}
	var fresh []Correction
	for _, c := range more {
		if err := ValidateCorrection(c); err != nil {
			return nil, err
		}
		if known[c.ID] {
			continue
		}
		if err := Accept(slices.Concat(log, fresh), c); err != nil {
			return nil, fmt.Errorf("correction %s: %w", c.ID, err)
		}
		known[c.ID] = true
		fresh = append(fresh, c)
	}
	return fresh, nil
}

// Touched lists the documents that count otherwise since fresh, the last corrections
// of the log: those that a split names, or one that was undone.
func Touched(log, fresh []Correction) []ID {
	splits := map[ID][]ID{}
	for _, c := range log {
		splits[c.ID] = c.Documents
	}
	var documents []ID
	for _, c := range fresh {
		documents = union(documents, c.Documents, splits[c.Undoes])
	}
	return documents
}

// Replay returns b as it counts under the log: sealed, and with the splits in force
// that name its document applied in order.
func Replay(b Bundle, log []Correction) Bundle {
	b = Seal(b)
	for _, c := range InForce(log) {
		if c.Action == Split && slices.Contains(c.Documents, b.Document.ID) {
			b = split(b, c.Entity, c.Into)
		}
	}
	return b
}

// split renames one entity of a sealed bundle, which it may change, everywhere.
func split(b Bundle, from, to ID) Bundle {
	rename := func(id *ID) {
		if *id == from {
			*id = to
		}
	}
	renameAll := func(ids []ID) {
		for i := range ids {
			rename(&ids[i])
		}
	}
	for i := range b.Entities {
		e := &b.Entities[i].Entity
		rename(&e.ID)
		rename(&e.Place)
		renameAll(e.Members)
	}
	for i := range b.Statements {
		st := &b.Statements[i]
		rename(&st.Source)
		rename(&st.Target)
		renameAll(st.SourceMembers)
		renameAll(st.TargetMembers)
		for role, id := range st.Roles {
			rename(&id)
			st.Roles[role] = id
		}
		for j := range st.Evidence {
			for k := range st.Evidence[j].SaidBy {
				said := &st.Evidence[j].SaidBy[k]
				rename(&said.Speaker)
				rename(&said.OnBehalfOf)
				rename(&said.Via)
			}
		}
	}
	return Seal(b)
}
