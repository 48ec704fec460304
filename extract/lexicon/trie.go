package lexicon

import (
	"cmp"
	"slices"
	"strings"
)

// vocabulary numbers the words of all aliases, in lower case.
type vocabulary map[string]uint32

func (v vocabulary) number(word string) uint32 {
	n, ok := v[word]
	if !ok {
		n = uint32(len(v)) + 1
		v[word] = n
	}
	return n
}

// trie finds the longest alias in a row of tokens. A node is a number, 0 the root.
type trie struct {
	words vocabulary        // shared by all tries
	roots []uint32          // by word: the node below the root, or 0
	edges map[uint64]uint32 // node and word -> node, below that
	first []int32           // by node: its first end, or -1
	ends  []end
}

// end is an alias that ends at a node.
type end struct {
	next  int32 // another end of the same node, or -1
	entry int32
	casing
	bearer
	flags aliasFlags
}

type aliasFlags uint8

const (
	acronym   aliasFlags = 1 << iota
	metonym              // stands for the entry without naming it: «Кремль»
	preferred            // goes first among the entries of an ambiguous alias
)

func newTrie(words vocabulary, size int) *trie {
	return &trie{
		words: words, edges: make(map[uint64]uint32, size),
		first: append(make([]int32, 0, size), -1), ends: make([]end, 0, size),
	}
}

// insert adds an alias; each of its words is given by the forms it may be met in.
func (t *trie) insert(words [][]string, e end) {
	t.insertBelow(0, words, e)
}

func (t *trie) insertBelow(node uint32, words [][]string, e end) {
	if len(words) == 0 {
		t.addEnd(node, e)
		return
	}
	for _, form := range words[0] {
		t.insertBelow(t.child(node, form), words[1:], e)
	}
}

// child gives the node that the word leads to, making it if there is none.
func (t *trie) child(node uint32, word string) uint32 {
	n := t.words.number(word)
	if child := t.below(node, n); child != 0 {
		return child
	}
	child := uint32(len(t.first))
	t.first = append(t.first, -1)
	if node == 0 {
		t.roots = append(t.roots, make([]uint32, max(0, int(n)+1-len(t.roots)))...)
		t.roots[n] = child
	} else {
		t.edges[edge(node, n)] = child
	}
	return child
}

// below gives the node that a numbered word leads to, or 0.
func (t *trie) below(node, word uint32) uint32 {
	if node != 0 {
		return t.edges[edge(node, word)]
	}
	if int(word) >= len(t.roots) {
		return 0
	}
	return t.roots[word]
}

func edge(node, word uint32) uint64 { return uint64(node)<<32 | uint64(word) }

func (t *trie) addEnd(node uint32, e end) {
	for i := t.first[node]; i >= 0; i = t.ends[i].next {
		if old := &t.ends[i]; old.entry == e.entry && old.bearer == e.bearer && old.casing == e.casing {
			old.flags |= e.flags
			return
		}
	}
	e.next = t.first[node]
	t.first[node] = int32(len(t.ends))
	t.ends = append(t.ends, e)
}

// exact gives the ends of the aliases that consist of these words.
func (t *trie) exact(key string) []end {
	node := uint32(0)
	for word := range strings.FieldsSeq(key) {
		child, ok := t.follow(node, word)
		if !ok {
			return nil
		}
		node = child
	}
	return t.endsOf(node)
}

func (t *trie) follow(node uint32, word string) (uint32, bool) {
	n, ok := t.words[word]
	if !ok {
		return 0, false
	}
	child := t.below(node, n)
	return child, child != 0
}

func (t *trie) endsOf(node uint32) []end {
	var found []end
	for i := t.first[node]; i >= 0; i = t.ends[i].next {
		found = append(found, t.ends[i])
	}
	return found
}

// longest gives the ends of the longest alias that starts at token from, in the
// order of their entries, and how many tokens it takes. Quotation marks inside are
// passed over.
func (t *trie) longest(keys [][]string, from int) ([]end, int) {
	w := walk{trie: t, keys: keys, from: from}
	w.step(0, from, 0)
	sortEnds(w.best)
	return slices.CompactFunc(w.best, sameEntry), w.length
}

// sortEnds puts preferred entries first and metonyms last, then goes by entry.
func sortEnds(ends []end) {
	slices.SortStableFunc(ends, func(a, b end) int {
		return cmp.Or(cmp.Compare(b.flags&preferred, a.flags&preferred), cmp.Compare(a.flags&metonym, b.flags&metonym),
			cmp.Compare(a.entry, b.entry))
	})
}

func sameEntry(a, b end) bool { return a.entry == b.entry }

const maxQuotes = 4 // inside a name

// walk is one search for the longest alias.
type walk struct {
	trie   *trie
	keys   [][]string
	from   int
	best   []end
	length int
}

func (w *walk) step(node uint32, pos, quotes int) {
	if node != 0 && w.trie.first[node] >= 0 {
		w.consider(node, pos, quotes)
	}
	if pos >= len(w.keys) || len(w.keys[pos]) == 0 {
		return
	}
	forms := w.keys[pos]
	if forms[0] == quote {
		if node != 0 && quotes < maxQuotes {
			w.step(node, pos+1, quotes+1)
		}
		return
	}
	low := Low(forms[0])
	w.try(node, low, pos, quotes)
	for _, form := range forms[1:] {
		if form != low {
			w.try(node, form, pos, quotes)
		}
	}
}

func (w *walk) try(node uint32, form string, pos, quotes int) {
	if child, ok := w.trie.follow(node, form); ok {
		w.step(child, pos+1, quotes)
	}
}

// consider takes the ends of node if they are at least as long as the best so far.
func (w *walk) consider(node uint32, pos, quotes int) {
	last := pos - 1
	if w.keys[last][0] == quote {
		return
	}
	if quotes%2 == 1 && pos < len(w.keys) && len(w.keys[pos]) > 0 && w.keys[pos][0] == quote {
		pos++
	}
	length := pos - w.from
	if length < w.length {
		return
	}
	for i := w.trie.first[node]; i >= 0; i = w.trie.ends[i].next {
		e := w.trie.ends[i]
		if !e.casing.fits(w.keys[w.from:last+1]) || !e.bearer.fits(Low(w.keys[last][0])) {
			continue
		}
		if length > w.length {
			w.length, w.best = length, w.best[:0]
		}
		w.best = append(w.best, e)
	}
}
