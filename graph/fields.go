package graph

import (
	"encoding/json"
	"fmt"
	"maps"
	"math"
	"slices"
	"strings"
	"unicode/utf8"
)

// MaxID is how many bytes an id has at most.
const MaxID = 500

// MaxKey is how many letters of a search key count; what stands behind them is cut
// off before keys are stored or compared.
const MaxKey = 1000

// SearchKey returns a search key as it is stored and compared: its first MaxKey letters.
func SearchKey(key string) string {
	if len(key) <= MaxKey {
		return key
	}
	letters := 0
	for i := range key {
		if letters++; letters > MaxKey {
			return key[:i]
		}
	}
	return key
}

func searchKeys(keys []string) []string {
	all := make([]string, len(keys))
	for i, key := range keys {
		all[i] = SearchKey(key)
	}
	return union(all)
}

// textFault says why a string cannot be stored; empty when it can.
func textFault(s string) string {
	switch {
	case !utf8.ValidString(s):
		return "is not UTF-8"
	case strings.IndexByte(s, 0) >= 0:
		return "holds NUL"
	}
	return ""
}

// idFault says why an id cannot be stored; empty when it can.
func idFault(id ID, prefix string) string {
	switch {
	case !strings.HasPrefix(string(id), prefix) || len(id) == len(prefix):
		return "does not begin with " + prefix
	case len(id) > MaxID:
		return fmt.Sprintf("is longer than %d bytes", MaxID)
	}
	return textFault(string(id))
}

// shown is an id for a message, quoted and cut where it is none of ours.
func shown(id ID) string {
	if len(id) <= MaxID && textFault(string(id)) == "" && id != "" {
		return string(id)
	}
	return fmt.Sprintf("%.40q", string(id))
}

// texts checks the strings of one field.
func (v *validator) texts(owner, field string, values ...string) {
	for _, s := range values {
		if fault := textFault(s); fault != "" {
			v.require(false, "%s: its %s %s", owner, field, fault)
		}
	}
}

// names checks every string of an entity.
func (v *validator) names(owner string, m Mentioned) {
	e := m.Entity
	v.texts(owner, "name", e.Name)
	for _, lang := range slices.Sorted(maps.Keys(e.Names)) {
		v.texts(owner, "language of a name", lang)
		v.texts(owner, fmt.Sprintf("name in %q", lang), e.Names[lang])
	}
	v.texts(owner, "alias", e.Aliases...)
	v.texts(owner, "form in the text", m.Names...)
	v.texts(owner, "search key", m.Search...)
	v.texts(owner, "wikidata id", e.Wikidata)
	v.texts(owner, "position", e.Position)
	v.texts(owner, "part of its members", e.MembersAs)
}

func (v *validator) amount(owner string, a *Amount) {
	if a == nil {
		return
	}
	v.require(!math.IsNaN(a.Value) && !math.IsInf(a.Value, 0), "%s: its amount is no number", owner)
	v.texts(owner, "unit of the amount", a.Unit)
	v.texts(owner, "comparator of the amount", a.Comparator)
	v.texts(owner, "text of the amount", a.Text)
}

// printed checks what the extractor printed.
func (v *validator) printed(owner string, text json.RawMessage) {
	v.texts(owner, "extracted statement", string(text))
	v.require(len(text) == 0 || json.Valid(text), "%s: its extracted statement is not JSON", owner)
}
