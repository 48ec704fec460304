package resolve

import (
	"cmp"
	"slices"
	"strings"

	"actant/extract"
	"actant/extract/lexicon"
	"actant/graph"
)

// resolver holds the state of one text.
type resolver struct {
	doc    *extract.Doc
	stage  *Stage
	trees  []tree
	heads  []map[int]int    // by sentence: head token -> mention
	within [][]int          // by sentence: its mentions, in order
	titled []int            // mentions with a title, in order
	naming map[string][]int // entry -> mentions that name it, in order
	quotes []extract.Span

	parent  []int    // of each mention: an earlier mention of the same entity, or itself
	link    []string // of each mention: entry that it stands for in this text
	by      []string // of each mention: how it was resolved
	members [][]int  // of each mention: mentions of the members of what it stands for
	lists   [][]int  // of each root: the mentions of its entity, in order

	timed  [][]timed       // of each sentence: expressions of time; see timesIn
	entity []int           // of each mention: index in doc.Entities, or -1
	spelt  map[string]bool // entities whose name in the other language is only transliterated
	peer   map[int]string  // of mentions of counterparts: the title that they hold
	bare   map[int]bool    // surnames that are not those of the entry which their mention names

	uses      map[int][][]graph.Kind // of each mention: the kinds that the ends it fills may have
	symmetric map[int][2]int         // of a mention: the ends of a symmetric statement of which it is the later
	speakers  []int                  // of each quotation: mention, or -1
	mutual    map[int]bool           // mentions that are the source of what takes two
	position  map[int]bool           // mentions that are a position, not its holder
}

func newResolver(doc *extract.Doc, stage *Stage) *resolver {
	n := len(doc.Mentions)
	r := &resolver{
		doc: doc, stage: stage, parent: make([]int, n), link: make([]string, n), by: make([]string, n),
		members: make([][]int, n), lists: make([][]int, n), entity: make([]int, n), spelt: map[string]bool{}, peer: map[int]string{}, bare: map[int]bool{},
		naming: map[string][]int{},
	}
	for _, sent := range doc.Sentences {
		r.trees = append(r.trees, newTree(sent.Tokens))
		r.heads, r.within = append(r.heads, map[int]int{}), append(r.within, nil)
	}
	for i, m := range doc.Mentions {
		r.parent[i], r.link[i], r.members[i], r.lists[i] = i, m.Link, m.Members, []int{i}
		r.within[m.Sent] = append(r.within[m.Sent], i)
		if m.Link != "" {
			r.naming[m.Link] = append(r.naming[m.Link], i)
		}
		if m.Title != "" {
			r.titled = append(r.titled, i)
		}
		if _, taken := r.heads[m.Sent][m.Head]; !taken {
			r.heads[m.Sent][m.Head] = i
		}
	}
	r.quotes = findQuotes(doc)
	r.readStatements()
	return r
}

// readStatements notes what the statements say of mentions.
func (r *resolver) readStatements() {
	r.uses, r.symmetric = map[int][][]graph.Kind{}, map[int][2]int{}
	r.position, r.mutual = map[int]bool{}, map[int]bool{}
	r.speakers = slices.Repeat([]int{-1}, len(r.quotes))
	for i := range r.doc.Statements {
		st := &r.doc.Statements[i]
		schema := graph.Schema(st.Relation)
		if st.Source != nil {
			r.mutual[st.Source.Mention] = schema.Symmetric || slices.Contains(schema.Roles, graph.RoleWith) && st.Roles.Args[graph.RoleWith] == nil
			r.uses[st.Source.Mention] = append(r.uses[st.Source.Mention], schema.Source)
		}
		if st.Target != nil {
			r.uses[st.Target.Mention] = append(r.uses[st.Target.Mention], schema.Target)
		}
		if p := st.Roles.Args[graph.RolePosition]; p != nil && p.Mention >= 0 {
			r.position[p.Mention] = true
		}
		if st.Source != nil && st.Target != nil && schema.Symmetric {
			a, b := min(st.Source.Mention, st.Target.Mention), max(st.Source.Mention, st.Target.Mention)
			r.symmetric[b] = [2]int{a, b}
		}
		if q := r.quoteAt(st.Trigger.Start); q >= 0 && r.speakers[q] < 0 {
			r.speakers[q] = speaker(st)
		}
	}
	r.continueQuotes()
}

// readPositions links what stands for a position, not for its holder, to its title:
// "appointed minister of defence".
func (r *resolver) readPositions() {
	for i := range r.doc.Mentions {
		m := r.mention(i)
		if r.position[i] = r.position[i] && m.Form == extract.RoleOf && len(r.uses[i]) == 0; r.position[i] && m.Title != "" {
			r.link[i] = titles + m.Title
		}
	}
}

// continueQuotes lets a quotation that begins a sentence and has no speaker go on with
// that of the one before in the paragraph: "…," she said. "…"
func (r *resolver) continueQuotes() {
	for q := 1; q < len(r.quotes); q++ {
		sent := r.sentenceAt(r.quotes[q].Start)
		before := r.sentenceAt(r.quotes[q-1].Start)
		if sent >= len(r.doc.Sentences) || r.speakers[q] >= 0 || r.doc.Sentences[sent].Start != r.quotes[q].Start {
			continue
		}
		if r.doc.Sentences[sent].Paragraph == r.doc.Sentences[before].Paragraph {
			r.speakers[q] = r.speakers[q-1]
		}
	}
}

// speaker is the mention of who says a statement in direct speech, or -1.
func speaker(st *extract.Statement) int {
	if len(st.Attribution) > 0 && st.Attribution[0].Form == graph.DirectQuote && st.Attribution[0].Speaker != nil {
		return st.Attribution[0].Speaker.Mention
	}
	return -1
}

func (r *resolver) mention(i int) *extract.Mention { return &r.doc.Mentions[i] }

func (r *resolver) treeOf(i int) tree { return r.trees[r.mention(i).Sent] }

// words are those of the language of a sentence.
func (r *resolver) words(sent int) *Words {
	if w := r.stage.words[r.doc.Sentences[sent].Lang]; w != nil {
		return w
	}
	if w := r.stage.words[r.doc.Lang]; w != nil {
		return w
	}
	return &Words{}
}

// headedBy is the mention headed by a token, or -1.
func (r *resolver) headedBy(sent, tok int) int {
	if i, ok := r.heads[sent][tok]; ok {
		return i
	}
	return -1
}

// root is the first mention of the entity of mention i.
func (r *resolver) root(i int) int {
	for r.parent[i] != i {
		i = r.parent[i]
	}
	return i
}

// cluster lists the mentions of the entity of mention i, in order.
func (r *resolver) cluster(i int) []int { return r.lists[r.root(i)] }

// entry is what the tables say of a link.
func (r *resolver) entry(link string) (lexicon.Entry, bool) {
	if link == "" {
		return lexicon.Entry{}, false
	}
	return r.stage.names.Entry(link)
}

// title is what the tables say of a title; the zero title for none.
func (r *resolver) title(id string) lexicon.Title {
	t, _ := r.stage.names.Title(id)
	return t
}

// linkOf is the entry that the entity of mention i is linked to.
func (r *resolver) linkOf(i int) string { return r.link[r.root(i)] }

// open says whether no sieve has settled mention i yet.
func (r *resolver) open(i int) bool { return r.parent[i] == i && r.by[i] == "" && r.link[i] == "" }

// join makes mention m one entity with antecedent a, unless the two cannot be one.
func (r *resolver) join(a, m int, by string) bool {
	ra, rm := r.root(a), r.root(m)
	if ra == rm {
		return true
	}
	if !r.compatible(ra, rm) {
		return false
	}
	first, second := min(ra, rm), max(ra, rm)
	r.parent[second] = first
	r.lists[first] = append(r.lists[first], r.lists[second]...)
	if list := r.lists[first]; list[len(list)-len(r.lists[second])-1] > r.lists[second][0] {
		slices.Sort(list)
	}
	r.lists[second] = nil
	if r.link[first] == "" {
		r.link[first] = r.link[second]
	}
	if r.by[m] == "" {
		r.by[m] = by
	}
	return true
}

// compatible says whether two entities, by their roots, can be one: not with different entries, not
// when mentions of both are coordinated, and not when kind or gender forbid it.
func (r *resolver) compatible(a, b int) bool {
	if a == b {
		return true
	}
	if r.link[a] != "" && r.link[b] != "" && r.link[a] != r.link[b] {
		return false
	}
	few, many := r.cluster(a), r.cluster(b)
	if len(few) > len(many) {
		few, many = many, few
	}
	if r.personal(few) && r.personal(many) {
		if g, h := r.gender(few), r.gender(many); g != "" && h != "" && g != h {
			return false
		}
	}
	return !r.coordinatedAny(few, many)
}

// coordinatedAny says whether a mention of one cluster and one of the other are members
// of one coordination. Clusters are in the order of the text, so that the sentences of
// the few are found in the many.
func (r *resolver) coordinatedAny(few, many []int) bool {
	for _, i := range few {
		sent := r.mention(i).Sent
		from, _ := slices.BinarySearchFunc(many, sent, func(k, sent int) int { return cmp.Compare(r.mention(k).Sent, sent) })
		for _, k := range many[from:] {
			if r.mention(k).Sent != sent {
				break
			}
			if r.coordinated(i, k) {
				return true
			}
		}
	}
	return false
}

// personal says whether a cluster is a person by a name or role.
func (r *resolver) personal(cluster []int) bool {
	return slices.ContainsFunc(cluster, func(i int) bool {
		m := r.mention(i)
		return m.Kind == graph.Person && (m.Form == extract.Name || m.Form == extract.RoleOf)
	})
}

// gender is the gender that the first mention with one gives; pronouns and names
// say more than titles, whose masculine is used for all.
func (r *resolver) gender(cluster []int) string {
	if e, ok := r.entry(r.linkOf(cluster[0])); ok && e.Gender != "" {
		return e.Gender
	}
	weak := ""
	for _, i := range cluster {
		m := r.mention(i)
		switch {
		case m.Gender == "", m.Form == extract.Name && m.Kind == graph.Person && len(keyWords(m.Key)) == 1:
		case m.Form == extract.RoleOf && m.Gender == "Masc":
			weak = m.Gender
		default:
			return m.Gender
		}
	}
	if slices.ContainsFunc(cluster, func(i int) bool { return r.mention(i).Form == extract.Name }) {
		return ""
	}
	return weak
}

// coordinated says whether two mentions are members of one coordination.
func (r *resolver) coordinated(i, k int) bool {
	a, b := r.mention(i), r.mention(k)
	if a.Sent != b.Sent || i == k || a.Form == extract.Pronoun || b.Form == extract.Pronoun {
		return false
	}
	t := r.treeOf(i)
	return t.coordination(a.Head) == t.coordination(b.Head)
}

// coordination is the first member of the coordination of token i, which is i
// itself when there is none.
func (t tree) coordination(i int) int {
	for _, at := range t.path(i) {
		if t.rel(at) != "conj" {
			return at
		}
	}
	return i
}

// named says whether an entity is known by name.
func (r *resolver) named(i int) bool {
	return r.linkOf(i) != "" || slices.ContainsFunc(r.cluster(i), func(k int) bool { return r.mention(k).Form == extract.Name })
}

// kind is the kind of an entity: that of its entry, of its first name, of its first
// mention that has one.
func (r *resolver) kind(i int) graph.Kind {
	if e, ok := r.entry(r.linkOf(i)); ok {
		return e.Kind
	}
	kind := graph.Other
	if r.position[r.root(i)] {
		return graph.Title
	}
	rank := 0
	for _, k := range r.cluster(i) {
		if m := r.mention(k); kindRank(m) > rank {
			kind, rank = m.Kind, kindRank(m)
		}
	}
	if rank == 0 {
		return r.askedKind(r.root(i))
	}
	return kind
}

// askedKind is what a pronoun that nothing settles must be by the statements it stands
// in: «він очолює банк» is a person. Other when they do not say, or for no pronoun.
func (r *resolver) askedKind(i int) graph.Kind {
	m := r.mention(i)
	if m.Form != extract.Pronoun || len(r.uses[i]) == 0 {
		return graph.Other
	}
	order := []graph.Kind{graph.Person, graph.Organization, graph.Country, graph.Group}
	if m.Plural {
		order = []graph.Kind{graph.Group, graph.Person, graph.Organization, graph.Country}
	}
	for _, kind := range order {
		if !slices.ContainsFunc(r.uses[i], func(kinds []graph.Kind) bool { return !graph.Allows(kinds, kind) }) {
			return kind
		}
	}
	return graph.Other
}

// kindRank says how much the kind of a mention tells of its entity.
func kindRank(m *extract.Mention) int {
	switch {
	case m.Kind == "" || m.Kind == graph.Other:
		return 0
	case m.Form != extract.Name:
		return 1
	case m.Kind != graph.Person:
		return 2
	}
	return 3 // a surname may be the name of a town
}

// inside says whether mention i stands inside mention k.
func (r *resolver) inside(i, k int) bool {
	a, b := r.mention(i), r.mention(k)
	return i != k && a.Start >= b.Start && a.End <= b.End
}

// headLemma is the lemma of the head of mention i.
func (r *resolver) headLemma(i int) string { return r.treeOf(i).lemma(r.mention(i).Head) }

func keyWords(key string) []string { return strings.Fields(strings.ToLower(key)) }
