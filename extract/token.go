package extract

// Sentence is a stretch of text with its tokens. Start and End are byte offsets in
// the text of the Doc; white space around a sentence belongs to no sentence.
type Sentence struct {
	Start, End int
	Lang       Lang
	Paragraph  int // number of the paragraph in the document, from 0
	Tokens     []Token
}

// Token is a word, number or mark. segment fills Start, End and Text (the raw slice
// of the text); parse fills the rest.
type Token struct {
	Start, End int
	Text       string

	Lemma string
	POS   string // universal part of speech: "VERB"
	Feats Feats
	Head  int    // index of the head in the sentence; -1 for the root
	Rel   string // universal relation to the head: "nsubj", "obl:agent"
	Name  string // BIOES label of the name span: "B-PER", "O"
}

// Feats are the morphological features of a token in the universal scheme; empty =
// absent.
type Feats struct {
	Case, Number, Gender, Animacy, Person, Tense, Aspect, VerbForm, Voice, Mood string
	Degree, PronType, Polarity, NumType, Poss, Reflex, Abbr, Foreign, Definite  string
	NameType                                                                    string
}

// Field is the field of the feature that the universal scheme calls by the name, so that
// it can be read and set; nil for a name that is none.
func (f *Feats) Field(name string) *string {
	switch name {
	case "Case":
		return &f.Case
	case "Number":
		return &f.Number
	case "Gender":
		return &f.Gender
	case "Animacy":
		return &f.Animacy
	case "Person":
		return &f.Person
	case "Tense":
		return &f.Tense
	case "Aspect":
		return &f.Aspect
	case "VerbForm":
		return &f.VerbForm
	case "Voice":
		return &f.Voice
	case "Mood":
		return &f.Mood
	case "Degree":
		return &f.Degree
	case "PronType":
		return &f.PronType
	case "Polarity":
		return &f.Polarity
	case "NumType":
		return &f.NumType
	case "Poss":
		return &f.Poss
	case "Reflex":
		return &f.Reflex
	case "Abbr":
		return &f.Abbr
	case "Foreign":
		return &f.Foreign
	case "Definite":
		return &f.Definite
	case "NameType":
		return &f.NameType
	}
	return nil
}
