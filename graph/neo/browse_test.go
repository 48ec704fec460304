package neo_test

import (
	"strings"
	"testing"

	"actant/graph/neo"
)

func TestBrowserViews(t *testing.T) {
	for _, c := range []struct{ address, want string }{
		{"http://localhost:7474/browser/", "http://localhost:7474/browser/?cmd=edit&arg=MATCH%20p%3D%28s%3AStatement%29--%28%29%20WHERE%20s.id%20%3D%20%27{id}%27%20RETURN%20p"},
		{
			"https://news.example/browser/?dbms=bolt://neo4j@news.example:7687#top",
			"https://news.example/browser/?dbms=bolt://neo4j@news.example:7687&cmd=edit&arg=MATCH%20p%3D%28s%3AStatement%29--%28%29%20WHERE%20s.id%20%3D%20%27{id}%27%20RETURN%20p",
		},
	} {
		got, err := neo.BrowserViews(c.address)
		if err != nil || got.Statement != c.want {
			t.Errorf("%s: got %s, %v, want %s", c.address, got.Statement, err, c.want)
		}
		if !strings.Contains(got.Relation, "r%3A{relation}%5D") || !strings.Contains(got.Entity, "%27{id}%27") || strings.Contains(got.Graph, "{") {
			t.Errorf("%s: got %+v", c.address, got)
		}
	}
	for _, address := range []string{"", "localhost:7474", "bolt://localhost:7687", "javascript:alert(1)", "http://", "http://neo4j:secret@localhost:7474/", "http://%zz"} {
		if got, err := neo.BrowserViews(address); err == nil || strings.Contains(err.Error(), "secret") {
			t.Errorf("%q: got %+v, error %v, want an error without the password", address, got, err)
		}
	}
}
