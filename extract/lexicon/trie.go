package lexicon

import (
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
	words vocabulary // shared by all tries
	edges map[uint64]uint32
	first []int32 // by node: its first end, or -1
	ends  []end
}

// end is an alias that ends at a node.
type end struct {
	next  int32 // another end of the same node, or -1
	entry int32
	casing
	fixed string // the last word may stand in this form only; empty = any
	flags aliasFlags
}

type aliasFlags uint8

const (
	acronym   aliasFlags = 1 << iota
	metonym              // stands for the entry without naming it: «Кремль»
	preferred            // goes first among the entries of an ambiguous alias
)

func newTrie(words vocabulary, size int) *trie {
	return &trie{words: words, edges: make(map[uint64]uint32, size), first: []int32{-1}}
}

// insert adds an alias; each of its words is given by the forms it may be met in.
func (t *trie) insert(words [][]string, e end) {
	nodes := []uint32{0}
	for _, forms := range words {
		var after []uint32
		for _, node := range nodes {
			for _, form := range forms {
				after = append(after, t.child(node, form))
			}
		}
		nodes = after
	}
	for _, node := range nodes {
		t.addEnd(node, e)
	}
}

func (t *trie) child(node uint32, word string) uint32 {
	key := edge(node, t.words.number(word))
	child, ok := t.edges[key]
	if !ok {
		child = uint32(len(t.first))
		t.first = append(t.first, -1)
		t.edges[key] = child
	}
	return child
}

func edge(node, word uint32) uint64 { return uint64(node)<<32 | uint64(word) }

func (t *trie) addEnd(node uint32, e end) {
	for i := t.first[node]; i >= 0; i = t.ends[i].next {
		if old := &t.ends[i]; old.entry == e.entry && old.fixed == e.fixed && old.casing == e.casing {
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
	child, ok := t.edges[edge(node, n)]
	return child, ok
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
	slices.SortStableFunc(w.best, func(a, b end) int {
		if p := int(b.flags&preferred) - int(a.flags&preferred); p != 0 {
			return p
		}
		return int(a.entry - b.entry)
	})
	return slices.CompactFunc(w.best, func(a, b end) bool { return a.entry == b.entry }), w.length
}

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
		if node != 0 {
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
		if !e.fits(w.keys[w.from:last+1]) || e.fixed != "" && Low(w.keys[last][0]) != e.fixed {
			continue
		}
		if length > w.length {
			w.length, w.best = length, w.best[:0]
		}
		w.best = append(w.best, e)
	}
}
