package treebank

import (
	"fmt"
	"io"
	"iter"
	"slices"
	"strings"

	"actant/extract"
)

// Named is a sentence of a file of names. Of its tokens Text and Name are known, Name
// in BIOES as the network gives it.
type Named struct {
	Line   int // of its first word, from 1
	Tokens []extract.Token
}

// ReadNames yields the sentences of a file of names in the format IOB2 (or IOB1, or
// IOBES): one word and its label a line, empty lines between sentences. Two layouts are
// known, line by line: word first and label last, between tabs or spaces; and that of
// Universal NER, number, word and label between tabs. Comments begin with "#". Where a
// comment "# text =" shows that a hyphen stands inside a word, the word is one token.
//
// Classes are renamed: PERS, person → PER; GPE and location → LOC; corporation, group →
// ORG; PERIOD, TIME → DATE; ART, DOC → MISC. Classes that the network does not know
// (PCT, QUANT, product) are no names.
func ReadNames(r io.Reader) iter.Seq2[Named, error] {
	return func(yield func(Named, error) bool) {
		var b namedBuilder
		for line, err := range lines(r) {
			if err == nil && line.text != "" {
				if err = b.add(line); err == nil {
					continue
				}
				err = fmt.Errorf("line %d: %w", line.number, err)
			}
			if err != nil {
				yield(Named{}, err)
				return
			}
			if !b.flush(yield) {
				return
			}
		}
		b.flush(yield)
	}
}

// namedBuilder collects the lines of one sentence.
type namedBuilder struct {
	line   int
	text   string
	words  []string
	labels []string // B-PER, I-PER, O
}

func (b *namedBuilder) add(line numbered) error {
	word, label, ok := splitLabelled(line.text, len(b.words)+1)
	if !ok {
		if !strings.HasPrefix(line.text, "#") {
			return fmt.Errorf("no word with a label: %.40q", line.text)
		}
		if text, found := strings.CutPrefix(line.text, "# text = "); found {
			b.text = text
		}
		return nil
	}
	if len(b.words) == 0 {
		b.line = line.number
	}
	b.words = append(b.words, word)
	b.labels = append(b.labels, ours(label))
	return nil
}

// splitLabelled finds the word and the label of a line of which the word has this number.
func splitLabelled(line string, number int) (word, label string, ok bool) {
	col := strings.Split(line, "\t")
	if len(col) >= 3 && col[0] == fmt.Sprint(number) && isLabel(col[2]) {
		return col[1], col[2], col[1] != ""
	}
	if strings.HasPrefix(line, "#") && len(strings.Fields(line)) != 2 {
		return "", "", false
	}
	if col = strings.Fields(line); len(col) < 2 || !isLabel(col[len(col)-1]) {
		return "", "", false
	}
	return col[0], col[len(col)-1], true
}

func isLabel(label string) bool {
	place, class, ok := strings.Cut(label, "-")
	return label == "O" || ok && class != "" && len(place) == 1 && strings.Contains("BIES", place)
}

// ours is a label with the class renamed; O for classes that are none of ours.
func ours(label string) string {
	place, class, _ := strings.Cut(label, "-")
	switch strings.ToUpper(class) {
	case "PER", "PERS", "PERSON":
		class = "PER"
	case "LOC", "LOCATION":
		class = "LOC"
	case "ORG", "CORPORATION", "GROUP":
		class = "ORG"
	case "DATE", "PERIOD", "TIME":
		class = "DATE"
	case "MISC", "ART", "DOC":
		class = "MISC"
	case "JOB", "MON", "EVENT":
		class = strings.ToUpper(class)
	default:
		return "O"
	}
	switch place { // the ends follow from what stands beside
	case "S":
		place = "B"
	case "E":
		place = "I"
	}
	return place + "-" + class
}

func (b *namedBuilder) flush(yield func(Named, error) bool) bool {
	if len(b.words) == 0 {
		*b = namedBuilder{}
		return true
	}
	words, labels := b.joined()
	named := Named{Line: b.line, Tokens: make([]extract.Token, len(words))}
	for i, name := range markEnds(labels) {
		named.Tokens[i] = extract.Token{Text: words[i], Name: name}
	}
	*b = namedBuilder{}
	return yield(named, nil)
}

// joined is the words with the hyphenated ones in one piece; a label is that of the first
// part that has one.
func (b *namedBuilder) joined() (words, labels []string) {
	glued := gluedWords(b.text, b.words)
	for i := 0; i < len(b.words); {
		last := i
		for last+2 < len(b.words) && isHyphen(b.words[last+1]) && glued[last] && glued[last+1] &&
			joinsAtHyphen(b.words[last], b.words[last+2]) {
			last += 2
		}
		words = append(words, strings.Join(b.words[i:last+1], ""))
		labels = append(labels, firstLabel(b.labels[i:last+1]))
		i = last + 1
	}
	return words, labels
}

func firstLabel(labels []string) string {
	if i := slices.IndexFunc(labels, func(l string) bool { return l != "O" }); i >= 0 {
		return labels[i]
	}
	return "O"
}

// gluedWords tells for each word whether the next one follows it in the text without a
// space; nothing does when the words are not those of the text.
func gluedWords(text string, words []string) []bool {
	glued := make([]bool, len(words))
	for i, w := range words {
		trimmed := strings.TrimLeft(text, " \t\u00a0")
		if i > 0 {
			glued[i-1] = trimmed == text
		}
		rest, ok := strings.CutPrefix(trimmed, w)
		if !ok {
			return make([]bool, len(words))
		}
		text = rest
	}
	return glued
}

// markEnds turns B and I labels into BIOES. An I without a B before it begins a name.
func markEnds(labels []string) []string {
	marked := make([]string, len(labels))
	before := "O"
	for i, l := range labels {
		after := "O"
		if i+1 < len(labels) {
			after = labels[i+1]
		}
		marked[i] = l
		if l != "O" {
			starts := l[0] == 'B' || before == "O" || before[1:] != l[1:]
			ends := after[0] != 'I' || after[1:] != l[1:]
			marked[i] = place(starts, ends) + l[1:]
		}
		before = l
	}
	return marked
}

func place(starts, ends bool) string {
	switch {
	case starts && ends:
		return "S"
	case starts:
		return "B"
	case ends:
		return "E"
	}
	return "I"
}
