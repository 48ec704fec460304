package relate

import (
	"bufio"
	"fmt"
	"io"
	"slices"
	"strings"

	"actant/graph"
)

// Frame says, for one group of words, which grammatical marking fills which role.
type Frame struct {
	Relation     graph.Relation
	Number       int // of the line among the frames of its relation, from 1
	Heads        []Head
	Slots        []Slot
	Mode         string           // "=mode:shell"
	Fact         graph.Factuality // "=fact:planned": of the statement itself
	Negates      bool             // "=negative": what it says is the negation ("acquit" of CONVICTED)
	DeedIsTarget bool             // "=deed:target": a deed whose doer is not said is the target
	Speech       bool             // has a slot marked "that" or "quote": its source says something
	Less         float64          // "=less:0.2": taken from the confidence
	Narrow       bool             // "=narrow": one use of its words among many; where it does not fit, they stay untyped
}

// Head is a word that names the relation. With, when set, is the lemma of a
// dependent that must stand beside it: "financial+support", "set+up", «надати+кредит»;
// with a dot and what must stand below that: "add+list.sanction".
type Head struct {
	Lemma string
	Noun  bool // "/n" in the file, or no verb by its form in Ukrainian
	With  string
}

// Slot is a role with the markings that fill it, best first.
type Slot struct {
	Role     string // S, T, deed, content, amount, not, has, or a role of the schema
	Required bool   // "T!:acc"
	Marks    []Mark
}

// Mark is one marking: a case («acc»), a preposition with its case («на+acc»), an
// English function or preposition ("subj", "to"), or one of the markings that both
// languages share. Kinds, when set, narrow what may stand there: "acc@E"; "acc@H" asks
// for the holder of a position; Words, when set, is the list of the grammar that it must
// be on: "acc~no-gift".
type Mark struct {
	Name   string
	Kinds  []graph.Kind
	Holder bool // letter H: a mention with a position
	Words  string
}

// Markings that both languages share.
const (
	markInf     = "inf"     // infinitive
	markThat    = "that"    // content clause
	markQuote   = "quote"   // direct speech
	markSelf    = "self"    // the trigger itself: its own noun phrase
	markAdj     = "adj"     // adjective of a country, hyphenated party
	markPoss    = "poss"    // possessor
	markContent = "content" // inside the infinitive below the trigger
	markDoer    = "doer"    // the subject of the content clause: "demand that loggers leave"
	markPeople  = "people"  // the country of whose people the name beside the trigger is
	markOrg     = "org"     // the organisation of the position that the trigger names
	markInst    = "inst"    // the institution of a verb without subject: «у МЗС заявили»
	markAbove   = "above"   // the subject of the verb over the noun: «прибув на запрошення Байдена»
	markTitle   = "title"   // the words of that position
)

// Names of the slots that are no role of the schema.
const (
	slotSource  = "S"
	slotTarget  = "T"
	slotDeed    = "deed" // what an evaluation is about: fills event or topic, and the target with its doer
	slotContent = "content"
	slotAmount  = "amount"
	slotNot     = "not" // what must not be there: "not:від+gen@WC"
	slotHas     = "has" // what must be there and fills no role: "has:obj~blame"
)

// ReadFrames reads frames from text. A line at the margin names the relation of the
// indented lines below it; # begins a comment. An error names the line.
func ReadFrames(r io.Reader) ([]Frame, error) {
	var frames []Frame
	relation, number := graph.Relation(""), 0
	scan := bufio.NewScanner(r)
	for line := 1; scan.Scan(); line++ {
		text, _, _ := strings.Cut(scan.Text(), "#")
		fields := strings.Fields(text)
		if len(fields) == 0 {
			continue
		}
		if !strings.HasPrefix(text, " ") {
			relation, number = graph.Relation(fields[0]), 0
			if len(fields) > 1 || !graph.Known(relation) {
				return nil, fmt.Errorf("frames line %d: %q is no relation", line, text)
			}
			continue
		}
		number++
		f, err := readFrame(relation, fields)
		if err != nil {
			return nil, fmt.Errorf("frames line %d: %w", line, err)
		}
		f.Number = number
		frames = append(frames, f)
	}
	return frames, scan.Err()
}

func readFrame(relation graph.Relation, fields []string) (Frame, error) {
	f := Frame{Relation: relation}
	for _, field := range fields {
		var err error
		switch {
		case strings.HasPrefix(field, "="):
			err = f.readOption(field[1:])
		case strings.Contains(field, ":"):
			err = f.readSlot(field)
		default:
			f.Heads = append(f.Heads, readHead(field))
		}
		if err != nil {
			return f, err
		}
	}
	if relation == "" || len(f.Heads) == 0 || len(f.Slots) == 0 {
		return f, fmt.Errorf("a frame needs a relation above it, a head and a slot")
	}
	return f, nil
}

func readHead(field string) Head {
	word, with, _ := strings.Cut(field, "+")
	lemma, noun := strings.CutSuffix(word, "/n")
	return Head{Lemma: strings.ReplaceAll(lemma, "_", " "), Noun: noun, With: with}
}

func (f *Frame) readSlot(field string) error {
	role, marks, _ := strings.Cut(field, ":")
	name, required := strings.CutSuffix(role, "!")
	if !knownSlot(f.Relation, name) {
		return fmt.Errorf("%s has no role %q", f.Relation, name)
	}
	slot := Slot{Role: name, Required: required}
	for _, m := range strings.Split(marks, "|") {
		m, set, _ := strings.Cut(m, "~")
		mark, letters, _ := strings.Cut(m, "@")
		if i := strings.IndexFunc(letters, func(l rune) bool { return l != 'H' && l != '+' && len(graph.KindsOf(string(l))) == 0 }); i >= 0 {
			return fmt.Errorf("%q: unknown kind %q", field, letters[i:])
		}
		mark = strings.ReplaceAll(mark, "_", " ")
		slot.Marks = append(slot.Marks, Mark{Name: mark, Kinds: graph.KindsOf(letters), Holder: strings.Contains(letters, "H"), Words: set})
		f.Speech = f.Speech || name == slotContent && (mark == markThat || mark == markQuote)
	}
	f.Slots = append(f.Slots, slot)
	return nil
}

func knownSlot(relation graph.Relation, name string) bool {
	schema := graph.Schema(relation)
	switch name {
	case slotSource, slotNot, slotHas:
		return true
	case slotTarget:
		return len(schema.Target) > 0
	case slotDeed:
		return slices.Contains(schema.Roles, graph.RoleTopic) || slices.Contains(schema.Roles, graph.RoleEvent)
	case slotContent:
		return schema.Content
	case slotAmount:
		return schema.Amount
	}
	return slices.Contains(schema.Roles, graph.Role(name))
}

func (f *Frame) readOption(option string) error {
	name, value, _ := strings.Cut(option, ":")
	switch name {
	case "negative":
		f.Negates = true
	case "narrow":
		f.Narrow = true
	case "mode":
		if !slices.Contains(graph.Schema(f.Relation).Modes, value) {
			return fmt.Errorf("%s has no mode %q", f.Relation, value)
		}
		f.Mode = value
	case "deed":
		f.DeedIsTarget = value == "target"
	case "fact":
		return readFact(value, &f.Fact)
	case "less":
		if _, err := fmt.Sscanf(value, "%g", &f.Less); err != nil {
			return fmt.Errorf("option %q: %w", option, err)
		}
	default:
		return fmt.Errorf("unknown option %q", option)
	}
	return nil
}

func readFact(value string, into *graph.Factuality) error {
	if !slices.Contains(graph.Factualities(), graph.Factuality(value)) {
		return fmt.Errorf("unknown factuality %q", value)
	}
	*into = graph.Factuality(value)
	return nil
}
