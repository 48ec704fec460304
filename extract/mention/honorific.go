package mention

import "strings"

// honorific says whether token i is a form of address: "Mr", «пані».
func (s *sentence) honorific(i int) bool {
	return s.words.Honorifics[strings.TrimSuffix(s.low(i), ".")] || s.words.Honorifics[s.lemma(i)]
}

// takeHonorifics takes the form of address before a person's name into its block: the
// tree hangs the name on it.
func (s *sentence) takeHonorifics() {
	for n := range s.blocks {
		b := &s.blocks[n]
		i := b.first - 1
		if i < 0 || !s.honorific(i) || !b.named() || b.label != "PER" && !s.personal(b) {
			continue
		}
		b.first = i
		b.head = s.outside(b.span)
	}
}
