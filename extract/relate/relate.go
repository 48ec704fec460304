package relate

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"actant/extract"
	"actant/graph"
)

// Relater is the stage that finds statements. It is safe for concurrent use.
type Relater struct {
	langs   []Language
	index   *index
	derived []derivation

	questions bool // what a question asks is read as a statement
}

// New makes a Relater for the languages. It fails when a language is given twice.
func New(langs ...Language) (*Relater, error) {
	derived, err := readDerivations(strings.NewReader(derivations))
	if err != nil {
		return nil, err
	}
	for i := range langs {
		if err := langs[i].check(); err != nil {
			return nil, err
		}
	}
	return &Relater{langs: langs, index: newIndex(langs), derived: derived}, nil
}

// check finds a frame that asks for a list which the grammar does not have.
func (l *Language) check() error {
	for _, f := range l.Frames {
		for _, slot := range f.Slots {
			for _, m := range slot.Marks {
				if m.Words != "" && l.Grammar.words[m.Words] == nil {
					return fmt.Errorf("frame %s/%d (%s): no list %q in the grammar", f.Relation, f.Number, l.Lang, m.Words)
				}
			}
		}
	}
	return nil
}

// Fill implements extract.Stage: it fills doc.Statements, without entities, dates and
// ids, and lists the sentences that gave none in doc.Skipped.
func (r *Relater) Fill(ctx context.Context, doc *extract.Doc) error {
	s := &speech{doc: doc, quotes: findQuotes(doc)}
	var before *view
	for i := range doc.Sentences {
		if err := ctx.Err(); err != nil {
			return err
		}
		lang := r.language(doc.Sentences[i].Lang)
		if lang == nil || len(doc.Sentences[i].Tokens) == 0 {
			continue
		}
		v := newView(doc, i, lang, r.index, s.quotes)
		v.before = before
		v.questions = r.questions
		r.sentence(v, s)
		before = v
	}
	s.attribute()
	r.derive(doc)
	return nil
}

func (r *Relater) language(l extract.Lang) *Language {
	for i := range r.langs {
		if r.langs[i].Lang == l {
			return &r.langs[i]
		}
	}
	return nil
}

// sentence adds the statements of one sentence.
func (r *Relater) sentence(v *view, s *speech) {
	before, reason := len(v.doc.Statements), extract.NoRelation
	for t := range v.toks {
		if v.insideName(t) {
			continue
		}
		if v.idiom(t) {
			reason = extract.IsIdiom
			continue
		}
		for _, f := range v.found(t) {
			if r := v.unreal(t); r != "" {
				reason = r
				continue
			}
			if v.played(f) {
				reason = extract.IsSport
				continue
			}
			if v.onlyTopic(f) || v.unsaid(f) {
				continue
			}
			first := len(v.doc.Statements)
			v.doc.Statements = append(v.doc.Statements, v.fresh(v.build(f), before)...)
			v.dropped(f, first)
			s.note(v, f, first)
		}
	}
	s.noteSources(v, before)
	if len(v.doc.Statements) == before {
		sent := v.doc.Sentences[v.sent]
		v.doc.Skipped = append(v.doc.Skipped, extract.Skip{Start: sent.Start, End: sent.End, Reason: reason})
	}
}

// fresh leaves out the statements that the sentence has made already by another word
// ("paid a visit"): the one that is there takes over the roles it lacks.
func (v *view) fresh(built []extract.Statement, before int) []extract.Statement {
	return slices.DeleteFunc(built, func(st extract.Statement) bool {
		for i := before; i < len(v.doc.Statements); i++ {
			if old := &v.doc.Statements[i]; sameClaim(old, &st) {
				for role, arg := range st.Roles.Args {
					if old.Roles.Args[role] == nil {
						old.Roles.Args[role] = arg
					}
				}
				return true
			}
		}
		return false
	})
}

func sameClaim(a, b *extract.Statement) bool {
	return a.Relation == b.Relation && a.Predicate == b.Predicate && a.Polarity == b.Polarity &&
		sameMention(a.Source, b.Source) && sameMention(a.Target, b.Target) &&
		sameMention(a.Roles.Args[graph.RoleItem], b.Roles.Args[graph.RoleItem]) &&
		sameMention(a.Roles.Args[graph.RoleTopic], b.Roles.Args[graph.RoleTopic]) && (a.Source != nil || a.Target != nil)
}

func sameMention(a, b *extract.Argument) bool {
	if a == nil || b == nil {
		return a == b
	}
	return a.Start == b.Start && a.End == b.End
}

// found lists the frames that fire at a token: at most one of its words, and one for
// each construction that it heads.
func (v *view) found(t int) []*filled {
	if v.absorbed(t) {
		return nil
	}
	var all []*filled
	word := v.match(t)
	if word != nil && !word.frame.Speech && word.with < 0 && v.yields(t) {
		return nil
	}
	if word != nil {
		all = append(all, word)
	} else if open := v.open(t); open != nil {
		all = append(all, open)
	}
	if v.people(t) >= 0 {
		all = append(all, v.construction(t, onPeople)...)
	}
	for _, m := range v.heads[t] {
		men := v.doc.Mentions[m]
		if word == nil && men.Position != "" && v.office(t, &men) {
			all = append(all, v.construction(t, onTitle)...)
		}
		if men.Kind == graph.Event && !v.heading() && len(v.candidates(t)) == 0 {
			for _, f := range v.construction(t, onEvent) {
				if word == nil || !word.joins(f.slots[slotSource], t) && !word.joins(f.slots[slotTarget], t) {
					all = append(all, f)
				}
			}
		}
	}
	return all
}

// office says whether the mention is of somebody who holds an office: one person, by
// name or of a known organisation, with a title that is one. An artist or a "head" of
// nobody knows what holds none.
func (v *view) office(t int, men *extract.Mention) bool {
	if men.Plural || men.Kind != graph.Person || v.becomes(t) {
		return false
	}
	if v.kid(t, "cop") >= 0 && v.kid(t, "nsubj") >= 0 && !v.cleft(t) {
		return men.Title != "" || men.Org >= 0 // "has been minister since March"
	}
	owned := men.Org >= 0 && v.doc.Mentions[men.Org].Form != extract.Demonym
	switch {
	case owned || v.ownedBy(t):
		return true
	case men.Represents && v.kid(t, "nmod:poss") >= 0 && v.kid(t, "appos") >= 0:
		return true // "its foreign minister, Celinda Sosa"
	case !men.Represents:
		return men.TitleOf != "" && !slices.Contains(callings, men.TitleOf) && (men.Form == extract.Name || men.Org >= 0)
	}
	return men.Form == extract.Name || men.Org >= 0
}

// callings are the kinds of titles that many hold without an office.
var callings = []string{"civil", "academia", "media", "company", "sport", "generic", "armed-group"}

// ownedBy says whether a noun has an organisation in the genitive or possessive that
// is no mention of its own position: «ректор академії», "the academy's rector".
func (v *view) ownedBy(t int) bool {
	return slices.ContainsFunc(v.own(t), func(a arg) bool {
		return (a.marks[0] == "gen" || a.marks[0] == "of" || a.marks[0] == markPoss) && fits(v, a.tok, graph.KindsOf("OF"))
	})
}

// yields says whether a light verb leaves the statement to its noun: «провів зустріч»
// is a meeting, not the hosting of one.
func (v *view) yields(t int) bool {
	if !v.isVerb(t) || !v.is("light", t) {
		return false
	}
	for _, k := range v.kids[t] {
		rel := v.rel(k)
		if rel != "obj" && rel != "nsubj:pass" {
			continue
		}
		inner := v.kid(k, "nmod")
		if v.match(k) != nil || inner >= 0 && v.is("container", k) && v.match(inner) != nil {
			return true
		}
	}
	return false
}

// absorbed says whether a noun only makes its verb special and says nothing by itself:
// "control" in "took control of the town".
func (v *view) absorbed(t int) bool {
	h := v.toks[t].Head
	if rel := v.rel(t); h < 0 || v.isVerb(t) || rel != "obj" && rel != "nsubj:pass" && rel != "obl" {
		return false
	}
	f, own := v.match(h), v.match(t)
	return f != nil && f.with == t && (v.rel(t) != "obl" || own != nil && own.frame.Relation == f.frame.Relation)
}

// becomes says whether a title is a predicate: "nominated her as ambassador".
func (v *view) becomes(t int) bool {
	return v.rel(t) == "xcomp" || v.is("as", max(v.kid(t, "case"), 0)) && v.kid(t, "case") >= 0
}

// joins says whether the token, if it is not the trigger, is an end of the frame.
func (f *filled) joins(t, trigger int) bool {
	for _, slot := range []string{slotSource, slotTarget} {
		if end, ok := f.slots[slot]; ok && end == t && t != trigger {
			return true
		}
	}
	return false
}

// Heads that stand for a construction rather than a word.
const (
	onTitle = "@title" // a mention with a position: T is its organisation
	onEvent = "@event" // any noun that names an event

	onPeople = "@people" // a person's name behind a word for one of a people
)

func (v *view) construction(t int, head string) []*filled {
	var all []*filled
	for _, c := range v.index.nouns[v.lang.Lang][head] {
		if f := v.fill(t, c.frame, -1); f != nil {
			all = append(all, f)
		}
	}
	return all
}

// insideName says whether a word stands inside the name of something and so triggers
// nothing: "Call of Duty".
func (v *view) insideName(t int) bool {
	name := v.toks[t].Name
	return (strings.HasSuffix(name, "-PER") || strings.HasSuffix(name, "-ORG") || strings.HasSuffix(name, "-MISC")) && !v.isVerb(t) && len(v.heads[t]) == 0
}

// idiom says whether the token and a word below or above it are an idiom of the
// language: "struck a chord", «напрошується на критику».
func (v *view) idiom(t int) bool {
	if h := v.toks[t].Head; h >= 0 && slices.Contains(v.lang.Idioms[v.lemma(h)], v.lemma(t)) && !v.attributes(t) {
		return true
	}
	words := v.lang.Idioms[v.lemma(t)]
	return len(words) > 0 && slices.ContainsFunc(v.kids[t], func(k int) bool { return slices.Contains(words, v.lemma(k)) && !v.attributes(k) })
}
