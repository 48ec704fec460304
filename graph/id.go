package graph

import (
	"crypto/sha256"
	"encoding/hex"
	"slices"
	"strings"

	"golang.org/x/text/unicode/norm"
)

// hash is the id recipe: prefix + the first 128 bits of SHA-256 in hex over the
// fields joined with U+001F, each NFC, trimmed and lower case.
func hash(prefix string, fields ...string) ID {
	for i, f := range fields {
		fields[i] = plain(f)
	}
	sum := sha256.Sum256([]byte(strings.Join(fields, "\x1f")))
	return ID(prefix + hex.EncodeToString(sum[:16]))
}

// plain is a field as an id sees it.
func plain(field string) string {
	return strings.ToLower(strings.TrimSpace(norm.NFC.String(field)))
}

// KnownEntityID is the id of an entity that the name tables know, for example
// KnownEntityID(Country, "countries", "JP").
func KnownEntityID(kind Kind, table, tableID string) ID {
	return hash("e1:", string(kind), "table", table, tableID)
}

// NamedEntityID is the id of an entity known by name only: key is its canonical
// lemma key.
func NamedEntityID(kind Kind, key string) ID { return hash("e1:", string(kind), "name", key) }

// LocalEntityID is the id of an unnamed thing ("the minister"), which belongs to one
// document: first is the byte offset of its first mention.
func LocalEntityID(kind Kind, key string, document ID, first string) ID {
	return hash("e1:", string(kind), "local", key, string(document), first)
}

// DocumentID is the id of one version of a text.
func DocumentID(url, contentHash string) ID { return hash("d1:", url, contentHash) }

// ContentHash is the SHA-256 of a text in hex.
func ContentHash(text string) string {
	sum := sha256.Sum256([]byte(text))
	return hex.EncodeToString(sum[:])
}

// EvidenceID is the id of one evidence.
func EvidenceID(statement, document ID, start, end string) ID {
	return hash("v1:", string(statement), string(document), start, end)
}

// StatementID is the id of the claim that st makes: relation, predicate, ends,
// members, event, place, position, item, content, polarity, factuality and time.
// An event without time has the day of publication instead; a state has no time.
// Speaker, document, tense, mode, amount and confidence are not in it. A symmetric
// relation must already have its ends in order (see Orient).
func StatementID(st Statement, published Date) ID {
	from, to, granularity := "", "", ""
	switch {
	case Schema(st.Relation).State:
	case st.Time != nil && (st.Time.From != "" || st.Time.To != ""):
		from, to, granularity = string(st.Time.From), string(st.Time.To), string(st.Time.Granularity)
	default:
		from = string(published)
	}
	return hash(
		"s1:", string(st.Relation), st.Predicate, string(st.Source), string(st.Target),
		join(st.SourceMembers), join(st.TargetMembers),
		string(st.Roles[RoleEvent]), string(st.Roles[RolePlace]), string(st.Roles[RolePosition]), string(st.Roles[RoleItem]),
		join(st.Content), string(st.Polarity), string(st.Factuality), from, to, granularity,
	)
}

func join(ids []ID) string {
	sorted := slices.Clone(ids)
	slices.Sort(sorted)
	parts := make([]string, len(sorted))
	for i, id := range sorted {
		parts[i] = string(id)
	}
	return strings.Join(parts, ",")
}

// Orient puts the ends of a symmetric relation in order, smaller id first, a
// missing end last; other statements are left alone.
func (st *Statement) Orient() {
	if !Schema(st.Relation).Symmetric || st.Target == "" {
		return
	}
	if st.Source != "" && st.Source < st.Target {
		return
	}
	st.Source, st.Target = st.Target, st.Source
	st.SourceMembers, st.TargetMembers = st.TargetMembers, st.SourceMembers
}
