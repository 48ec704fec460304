package neo

import (
	"cmp"
	"slices"
	"strings"
	"time"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j/dbtype"

	"actant/graph"
)

// look puts the text of a match together from fixed fragments; what the caller gave
// goes into parameters only.
type look struct {
	graph.Match
	groups     map[graph.ID]group
	anchored   string // the part at which the query begins
	total      int    // statements stored; known where an entity was asked for
	conditions []string
	params     map[string]any
}

func (l *look) and(condition string) { l.conditions = append(l.conditions, condition) }

func (l *look) where() string {
	if len(l.conditions) == 0 {
		return ""
	}
	return " WHERE " + strings.Join(l.conditions, " AND ")
}

// part is a condition on who takes part in a statement: an entity at one of edges, or
// at one of turned where the relation is symmetric.
type part struct {
	name          string // of its parameter
	entity        graph.ID
	edges, turned []string
}

func (l *look) parts() []part {
	source, target := []string{sourceEdge, sourceMemberEdge}, []string{targetEdge, targetMemberEdge}
	all := []part{
		{"source", l.Source, source, target},
		{"target", l.Target, target, source},
		{"either", l.Either, slices.Concat(source, target), nil},
	}
	for _, role := range graph.EntityRoles() {
		all = append(all, part{strings.ToLower(roleEdge(role)), l.Roles[role], []string{roleEdge(role)}, nil})
	}
	all = append(all, part{"speaker", l.Speaker, []string{"SAID_BY"}, nil})
	return slices.DeleteFunc(all, func(p part) bool { return p.entity == "" })
}

// statementsText is the query of Statements. It runs through the statements of the
// document, else of the part with the fewest of them, else of the days; the rest is
// asked of each.
func (l *look) statementsText() string {
	l.conditions, l.anchored = nil, ""
	l.days()
	l.kinds()
	parts := l.parts()
	text, distinct := "MATCH (s:Statement)", ""
	switch {
	case l.Document != "":
		l.params["document"] = string(l.Document)
		text, distinct = "MATCH (:Document {id: $document})<-[:EVIDENCED_BY]-(s:Statement)", "DISTINCT "
	case len(parts) > 0:
		text, distinct = l.anchor(l.rarest(parts)), "DISTINCT "
	}
	l.takePart(parts)
	evidence := pageEvidence
	if l.Document != "" {
		evidence = ofDocument
	}
	return text + l.where() + "\nWITH " + distinct + "s ORDER BY " + l.order() + ` LIMIT $limit
RETURN s.record AS record, ` + evidence + ` AS evidence`
}

// takePart adds the conditions on those who take part.
func (l *look) takePart(parts []part) {
	l.ends(parts)
	for _, p := range parts {
		if p.name != "source" && p.name != "target" && p.name != l.anchored {
			l.and(l.takesPart(p, p.edges))
		}
	}
}

// order names the relation too where there is but one, since the index by which the
// statements then come has it first.
func (l *look) order() string {
	if len(l.Relations) == 1 {
		return "s.relation DESC, s.sort_date DESC, s.id DESC"
	}
	return "s.sort_date DESC, s.id DESC"
}

// size is about how many statements p takes part in.
func (l *look) size(p part) int {
	g := l.groups[p.entity]
	switch {
	case p.name == "either" || p.turned != nil && l.mayTurn():
		return g.sources + g.targets
	case p.name == "source":
		return g.sources
	case p.name == "target":
		return g.targets
	}
	return g.edges / 3 // one to the statement, one of the projection, one to the document
}

func (l *look) rarest(parts []part) part {
	return slices.MinFunc(parts, func(a, b part) int { return cmp.Compare(l.size(a), l.size(b)) })
}

// anchor begins with the statements in which p takes part, at the edge x.
func (l *look) anchor(p part) string {
	l.anchored = p.name
	l.params[p.name] = l.group(p.entity)
	edges := p.edges
	if l.mayTurn() {
		edges = slices.Concat(edges, p.turned)
	}
	return "MATCH (e:Entity) WHERE e.id IN $" + p.name +
		"\nMATCH (e)<-[x:" + strings.Join(edges, "|") + "]-(s:Statement)"
}

// ends adds the conditions on source and target together, since a symmetric
// statement is turned as a whole.
func (l *look) ends(parts []part) {
	var straight, turned []string
	for _, p := range parts {
		if p.name == "source" || p.name == "target" {
			straight = append(straight, l.takesPart(p, p.edges))
			turned = append(turned, l.takesPart(p, p.turned))
		}
	}
	if len(straight) == 0 {
		return
	}
	condition := strings.Join(straight, " AND ")
	if !l.mayTurn() {
		l.and(condition)
		return
	}
	l.params["symmetric"] = symmetric()
	l.and("(" + condition + " OR s.relation IN $symmetric AND " + strings.Join(turned, " AND ") + ")")
}

func (l *look) mayTurn() bool {
	symmetric := func(r graph.Relation) bool { return graph.Schema(r).Symmetric }
	return len(l.Relations) == 0 || slices.ContainsFunc(l.Relations, symmetric)
}

// takesPart is the condition that p stands at one of the edges of s. It leaves out that
// y is an Entity: the server would weigh the indexes of entities, which takes it longer
// than the search.
func (l *look) takesPart(p part, edges []string) string {
	return l.takesPartIn("(s)", p, edges)
}

func (l *look) takesPartIn(statement string, p part, edges []string) string {
	if p.name == l.anchored {
		return "type(x) IN ['" + strings.Join(edges, "', '") + "']"
	}
	l.params[p.name] = l.group(p.entity)
	said := ""
	if p.name == "speaker" && l.Document != "" {
		said = " AND q.document = $document"
	}
	return "EXISTS { MATCH " + statement + "-[q:" + strings.Join(edges, "|") + "]->(y) WHERE y.id IN $" + p.name + said + " }"
}

func (l *look) group(id graph.ID) []string { return texts(l.groups[id].all()) }

// days adds the conditions that an index answers.
func (l *look) days() {
	if len(l.Relations) == 1 {
		l.params["relation"] = string(l.Relations[0])
		l.and("s.relation = $relation")
	}
	// The last is always true, but the server uses an index only where it knows that
	// every property of it is there.
	l.window("s.sort_date")
	l.and("(s.sort_date < $cursor_date OR s.id < $cursor_id) AND s.id IS NOT NULL")
}

// kinds adds the conditions on what is said, and the size of the answer.
func (l *look) kinds() {
	l.params["limit"], l.params["evidences"] = l.Limit+1, graph.PageEvidence
	l.params["polarities"], l.params["factualities"] = texts(l.Polarities), texts(l.Factualities)
	if len(l.Relations) > 1 {
		l.params["relations"] = texts(l.Relations)
		l.and("s.relation IN $relations")
	}
	l.and("s.polarity IN $polarities AND s.factuality IN $factualities")
}

// window adds the condition on the day, and the parameters of the cursor. It is there
// also when nothing was asked, so that fewer texts need a plan of their own.
func (l *look) window(property string) {
	from, to := day(""), day("9999-12-31")
	cursor, id := dbtype.Date(time.Date(10000, 1, 1, 0, 0, 0, 0, time.UTC)), graph.ID("") // behind all days
	if l.From != "" {
		from = day(l.From)
	}
	if l.To != "" {
		from, to = day(cmp.Or(l.From, "0000-01-01")), day(l.To)
	}
	if l.After != "" {
		date, after, _ := graph.ParseCursor(l.After) // Normal has checked it
		cursor, id = day(date), after
		if cursor.Time().Before(to.Time()) {
			to = cursor
		}
	}
	l.params["from"], l.params["to"] = from, to
	l.params["cursor_date"], l.params["cursor_id"] = cursor, clean(string(id))
	l.and(property + " >= $from AND " + property + " <= $to")
}

// edgesText is the query of Neighbours.
func (l *look) edgesText() string {
	l.params["limit"], l.After = l.Limit, ""
	types := texts(l.Relations)
	if len(types) == 0 {
		types = relationTypes()
	}
	slices.Sort(types)
	l.window("r.date")
	l.edgeEnds()
	for _, p := range l.parts() {
		if p.name == "source" || p.name == "target" || p.name == "either" {
			continue
		}
		l.and(l.takesPartIn("(:Statement {id: r.statement})", p, p.edges))
	}
	if l.Document != "" {
		l.params["document"] = string(l.Document)
		l.and("EXISTS { MATCH (:Statement {id: r.statement})-[:EVIDENCED_BY]->(:Document {id: $document}) }")
	}
	return "MATCH (e:Entity) WHERE e.id IN $around" +
		"\nMATCH (e)-[r:" + strings.Join(slices.Compact(types), "|") + "]-(:Entity)" + l.where() + `
WITH DISTINCT r ORDER BY r.date DESC, r.id DESC LIMIT $limit
RETURN r.id AS id, r.statement AS statement, type(r) AS relation, startNode(r).id AS source, endNode(r).id AS target,
  r.date AS date, r.via_group AS via`
}

// edgeEnds adds the conditions on the ends of an edge; a symmetric one fits either
// way round.
func (l *look) edgeEnds() {
	if l.Either != "" {
		l.params["either"] = string(l.Either)
		l.and("(startNode(r).id = $either OR endNode(r).id = $either)")
	}
	var straight, turned []string
	add := func(name string, id graph.ID, here, there string) {
		if id == "" {
			return
		}
		l.params[name] = string(id)
		straight = append(straight, here+"(r).id = $"+name)
		turned = append(turned, there+"(r).id = $"+name)
	}
	add("source", l.Source, "startNode", "endNode")
	add("target", l.Target, "endNode", "startNode")
	if len(straight) > 0 {
		l.params["symmetric"] = symmetric()
		l.and("(" + strings.Join(straight, " AND ") +
			" OR type(r) IN $symmetric AND " + strings.Join(turned, " AND ") + ")")
	}
}

func symmetric() []string {
	return texts(slices.DeleteFunc(graph.Relations(), func(r graph.Relation) bool {
		return !graph.Schema(r).Symmetric
	}))
}
