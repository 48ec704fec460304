package testserver

import (
	"context"
	"fmt"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"
)

// Empty removes all nodes and edges of the database; indexes and constraints stay.
func (s *Server) Empty(ctx context.Context) error {
	driver, err := neo4j.NewDriverWithContext(s.URL, neo4j.BasicAuth(s.Username, s.Password, ""))
	if err != nil {
		return fmt.Errorf("empty test server: %w", err)
	}
	defer driver.Close(ctx)
	for _, text := range []string{
		`MATCH ()-[r]->() CALL (r) { DELETE r } IN TRANSACTIONS OF 20000 ROWS`,
		`MATCH (n) CALL (n) { DELETE n } IN TRANSACTIONS OF 20000 ROWS`,
	} {
		if err := run(ctx, driver, text); err != nil {
			return fmt.Errorf("empty test server: %w", err)
		}
	}
	return nil
}

// run runs one text in a transaction of its own.
func run(ctx context.Context, driver neo4j.DriverWithContext, text string) error {
	session := driver.NewSession(ctx, neo4j.SessionConfig{DatabaseName: "neo4j"})
	defer session.Close(ctx)
	result, err := session.Run(ctx, text, nil)
	if err != nil {
		return err
	}
	_, err = result.Consume(ctx)
	return err
}
