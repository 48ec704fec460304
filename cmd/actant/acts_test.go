//go:build !race

package main_test

import (
	"cmp"
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"actant/extract"
	"actant/extract/reader"
	"actant/graph"
	"actant/graph/local"
)

const actsDir = "testdata/acts"

// report is one text of the corpus with what it tells by gold.
type report struct {
	extract.Input
	Tells []struct{ Act, Relation, Trigger string }
}

// corpus reads the texts in their order.
func corpus(t *testing.T) []report { return records[report](t, "corpus.jsonl") }

// records reads a file of JSON lines.
func records[T any](t *testing.T, name string) []T {
	t.Helper()
	text, err := os.ReadFile(filepath.Join(actsDir, name))
	if err != nil {
		t.Fatal(err)
	}
	var all []T
	for line := range strings.Lines(string(text)) {
		var one T
		if err := json.Unmarshal([]byte(line), &one); err != nil {
			t.Fatal(err)
		}
		all = append(all, one)
	}
	return all
}

// told is one statement that gold knows: what a text tells.
type told struct {
	text, gold string
	statement  graph.ID
	act        graph.Act
}

// bundles reads the texts of the corpus.
func bundles(t *testing.T, reports []report) []graph.Bundle {
	t.Helper()
	texts, err := reader.New(reader.Options{})
	if err != nil {
		t.Fatal(err)
	}
	var all []graph.Bundle
	for _, r := range reports {
		doc, err := texts.Extract(t.Context(), r.Input)
		if err != nil {
			t.Fatalf("%s: %v", r.ID, err)
		}
		b, err := texts.Bundle(doc)
		if err != nil {
			t.Fatalf("%s: %v", r.ID, err)
		}
		all = append(all, b)
	}
	return all
}

// put stores bundles one after another in a new graph.
func put(t *testing.T, all []graph.Bundle) *local.Store {
	t.Helper()
	store, err := local.Open(local.Memory)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := store.Close(); err != nil {
			t.Error(err)
		}
	})
	for _, b := range all {
		if _, err := store.Put(t.Context(), time.Unix(0, 0), b); err != nil {
			t.Fatal(err)
		}
	}
	return store
}

// likeRelation says whether a statement may tell what gold calls want.
func likeRelation(got graph.Relation, want string) bool {
	for _, family := range [][]string{{"MET_WITH", "TALKED_WITH", "HOSTED"}, {"SIGNED", "AGREED_WITH"}, {want}} {
		if slices.Contains(family, string(got)) && slices.Contains(family, want) {
			return true
		}
	}
	return false
}

// find looks for what the texts tell. missing lists the texts whose act was not read.
func find(t *testing.T, store *local.Store, reports []report) (found, missing []told) {
	t.Helper()
	byURL := map[string]graph.ID{}
	docs, _, err := store.Documents(t.Context(), "", 200)
	if err != nil {
		t.Fatal(err)
	}
	for _, d := range docs {
		byURL[d.URL] = d.ID
	}
	for i, r := range reports {
		if slices.ContainsFunc(reports[i+1:], func(later report) bool { return later.URL == r.URL }) {
			continue // corrected by a later one
		}
		page, err := store.Statements(t.Context(), graph.Match{Document: byURL[r.URL], Limit: graph.MaxLimit,
			Polarities: []graph.Polarity{graph.Positive, graph.Negative}, Factualities: graph.Factualities()})
		if err != nil {
			t.Fatal(err)
		}
		for _, gold := range r.Tells {
			before := len(found)
			for _, st := range page.Statements {
				if likeRelation(st.Relation, gold.Relation) && slices.ContainsFunc(st.Evidence, func(ev graph.Evidence) bool {
					return ev.DerivedFrom == "" && strings.Contains(ev.Quote, gold.Trigger)
				}) {
					act, err := graph.ActOf(t.Context(), store, st.ID)
					if err != nil {
						t.Fatal(err)
					}
					found = append(found, told{r.ID, gold.Act, st.ID, act})
				}
			}
			if len(found) == before {
				missing = append(missing, told{text: r.ID, gold: gold.Act, act: graph.Act{ID: graph.ID(r.ID)}})
			}
		}
	}
	return found, missing
}

// bCubed is precision and recall of the acts over what was told; what is missing
// counts as acts of their own.
func bCubed(found, missing []told) (precision, recall float64) {
	all := slices.Concat(found, missing)
	for _, x := range all {
		var together, act, gold float64
		for _, y := range all {
			sameAct, sameGold := x.act.ID == y.act.ID, x.gold == y.gold
			together += one(sameAct && sameGold)
			act += one(sameAct)
			gold += one(sameGold)
		}
		precision += together / act
		recall += together / gold
	}
	n := float64(max(len(all), 1))
	return precision / n, recall / n
}

func one(yes bool) float64 {
	if yes {
		return 1
	}
	return 0
}

// TestActsAcrossTexts finds which texts tell one act and compares with gold that was
// written before the program had read any of them.
func TestActsAcrossTexts(t *testing.T) {
	reports := corpus(t)
	store := put(t, bundles(t, reports))
	found, missing := find(t, store, reports)
	var out strings.Builder
	out.WriteString("Acts found in corpus.jsonl against its gold, written by the test with -update.\n\n")
	fmt.Fprintf(&out, "statements %d, texts whose act was not read %d\n", len(found), len(missing))
	precision, recall := bCubed(found, nil)
	f1 := 2 * precision * recall / (precision + recall)
	fmt.Fprintf(&out, "B-cubed of what was read:      P %.3f R %.3f F1 %.3f\n", precision, recall, f1)
	if f1 < 0.9 {
		t.Errorf("F1 is %.3f", f1)
	}
	precision, recall = bCubed(found, missing)
	fmt.Fprintf(&out, "B-cubed of all that gold has:  P %.3f R %.3f F1 %.3f\n", precision, recall, 2*precision*recall/(precision+recall))
	writeLinks(t, &out, found)
	out.WriteString("\ntext  gold act                 told with (texts of one act); publishers\n")
	for _, x := range found {
		fmt.Fprintf(&out, "%-5s %-24s %s; %d\n", x.text, x.gold, strings.Join(textsOf(found, x.act), " "), x.act.Publishers)
	}
	for _, m := range missing {
		fmt.Fprintf(&out, "not read: %s %s\n", m.text, m.gold)
	}
	checkGolden(t, actsDir+"/acts.txt", out.String())
	for _, x := range found {
		for _, y := range found {
			if x.act.ID == y.act.ID && strings.Contains(x.gold+y.gold, "+") && x.gold != y.gold {
				t.Errorf("%s and %s are one act, but %s is not %s", x.text, y.text, x.gold, y.gold)
			}
		}
	}
}

func textsOf(found []told, act graph.Act) []string {
	var texts []string
	for _, x := range found {
		if slices.Contains(act.Statements, x.statement) {
			texts = append(texts, x.text)
		}
	}
	slices.Sort(texts)
	return slices.Compact(texts)
}

// writeLinks compares the links between the texts' statements with gold.
func writeLinks(t *testing.T, out *strings.Builder, found []told) {
	t.Helper()
	textOf := map[graph.ID][]string{}
	for _, x := range found {
		textOf[x.statement] = append(textOf[x.statement], x.text)
	}
	got := map[string]bool{}
	for _, x := range found {
		for _, l := range x.act.Links {
			for _, from := range textOf[l.From] {
				for _, to := range textOf[l.To] {
					switch {
					case l.Kind == graph.Realises:
						got[from+" realises "+to] = true
					case l.Kind == graph.Contradicts:
						got[min(from, to)+" contradicts "+max(from, to)] = true
					}
				}
			}
		}
	}
	right := 0
	gold := records[struct{ From, Kind, To string }](t, "links.jsonl")
	for _, want := range gold {
		name := want.From + " " + want.Kind + " " + want.To
		if got[name] {
			right++
			delete(got, name)
			continue
		}
		fmt.Fprintf(out, "link not found: %s\n", name)
	}
	var wrong []string
	for name := range got {
		wrong = append(wrong, name)
	}
	slices.Sort(wrong)
	for _, name := range wrong {
		fmt.Fprintf(out, "link not in gold: %s\n", name)
	}
	fmt.Fprintf(out, "links realises and contradicts: %d of %d found, %d not in gold\n", right, len(gold), len(wrong))
}

// TestActsInAnyOrder stores the texts in several orders and compares the whole graph
// and every act. Versions of one address keep their order, because the last one counts.
func TestActsInAnyOrder(t *testing.T) {
	all := bundles(t, corpus(t))
	want := everything(t, put(t, all))
	for seed := range uint64(5) {
		shuffled := slices.Clone(all)
		rand.New(rand.NewPCG(seed, 1)).Shuffle(len(shuffled), func(i, j int) { shuffled[i], shuffled[j] = shuffled[j], shuffled[i] })
		inVersions(shuffled)
		if got := everything(t, put(t, shuffled)); got != want {
			t.Fatalf("seed %d: %s", seed, firstDifference(want, got))
		}
	}
}

// inVersions puts the texts of one address in order of their days where they stand.
func inVersions(all []graph.Bundle) {
	places := map[string][]int{}
	for i, b := range all {
		places[b.Document.URL] = append(places[b.Document.URL], i)
	}
	for _, at := range places {
		versions := make([]graph.Bundle, len(at))
		for i, place := range at {
			versions[i] = all[place]
		}
		slices.SortFunc(versions, func(a, b graph.Bundle) int { return cmp.Compare(a.Document.Published, b.Document.Published) })
		for i, place := range at {
			all[place] = versions[i]
		}
	}
}

// everything is the export of a store and all its acts.
func everything(t *testing.T, store graph.Store) string {
	t.Helper()
	var out strings.Builder
	write := func(v any, err error) {
		if err != nil {
			t.Fatal(err)
		}
		text, err := json.Marshal(v)
		if err != nil {
			t.Fatal(err)
		}
		out.Write(append(text, '\n'))
	}
	for r, err := range store.Export(t.Context(), "") {
		write(r, err)
	}
	for act, err := range graph.Acts(t.Context(), store) {
		write(act, err)
		for _, id := range act.Statements {
			same, err := graph.ActOf(t.Context(), store, id)
			if err != nil || !reflect.DeepEqual(same, act) {
				t.Errorf("act of %s, error %v:\n got %+v\nwant %+v", id, err, same, act)
			}
		}
	}
	return out.String()
}
