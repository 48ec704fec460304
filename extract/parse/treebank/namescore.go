package treebank

import "actant/extract"

// NameScore counts the names that were found. The zero value is ready for use.
type NameScore struct {
	sentences, tokens int
	classes           map[string]*Counts
}

// Add counts a sentence that was read on the gold tokens.
func (s *NameScore) Add(gold, found []extract.Token) {
	s.sentences++
	s.tokens += len(gold)
	want, got := names(gold), names(found)
	for name := range want {
		s.class(name.class).Gold++
	}
	for name := range got {
		s.class(name.class).Found++
		s.class(name.class).Right += one(want[name])
	}
}

func (s *NameScore) class(name string) *Counts {
	if s.classes == nil {
		s.classes = map[string]*Counts{}
	}
	c := s.classes[name]
	if c == nil {
		c = new(Counts)
		s.classes[name] = c
	}
	return c
}

// name is a span of tokens with its class.
type name struct {
	span
	class string
}

// names is the set of names in BIOES labels.
func names(toks []extract.Token) map[name]bool {
	found := map[name]bool{}
	first := -1
	for i := range toks {
		label := toks[i].Name
		if label == "" || label == "O" {
			continue
		}
		if label[0] == 'B' || label[0] == 'S' {
			first = i
		}
		if (label[0] == 'E' || label[0] == 'S') && first >= 0 {
			found[name{span{first, i}, label[2:]}] = true
			first = -1
		}
	}
	return found
}

// NameFigures are what is printed of a NameScore, in per cent. A name is right when its
// first token, its last token and its class are. Only the classes that the gold has are
// counted: what a corpus does not mark is no mistake.
type NameFigures struct {
	Precision float64              `json:"precision"` // of all names of these classes
	Recall    float64              `json:"recall"`
	F1        float64              `json:"f1"`
	Classes   map[string]ClassName `json:"classes"`

	Counts NameCounts `json:"counts"`
}

// ClassName is the figures of one class.
type ClassName struct {
	Precision float64 `json:"precision"`
	Recall    float64 `json:"recall"`
	F1        float64 `json:"f1"`
	Gold      int     `json:"gold"`
	Found     int     `json:"found"`
	Right     int     `json:"right"`
}

// NameCounts is how much there was.
type NameCounts struct {
	Sentences int `json:"sentences"`
	Tokens    int `json:"tokens"`
	Gold      int `json:"gold"` // names
	Found     int `json:"found"`
	Right     int `json:"right"`
}

// Figures computes the figures of what was counted.
func (s *NameScore) Figures() NameFigures {
	f := NameFigures{Classes: map[string]ClassName{}}
	var all Counts
	for class, c := range s.classes {
		if c.Gold == 0 {
			continue
		}
		all.Gold, all.Found, all.Right = all.Gold+c.Gold, all.Found+c.Found, all.Right+c.Right
		f.Classes[class] = ClassName{c.Precision(), c.Recall(), c.F1(), c.Gold, c.Found, c.Right}
	}
	f.Precision, f.Recall, f.F1 = all.Precision(), all.Recall(), all.F1()
	f.Counts = NameCounts{s.sentences, s.tokens, all.Gold, all.Found, all.Right}
	return f
}
