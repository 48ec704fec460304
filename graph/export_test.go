package graph_test

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"testing"

	"actant/graph"
)

// pager is a store with as many documents and statements as it says, and two corrections.
func pager(documents, statements int) func(context.Context, string, graph.ID) ([]graph.Record, error) {
	sizes := map[string]int{"d1:": documents, "s1:": statements, "c1:": 2}
	return func(_ context.Context, section string, after graph.ID) ([]graph.Record, error) {
		var page []graph.Record
		for i := range sizes[section] {
			id := graph.ID(fmt.Sprintf("%s%05d", section, i))
			if id <= after || len(page) == graph.ExportPage {
				continue
			}
			switch section {
			case "d1:":
				page = append(page, graph.Record{Document: &graph.Document{ID: id}})
			case "s1:":
				page = append(page, graph.Record{Statement: &graph.Statement{ID: id}})
			default:
				page = append(page, graph.Record{Correction: &graph.Correction{ID: id}})
			}
		}
		return page, nil
	}
}

func TestExportPages(t *testing.T) {
	read := pager(2*graph.ExportPage, graph.ExportPage+1)
	collect := func(after graph.ID) (ids []graph.ID) {
		for r, err := range graph.ExportPages(t.Context(), after, read) {
			if err != nil {
				t.Fatal(err)
			}
			ids = append(ids, r.ID())
		}
		return ids
	}
	all := collect("")
	if want := 3*graph.ExportPage + 1 + 2; len(all) != want {
		t.Fatalf("got %d records, want %d", len(all), want)
	}
	for _, n := range []int{0, graph.ExportPage - 1, 2*graph.ExportPage - 1, 3 * graph.ExportPage, len(all) - 1} {
		if got := collect(all[n]); !slices.Equal(got, all[n+1:]) {
			t.Errorf("after %s: got %d records, want the %d behind it", all[n], len(got), len(all)-n-1)
		}
	}
}

func TestExportPagesFails(t *testing.T) {
	for _, err := range graph.ExportPages(t.Context(), "nothing", pager(1, 1)) {
		if !errors.Is(err, graph.ErrInvalid) {
			t.Errorf("after no id: got error %v, want %v", err, graph.ErrInvalid)
		}
	}
	broken, records := errors.New("broken"), 0
	read := func(ctx context.Context, section string, after graph.ID) ([]graph.Record, error) {
		if section == "s1:" {
			return nil, broken
		}
		return pager(3, 0)(ctx, section, after)
	}
	var last error
	for _, err := range graph.ExportPages(t.Context(), "", read) {
		records++
		last = err
	}
	if records != 4 || !errors.Is(last, broken) {
		t.Errorf("got %d records and error %v, want 3 and then %v", records, last, broken)
	}
}
