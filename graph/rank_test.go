package graph_test

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"actant/graph"
)

func TestRankEntities(t *testing.T) {
	candidates := []graph.Entity{
		{ID: "e1:far", Name: "Республіка Корея"},
		{ID: "e1:typo", Name: "Кореа"},
		{ID: "e1:busy", Name: "Корейський півострів", Mentions: 9},
		{ID: "e1:word", Name: "Північна Корея", Mentions: 3},
		{ID: "e1:alias", Name: "КНДР", Aliases: []string{"корея"}, Mentions: 1},
		{ID: "e1:exact", Name: "Корея", Mentions: 2},
		{ID: "e1:b", Name: "інше", Mentions: 1},
		{ID: "e1:a", Name: "інше", Mentions: 1},
	}
	want := "e1:exact e1:alias e1:word e1:far e1:typo e1:a e1:b e1:busy"
	if got := idsOf(graph.RankEntities(" КОРЕЯ", candidates)); got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
	if candidates[0].ID != "e1:far" {
		t.Error("the candidates were reordered in place")
	}
	if got := idsOf(graph.RankEntities("japan", []graph.Entity{{ID: "e1:1", Name: "Корея"}, {ID: "e1:2", Name: "Японія", Names: map[string]string{"en": "Japan"}}})); got != "e1:2 e1:1" {
		t.Errorf("the name in another language: got %s", got)
	}
}

func idsOf(entities []graph.Entity) string {
	var ids []string
	for _, e := range entities {
		ids = append(ids, string(e.ID))
	}
	return strings.Join(ids, " ")
}

func TestCursor(t *testing.T) {
	for _, date := range []graph.Date{"2023-04-04", ""} {
		gotDate, gotID, err := graph.ParseCursor(graph.Cursor(date, "s1:0f"))
		if err != nil || gotDate != date || gotID != "s1:0f" {
			t.Errorf("got %q, %q, %v", gotDate, gotID, err)
		}
	}
	for _, bad := range []string{"", "x", "~", "2023-04~s1:1", "2023-04-04~"} {
		if _, _, err := graph.ParseCursor(bad); !errors.Is(err, graph.ErrInvalid) {
			t.Errorf("ParseCursor(%q): got %v, want %v", bad, err, graph.ErrInvalid)
		}
	}
}

func TestMatchNormal(t *testing.T) {
	m, err := graph.Match{}.Normal()
	if got := fmt.Sprint(m.Polarities, m.Factualities, m.Limit, err); got != "[positive] [asserted] 50 <nil>" {
		t.Errorf("defaults: got %s", got)
	}
	for why, bad := range map[string]graph.Match{
		"relation": {Relations: []graph.Relation{"HUGGED"}}, "polarity": {Polarities: []graph.Polarity{"x"}},
		"factuality": {Factualities: []graph.Factuality{"x"}}, "role": {Roles: map[graph.Role]graph.ID{"x": "e1:1"}},
		"from": {From: "2023"}, "to": {To: "x"}, "cursor": {After: "x"}, "limit": {Limit: 1001}, "negative limit": {Limit: -1},
	} {
		if _, err := bad.Normal(); !errors.Is(err, graph.ErrInvalid) {
			t.Errorf("%s: got %v, want %v", why, err, graph.ErrInvalid)
		}
	}
}
