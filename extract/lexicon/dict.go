package lexicon

import (
	"bytes"
	"cmp"
	_ "embed" // the dictionary
	"errors"
	"fmt"
	"slices"
)

//go:embed data/uk.dict
var ukrainianDict []byte

// UkrainianDict gives the dictionary that comes with the program: VESUM, LGPL 2.1 or
// later (see data/uk.dict.LICENCE.md). It must not be changed.
func UkrainianDict() []byte { return ukrainianDict }

// ErrDict means that data is not a dictionary of the format that is read here; the
// message says what is wrong.
var ErrDict = errors.New("not a dictionary")

// Analysis is one reading of a form: its lemma, and its tag in the scheme of VESUM,
// "noun:inanim:f:v_zna:prop:geo".
type Analysis struct{ Lemma, Tag string }

// Dict is a morphological dictionary: an automaton in the morfologik format CFSA2
// with suffix encoding. It is searched in place; nothing is unpacked.
//
// A node is a run of arcs; the address of a node is that of its first arc. Damaged
// data never makes a search panic or run on: it gives no analyses, or wrong ones.
type Dict struct {
	labels []byte // labels of the arcs that have a short one
	arcs   []byte
	root   int
}

// The parts of an arc's first byte.
const (
	labelIndex = 0x1f // 0: the label is the next byte
	finalArc   = 0x20
	lastArc    = 0x40
	nextNode   = 0x80 // no address: the target follows the last arc of this node
)

const (
	separator  = '+'
	headerSize = 8
	maxArcs    = 256 // of a node: one a byte
)

// OpenDict reads the header of a dictionary. The data is kept and must not change.
// Any error is ErrDict.
func OpenDict(data []byte) (*Dict, error) {
	const magic, version, numbered = "\\fsa", 0xc6, 0x01
	switch {
	case len(data) < headerSize:
		return nil, fmt.Errorf("%w: %d bytes are too few for a header", ErrDict, len(data))
	case !bytes.HasPrefix(data, []byte(magic)):
		return nil, fmt.Errorf("%w: it starts with %q, want %q", ErrDict, data[:len(magic)], magic)
	case data[4] != version:
		return nil, fmt.Errorf("%w: version %#x, want %#x (CFSA2)", ErrDict, data[4], version)
	case data[5]&numbered != 0:
		return nil, fmt.Errorf("%w: its nodes are numbered, which is not read", ErrDict)
	}
	end := headerSize + int(data[7])
	if len(data) < end {
		return nil, fmt.Errorf("%w: cut off in the table of labels", ErrDict)
	}
	d := &Dict{labels: data[headerSize:end], arcs: data[end:]}
	d.root = d.target(0)
	if d.root <= 0 {
		return nil, fmt.Errorf("%w: no root node", ErrDict)
	}
	return d, nil
}

// Lookup gives the analyses of exactly this form, in the order of code points and
// without repetitions; nil if the dictionary does not have it.
//
//	Lookup("Японію") = {"Японія", "noun:inanim:f:v_zna:prop:geo"}
func (d *Dict) Lookup(form string) []Analysis {
	node := d.root
	for i := 0; i < len(form); i++ {
		if node = d.step(node, form[i]); node <= 0 {
			return nil
		}
	}
	if node = d.step(node, separator); node <= 0 {
		return nil
	}
	c := collector{dict: d, form: form}
	c.collect(node, 0)
	slices.SortFunc(c.found, func(a, b Analysis) int {
		return cmp.Or(cmp.Compare(a.Lemma, b.Lemma), cmp.Compare(a.Tag, b.Tag))
	})
	return slices.Compact(c.found)
}

// step follows the arc of node with this label; 0 or less = there is none. It is the
// inner loop of every search, so it reads arcs itself.
func (d *Dict) step(node int, label byte) int {
	arcs, o := d.arcs, node
	for range maxArcs {
		if o < 0 || o+1 >= len(arcs) {
			return -1
		}
		flags, start := arcs[o], o
		o++
		l := arcs[o]
		if i := int(flags & labelIndex); i == 0 {
			o++
		} else if i < len(d.labels) {
			l = d.labels[i]
		}
		if l == label {
			return d.target(start)
		}
		if flags&lastArc != 0 {
			return -1
		}
		if flags&nextNode != 0 {
			continue
		}
		for o < len(arcs) && arcs[o]&0x80 != 0 {
			o++
		}
		o++
	}
	return -1
}

// arc reads the arc at address o; next is the address after it.
func (d *Dict) arc(o int) (flags, label byte, next int, ok bool) {
	if o < 0 || o+1 >= len(d.arcs) {
		return 0, 0, 0, false
	}
	flags = d.arcs[o]
	o++
	if i := int(flags & labelIndex); i == 0 {
		label = d.arcs[o]
		o++
	} else if i < len(d.labels) {
		label = d.labels[i]
	} else {
		return 0, 0, 0, false
	}
	if flags&nextNode != 0 {
		return flags, label, o, true
	}
	for o < len(d.arcs) && d.arcs[o]&0x80 != 0 {
		o++
	}
	return flags, label, o + 1, o < len(d.arcs)
}

// target gives the address of the node that the arc at o leads to: 0 = none, the
// path ends here; less = damaged data.
func (d *Dict) target(o int) int {
	flags, _, next, ok := d.arc(o)
	if !ok {
		return -1
	}
	if flags&nextNode == 0 {
		return d.address(o, flags)
	}
	for range maxArcs {
		if flags&lastArc != 0 {
			return next
		}
		if flags, _, next, ok = d.arc(next); !ok {
			return -1
		}
	}
	return -1
}

// address reads the address in the arc at o: 7 bits a byte, low part first.
func (d *Dict) address(o int, flags byte) int {
	o++
	if flags&labelIndex == 0 {
		o++
	}
	v := 0
	for shift := 0; o < len(d.arcs) && shift < 35; shift += 7 {
		b := d.arcs[o]
		v |= int(b&0x7f) << shift
		if b&0x80 == 0 {
			return v
		}
		o++
	}
	return -1
}

// The most that the analyses of one form may take; the dictionary stays far below.
const (
	maxPath     = 128
	maxAnalyses = 512
	maxVisits   = 1 << 14
)

// collector walks all paths below the separator after a form.
type collector struct {
	dict   *Dict
	form   string
	found  []Analysis
	path   [maxPath]byte
	visits int
}

func (c *collector) collect(node, depth int) {
	arc := node
	for range maxArcs {
		flags, label, next, ok := c.dict.arc(arc)
		c.visits++
		if !ok || depth >= maxPath || c.visits > maxVisits || len(c.found) >= maxAnalyses {
			return
		}
		c.path[depth] = label
		if flags&finalArc != 0 {
			c.add(c.path[:depth+1])
		}
		if target := c.dict.target(arc); target > 0 {
			c.collect(target, depth+1)
		}
		if flags&lastArc != 0 {
			return
		}
		arc = next
	}
}

// add decodes one path: a letter that says how many bytes to cut from the form, what
// to append, the separator, the tag.
func (c *collector) add(path []byte) {
	code, tag, ok := bytes.Cut(path, []byte{separator})
	if !ok || len(code) == 0 {
		return
	}
	keep := len(c.form) - (int(code[0]) - 'A')
	if keep < 0 || keep > len(c.form) {
		return
	}
	c.found = append(c.found, Analysis{Lemma: c.form[:keep] + string(code[1:]), Tag: string(tag)})
}
