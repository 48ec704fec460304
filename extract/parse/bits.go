package parse

import (
	"slices"
	"strings"

	"actant/extract/lexicon"
)

// bitSet finds the dictionary inputs of the network by name.
type bitSet struct {
	index map[string]int
	dict  *lexicon.Dict
}

func newBitSet(names []string, dict *lexicon.Dict) *bitSet {
	s := &bitSet{index: make(map[string]int, len(names)), dict: dict}
	for i, name := range names {
		s.index[name] = i
	}
	return s
}

// bits are the dictionary inputs of a word.
type bits struct {
	*bitSet
	on [dictBits]bool
}

func (b *bits) set(name string) {
	if i, ok := b.index[name]; ok {
		b.on[i] = true
	}
}

// of is what the dictionary says of a word, as 0/1 inputs.
func (s *bitSet) of(r *lexicon.Readings) [dictBits]bool {
	b := &bits{bitSet: s}
	known := append(slices.Clip(r.Exact), r.Lower...)
	if len(r.Exact) > 0 {
		b.set("EXACT")
	}
	if len(r.Lower) > 0 {
		b.set("LOWER")
	}
	if len(known) > 0 {
		b.names(r.Title)
	} else if len(r.Title) > 0 {
		known = r.Title
		b.set("TITLEONLY")
	}
	if len(known) == 0 {
		known = b.lastPart(r.Word)
	}
	if len(known) == 0 {
		b.set("NOTFOUND")
	}
	for _, a := range known {
		b.tag(strings.Split(strings.ReplaceAll(a.Tag, "&", ""), ":"))
	}
	return b.on
}

// lastPart is what the dictionary says of the end of an unknown compound:
// «воєнно-стратегічний» (military and strategic) -> «стратегічний».
func (b *bits) lastPart(word string) []lexicon.Analysis {
	low := lexicon.Low(word)
	hyphen := strings.LastIndexByte(low, '-')
	if hyphen <= 0 {
		return nil
	}
	known := b.dict.Lookup(low[hyphen+1:])
	if len(known) > 0 {
		b.set("LASTPART")
	}
	return known
}

// names says what the word would be with a capital: «роман» (novel) -> Роман.
func (b *bits) names(title []lexicon.Analysis) {
	for _, a := range title {
		parts := strings.Split(a.Tag, ":")
		found := false
		for _, name := range []string{"fname", "lname", "pname", "geo"} {
			if slices.Contains(parts, name) {
				b.set("T:" + name)
				found = true
			}
		}
		if !found && slices.Contains(parts, "prop") {
			b.set("T:prop")
		}
	}
}

// tag sets the bits of one analysis: "noun:inanim:m:v_naz" sets noun, inanim and
// noun:m:v_naz.
func (b *bits) tag(parts []string) {
	pos, rest := parts[0], parts[1:]
	for _, part := range parts {
		if isPlainBit(part) && (part != "numr" || pos != "adj") {
			b.set(part)
		}
	}
	switch pos {
	case "noun", "adj":
		b.cases(pos, rest)
		if pos == "adj" && slices.Contains(rest, "numr") {
			b.set("numr_adj")
		}
	case "numr":
		for _, part := range rest {
			b.set("numr:" + part)
		}
	case "verb":
		b.verb(rest)
	}
}

// isPlainBit tells the bits that are simply parts of a tag.
func isPlainBit(part string) bool {
	switch part {
	case "numr_adj", "NOTFOUND", "EXACT", "LOWER", "TITLEONLY", "LASTPART":
		return false
	}
	return !strings.Contains(part, ":")
}

func (b *bits) cases(pos string, rest []string) {
	var genders []string
	for _, part := range rest {
		if isGender(part) {
			genders = append(genders, part)
		}
	}
	if genders == nil {
		genders = []string{"m", "f", "n"}
	}
	for _, part := range rest {
		if !strings.HasPrefix(part, "v_") {
			continue
		}
		for _, g := range genders {
			b.set(pos + ":" + g + ":" + part)
		}
	}
}

// isGender tells a gender, or p for the plural.
func isGender(part string) bool {
	return part == "m" || part == "f" || part == "n" || part == "p"
}

func (b *bits) verb(rest []string) {
	past, number := slices.Contains(rest, "past"), "p:"
	if slices.Contains(rest, "s") {
		number = "s:"
	}
	if slices.Contains(rest, "impr") {
		number = "impr:" + number
	}
	for _, part := range rest {
		switch {
		case past && isGender(part):
			b.set("past:" + part)
		case part == "1" || part == "2" || part == "3":
			b.set(number + part)
		}
	}
}
