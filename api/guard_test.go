package api_test

import (
	"bytes"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"actant/api"
	"actant/api/apitest"
	"actant/graph"
)

// siteWith is a site with all the news and more options.
func siteWith(t *testing.T, change func(*api.Options)) http.Handler {
	t.Helper()
	return onStores(t, apitest.News(), func(store graph.Store) http.Handler {
		o := api.Options{Store: store, Extractor: apitest.Reader(), Bundle: apitest.Bundle, Now: apitest.Now, Version: "test"}
		change(&o)
		return api.New(o)
	})
}

// askWith sends headers, written as "Name: value".
func askWith(t *testing.T, h http.Handler, method, path, body string, headers ...string) answer {
	t.Helper()
	r := httptest.NewRequest(method, path, strings.NewReader(body))
	r.Header.Set("Content-Type", "application/json")
	for _, line := range headers {
		name, value, _ := strings.Cut(line, ": ")
		if r.Header.Set(name, value); name == "Host" {
			r.Host = value
		}
	}
	w := httptest.NewRecorder()
	h.ServeHTTP(w, r)
	a := answer{w.Code, w.Header(), w.Body.Bytes()}
	checkContract(t, method, path, a)
	return a
}

func TestKeys(t *testing.T) {
	secrets := map[api.Access]string{}
	var file strings.Builder
	for _, access := range []api.Access{api.ReadAccess, api.WriteAccess, api.AdminAccess} {
		key, secret := api.NewKey("my-"+string(access), access)
		secrets[access] = secret
		file.WriteString("# a comment\n" + key.String() + "\n\n")
	}
	if strings.Contains(file.String(), secrets[api.ReadAccess]) {
		t.Error("the file holds a secret")
	}
	keys, err := api.ParseKeys(strings.NewReader(file.String()))
	if err != nil || len(keys) != 3 {
		t.Fatalf("%v %v", keys, err)
	}
	h := siteWith(t, func(o *api.Options) { o.Keys = keys })
	text, correction := `{"text": "Marenko thanked Borrell."}`, `{"action": "undo", "undoes": "c1:none", "by": "me"}`
	for _, c := range []struct {
		method, path, body                string
		nobody, wrong, reads, writes, all int
	}{
		{"GET", "/healthz", "", 200, 200, 200, 200, 200},
		{"GET", "/openapi.json", "", 200, 200, 200, 200, 200},
		{"GET", "/", "", 200, 200, 200, 200, 200},
		{"GET", "/metrics", "", 401, 401, 200, 200, 200},
		{"GET", "/v1/statements", "", 401, 401, 200, 200, 200},
		{"GET", "/v1/export", "", 401, 401, 200, 200, 200},
		{"POST", "/v1/extract", text, 401, 401, 200, 200, 200},
		{"POST", "/v1/documents", text, 401, 401, 403, 200, 200},
		{"PUT", "/v1/documents/d1:none", text, 401, 401, 403, 404, 404},
		{"POST", "/v1/corrections", correction, 401, 401, 403, 404, 404},
		{"DELETE", "/v1/documents/d1:none", "", 401, 401, 403, 403, 404},
	} {
		for _, try := range []struct {
			header string
			want   int
		}{
			{"X-None: ", c.nobody}, {"Authorization: Bearer actant_wrong", c.wrong}, {"Authorization: Bearer ", c.wrong},
			{"Authorization: Bearer " + secrets[api.ReadAccess], c.reads}, {"Authorization: bearer " + secrets[api.WriteAccess], c.writes},
			{"Authorization: Bearer " + secrets[api.AdminAccess], c.all},
		} {
			a := askWith(t, h, c.method, c.path, c.body, try.header)
			if a.status != try.want {
				t.Errorf("%s %s with %.30s: %d %.200s, want %d", c.method, c.path, try.header, a.status, a.body, try.want)
			}
			if a.status >= 400 {
				checkProblem(t, a)
			}
			if (a.status == http.StatusUnauthorized) != (a.header.Get("WWW-Authenticate") != "") {
				t.Errorf("%s %s: %d with WWW-Authenticate %q", c.method, c.path, a.status, a.header.Get("WWW-Authenticate"))
			}
		}
	}
	r := httptest.NewRequest("GET", "/v1/statements", nil)
	r.SetBasicAuth("anybody", secrets[api.ReadAccess])
	w := httptest.NewRecorder()
	if h.ServeHTTP(w, r); w.Code != http.StatusOK {
		t.Errorf("a browser with the key as password: %d", w.Code)
	}
}

func TestBadKeys(t *testing.T) {
	key, secret := api.NewKey("one", api.ReadAccess)
	for _, c := range []struct{ file, want string }{
		{"", "there is no key"}, {"# nothing\n", "there is no key"}, {"one read", "line 1: not NAME"},
		{"one hug " + strings.Fields(key.String())[2], "the access is none of"}, {"one read " + secret, "not the hash"},
		{"one read sha256:abcd", "not the hash"}, {key.String() + "\n" + key.String(), "line 2: there are two keys"},
	} {
		_, err := api.ParseKeys(strings.NewReader(c.file))
		if err == nil || !strings.Contains(err.Error(), c.want) || strings.Contains(err.Error(), secret) {
			t.Errorf("%q: %v, want %s", c.file, err, c.want)
		}
	}
}

func TestRate(t *testing.T) {
	h := siteWith(t, func(o *api.Options) { o.Rate = 0.001 })
	if a := ask(t, h, "GET", "/v1/relations", ""); a.status != http.StatusOK {
		t.Fatalf("the first: %d", a.status)
	}
	a := ask(t, h, "GET", "/v1/relations", "")
	if a.status != http.StatusTooManyRequests || a.header.Get("Retry-After") != "1000" {
		t.Errorf("the second: %d, Retry-After %s", a.status, a.header.Get("Retry-After"))
	}
	checkProblem(t, a)
	if a := ask(t, h, "GET", "/healthz", ""); a.status != http.StatusOK {
		t.Errorf("health is not limited: %d", a.status)
	}
	for _, other := range []struct {
		addr string
		want int
	}{{"192.0.2.2:1", 200}, {"[::ffff:192.0.2.2]:9", 429}, {"[2001:db8::1]:1", 200}, {"[2001:db8::2]:1", 429}, {"[2001:db8:0:1::1]:1", 200}} {
		r := httptest.NewRequest("GET", "/v1/relations", nil)
		r.RemoteAddr = other.addr
		w := httptest.NewRecorder()
		if h.ServeHTTP(w, r); w.Code != other.want {
			t.Errorf("%s: %d, want %d", other.addr, w.Code, other.want)
		}
	}
}

func TestOrigins(t *testing.T) {
	text := `{"text": "Marenko thanked Borrell."}`
	closed, open := site(t), siteWith(t, func(o *api.Options) { o.Origins = []string{"https://friend.example"} })
	for _, c := range []struct {
		h              http.Handler
		method, origin string
		status         int
		shared         bool
	}{
		{closed, "GET", "https://friend.example", 200, false}, {closed, "POST", "https://friend.example", 403, false},
		{open, "GET", "https://friend.example", 200, true}, {open, "POST", "https://friend.example", 200, true},
		{open, "GET", "https://other.example", 200, false}, {open, "POST", "https://other.example", 403, false},
	} {
		path := "/v1/relations"
		if c.method == "POST" {
			path = "/v1/extract"
		}
		a := askWith(t, c.h, c.method, path, text, "Origin: "+c.origin, "Sec-Fetch-Site: cross-site")
		if got := a.header.Get("Access-Control-Allow-Origin"); a.status != c.status || (got == c.origin) != c.shared || !c.shared && got != "" {
			t.Errorf("%s from %s: %d, shared with %q", c.method, c.origin, a.status, got)
		}
	}
	for origin, want := range map[string]int{"https://friend.example": 204, "https://other.example": 405} {
		a := askWith(t, open, "OPTIONS", "/v1/documents", "", "Origin: "+origin, "Access-Control-Request-Method: POST")
		if a.status != want {
			t.Errorf("preflight of %s: %d", origin, a.status)
		}
	}
	for origin, good := range map[string]bool{"https://a.example": true, "a.example": false, "https://a.example/path": false, "*": false} {
		if err := api.CheckOrigin(origin); (err == nil) != good {
			t.Errorf("%s: %v", origin, err)
		}
	}
}

func TestHosts(t *testing.T) {
	h := siteWith(t, func(o *api.Options) { o.Hosts = []string{"localhost", "news.example"} })
	for host, want := range map[string]int{
		"localhost:8080": 200, "127.0.0.1:8080": 200, "[::1]:8080": 200, "LOCALHOST": 200, "news.example": 200, "evil.example:8080": 403, "": 403,
	} {
		if a := askWith(t, h, "GET", "/v1/relations", "", "Host: "+host); a.status != want {
			t.Errorf("%q: %d, want %d", host, a.status, want)
		}
	}
}

func TestRequestID(t *testing.T) {
	var log bytes.Buffer
	h := siteWith(t, func(o *api.Options) { o.Log = slog.New(slog.NewTextHandler(&log, nil)) })
	if id := askWith(t, h, "GET", "/v1/relations", "", "X-Request-Id: mine-1").header.Get("X-Request-Id"); id != "mine-1" {
		t.Errorf("got id %q", id)
	}
	if id := askWith(t, h, "GET", "/v1/relations", "", "X-Request-Id: a b").header.Get("X-Request-Id"); len(id) != 16 {
		t.Errorf("a bad id gave %q", id)
	}
	if !strings.Contains(log.String(), "id=mine-1") || strings.Contains(log.String(), "a b") {
		t.Errorf("log: %s", log.String())
	}
}

func TestMetrics(t *testing.T) {
	h := api.New(api.Options{Store: apitest.Store(t)})
	for _, path := range []string{"/v1/statements?source=secret", "/v1/statements/s1:secret", "/secret"} {
		ask(t, h, "GET", path, "")
	}
	ask(t, h, "SECRET", "/v1/statements", "")
	text := string(ask(t, h, "GET", "/metrics", "").body)
	for _, want := range []string{
		`actant_requests_total{method="GET",route="/v1/statements",status="404"} 1`,
		`actant_requests_total{method="GET",route="/v1/statements/:id",status="404"} 1`,
		`actant_requests_total{method="none",route="none",status="404"} 1`, `actant_requests_total{method="none",route="none",status="405"} 1`,
		`actant_requests_open 1`, `actant_request_seconds_count{route="/v1/statements"} 1`,
	} {
		if !strings.Contains(text, want) {
			t.Errorf("no %s in\n%s", want, text)
		}
	}
	if strings.Contains(strings.ToLower(text), "secret") {
		t.Error("the words of a request are in the metrics")
	}
}

func TestMediaType(t *testing.T) {
	a := askWith(t, site(t), "POST", "/v1/extract", "text", "Content-Type: application/octet-stream")
	if a.status != http.StatusUnsupportedMediaType {
		t.Errorf("got %d %s", a.status, a.body)
	}
	checkProblem(t, a)
}
