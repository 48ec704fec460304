package graph_test

import (
	"encoding/json"
	"os"
	"slices"
	"testing"

	"actant/graph"
)

func TestSchemaIsThatOfTheDefinitions(t *testing.T) {
	text, err := os.ReadFile("testdata/relations.json")
	if err != nil {
		t.Fatal(err)
	}
	var want struct {
		Open      graph.Relation
		Relations []struct {
			Name             graph.Relation
			Group            string
			Symmetric, State bool
		}
	}
	if err := json.Unmarshal(text, &want); err != nil {
		t.Fatal(err)
	}
	if want.Open != graph.Open {
		t.Errorf("open relation = %s, want %s", graph.Open, want.Open)
	}
	var names []graph.Relation
	for _, w := range want.Relations {
		names = append(names, w.Name)
		s := graph.Schema(w.Name)
		if s.Name != w.Name || s.Group != w.Group || s.Symmetric != w.Symmetric || s.State != w.State {
			t.Errorf("%s: got group %s, symmetric %v, state %v, want %+v", w.Name, s.Group, s.Symmetric, s.State, w)
		}
	}
	if got := graph.Relations(); !slices.Equal(got, names) {
		t.Errorf("relations:\n got %v\nwant %v", got, names)
	}
}

func TestSchemaIsWhole(t *testing.T) {
	for _, r := range append(graph.Relations(), graph.Open) {
		s := graph.Schema(r)
		if !graph.Known(r) || len(s.Source) == 0 || len(s.Target) == 0 && r != "DIED" {
			t.Errorf("%s: incomplete schema %+v", r, s)
		}
		for _, role := range s.Roles {
			if !slices.Contains(graph.EntityRoles(), role) {
				t.Errorf("%s: role %q is not in the closed list", r, role)
			}
		}
		if s.Symmetric && !slices.Equal(s.Source, s.Target) {
			t.Errorf("%s is symmetric, but its ends allow different kinds", r)
		}
	}
	if graph.Known("HUGGED") || graph.Known("") {
		t.Error("a relation outside the schema is known")
	}
}
