package graph

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
)

// The limits of a page.
const (
	DefaultLimit = 50
	MaxLimit     = 1000
)

// PageLimit returns how many records a page holds: limit, or DefaultLimit for 0;
// ErrInvalid when it is out of range.
func PageLimit(limit int) (int, error) {
	if limit < 0 || limit > MaxLimit {
		return 0, fmt.Errorf("limit %d is not in 0 to %d: %w", limit, MaxLimit, ErrInvalid)
	}
	return cmp.Or(limit, DefaultLimit), nil
}

// Cursor names the place after a record in the order of falling date, falling id.
func Cursor(date Date, id ID) string { return string(date) + "~" + string(id) }

// ParseCursor reads what Cursor made; ErrInvalid for anything else.
func ParseCursor(cursor string) (Date, ID, error) {
	day, id, ok := strings.Cut(cursor, "~")
	date, err := ParseDate(day)
	if !ok || err != nil || id == "" {
		return "", "", fmt.Errorf("cursor %q is not from a page: %w", cursor, ErrInvalid)
	}
	return date, ID(id), nil
}

// Normal returns m with its defaults filled in, or ErrInvalid when it holds a value
// outside the closed lists, a bad date, cursor or limit.
func (m Match) Normal() (Match, error) {
	bad := func(what string, value any) (Match, error) {
		return Match{}, fmt.Errorf("unknown %s %q: %w", what, value, ErrInvalid)
	}
	for _, r := range m.Relations {
		if !Known(r) {
			return bad("relation", r)
		}
	}
	for _, p := range m.Polarities {
		if p != Positive && p != Negative {
			return bad("polarity", p)
		}
	}
	for _, f := range m.Factualities {
		if !slices.Contains(allFactualities, f) {
			return bad("factuality", f)
		}
	}
	for role := range m.Roles {
		if !slices.Contains(allRoles, role) {
			return bad("role", role)
		}
	}
	for _, d := range []Date{m.From, m.To} {
		if _, err := ParseDate(string(d)); err != nil {
			return bad("date", d)
		}
	}
	if m.After != "" {
		if _, _, err := ParseCursor(m.After); err != nil {
			return Match{}, err
		}
	}
	if len(m.Polarities) == 0 {
		m.Polarities = []Polarity{Positive}
	}
	if len(m.Factualities) == 0 {
		m.Factualities = []Factuality{Asserted}
	}
	var err error
	m.Limit, err = PageLimit(m.Limit)
	return m, err
}

// FitsEnds says whether the ends of st fit Source, Target and Either of m, and
// through which collective they do where an entity fits as its member only. A
// symmetric statement fits either way round. canonical names the entity into which
// an id was merged; the ids of m are canonical already.
func (m Match) FitsEnds(st Statement, canonical func(ID) ID) (via ID, ok bool) {
	source := end{st.Source, st.SourceMembers, canonical}
	target := end{st.Target, st.TargetMembers, canonical}
	via, ok = m.fits(source, target)
	if Schema(st.Relation).Symmetric && (!ok || via != "") {
		if turned, fits := m.fits(target, source); fits && (!ok || turned == "") {
			return turned, true
		}
	}
	return via, ok
}

func (m Match) fits(source, target end) (via ID, ok bool) {
	viaSource, okSource := source.fits(m.Source)
	viaTarget, okTarget := target.fits(m.Target)
	if !okSource || !okTarget {
		return "", false
	}
	viaEither, okEither := source.fits(m.Either)
	if v, ok := target.fits(m.Either); ok && (!okEither || v == "") {
		viaEither, okEither = v, true
	}
	return cmp.Or(viaSource, viaTarget, viaEither), okEither
}

// end is one end of a statement with its members.
type end struct {
	id        ID
	members   []ID
	canonical func(ID) ID
}

func (e end) fits(id ID) (via ID, ok bool) {
	switch {
	case id == "" || e.id != "" && e.canonical(e.id) == id:
		return "", true
	case slices.ContainsFunc(e.members, func(m ID) bool { return e.canonical(m) == id }):
		return e.id, true
	}
	return "", false
}
