package neo

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"strings"
	"time"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j/dbtype"

	"actant/graph"
)

// encode writes a record as JSON, which is valid UTF-8 whatever is in it.
func encode(v any) (string, error) {
	text, err := json.Marshal(v)
	if err != nil {
		return "", fmt.Errorf("write record: %w", err)
	}
	return string(text), nil
}

func decode(text string, v any) error {
	if err := json.Unmarshal([]byte(text), v); err != nil {
		return fmt.Errorf("read record: %w", err)
	}
	return nil
}

// clean makes a string that the server takes: it would store broken UTF-8 as it is.
func clean(s string) string { return strings.ToValidUTF8(s, "\uFFFD") }

// cut cleans a string and ends it where the index would.
func cut(s string) string { return graph.SearchKey(clean(s)) }

func cutAll(keys []string) []string {
	all := make([]string, len(keys))
	for i, key := range keys {
		all[i] = cut(key)
	}
	return all
}

// some is nil, which is null, for an empty string.
func some(s string) any {
	if s == "" {
		return nil
	}
	return clean(s)
}

// hashOf is a key of bounded length for a text of any.
func hashOf(text string) any {
	if text == "" {
		return nil
	}
	sum := sha256.Sum256([]byte(text))
	return hex.EncodeToString(sum[:])
}

// day is a date as the server orders it; an unknown one comes before all others.
func day(d graph.Date) dbtype.Date {
	t, err := time.Parse(time.DateOnly, string(d))
	if err != nil {
		t = time.Date(-1, 1, 1, 0, 0, 0, 0, time.UTC)
	}
	return dbtype.Date(t)
}

// someDay is null for an unknown date.
func someDay(d graph.Date) any {
	if d == "" {
		return nil
	}
	return day(d)
}

// dateOf reads what day made.
func dateOf(v any) graph.Date {
	d, ok := v.(dbtype.Date)
	if !ok || d.Time().Year() < 0 {
		return ""
	}
	return graph.Date(d.Time().Format(time.DateOnly))
}
