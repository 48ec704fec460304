package neo

import (
	"strings"

	"actant/graph"
)

// The texts that open a database and lock it for a write.
const (
	versionText   = `MATCH (m:Meta {id: 'schema'}) RETURN m.version AS version`
	strangersText = `MATCH (n:Entity|Statement|Document|Publisher|Correction) RETURN 1 AS one LIMIT 1`
	makeMetaText  = `MERGE (m:Meta {id: 'schema'}) ON CREATE SET m.version = $version`
	indexesText   = `SHOW INDEXES YIELD name, state RETURN name, state`
	awaitText     = `CALL db.awaitIndexes(60)`

	// Writing any property takes the lock, so what is read in the next text is what
	// the writer before has committed.
	lockText  = `MATCH (m:Meta {id: 'schema'}) SET m.writer = $token`
	tokenText = `MATCH (m:Meta {id: 'schema'}) WITH m, m.written_by AS last SET m.written_by = $token RETURN last`
)

// The texts that say when a commit is applied; see whole.go.
const (
	makeCommitText  = `MERGE (m:Meta {id: 'commit'})`
	commitText      = `MATCH (m:Meta {id: 'commit'}) RETURN m.begun AS begun, m.ended AS ended`
	beginCommitText = `MATCH (m:Meta {id: 'commit'}) SET m.begun = $token`
	endCommitText   = `MATCH (m:Meta {id: 'commit'}) SET m.ended = $token`
	settleText      = `MATCH (m:Meta {id: 'commit'}) SET m.ended = m.begun`
)

// The texts that write documents.
const (
	storedDocumentsText = `UNWIND $ids AS id MATCH (d:Document {id: id}) RETURN d.id AS id`
	documentsByURLText  = `UNWIND $ids AS hash MATCH (d:Document {url_hash: hash}) RETURN d.id AS id`

	putDocumentsText = `UNWIND $rows AS row
CREATE (d:Document {id: row.id, name: row.name, url: row.url, url_hash: row.url_hash, published: row.published, lang: row.lang,
  content_hash: row.content_hash, text: row.text, original: row.original, record: row.record, recorded_at: row.now})
RETURN count(*) AS n`

	putPublishersText = `UNWIND $rows AS row
MATCH (d:Document {id: row.d})
MERGE (p:Publisher {id: row.p}) ON CREATE SET p.name = row.name
CREATE (d)-[:PUBLISHED_BY]->(p)
RETURN count(*) AS n`

	setOriginalText = `UNWIND $rows AS row MATCH (d:Document {id: row.id}) SET d.original = row.original RETURN count(*) AS n`

	readOriginalText = `MATCH (d:Document {id: $id}) RETURN d.record AS record, d.text AS text, d.original AS original`

	deleteDocumentsText = `UNWIND $ids AS id MATCH (d:Document {id: id})
OPTIONAL MATCH (d)-[:PUBLISHED_BY]->(p:Publisher)
DETACH DELETE d
WITH DISTINCT p WHERE p IS NOT NULL AND NOT EXISTS { (p)<-[:PUBLISHED_BY]-() }
DELETE p`
)

// The texts that write entities.
const (
	readFoldsText = `UNWIND $ids AS id MATCH (e:Entity {id: id}) RETURN e.id AS id, e.kind AS kind, e.fold AS fold`

	putEntitiesText = `UNWIND $rows AS row
MERGE (e:Entity {id: row.id})
SET e.kind = row.kind, e.name = row.name, e.name_uk = row.name_uk, e.name_en = row.name_en, e.names = row.names,
  e.wikidata = row.wikidata, e.mentions = row.mentions, e.search = row.search, e.fold = row.fold,
  e.recorded_at = coalesce(e.recorded_at, row.now)
RETURN count(*) AS n`

	putMentionsText = `UNWIND $rows AS row
MATCH (e:Entity {id: row.e}) MATCH (d:Document {id: row.d})
CREATE (e)-[:MENTIONED_IN {count: row.count, names: row.names, record: row.record}]->(d)
RETURN count(*) AS n`

	putMembersText = `UNWIND $rows AS row
MATCH (g:Entity {id: row.g}) MATCH (e:Entity {id: row.e})
CREATE (g)-[:HAS_MEMBER]->(e)
RETURN count(*) AS n`
	deleteMembersText = `UNWIND $ids AS id MATCH (:Entity {id: id})-[m:HAS_MEMBER]->() DELETE m`

	deleteMentionsText = `UNWIND $ids AS id
MATCH (e:Entity)-[m:MENTIONED_IN]->(:Document {id: id})
WITH e, m DELETE m
RETURN DISTINCT e.id AS id`

	leftMentionsText = `UNWIND $ids AS id
MATCH (e:Entity {id: id})
OPTIONAL MATCH (e)-[m:MENTIONED_IN]->(d:Document)
RETURN e.id AS id, e.kind AS kind, d.id AS document, m.record AS record`

	// A bare node (see bareText) stays where a merge needs it, else it goes.
	deleteBareText = `UNWIND $ids AS id
MATCH (e:Entity {id: id}) WHERE e.fold IS NULL AND NOT EXISTS { (e)-[:MERGED_INTO]-() }
DETACH DELETE e`
)

// The texts that write merges and search keys of merged entities.
const (
	readMergesText   = `MATCH (a:Entity)-[m:MERGED_INTO]->(b:Entity) RETURN a.id AS id, b.id AS into, m.by AS by, m.reason AS reason`
	deleteMergesText = `UNWIND $ids AS id MATCH (:Entity {id: id})-[m:MERGED_INTO]->() DELETE m`
	putMergesText    = `UNWIND $rows AS row
MERGE (a:Entity {id: row.id}) MERGE (b:Entity {id: row.into})
CREATE (a)-[:MERGED_INTO {at: row.at, by: row.by, reason: row.reason}]->(b)
RETURN count(*) AS n`

	readGroupFoldsText = `UNWIND $ids AS id MATCH (c:Entity {id: id})
RETURN c.id AS id, [c.fold] + [(e:Entity)-[:MERGED_INTO]->(c) | e.fold] AS folds`
	setSearchText = `UNWIND $rows AS row MATCH (e:Entity {id: row.id}) SET e.search = row.search RETURN count(*) AS n`

	knownEntityText = `MATCH (c:Entity {id: $id})
WHERE c.fold IS NOT NULL OR EXISTS { MATCH (e:Entity)-[:MERGED_INTO]->(c) WHERE e.fold IS NOT NULL }
RETURN 1 AS one`
	knownMentionText = `MATCH (:Entity {id: $id})-[:MENTIONED_IN]->(:Document {id: $document}) RETURN 1 AS one`
)

// The texts that write statements.
const (
	readClaimsText = `UNWIND $ids AS id MATCH (s:Statement {id: id})
RETURN s.record AS record, s.fold AS fold, ` + shownColumns

	shownColumns = `s.chosen AS chosen, s.quote AS quote, s.url AS url, s.name AS name, s.event AS event, s.place AS place, s.said_by AS said_by`

	createClaimsText = `UNWIND $rows AS row
CREATE (s:Statement {id: row.id, name: row.name, relation: row.relation, predicate: row.predicate, polarity: row.polarity,
  factuality: row.factuality, tense: row.tense, mode: row.mode, amount: row.amount, confidence: row.confidence,
  time_from: row.time_from, time_to: row.time_to, time_granularity: row.time_granularity, time_relation: row.time_relation,
  time_text: row.time_text, sort_date: row.sort_date, event: row.event, place: row.place, chosen: row.chosen, quote: row.quote,
  said_by: row.said_by, url: row.url, record: row.record, fold: row.fold, recorded_at: row.now})
RETURN count(*) AS n`

	updateClaimsText = `UNWIND $rows AS row
MATCH (s:Statement {id: row.id})
SET s.tense = row.tense, s.mode = row.mode, s.amount = row.amount, s.confidence = row.confidence,
  s.time_from = row.time_from, s.time_to = row.time_to, s.time_granularity = row.time_granularity,
  s.time_relation = row.time_relation, s.time_text = row.time_text, s.sort_date = row.sort_date,
  s.name = row.name, s.event = row.event, s.place = row.place, s.chosen = row.chosen, s.quote = row.quote,
  s.said_by = row.said_by, s.url = row.url, s.record = row.record, s.fold = row.fold
RETURN count(*) AS n`

	putContentText = `UNWIND $rows AS row
MATCH (s:Statement {id: row.s}) MATCH (c:Statement {id: row.c})
CREATE (s)-[:CONTENT]->(c)
RETURN count(*) AS n`

	putDerivedText = `UNWIND $rows AS row
MATCH (s:Statement {id: row.s}) MATCH (c:Statement {id: row.from})
CREATE (s)-[:DERIVED_FROM]->(c)
RETURN count(*) AS n`
	deleteDerivedText = `UNWIND $ids AS id MATCH (:Statement {id: id})-[x:DERIVED_FROM]->() DELETE x`

	putEvidenceText = `UNWIND $rows AS row
MATCH (s:Statement {id: row.s}) MATCH (d:Document {id: row.d})
CREATE (s)-[:EVIDENCED_BY {id: row.id, quote: row.quote, start: row.start, end: row.end, trigger: row.trigger,
  tense: row.tense, confidence: row.confidence, rules: row.rules, said_by: row.said_by, name: row.name, event: row.event,
  place: row.place, record: row.record, json: row.json, recorded_at: row.now}]->(d)
RETURN count(*) AS n`

	putSaidText = `UNWIND $rows AS row
MATCH (s:Statement {id: row.s}) MATCH (e:Entity {id: row.e})
CREATE (s)-[:SAID_BY {id: row.id, evidence: row.evidence, document: row.d, role: row.role, form: row.form, cue: row.cue}]->(e)
RETURN count(*) AS n`

	deleteEvidenceText = `UNWIND $ids AS id
MATCH (s:Statement)-[m:EVIDENCED_BY]->(:Document {id: id})
WITH s, m DELETE m
RETURN DISTINCT s.id AS id`

	deleteSaidText = `UNWIND $rows AS row
MATCH (:Statement {id: row.s})-[q:SAID_BY]->() WHERE q.document IN row.documents
DELETE q`

	leftEvidenceText = `UNWIND $ids AS id
MATCH (s:Statement {id: id})
OPTIONAL MATCH (s)-[m:EVIDENCED_BY]->()
RETURN s.id AS id, m.record AS record, m.name AS name, m.event AS event, m.place AS place, m.said_by AS said_by`

	deleteClaimsText = `UNWIND $ids AS id MATCH (s:Statement {id: id}) DETACH DELETE s`

	claimsOfEntitiesText = `UNWIND $ids AS id
MATCH (:Entity {id: id})<-[:SOURCE|SOURCE_MEMBER|TARGET|TARGET_MEMBER]-(s:Statement)
RETURN DISTINCT s.id AS id`
)

// The texts of the log of corrections.
const (
	readLogText       = `MATCH (c:Correction) RETURN c.record AS record ORDER BY c.place`
	putCorrectionText = `CREATE (c:Correction {id: $id, place: $place, action: $action, by: $by, at: $at, reason: $reason, record: $record})`
)

// roleTexts are the texts that write the edges from a statement to its entities, by
// the name of the edge.
func roleTexts() map[string]string {
	all := map[string]string{}
	for _, edge := range roleEdges() {
		all[edge] = `UNWIND $rows AS row
MATCH (s:Statement {id: row.s}) MATCH (e:Entity {id: row.e})
CREATE (s)-[:` + edge + `]->(e)
RETURN count(*) AS n`
	}
	return all
}

// The edges from a statement to its ends.
const (
	sourceEdge, sourceMemberEdge = "SOURCE", "SOURCE_MEMBER"
	targetEdge, targetMemberEdge = "TARGET", "TARGET_MEMBER"
)

func roleEdges() []string {
	all := []string{sourceEdge, sourceMemberEdge, targetEdge, targetMemberEdge}
	for _, role := range graph.EntityRoles() {
		all = append(all, roleEdge(role))
	}
	return all
}

// roleEdge names the edge of a role of the closed list.
func roleEdge(role graph.Role) string {
	switch role {
	case graph.RoleWith:
		return "WITH_PARTY"
	case graph.RoleFrom:
		return "FROM_PLACE"
	case graph.RoleTo:
		return "TO_PLACE"
	}
	return strings.ToUpper(string(role))
}

// projectTexts are the texts that write the edges of the projection, by relation.
func projectTexts() map[string]string {
	all := map[string]string{}
	for _, edge := range relationTypes() {
		all[edge] = `UNWIND $rows AS row
MATCH (a:Entity {id: row.a}) MATCH (b:Entity {id: row.b})
CREATE (a)-[:` + edge + ` {id: row.id, statement: row.statement, date: row.date, via_group: row.via_group,
  event: row.event, place: row.place, quote: row.quote, said_by: row.said_by, url: row.url}]->(b)
RETURN count(*) AS n`
	}
	return all
}

// unprojectTexts delete the edges of statements, by relation. The ids of all edges of
// a statement begin with its own.
func unprojectTexts() map[string]string {
	all := map[string]string{}
	for _, edge := range relationTypes() {
		all[edge] = `UNWIND $ids AS id MATCH ()-[r:` + edge + `]->() WHERE r.id STARTS WITH id DELETE r`
	}
	return all
}

// projectedTexts read the edges of statements, and countTexts count all edges, by
// relation.
func projectedTexts() map[string]string {
	all := map[string]string{}
	for _, edge := range relationTypes() {
		all[edge] = `UNWIND $ids AS id MATCH (a)-[r:` + edge + `]->(b) WHERE r.id STARTS WITH id
RETURN r.id AS id, a.id AS a, b.id AS b, properties(r) AS stored`
	}
	return all
}

func countTexts() map[string]string {
	all := map[string]string{}
	for _, edge := range relationTypes() {
		all[edge] = `MATCH ()-[r:` + edge + `]->() RETURN count(r) AS n`
	}
	return all
}

// kindLabels is the label of each kind. Documents that are talked about are Paper,
// because Document is a text that was read.
func kindLabels() map[graph.Kind]string {
	all := map[graph.Kind]string{}
	for _, kind := range graph.Kinds() {
		all[kind] = strings.ToUpper(string(kind[:1])) + string(kind[1:])
	}
	all[graph.Paper] = "Paper"
	return all
}

// allLabels is every label of a kind, each behind a colon.
func allLabels() string {
	labels := ""
	for _, kind := range graph.Kinds() {
		labels += ":" + kindLabels()[kind]
	}
	return labels
}

// labelTexts give entities the label of their kind in place of any other, by label.
func labelTexts() map[string]string {
	all := map[string]string{}
	for _, label := range kindLabels() {
		all[label] = `UNWIND $rows AS row MATCH (e:Entity {id: row.id})
REMOVE e` + allLabels() + ` SET e:` + label + `
RETURN count(*) AS n`
	}
	return all
}

// bareText takes everything but the id from entities.
func bareText() string {
	return `UNWIND $ids AS id
MATCH (e:Entity {id: id})
REMOVE e` + allLabels() + `, e.kind, e.name, e.name_uk, e.name_en, e.names, e.wikidata, e.mentions, e.search, e.fold, e.recorded_at`
}

// madeTexts are those that are made from the closed lists of package graph.
type madeTexts struct {
	roles, project, unproject, labels map[string]string
	projected, count                  map[string]string
	labelOf                           map[graph.Kind]string
	bare                              string
}

func makeTexts() madeTexts {
	return madeTexts{
		roles: roleTexts(), project: projectTexts(), unproject: unprojectTexts(), labels: labelTexts(),
		projected: projectedTexts(), count: countTexts(), labelOf: kindLabels(), bare: bareText(),
	}
}
