package neo

import (
	"errors"
	"net/url"
	"strings"
)

// Views are addresses at which Neo4j Browser opens with a query, for a person to run.
// They are URI templates: {relation} and {id} stand for the name of a relation and
// for an id.
type Views struct {
	Graph     string // the newest edges
	Relation  string // the newest edges of {relation}
	Entity    string // the newest edges of the entity {id}
	Statement string // the statement {id} with everything at it
}

// The queries of the views. An edge of the projection has the id of its statement.
const (
	graphView     = "MATCH p=(:Entity)-[r]->(:Entity) WHERE r.statement IS NOT NULL RETURN p ORDER BY r.date DESC LIMIT 200"
	relationView  = "MATCH p=(:Entity)-[r:{relation}]->(:Entity) RETURN p ORDER BY r.date DESC LIMIT 200"
	entityView    = "MATCH p=(e:Entity)-[r]-(:Entity) WHERE e.id = '{id}' AND r.statement IS NOT NULL RETURN p ORDER BY r.date DESC LIMIT 200"
	statementView = "MATCH p=(s:Statement)--() WHERE s.id = '{id}' RETURN p"
)

// BrowserViews makes the views of the Neo4j Browser at an address, such as
// http://localhost:7474/browser/. Its own parameters stay: dbms=bolt://neo4j@host:7687
// says where the database is and who asks.
func BrowserViews(address string) (Views, error) {
	u, err := url.Parse(address)
	if err != nil || u.Scheme != "http" && u.Scheme != "https" || u.Host == "" {
		return Views{}, errors.New("the address of Neo4j Browser must look like http://localhost:7474/browser/")
	}
	if _, secret := u.User.Password(); secret {
		return Views{}, errors.New("the address of Neo4j Browser holds a password, which everyone would see")
	}
	u.Fragment = ""
	view := func(query string) string {
		with := *u
		with.RawQuery = strings.TrimPrefix(u.RawQuery+"&cmd=edit&arg="+escape(query), "&")
		return with.String()
	}
	return Views{view(graphView), view(relationView), view(entityView), view(statementView)}, nil
}

// escape writes a query as a parameter. Browser knows no plus sign for a space; what
// stands for a name or an id stays readable.
func escape(query string) string {
	text := strings.ReplaceAll(url.QueryEscape(query), "+", "%20")
	return strings.NewReplacer("%7Brelation%7D", "{relation}", "%7Bid%7D", "{id}").Replace(text)
}
