package lexicon

import (
	"fmt"
	"slices"
	"strings"
)

// loader fills a Names.
type loader struct {
	names  *Names
	lemmas map[string][]string // of words of aliases, see forms
}

// entryTables are the tables of entries, in order of precedence.
var entryTables = []string{
	"actors/countries", "actors/orgs", "actors/people", "actors/events",
	"places/cities", "actors/regions", "places/admin", "places/waters",
}

// How many words and aliases the tables have, about.
const (
	wordCount  = 1 << 14
	aliasCount = 1 << 14
)

func newLoader(d *Dict) *loader {
	words := make(vocabulary, wordCount)
	return &loader{
		lemmas: make(map[string][]string),
		names: &Names{
			dict: d, words: words, byID: make(map[string]int32, 1<<12),
			aliases: newTrie(words, aliasCount), titles: newTrie(words, 1<<12),
			ministries: newTrie(words, 1<<8), demonyms: newTrie(words, 1<<10),
			adjectives: make(map[string]int32), capitals: make(map[string]string),
			metonyms: make(map[string]string), rare: make(map[string]bool), given: make(map[string]string), bySound: make(map[string][]int32),
			titleByID: make(map[string]int32), ministryOrgs: make(map[string]string),
			eventNouns: make(map[string]string), weight: make(map[int32]int),
			byHolder: make(map[string][]int32), byOffice: make(map[string][]int32),
		},
	}
}

func (l *loader) load(extra []Source) error {
	for _, path := range entryTables {
		if err := l.loadTable(path); err != nil {
			return err
		}
	}
	for _, src := range extra {
		t, err := parseTable(src.Table, src.Text)
		if err != nil {
			return err
		}
		if err := l.addEntries(t); err != nil {
			return err
		}
	}
	return l.addActorTables()
}

func (l *loader) loadTable(path string) error {
	if path == gazetteerAt {
		return l.loadTowns()
	}
	t, err := openTable(path)
	if err != nil {
		return err
	}
	return l.addEntries(t)
}

// loadTowns gives the towns of the gazetteer a block of entry numbers.
func (l *loader) loadTowns() error {
	text, err := tableText(gazetteerAt)
	if err != nil {
		return err
	}
	heading, _, _ := strings.Cut(text, "\n")
	t, err := parseTable(tableName(gazetteerAt), heading)
	if err != nil {
		return err
	}
	n := l.names
	n.firstTown = int32(len(n.entries))
	n.towns = openGazetteer(t, text, func(row int, name string) {
		l.addTown(name, n.firstTown+int32(row))
	})
	n.entries = append(n.entries, make([]record, len(n.towns.rows))...)
	return nil
}

// addTown indexes a name of several words.
func (l *loader) addTown(name string, entry int32) {
	words := splitAlias(name)
	e := end{entry: entry, casing: l.casingOf(words, true)}
	l.names.aliases.insert(l.forms(words, true), e)
	if plain := plainLatin(name); plain != name {
		l.names.aliases.insert(l.forms(splitAlias(plain), false), e)
	}
}

// addActorTables reads the tables that speak of entries.
func (l *loader) addActorTables() error {
	for _, part := range []struct {
		name string
		add  func(*table)
	}{
		{"ambiguous", l.addAmbiguous},
		{"countries", l.addMetonyms},
		{"titles", l.addTitles},
		{"positions", l.addOffices},
		{"ministries", l.addMinistries},
		{"event-nouns", l.addEventNouns},
	} {
		t, err := openTable("actors/" + part.name)
		if err != nil {
			return err
		}
		part.add(t)
	}
	return nil
}

func (l *loader) addEntries(t *table) error {
	known := false
	for _, path := range entryTables {
		known = known || strings.HasSuffix(path, "/"+t.name)
	}
	if !known {
		return fmt.Errorf("table %q: there is no such table", t.name)
	}
	for _, r := range t.rows {
		id := t.name + ":" + r.id()
		if _, ok := l.names.number(id); ok {
			return fmt.Errorf("table %s: %s stands twice", t.name, id)
		}
		entry := int32(len(l.names.entries))
		l.names.byID[id] = entry
		l.names.entries = append(l.names.entries, r)
		l.addNames(r, entry)
		switch t.name {
		case "countries":
			l.addPeople(r, entry)
		case "people":
			l.names.addGiven(r)
			l.names.addSound(r, entry)
		}
	}
	return nil
}

// nameColumns hold names of the entry itself.
var nameColumns = []string{"name_en", "name_uk", "official_en", "official_uk", "aliases_en", "aliases_uk"}

func (l *loader) addNames(r record, entry int32) {
	for _, column := range nameColumns {
		for name := range strings.SplitSeq(r.get(column), "|") {
			l.addAlias(name, entry, 0)
		}
	}
	for _, column := range []string{"acronyms_en", "acronyms_uk"} {
		for _, name := range r.list(column) {
			l.addAlias(name, entry, acronym)
		}
	}
}

// addAlias indexes a name of an entry, and the same in plain Latin letters.
func (l *loader) addAlias(name string, entry int32, flags aliasFlags) {
	r := l.names.entries[entry]
	words := splitAlias(name)
	if len(words) == 0 || len(words) > maxWords {
		return
	}
	e := end{entry: entry, flags: flags, casing: l.casingOf(words, isPlaceTable(r.table.name))}
	if len(words) == 1 && isAcronym(words[0]) {
		e.flags |= acronym
	}
	if last := words[len(words)-1]; r.table.name == "people" && hasCyrillic(last) {
		e.bearer = bearer{surname: Low(last), gender: r.get("gender")}
		l.addRare(words)
	}
	l.names.aliases.insert(l.forms(words, true), e)
	if plain := plainLatin(name); plain != name {
		l.names.aliases.insert(l.forms(splitAlias(plain), false), e)
	}
}

// addRare keeps the words of people's names that are no lemma of the dictionary.
func (l *loader) addRare(words []string) {
	for _, w := range words {
		if !slices.ContainsFunc(l.names.dict.Lookup(w), func(a Analysis) bool { return a.Lemma == w }) {
			l.names.rare[Low(w)] = true
		}
	}
}

func isPlaceTable(name string) bool { return name == "cities" || name == "admin" || name == "waters" }

// splitAlias gives the words of a name as tokens: marks apart, "'s" apart, quotation
// marks and a remark in brackets left out.
func splitAlias(name string) []string {
	if i := strings.Index(name, " ("); i > 0 {
		name = name[:i]
	}
	var words []string
	for field := range strings.FieldsSeq(Norm(name)) {
		w := strings.Trim(field, quote)
		w, comma := strings.CutSuffix(w, ",")
		w, possessive := strings.CutSuffix(w, "'s")
		if w != "" {
			words = append(words, w)
		}
		if possessive {
			words = append(words, "'s")
		}
		if comma {
			words = append(words, ",")
		}
	}
	return words
}

// forms gives for each word of an alias those it is indexed under, in small letters:
// itself, and the lemmas for which it is a nominative: «Нова Зеландія» is met as
// {новий, зеландія} when the text says «Нової Зеландії».
func (l *loader) forms(words []string, lemmatise bool) [][]string {
	all := make([][]string, len(words))
	for i, w := range words {
		if !lemmatise || !hasCyrillic(w) {
			all[i] = []string{Low(w)}
			continue
		}
		all[i] = l.nominativeLemmas(w)
	}
	return all
}

func (l *loader) nominativeLemmas(w string) []string {
	if known, ok := l.lemmas[w]; ok {
		return known
	}
	found := []string{Low(w)}
	found = l.addNominatives(found, w)
	if found[0] != w {
		found = l.addNominatives(found, found[0])
	}
	l.lemmas[w] = found
	return found
}

func (l *loader) addNominatives(found []string, form string) []string {
	for _, a := range l.names.dict.Lookup(form) {
		if isNominal(a.Tag) && hasPart(a.Tag, "v_naz") {
			found = appendNew(found, Low(a.Lemma))
		}
	}
	return found
}

func appendNew(list []string, s string) []string {
	for _, old := range list {
		if old == s {
			return list
		}
	}
	return append(list, s)
}

// plainLatin takes the marks off Latin letters: "São Paulo" gives "Sao Paulo".
func plainLatin(s string) string {
	plain := true
	for i := 0; i < len(s) && plain; i++ {
		plain = s[i] < 0x80
	}
	if plain || hasCyrillic(s) {
		return s
	}
	return latinMarks.Replace(s)
}

var latinMarks = strings.NewReplacer(
	"á", "a", "à", "a", "â", "a", "ä", "a", "ã", "a", "å", "a", "ā", "a", "ă", "a", "ą", "a", "Á", "A", "Â", "A", "Å", "A", "Ā", "A",
	"ç", "c", "ć", "c", "č", "c", "Ç", "C", "Č", "C", "ď", "d", "đ", "d", "Đ", "D",
	"é", "e", "è", "e", "ê", "e", "ë", "e", "ē", "e", "ė", "e", "ę", "e", "ě", "e", "É", "E", "ğ", "g", "ģ", "g",
	"í", "i", "ì", "i", "î", "i", "ï", "i", "ī", "i", "ı", "i", "İ", "I", "Í", "I", "ķ", "k", "ľ", "l", "ļ", "l", "ł", "l", "Ł", "L",
	"ñ", "n", "ń", "n", "ň", "n", "ņ", "n", "ó", "o", "ò", "o", "ô", "o", "ö", "o", "õ", "o", "ø", "o", "ō", "o", "ő", "o", "Ö", "O", "Ø", "O", "Ó", "O", "Ō", "O",
	"ř", "r", "ś", "s", "š", "s", "ş", "s", "ș", "s", "Ś", "S", "Š", "S", "Ş", "S", "Ș", "S", "ß", "ss", "ť", "t", "ț", "t", "ţ", "t",
	"ú", "u", "ù", "u", "û", "u", "ü", "u", "ū", "u", "ů", "u", "ű", "u", "Ü", "U", "Ú", "U", "ý", "y", "ÿ", "y", "ź", "z", "ž", "z", "ż", "z", "Ż", "Z", "Ž", "Z",
)
