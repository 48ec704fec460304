package api

import "context"

// Views are addresses at which another program shows the graph. They are URI
// templates: {relation} and {id} stand for the name of a relation and for an id.
type Views struct {
	Graph     string `json:"graph" doc:"The newest edges."`
	Relation  string `json:"relation" doc:"The newest edges of {relation}."`
	Entity    string `json:"entity" doc:"The newest edges of the entity {id}."`
	Statement string `json:"statement" doc:"The statement {id}, with its entities and documents."`
}

type linksOut struct {
	Body struct {
		Neo4jBrowser *Views `json:"neo4j_browser,omitempty" doc:"URI templates of Neo4j Browser; missing where the graph is not seen in it."`
	}
}

func (s *server) links(context.Context, *struct{}) (*linksOut, error) {
	out := &linksOut{}
	out.Body.Neo4jBrowser = s.neo4jBrowser
	return out, nil
}
