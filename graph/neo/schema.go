package neo

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"actant/graph"
)

// version is that of the model described in doc.go, kept at the Meta node.
const version = 2

// schemaText makes one constraint or index.
type schemaText struct{ name, text string }

// schemaTexts lists everything that the database must have. Edges with ids have
// constraints because without their indexes the server would look through all edges
// of a pair of entities to find one.
func schemaTexts() []schemaText {
	all := []schemaText{
		{"entity_id", "CREATE CONSTRAINT entity_id IF NOT EXISTS FOR (n:Entity) REQUIRE n.id IS UNIQUE"},
		{"statement_id", "CREATE CONSTRAINT statement_id IF NOT EXISTS FOR (n:Statement) REQUIRE n.id IS UNIQUE"},
		{"document_id", "CREATE CONSTRAINT document_id IF NOT EXISTS FOR (n:Document) REQUIRE n.id IS UNIQUE"},
		{"publisher_id", "CREATE CONSTRAINT publisher_id IF NOT EXISTS FOR (n:Publisher) REQUIRE n.id IS UNIQUE"},
		{"correction_id", "CREATE CONSTRAINT correction_id IF NOT EXISTS FOR (n:Correction) REQUIRE n.id IS UNIQUE"},
		{"meta_id", "CREATE CONSTRAINT meta_id IF NOT EXISTS FOR (n:Meta) REQUIRE n.id IS UNIQUE"},
		{"statement_date", "CREATE INDEX statement_date IF NOT EXISTS FOR (n:Statement) ON (n.sort_date, n.id)"},
		{"statement_relation_date", "CREATE INDEX statement_relation_date IF NOT EXISTS FOR (n:Statement) ON (n.relation, n.sort_date, n.id)"},
		{"document_published", "CREATE INDEX document_published IF NOT EXISTS FOR (n:Document) ON (n.published, n.id)"},
		{"document_url", "CREATE INDEX document_url IF NOT EXISTS FOR (n:Document) ON (n.url_hash)"},
		{"entity_wikidata", "CREATE INDEX entity_wikidata IF NOT EXISTS FOR (n:Entity) ON (n.wikidata)"},
		{"entity_search", "CREATE FULLTEXT INDEX entity_search IF NOT EXISTS FOR (n:Entity) ON EACH [n.search] " +
			"OPTIONS {indexConfig: {`fulltext.analyzer`: 'keyword', `fulltext.eventually_consistent`: false}}"},
	}
	for _, edge := range append(relationTypes(), "EVIDENCED_BY", "SAID_BY") {
		name := strings.ToLower(edge) + "_id"
		text := "CREATE CONSTRAINT " + name + " IF NOT EXISTS FOR ()-[r:" + edge + "]-() REQUIRE r.id IS UNIQUE"
		all = append(all, schemaText{name, text})
	}
	return all
}

// relationTypes are the names of the edges of the projection.
func relationTypes() []string { return texts(append(graph.Relations(), graph.Open)) }

// prepare waits for the server, then brings the database to what this version needs.
func (s *Store) prepare(ctx context.Context, wait time.Duration) error {
	if err := s.attempt(ctx, "open graph", wait, s.driver.VerifyConnectivity); err != nil {
		return err
	}
	return s.attempt(ctx, "open graph", s.writeTimeout, func(ctx context.Context) error {
		if err := s.checkVersion(ctx); err != nil {
			return err
		}
		if err := s.makeSchema(ctx); err != nil {
			return err
		}
		if _, err := s.query(ctx, makeCommitText, nil); err != nil {
			return err
		}
		_, err := s.query(ctx, makeMetaText, map[string]any{"version": version})
		return err
	})
}

// query runs one text in a transaction of its own, which is what schema needs.
func (s *Store) query(ctx context.Context, text string, params map[string]any) ([]row, error) {
	result, err := neo4j.ExecuteQuery(ctx, s.driver, text, params, neo4j.EagerResultTransformer,
		neo4j.ExecuteQueryWithDatabase(s.database))
	if err != nil {
		return nil, err
	}
	rows := make([]row, len(result.Records))
	for i, r := range result.Records {
		rows[i] = row{r}
	}
	return rows, nil
}

func (s *Store) checkVersion(ctx context.Context) error {
	rows, err := s.query(ctx, versionText, nil)
	if err != nil {
		return err
	}
	if len(rows) == 0 {
		rows, err = s.query(ctx, strangersText, nil)
		if err == nil && len(rows) > 0 {
			return errors.New("the database holds nodes of another program; name another database or server")
		}
		return err
	}
	switch found := rows[0].number("version"); {
	case found > version:
		return fmt.Errorf("its model is of version %d, this program knows version %d; use the newer program", found, version)
	case found < version:
		return fmt.Errorf("its model is of version %d, an older program made it; ingest the documents into an empty database", found)
	}
	return nil
}

// makeSchema makes what is missing, waits until it can be used, and refuses to go on
// with an index that the server could not fill.
func (s *Store) makeSchema(ctx context.Context) error {
	there, err := s.indexes(ctx)
	if err != nil {
		return err
	}
	made := false
	for _, t := range schemaTexts() {
		if _, ok := there[t.name]; ok {
			continue
		}
		made = true
		if _, err := s.query(ctx, t.text, nil); err != nil && !sameSchema(err) {
			return fmt.Errorf("make %s: %w", t.name, err)
		}
	}
	if made {
		_, waiting := s.query(ctx, awaitText, nil)
		if there, err = s.indexes(ctx); err != nil {
			return err
		}
		if err := noneFailed(there); err != nil {
			return err
		}
		return waiting
	}
	return noneFailed(there)
}

func noneFailed(states map[string]string) error {
	var failed []string
	for name, state := range states {
		if state == "FAILED" {
			failed = append(failed, name)
		}
	}
	if len(failed) == 0 {
		return nil
	}
	slices.Sort(failed)
	return fmt.Errorf("the server could not fill the index %s; see its log, drop the index and start again",
		strings.Join(failed, ", "))
}

// indexes returns the state of every index by name.
func (s *Store) indexes(ctx context.Context) (map[string]string, error) {
	rows, err := s.query(ctx, indexesText, nil)
	if err != nil {
		return nil, err
	}
	states := map[string]string{}
	for _, r := range rows {
		states[r.text("name")] = r.text("state")
	}
	return states, nil
}

// sameSchema says whether another program made the same at the same moment.
func sameSchema(err error) bool {
	var e *neo4j.Neo4jError
	return errors.As(err, &e) && strings.HasSuffix(e.Code, ".EquivalentSchemaRuleAlreadyExists")
}
