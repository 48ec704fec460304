package lexicon

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io/fs"
	"slices"
	"strings"
)

// Names are the tables of names, indexed. A name is found by its words in a row of
// tokens; Keys gives the forms of a token that are tried.
//
// How a name is cased matters only where it must: Latin names are strict ("US" is not
// "us"), places need a capital, Cyrillic names of people, countries and organisations
// are found in small letters too («росія», «путін») unless a common word looks the
// same. A caller that wants capitals looks at the tokens.
type Names struct {
	dict    *Dict
	entries []record // in order of precedence: countries first; empty for towns
	byID    map[string]int32

	towns     *gazetteer
	firstTown int32 // number of the first town among the entries

	words   vocabulary
	rare    map[string]bool    // words of people's names that the dictionary lacks: «петр»
	bySound map[string][]int32 // consonants of a surname -> people
	given   map[string]string  // given name -> gender, empty = both

	aliases    *trie
	titles     *trie
	ministries *trie
	demonyms   *trie

	adjectives map[string]int32  // «японський», "Japanese" -> entry
	capitals   map[string]string // «токіо», "tokyo" -> id of the country
	metonyms   map[string]string // «кремль» -> id of the country

	titleRows    []record
	titleByID    map[string]int32
	titleUse     []int // by title: how many offices have it
	ministryRows []record
	ministryOrgs map[string]string // "mfa UA" -> id of the organisation
	eventNouns   map[string]string
	offices      []record
	weight       map[int32]int      // of people: how many offices, and how high
	byHolder     map[string][]int32 // person -> offices
	byOffice     map[string][]int32 // organisation or country -> offices
}

// Options say what to read beside the tables of the program; the zero value is
// nothing.
type Options struct {
	Dict  *Dict // nil = UkrainianDict
	Extra []Source
}

// LoadNames reads the tables that come with the program.
func LoadNames() (*Names, error) { return ReadNames(Options{}) }

// ReadNames reads the tables of the program and those of opts. Rows of opts stand
// after the others; an id that is taken already is an error.
func ReadNames(opts Options) (*Names, error) {
	if opts.Dict == nil {
		d, err := OpenDict(UkrainianDict())
		if err != nil {
			return nil, err
		}
		opts.Dict = d
	}
	l := newLoader(opts.Dict)
	if err := l.load(opts.Extra); err != nil {
		return nil, fmt.Errorf("load names: %w", err)
	}
	return l.names, nil
}

// Hit is the longest name that starts at a token.
type Hit struct {
	IDs     []string // entries it may name, the likeliest first: as ambiguous.tsv says, else by table and population
	Length  int      // tokens; 0 = nothing found
	Acronym bool
	Metonym bool // every entry is only meant, not named: «Кремль» for Russia
}

// Match gives all entries of the longest name that starts at token from, the
// likeliest first, and how many tokens it takes; length 0 = none. Keys[i] are the
// forms of token i as Keys gives them: the normal form as written, then others in
// small letters.
func (n *Names) Match(keys [][]string, from int) (ids []string, length int) {
	hit := n.Find(keys, from)
	return hit.IDs, hit.Length
}

// Find is Match with all that is known of the name.
func (n *Names) Find(keys [][]string, from int) Hit {
	if from < 0 || from >= len(keys) {
		return Hit{}
	}
	ends, length := n.aliases.longest(keys, from)
	if length <= 1 {
		ends = n.addTowns(ends, keys[from])
		length = min(1, len(ends))
	}
	return n.hit(ends, length)
}

// addTowns adds the towns of one word that the token may name to its other entries;
// not where it is called as a people is: «Українці» is no form of «Українка».
func (n *Names) addTowns(ends []end, forms []string) []end {
	if len(forms) == 0 || !startsUpper(forms[0]) {
		return ends
	}
	if people, _ := n.demonyms.longest([][]string{forms}, 0); len(people) > 0 {
		return ends
	}
	low := Low(forms[0])
	ends = n.addTown(ends, low)
	for _, form := range forms[1:] {
		if form != low {
			ends = n.addTown(ends, form)
		}
	}
	sortEnds(ends)
	return slices.CompactFunc(ends, sameEntry)
}

func (n *Names) addTown(ends []end, name string) []end {
	for row := range n.towns.each(name) {
		ends = append(ends, end{entry: n.firstTown + int32(row)})
	}
	return ends
}

func (n *Names) hit(ends []end, length int) Hit {
	hit := Hit{Length: length, Metonym: length > 0}
	ends = n.withoutTwins(ends)
	n.rankPeople(ends)
	for _, e := range ends {
		r := n.record(e.entry)
		hit.IDs = append(hit.IDs, r.table.name+":"+r.id())
		hit.Acronym = hit.Acronym || e.flags&acronym != 0
		hit.Metonym = hit.Metonym && e.flags&metonym != 0
	}
	return hit
}

// rankPeople puts the person with the higher offices first, of those that share a
// surname and of whom ambiguous.tsv prefers none.
func (n *Names) rankPeople(ends []end) {
	first := 0
	for first < len(ends) && (ends[first].flags&preferred != 0 || !n.isPerson(ends[first])) {
		first++
	}
	after := first
	for after < len(ends) && n.isPerson(ends[after]) {
		after++
	}
	slices.SortStableFunc(ends[first:after], func(a, b end) int { return n.weight[b.entry] - n.weight[a.entry] })
}

func (n *Names) isPerson(e end) bool { return n.record(e.entry).table.name == "people" }

// withoutTwins drops units and waters where a country or region of the same name is
// known: the regions table and the gazetteer both have Crimea.
func (n *Names) withoutTwins(ends []end) []end {
	known := slices.ContainsFunc(ends, func(e end) bool {
		t := n.record(e.entry).table.name
		return e.flags&metonym == 0 && (t == "countries" || t == "regions")
	})
	if !known {
		return ends
	}
	return slices.DeleteFunc(ends, func(e end) bool {
		t := n.record(e.entry).table.name
		return t == "admin" || t == "waters"
	})
}

// ByKey gives the entries that have the key as a name or alias: its words in small
// letters, joined by blanks, in the nominative or as lemmas.
//
//	ByKey("нова зеландія"), ByKey("новий зеландія") = "countries:NZ"
func (n *Names) ByKey(key string) []string {
	ends := n.addTown(n.aliases.exact(key), key)
	sortEnds(ends)
	return n.hit(slices.CompactFunc(ends, sameEntry), 0).IDs
}

// Default gives the entry that ambiguous.tsv takes a name for where nothing speaks
// for another; the name in small letters.
func (n *Names) Default(name string) (id string, ok bool) {
	for _, e := range n.aliases.exact(name) {
		if e.flags&preferred != 0 {
			return n.id(e.entry), true
		}
	}
	return "", false
}

// Version is a hash of the tables and of the dictionary that come with the program.
func (n *Names) Version() string {
	h := sha256.New()
	h.Write(ukrainianDict)
	err := fs.WalkDir(tableFiles, ".", func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := tableFiles.ReadFile(path)
		fmt.Fprintf(h, "%s %d\n%s", path, len(data), data)
		return err
	})
	if err != nil {
		return ""
	}
	return hex.EncodeToString(h.Sum(nil)[:8])
}

// number gives the number of the entry with this id.
func (n *Names) number(id string) (int32, bool) {
	if i, ok := n.byID[id]; ok {
		return i, true
	}
	town, ok := strings.CutPrefix(id, n.towns.prefix())
	if !ok {
		return 0, false
	}
	for row := range n.towns.each(town) {
		if n.towns.record(row).id() == town {
			return n.firstTown + int32(row), true
		}
	}
	return 0, false
}

// record gives the row of an entry by its number.
func (n *Names) record(entry int32) record {
	if row := int(entry - n.firstTown); n.towns != nil && row >= 0 && row < len(n.towns.rows) {
		return n.towns.record(row)
	}
	return n.entries[entry]
}

// id gives the id of an entry by its number.
func (n *Names) id(entry int32) string {
	r := n.record(entry)
	return r.table.name + ":" + r.id()
}

// resolve gives the entry that a bare id of ambiguous.tsv or positions.tsv means.
func (n *Names) resolve(bare string) (int32, bool) {
	prefixes := []string{"people:", "orgs:", "regions:", "events:"}
	if bare == strings.ToUpper(bare) {
		prefixes = []string{"countries:"}
	}
	for _, p := range prefixes {
		if i, ok := n.byID[p+bare]; ok {
			return i, true
		}
	}
	return 0, false
}
