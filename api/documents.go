package api

import (
	"context"
	"fmt"

	"actant/graph"
)

type addDocumentIn struct {
	RawBody []byte
	Body    NewDocument
}

type addDocumentOut struct{ Body Stored }

func (s *server) addDocument(ctx context.Context, in *addDocumentIn) (*addDocumentOut, error) {
	stored, err := s.storeText(ctx, in.RawBody, in.Body)
	if err != nil {
		return nil, err
	}
	return &addDocumentOut{Body: stored}, nil
}

// storeText reads a document and stores what it says. raw is the body that t was read
// from.
func (s *server) storeText(ctx context.Context, raw []byte, t NewDocument) (Stored, error) {
	if s.bundle == nil {
		return Stored{}, fmt.Errorf("store document: %w: this program only reads", errUnavailable)
	}
	doc, err := s.read(ctx, raw, t.Text, t.Title)
	if err != nil {
		return Stored{}, err
	}
	bundle, err := s.bundle(doc)
	if err != nil {
		return Stored{}, fmt.Errorf("bundle document: %w", err)
	}
	added, err := s.store.Put(ctx, s.now(), bundle)
	if err != nil {
		return Stored{}, fmt.Errorf("store document: %w", err)
	}
	return Stored{ID: bundle.Document.ID, Statements: len(bundle.Statements), New: added > 0}, nil
}

type listDocumentsIn struct {
	Limit  int    `query:"limit" default:"50" minimum:"1" maximum:"200"`
	Cursor string `query:"cursor" maxLength:"300" doc:"next of the page before."`
}

type listDocumentsOut struct {
	Body struct {
		Documents []graph.Document `json:"documents"`
		Next      string           `json:"next,omitempty"`
	}
}

func (s *server) listDocuments(ctx context.Context, in *listDocumentsIn) (*listDocumentsOut, error) {
	library, err := s.needLibrary()
	if err != nil {
		return nil, err
	}
	docs, next, err := library.Documents(ctx, in.Cursor, in.Limit)
	if err != nil {
		return nil, fmt.Errorf("list documents: %w", err)
	}
	out := &listDocumentsOut{}
	out.Body.Documents, out.Body.Next = nonNil(docs), next
	return out, nil
}

func (s *server) needLibrary() (graph.Library, error) {
	if s.library == nil {
		return nil, fmt.Errorf("read documents: %w: this store cannot list its documents", errUnavailable)
	}
	return s.library, nil
}

type idIn struct {
	ID string `path:"id" maxLength:"300"`
}

// DocumentWithStatements is a document and what it says.
type DocumentWithStatements struct {
	graph.Document
	Found     []Statement `json:"found" doc:"Its statements of every polarity and factuality, in the order of the text."`
	Truncated bool        `json:"truncated,omitempty" doc:"More statements: ask /v1/statements?document=."`
}

type documentOut struct{ Body DocumentWithStatements }

func (s *server) document(ctx context.Context, in *idIn) (*documentOut, error) {
	library, err := s.needLibrary()
	if err != nil {
		return nil, err
	}
	doc, err := library.Document(ctx, graph.ID(in.ID))
	if err != nil {
		return nil, fmt.Errorf("document %q: %w", shorten(in.ID, maxEcho), err)
	}
	found, truncated, err := s.statementsOf(ctx, doc.ID)
	if err != nil {
		return nil, err
	}
	expanded, err := s.expand(ctx, found)
	if err != nil {
		return nil, err
	}
	return &documentOut{Body: DocumentWithStatements{Document: doc, Found: expanded, Truncated: truncated}}, nil
}

// statementsOf lists what one document says in the order of its text, with the
// evidence of this document only.
func (s *server) statementsOf(ctx context.Context, document graph.ID) ([]graph.Statement, bool, error) {
	m := graph.Match{
		Document: document, Limit: 1000,
		Polarities: polarities(), Factualities: graph.Factualities(),
	}
	var all []graph.Statement
	for {
		page, err := s.store.Statements(ctx, m)
		if err != nil {
			return nil, false, fmt.Errorf("statements of document: %w", err)
		}
		all = append(all, page.Statements...)
		if page.Next == "" || len(all) >= maxDocumentStatements {
			sortByText(all, document)
			return all, page.Next != "", nil
		}
		m.After = page.Next
	}
}

func (s *server) forget(ctx context.Context, in *idIn) (*struct{}, error) {
	if err := s.store.Forget(ctx, graph.ID(in.ID)); err != nil {
		return nil, fmt.Errorf("forget document %q: %w", shorten(in.ID, maxEcho), err)
	}
	return nil, nil
}
