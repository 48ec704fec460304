// Package apitest holds what the tests of the API and of the page share: a few news
// texts with statements marked by hand, a store filled with them, and an extractor of
// three words that stands in where a test needs a text to be read.
package apitest

import (
	"context"
	"testing"
	"time"

	"actant/graph"
	"actant/graph/local"
)

// Now is the time of recording in every test.
func Now() time.Time { return time.Date(2024, 5, 17, 10, 0, 0, 0, time.UTC) }

// Store is an empty store in memory, closed at the end of the test.
func Store(t testing.TB) *local.Store {
	t.Helper()
	store, err := local.Open(":memory:")
	if err != nil {
		t.Fatalf("open store: %v", err)
	}
	t.Cleanup(func() {
		if err := store.Close(); err != nil {
			t.Errorf("close store: %v", err)
		}
	})
	return store
}

// Filled is a store in memory with all of News.
func Filled(t testing.TB) *local.Store {
	t.Helper()
	store := Store(t)
	if _, err := store.Put(context.Background(), Now(), News()...); err != nil {
		t.Fatalf("put news: %v", err)
	}
	return store
}

// News are the texts as bundles.
func News() []graph.Bundle {
	var bundles []graph.Bundle
	for _, n := range []news{visitUK(), visitEN(), partnersEN(), warningUK(), georgiaEN()} {
		bundles = append(bundles, n.bundle())
	}
	return bundles
}
