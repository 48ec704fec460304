package neo

// The texts of reads; those of a match are put together in match.go.
const (
	// For each id the entity that it answers as, all that answer as that one with how
	// many edges they have together, and how many statements there are.
	resolveText = `UNWIND $ids AS id
OPTIONAL MATCH (e:Entity {id: id})
OPTIONAL MATCH (e)-[:MERGED_INTO]->(into:Entity)
WITH id, coalesce(into, e) AS c
OPTIONAL MATCH (x:Entity)-[:MERGED_INTO]->{0,1}(c)
RETURN id, coalesce(c.id, id) AS canonical, collect(x.id) AS members,
  sum(COUNT { (x)<-[:SOURCE]-() } + COUNT { (x)<-[:SOURCE_MEMBER]-() }) AS sources,
  sum(COUNT { (x)<-[:TARGET]-() } + COUNT { (x)<-[:TARGET_MEMBER]-() }) AS targets,
  sum(COUNT { (x)--() }) AS edges, COUNT { (:Statement) } AS total`

	statementText = `MATCH (s:Statement {id: $id})
RETURN s.record AS record, ` + allEvidence + ` AS evidence`

	allEvidence  = `COLLECT { MATCH (s)-[m:EVIDENCED_BY]->() RETURN [m.record, m.json] ORDER BY m.id }`
	pageEvidence = `COLLECT { MATCH (s)-[m:EVIDENCED_BY]->() RETURN [m.record, m.json] ORDER BY m.id LIMIT $evidences }`
	ofDocument   = `COLLECT { MATCH (s)-[m:EVIDENCED_BY]->(:Document {id: $document})
  RETURN [m.record, m.json] ORDER BY m.id LIMIT $evidences }`

	mentionsOfDocumentText = `MATCH (e:Entity)-[m:MENTIONED_IN]->(:Document {id: $id}) RETURN m.record AS record ORDER BY e.id`
	claimsOfDocumentText   = `MATCH (:Document {id: $id})<-[m:EVIDENCED_BY]-(s:Statement)
WITH s, m ORDER BY m.id
WITH s, collect([m.record, m.json]) AS evidence
RETURN s.record AS record, evidence ORDER BY s.id`
)

// The texts that read entities.
const (
	entitiesText = `UNWIND $ids AS id
MATCH (e:Entity {id: id})
OPTIONAL MATCH (e)-[:MERGED_INTO]->(c:Entity)
WITH DISTINCT coalesce(c, e) AS c
RETURN c.id AS id, [[c.id, c.fold]] + [(x:Entity)-[:MERGED_INTO]->(c) | [x.id, x.fold]] AS folds`

	// The index finds those that may fit; the condition says which do. Every word is a
	// list of keys of which the entity must have one; $prefixes is the last word where
	// its keys may be the beginning of one.
	searchText = `CALL db.index.fulltext.queryNodes('entity_search', $query) YIELD node AS c
WHERE all(word IN $words WHERE any(key IN word WHERE key IN c.search))
  AND (size($prefixes) = 0 OR any(key IN $prefixes WHERE any(own IN c.search WHERE own STARTS WITH key)))
RETURN c.id AS id, coalesce(c.mentions, 0) + reduce(n = 0, m IN [(x:Entity)-[:MERGED_INTO]->(c) | coalesce(x.mentions, 0)] | n + m) AS mentions
ORDER BY mentions DESC, id LIMIT $limit`
)

// The texts of lists and exports.
const (
	documentColumns = `d.id AS id, d.record AS record, COUNT { MATCH (d)<-[:EVIDENCED_BY]-(s:Statement) RETURN DISTINCT s } AS statements`

	documentText  = `MATCH (d:Document {id: $id}) RETURN ` + documentColumns + `, d.text AS text`
	documentsText = `MATCH (d:Document) WHERE d.published IS NOT NULL AND d.id IS NOT NULL
WITH d ORDER BY d.published DESC, d.id DESC LIMIT $limit
RETURN ` + documentColumns
	documentsAfterText = `MATCH (d:Document) WHERE d.published <= $date AND d.id IS NOT NULL AND (d.published < $date OR d.id < $id)
WITH d ORDER BY d.published DESC, d.id DESC LIMIT $limit
RETURN ` + documentColumns

	exportDocumentsText = `MATCH (d:Document) WHERE d.id > $after
WITH d ORDER BY d.id LIMIT $limit
RETURN ` + documentColumns + `, d.text AS text`
	exportEntitiesText = `MATCH (e:Entity) WHERE e.id > $after AND e.fold IS NOT NULL
WITH e ORDER BY e.id LIMIT $limit
RETURN e.id AS id, e.fold AS fold, [(e)-[:MERGED_INTO]->(c:Entity) | c.id] AS merged`
	exportStatementsText = `MATCH (s:Statement) WHERE s.id > $after
WITH s ORDER BY s.id LIMIT $limit
RETURN s.id AS id, s.record AS record, ` + allEvidence + ` AS evidence`
	exportCorrectionsText = `MATCH (c:Correction) WHERE c.id > $after RETURN c.id AS id, c.record AS record ORDER BY c.id LIMIT $limit`
)

// The texts of a check.
const (
	checkEntitiesText = `MATCH (e:Entity) WHERE e.id > $after AND e.fold IS NOT NULL
WITH e ORDER BY e.id LIMIT $limit
RETURN e.id AS id, e.fold AS fold, e.name AS name, COLLECT { MATCH (e)-[:HAS_MEMBER]->(m) RETURN m.id ORDER BY m.id } AS members`
	checkStatementsText = `MATCH (s:Statement) WHERE s.id > $after
WITH s ORDER BY s.id LIMIT $limit
RETURN s.id AS id, s.record AS record, properties(s) AS stored,
  COLLECT { MATCH (s)-[m:EVIDENCED_BY]->() RETURN properties(m) } AS evidence,
  COLLECT { MATCH (s)-[x:!EVIDENCED_BY&!SAID_BY]->(e) RETURN type(x) + ' ' + e.id AS line ORDER BY line } AS ends`
)
