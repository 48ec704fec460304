package graphtest

import (
	"fmt"
	"math/rand/v2"
	"testing"

	"actant/graph"
)

// Bench measures the store that open gives: putting documents, and what a page, a
// neighbourhood and a search cost in a store of 100,000 statements. Report with
// benchstat; the names are the same for every store.
func Bench(b *testing.B, open func(testing.TB) graph.Store) {
	b.Run("put/10000", func(b *testing.B) {
		bundles := Crowd(10_000)
		for b.Loop() {
			load(b, open(b), bundles)
		}
	})
	s := open(b)
	load(b, s, Crowd(100_000))
	ask := func(name string, do func(busy graph.ID) (int, error)) {
		b.Run(name, func(b *testing.B) {
			for i := 0; b.Loop(); i++ {
				n, err := do(Player(i % 3).ID)
				if err != nil || n == 0 {
					b.Fatalf("got %d records, error %v", n, err)
				}
			}
		})
	}
	statements := func(m graph.Match) (int, error) {
		page, err := s.Statements(b.Context(), m)
		return len(page.Statements), err
	}
	ask("statements/source", func(id graph.ID) (int, error) { return statements(graph.Match{Source: id}) })
	ask("statements/source/relation", func(id graph.ID) (int, error) {
		return statements(graph.Match{Source: id, Relations: []graph.Relation{"PRAISED"}})
	})
	ask("statements/source/target", func(id graph.ID) (int, error) {
		return statements(graph.Match{Source: id, Target: Player(5).ID})
	})
	ask("statements/either", func(id graph.ID) (int, error) { return statements(graph.Match{Either: id}) })
	ask("statements/all", func(graph.ID) (int, error) { return statements(graph.Match{}) })
	ask("neighbours", func(id graph.ID) (int, error) {
		edges, err := s.Neighbours(b.Context(), []graph.ID{id}, graph.Match{})
		return len(edges), err
	})
	ask("entities/prefix", func(graph.ID) (int, error) {
		found, err := s.Entities(b.Context(), graph.EntityQuery{Keys: [][]string{{"player1"}}, Prefix: true})
		return len(found), err
	})
}

func load(b *testing.B, s graph.Store, bundles []graph.Bundle) {
	for len(bundles) > 0 {
		n := min(len(bundles), 200)
		if _, err := s.Put(b.Context(), putTime, bundles[:n]...); err != nil {
			b.Fatal(err)
		}
		bundles = bundles[n:]
	}
}

const players = 5_000

// Player is one of those who act in the crowd; those with small numbers act most.
func Player(i int) graph.Entity {
	name := fmt.Sprintf("player%d", i)
	return graph.Entity{ID: graph.NamedEntityID(graph.Organization, name), Kind: graph.Organization, Name: name}
}

// Crowd is news with n statements, ten a document, by players of whom few are in
// most of them.
func Crowd(n int) []graph.Bundle {
	random := rand.New(rand.NewPCG(1, 2))
	zipf := rand.NewZipf(random, 1.2, 1, players-1)
	relations := []graph.Relation{"INVITED", "MET_WITH", "PRAISED", "SUPPORTED", "CRITICIZED"}
	var bundles []graph.Bundle
	for i := range n / 10 {
		r := report(fmt.Sprintf("https://news.example/%d", i),
			fmt.Sprintf("20%02d-%02d-%02d", random.IntN(24), 1+random.IntN(12), 1+random.IntN(28)))
		for j := range 10 {
			a, b := Player(int(zipf.Uint64())), Player(players-1-random.IntN(players/2))
			if random.IntN(2) == 0 {
				b = Player(int(zipf.Uint64()))
			}
			for _, e := range []graph.Entity{a, b} {
				r.mention(who{e, []string{e.Name}}, 1)
			}
			st := graph.Statement{Relation: relations[random.IntN(len(relations))], Source: a.ID, Target: b.ID}
			r.says(fmt.Sprintf("Рядок номер %d.", j), st)
		}
		bundles = append(bundles, r.sealed())
	}
	return bundles
}
