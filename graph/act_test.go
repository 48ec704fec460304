package graph

import (
	"fmt"
	"math/rand/v2"
	"reflect"
	"slices"
	"testing"
)

// allAtOnce joins statements by every pair in order, as the words of joiner say.
func allAtOnce(ids []ID, pairs []pair, fits func(a, b ID) bool) map[ID][]ID {
	act := map[ID][]ID{}
	for _, id := range ids {
		act[id] = []ID{id}
	}
	for _, p := range pairs {
		if slices.Contains(act[p.a], p.b) || !allFit(act[p.a], act[p.b], fits) {
			continue
		}
		together := slices.Concat(act[p.a], act[p.b])
		for _, id := range together {
			act[id] = together
		}
	}
	return act
}

// TestJoiner compares the joiner with the joining of all pairs at once.
func TestJoiner(t *testing.T) {
	apart := 0
	for seed := range uint64(400) {
		random := rand.New(rand.NewPCG(seed, 3))
		var ids []ID
		for i := range 4 + random.IntN(30) {
			ids = append(ids, ID(fmt.Sprint(i+10)))
		}
		against := map[[2]ID]bool{}
		of := map[ID][]pair{}
		var all []pair
		for i, a := range ids {
			for _, b := range ids[i+1:] {
				switch random.IntN(12) {
				case 0, 1:
					p := pair{a, b, verdict{score: sameScore + random.IntN(3)}}
					all, of[a], of[b] = append(all, p), append(of[a], p), append(of[b], p)
				case 2, 3:
					against[[2]ID{a, b}] = true
				}
			}
		}
		slices.SortFunc(all, comparePairs)
		for _, list := range of {
			slices.SortFunc(list, comparePairs)
		}
		fits := func(a, b ID) bool { return !against[[2]ID{min(a, b), max(a, b)}] }
		want := allAtOnce(ids, all, fits)
		for _, id := range ids {
			j := joiner{alike: func(id ID) []pair { return of[id] }, fits: fits, groups: map[ID]*group{}}
			got, want := slices.Sorted(slices.Values(j.joined(id))), slices.Sorted(slices.Values(want[id]))
			if !reflect.DeepEqual(got, want) {
				t.Fatalf("seed %d: %s is joined with %v, want %v", seed, id, got, want)
			}
			if len(want) > 1 && len(want) < len(ids) {
				apart++
			}
		}
	}
	if apart < 1000 {
		t.Errorf("only %d statements were joined with some and not with others: the test shows too little", apart)
	}
}

// TestJoinerLooksNearby joins one of a long row in which each is alike to the next.
func TestJoinerLooksNearby(t *testing.T) {
	const n = 2_000
	random := rand.New(rand.NewPCG(1, 2))
	names, place := make([]ID, n), map[ID]int{}
	for i, r := range random.Perm(n) {
		names[i] = ID(fmt.Sprintf("s1:%05d", r))
		place[names[i]] = i
	}
	fits := func(a, b ID) bool { return max(place[a]-place[b], place[b]-place[a]) <= 1 }
	looked := 0
	alike := func(id ID) []pair {
		looked++
		var list []pair
		for _, i := range []int{place[id] - 1, place[id] + 1} {
			if 0 <= i && i < n {
				list = append(list, pair{min(id, names[i]), max(id, names[i]), verdict{score: sameScore}})
			}
		}
		slices.SortFunc(list, comparePairs)
		return list
	}
	most := 0
	for i := 0; i < n; i += 7 {
		j := joiner{alike: alike, fits: fits, groups: map[ID]*group{}}
		looked = 0
		if members := j.joined(names[i]); len(members) > 2 {
			t.Fatalf("%s is joined with %v", names[i], members)
		}
		most = max(most, looked)
	}
	if most > 100 {
		t.Errorf("one act took %d looks in a row of %d", most, n)
	}
}

func TestVoices(t *testing.T) {
	const wire, longer = "the ministers met in Vilnius and agreed to hold joint exercises in May", "VILNIUS The ministers met in Vilnius, and agreed to hold joint exercises in May, Harbor Wire says"
	const own, short = "nobody outside the room knows what the two of them talked about", "They met."
	for _, c := range []struct {
		why  string
		list []Telling
		want int
	}{
		{"nothing", nil, 0},
		{"one text in three papers", []Telling{{"1", "a", wire}, {"2", "b", longer}, {"3", "c", wire}}, 1},
		{"one paper, two texts", []Telling{{"1", "a", wire}, {"2", "a", own}}, 1},
		{"two papers, two texts", []Telling{{"1", "a", wire}, {"2", "b", own}}, 2},
		{"the wire text stands in a paper that writes for itself", []Telling{{"1", "a", wire}, {"2", "b", wire}, {"3", "a", own}}, 2},
		{"the other way round", []Telling{{"1", "a", own}, {"2", "a", wire}, {"3", "b", wire}}, 2},
		{"nobody is named", []Telling{{"1", "", wire}, {"2", "", own}}, 2},
		{"one name in two cases", []Telling{{"1", "The Post", wire}, {"2", "the post ", own}}, 1},
		{"texts of a few words", []Telling{{"1", "a", short}, {"2", "b", "they met"}, {"3", "c", "They parted."}}, 2},
		{"empty texts are no copies", []Telling{{"1", "a", ""}, {"2", "b", "…"}}, 2},
		{"a copy of two copies", []Telling{{"1", "a", wire}, {"2", "b", own}, {"3", "c", wire + ". " + own}}, 1},
	} {
		if got := Voices(c.list); got != c.want {
			t.Errorf("%s: got %d, want %d", c.why, got, c.want)
		}
		reversed := slices.Clone(c.list)
		slices.Reverse(reversed)
		if got := Voices(reversed); got != c.want {
			t.Errorf("%s, reversed: got %d, want %d", c.why, got, c.want)
		}
	}
}

// TestVoicesOfMany counts one text, and as many texts, in thousands of papers.
func TestVoicesOfMany(t *testing.T) {
	var one, many []Telling
	for i := range 5_000 {
		paper := ID(fmt.Sprint(i))
		one = append(one, Telling{paper, string(paper), "the ministers met in Vilnius and agreed to hold joint exercises"})
		many = append(many, Telling{paper, string(paper), fmt.Sprintf("paper %d was told at %d that it was so", i, i)})
	}
	if got := Voices(one); got != 1 {
		t.Errorf("one text: got %d voices", got)
	}
	if got := Voices(many); got != len(many) {
		t.Errorf("many texts: got %d voices", got)
	}
}

func TestTimesFit(t *testing.T) {
	interval := func(from, to Date, relation TimeRelation) *Time {
		return &Time{From: from, To: to, Granularity: Day, Relation: relation}
	}
	first, second := interval("2023-06-01", "2023-06-01", On), interval("2023-06-02", "2023-06-02", On)
	june, year := interval("2023-06-01", "2023-06-30", During), interval("2023-01-01", "2023-12-31", During)
	for _, c := range []struct {
		why        string
		a, b       *Time
		dayA, dayB Date
		stance     stance
		fits       bool
		vague      bool
	}{
		{"one day", first, first, "", "", sameStance, true, false},
		{"two days", first, second, "", "", sameStance, false, false},
		{"a day of the month", first, june, "", "", sameStance, true, false},
		{"a day of the year", interval("2023-01-20", "2023-01-20", On), year, "", "", sameStance, true, true},
		{"a day of the year, too far from its first", first, year, "", "", sameStance, false, true},
		{"a day before another", first, interval("", "2023-06-05", Before), "", "2023-06-05", sameStance, true, true},
		{"a day after another", second, interval("2023-06-01", "2023-06-01", After), "", "2023-06-01", sameStance, true, true},
		{"told three days later", first, nil, "", "2023-06-04", sameStance, true, false},
		{"told four days later", first, nil, "", "2023-06-05", sameStance, false, false},
		{"both told, in three days", nil, nil, "2023-06-01", "2023-06-04", sameStance, true, false},
		{"both told, in four days", nil, nil, "2023-06-01", "2023-06-05", sameStance, false, false},
		{"told on no known day", first, nil, "", "", sameStance, false, false},
		{"announced thirty days before", interval("2023-07-01", "2023-07-01", On), nil, "", "2023-06-01", carriedOut, true, false},
		{"announced too long before", interval("2023-07-02", "2023-07-02", On), nil, "", "2023-06-01", carriedOut, false, false},
		{"announced afterwards", first, nil, "", "2023-06-02", carriedOut, false, false},
		{"planned for another day", first, second, "", "", carriedOut, false, false},
	} {
		a := Statement{Relation: "VISITED", Time: c.a, SortDate: c.dayA}
		b := Statement{Relation: "VISITED", Time: c.b, SortDate: c.dayB}
		if c.a != nil && c.dayA == "" {
			a.SortDate = c.a.From
		}
		if c.b != nil && c.dayB == "" {
			b.SortDate = c.b.From
		}
		got := timesFit(a, b, c.stance)
		if got.fits != c.fits || c.fits && got.vague != c.vague {
			t.Errorf("%s: got %+v, want fits %v, vague %v", c.why, got, c.fits, c.vague)
		}
		turned := map[stance]stance{sameStance: sameStance, carriedOut: carriesOut}[c.stance]
		if back := timesFit(b, a, turned); back != got {
			t.Errorf("%s: turned round got %+v, want %+v", c.why, back, got)
		}
	}
}
