package neo

import (
	"context"
	"time"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"actant/graph"
)

// Sent is a text with its parameters as it went to the server.
type Sent struct {
	Text   string
	Params map[string]any
}

// RecordPut puts bundles and returns what was sent.
func (s *Store) RecordPut(ctx context.Context, bundles ...graph.Bundle) ([]Sent, error) {
	var sent []Sent
	err := s.transaction(ctx, func(tx neo4j.ExplicitTransaction) error {
		w := &work{func(ctx context.Context, text string, params map[string]any) (neo4j.ResultWithContext, error) {
			sent = append(sent, Sent{text, params})
			return tx.Run(ctx, text, params)
		}, s.made}
		in, err := w.intake(ctx, time.Now())
		if err != nil {
			return err
		}
		if _, err := in.put(ctx, bundles); err != nil {
			return err
		}
		return tx.Commit(ctx)
	})
	return sent, err
}

// Send sends texts in one transaction.
func (s *Store) Send(ctx context.Context, sent []Sent) error {
	return s.transaction(ctx, func(tx neo4j.ExplicitTransaction) error {
		w := &work{tx.Run, s.made}
		for _, text := range sent {
			if err := w.run(ctx, text.Text, text.Params); err != nil {
				return err
			}
		}
		return tx.Commit(ctx)
	})
}

// StatementsText is the query of a read of statements.
func (s *Store) StatementsText(ctx context.Context, m graph.Match) (sent Sent, err error) {
	if m, err = m.Normal(); err != nil {
		return sent, err
	}
	err = s.read(ctx, "read", func(ctx context.Context, w *work) error {
		l, err := w.look(ctx, m, nil)
		if err == nil {
			sent.Text = l.statementsText()
			sent.Params = l.params
		}
		return err
	})
	return sent, err
}

// Walks says whether a page is looked for by walking through the days.
func (s *Store) Walks(ctx context.Context, m graph.Match) (walks bool, err error) {
	if m, err = m.Normal(); err != nil {
		return false, err
	}
	err = s.read(ctx, "read", func(ctx context.Context, w *work) error {
		l, err := w.look(ctx, m, nil)
		if err == nil {
			walks = l.steps() > 0
		}
		return err
	})
	return walks, err
}

// Lock takes the lock for a write with this token, and commits.
func (s *Store) Lock(ctx context.Context, token string) (done bool, err error) {
	err = s.transaction(ctx, func(tx neo4j.ExplicitTransaction) error {
		w := &work{tx.Run, s.made}
		if done, err = w.lock(ctx, token); err != nil {
			return err
		}
		return tx.Commit(ctx)
	})
	return done, err
}

// Caption is the name of a statement.
func Caption(st graph.Statement, names map[graph.ID]string) string { return caption(st, names) }

// SchemaNames are the names of all constraints and indexes.
func SchemaNames() []string {
	var names []string
	for _, t := range schemaTexts() {
		names = append(names, t.name)
	}
	return names
}

// OpeningTexts are those that only open a database: of its schema, or across all nodes.
func OpeningTexts() []string {
	return []string{"versionText", "strangersText", "indexesText", "awaitText", "makeCommitText"}
}

// Texts are the texts that go to the server, by name; of those that are made for a match a sample.
func Texts() map[string]string {
	all := map[string]string{
		"makeMetaText": makeMetaText,
		"commitText":   commitText, "beginCommitText": beginCommitText, "endCommitText": endCommitText, "settleText": settleText,
		"lockText":               lockText,
		"tokenText":              tokenText,
		"storedDocumentsText":    storedDocumentsText,
		"documentsByURLText":     documentsByURLText,
		"putDocumentsText":       putDocumentsText,
		"putPublishersText":      putPublishersText,
		"setOriginalText":        setOriginalText,
		"readOriginalText":       readOriginalText,
		"deleteDocumentsText":    deleteDocumentsText,
		"readFoldsText":          readFoldsText,
		"putEntitiesText":        putEntitiesText,
		"putMentionsText":        putMentionsText,
		"deleteMentionsText":     deleteMentionsText,
		"leftMentionsText":       leftMentionsText,
		"deleteBareText":         deleteBareText,
		"readMergesText":         readMergesText,
		"deleteMergesText":       deleteMergesText,
		"putMergesText":          putMergesText,
		"readGroupFoldsText":     readGroupFoldsText,
		"setSearchText":          setSearchText,
		"knownEntityText":        knownEntityText,
		"knownMentionText":       knownMentionText,
		"readClaimsText":         readClaimsText,
		"createClaimsText":       createClaimsText,
		"updateClaimsText":       updateClaimsText,
		"putContentText":         putContentText,
		"putDerivedText":         putDerivedText,
		"deleteDerivedText":      deleteDerivedText,
		"putMembersText":         putMembersText,
		"deleteMembersText":      deleteMembersText,
		"putEvidenceText":        putEvidenceText,
		"putSaidText":            putSaidText,
		"deleteEvidenceText":     deleteEvidenceText,
		"deleteSaidText":         deleteSaidText,
		"leftEvidenceText":       leftEvidenceText,
		"deleteClaimsText":       deleteClaimsText,
		"claimsOfEntitiesText":   claimsOfEntitiesText,
		"readLogText":            readLogText,
		"putCorrectionText":      putCorrectionText,
		"resolveText":            resolveText,
		"statementText":          statementText,
		"mentionsOfDocumentText": mentionsOfDocumentText,
		"claimsOfDocumentText":   claimsOfDocumentText,
		"entitiesText":           entitiesText,
		"searchText":             searchText,
		"documentText":           documentText,
		"documentsText":          documentsText,
		"documentsAfterText":     documentsAfterText,
		"checkEntitiesText":      checkEntitiesText,
		"checkStatementsText":    checkStatementsText,
		"exportDocumentsText":    exportDocumentsText,
		"exportEntitiesText":     exportEntitiesText,
		"exportStatementsText":   exportStatementsText,
		"exportCorrectionsText":  exportCorrectionsText,
	}
	made := makeTexts()
	all["bare"] = made.bare
	for kind, texts := range map[string]map[string]string{
		"role": made.roles, "project": made.project, "unproject": made.unproject, "label": made.labels,
		"projected": made.projected, "count": made.count,
	} {
		for name, text := range texts {
			all[kind+" "+name] = text
		}
	}
	for name, m := range map[string]graph.Match{
		"all": {}, "relation": {Relations: []graph.Relation{"INVITED"}}, "relations": {Relations: []graph.Relation{"INVITED", "MET_WITH"}},
		"window": {From: "2023-01-01", To: "2023-12-31"}, "after": {After: "2023-01-01~s1:a"}, "source": {Source: "e1:a"},
		"both ends": {Source: "e1:a", Target: "e1:b"}, "either": {Either: "e1:a"}, "speaker": {Speaker: "e1:a"},
		"document": {Document: "d1:a"}, "speaker in document": {Speaker: "e1:a", Document: "d1:a"},
		"event": {Roles: map[graph.Role]graph.ID{graph.RoleEvent: "e1:a", graph.RolePlace: "e1:b"}},
	} {
		m, err := m.Normal()
		if err != nil {
			panic(err)
		}
		all["statements "+name] = (&look{Match: m, groups: map[graph.ID]group{}, params: map[string]any{}}).statementsText()
		all["walk "+name] = (&look{Match: m, groups: map[graph.ID]group{}, params: map[string]any{}}).walkText()
		all["walked "+name] = (&look{Match: m, groups: map[graph.ID]group{}, params: map[string]any{}}).walkedText()
		all["edges "+name] = (&look{Match: m, groups: map[graph.ID]group{}, params: map[string]any{}}).edgesText()
	}
	return all
}
