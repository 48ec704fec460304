package main_test

import (
	"bytes"
	"go/ast"
	"go/format"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"os/exec"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// The rules of the house, checked on the source itself: who may import whom, how
// long things may be, what must be documented. The files are read by the test (not
// by a child process), so that the test cache notices every change.

const (
	module         = "actant/"
	root           = "../.."
	maxFileLines   = 500
	maxFuncLines   = 60
	maxParams      = 5
	languageStages = "extract/segment extract/parse extract/mention extract/relate extract/resolve extract/question extract/lexicon"
)

// arrows lists what a folder may import of this module; a folder that is not
// listed takes the rule of its nearest listed parent. An entry ending in /... also
// covers the folders below.
var arrows = map[string]string{
	"graph":            "",
	"graph/key":        "graph",
	"graph/graphtest":  "graph graph/key",
	"graph/local":      "graph graph/key",
	"graph/neo":        "graph graph/key",
	"extract":          "graph",
	"extract/segment":  "extract graph graph/key extract/lexicon extract/segment/...",
	"extract/lexicon":  "extract graph graph/key",
	"extract/parse":    "extract graph graph/key extract/lexicon extract/parse/...",
	"extract/mention":  "extract graph graph/key extract/lexicon extract/mention/...",
	"extract/relate":   "extract graph graph/key extract/lexicon extract/relate/...",
	"extract/resolve":  "extract graph graph/key extract/lexicon extract/resolve/...",
	"extract/question": "extract graph graph/key extract/lexicon extract/question/...",
	"extract/uk":       "extract graph graph/key " + languageStages,
	"extract/en":       "extract graph graph/key " + languageStages,
	"extract/reader":   "graph/... extract/...",
	"extract/source":   "extract graph",
	"extract/feed":     "extract extract/source graph",
	"api":              "graph graph/key extract api/...",
	"api/apitest":      "graph graph/key graph/local extract api",
	"cmd":              "graph/... extract/... api/...",
}

// testArrows says what test files may import beside that.
var testArrows = map[string]string{
	"graph":   "graph/...",
	"extract": "extract/... graph/...",
	"api":     "api/... graph/... extract/...",
	"cmd":     "cmd/...",
}

// homes are the modules that only one folder, or two, may import.
var homes = map[string]string{
	"github.com/gin-gonic/gin":            "api",
	"github.com/gin-contrib":              "api",
	"github.com/prometheus/":              "api",
	"golang.org/x/time":                   "api",
	"github.com/danielgtaylor/huma":       "api",
	"github.com/neo4j/neo4j-go-driver":    "graph/neo",
	"modernc.org/sqlite":                  "graph/local extract/feed",
	"github.com/kljensen/snowball":        "graph/key",
	"codeberg.org/readeck/go-readability": "extract/source",
	"github.com/mmcdole/gofeed":           "extract/feed",
	"github.com/ledongthuc/pdf":           "extract/source",
	"github.com/spf13/cobra":              "cmd/actant",
	"github.com/rogpeppe/go-internal":     "cmd/actant",
	"github.com/compose-spec/":            "cmd/actant",
}

// source is one parsed Go file; name is its path from the top of the repository.
type source struct {
	name string
	text []byte
	file *ast.File
	set  *token.FileSet
}

func (s source) dir() string     { return path.Dir(s.name) }
func (s source) isTest() bool    { return strings.HasSuffix(s.name, "_test.go") }
func (s source) generated() bool { return ast.IsGenerated(s.file) }

func sources(t *testing.T, mode parser.Mode) []source {
	t.Helper()
	var all []source
	err := filepath.WalkDir(root, func(name string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if d.IsDir() && name != root && (strings.ContainsAny(d.Name()[:1], "._") || d.Name() == "testdata" || d.Name() == "node_modules") {
			return filepath.SkipDir
		}
		if d.IsDir() || !strings.HasSuffix(name, ".go") {
			return nil
		}
		text, err := os.ReadFile(name)
		if err != nil {
			return err
		}
		set := token.NewFileSet()
		file, err := parser.ParseFile(set, name, text, mode)
		if err != nil {
			return err
		}
		rel, err := filepath.Rel(root, name)
		all = append(all, source{filepath.ToSlash(rel), text, file, set})
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	if len(all) < 20 {
		t.Fatalf("found only %d Go files below %s", len(all), root)
	}
	return all
}

func TestImportArrows(t *testing.T) {
	for _, s := range sources(t, parser.ImportsOnly) {
		for _, spec := range s.file.Imports {
			target, err := strconv.Unquote(spec.Path.Value)
			if err != nil {
				t.Fatal(err)
			}
			if msg := forbidden(s, target); msg != "" {
				t.Errorf("%s imports %s: %s", s.name, target, msg)
			}
		}
	}
}

// TestForbiddenArrowsAreSeen proves that the check above can fail.
func TestForbiddenArrowsAreSeen(t *testing.T) {
	for _, c := range []struct{ file, target string }{
		{"graph/store.go", "actant/extract"},
		{"graph/id.go", "golang.org/x/text/cases"},
		{"graph/local/open.go", "actant/graph/neo"},
		{"extract/doc.go", "actant/extract/parse"},
		{"extract/relate/frame.go", "actant/extract/mention"},
		{"extract/parse/net.go", "actant/extract/uk"},
		{"api/server.go", "actant/graph/local"},
		{"api/server.go", "actant/extract/relate"},
		{"cmd/actant/serve.go", "github.com/gin-gonic/gin"},
		{"graph/neo/open.go", "modernc.org/sqlite"},
		{"extract/resolve/link.go", "github.com/kljensen/snowball/english"},
		{"extract/mention/mention_test.go", "actant/api"},
	} {
		if forbidden(source{name: c.file}, c.target) == "" {
			t.Errorf("%s may import %s", c.file, c.target)
		}
	}
}

// forbidden says why a file may not import target; empty = it may.
func forbidden(s source, target string) string {
	if inner, ok := strings.CutPrefix(target, module); ok {
		allowed := strings.Fields(rule(arrows, s.dir()))
		if s.isTest() {
			allowed = append(allowed, strings.Fields(rule(testArrows, s.dir()))...)
			allowed = append(allowed, s.dir(), "graph/graphtest")
		}
		if !slices.ContainsFunc(allowed, func(a string) bool { return covers(a, inner) }) {
			return "forbidden direction, allowed are: " + strings.Join(allowed, " ")
		}
		return ""
	}
	for prefix, home := range homes {
		isHome := func(dir string) bool { return covers(dir+"/...", s.dir()) }
		if strings.HasPrefix(target, prefix) && !slices.ContainsFunc(strings.Fields(home), isHome) {
			return "only " + home + " may"
		}
	}
	external := strings.Contains(strings.Split(target, "/")[0], ".")
	if s.dir() == "graph" && !s.isTest() && external && target != "golang.org/x/text/unicode/norm" {
		return "graph uses the standard library and x/text/unicode/norm only"
	}
	if s.dir() == "extract" && !s.isTest() && external {
		return "extract uses the standard library only"
	}
	return ""
}

// rule is the entry of the folder or of its nearest listed parent.
func rule(rules map[string]string, dir string) string {
	for ; dir != "."; dir = path.Dir(dir) {
		if r, ok := rules[dir]; ok {
			return r
		}
	}
	return ""
}

func covers(allowed, dir string) bool {
	if base, ok := strings.CutSuffix(allowed, "/..."); ok {
		return dir == base || strings.HasPrefix(dir, base+"/")
	}
	return allowed == dir
}

func TestFormatted(t *testing.T) {
	for _, s := range sources(t, parser.PackageClauseOnly) {
		want, err := format.Source(s.text)
		if err != nil || !bytes.Equal(want, s.text) {
			t.Errorf("%s is not gofmt-ed (%v)", s.name, err)
		}
	}
}

func TestBudgets(t *testing.T) {
	for _, s := range sources(t, parser.SkipObjectResolution|parser.ParseComments) {
		if s.isTest() || s.generated() {
			continue
		}
		if n := bytes.Count(s.text, []byte("\n")); n > maxFileLines {
			t.Errorf("%s has %d lines, at most %d: a file tells one story", s.name, n, maxFileLines)
		}
		for _, decl := range s.file.Decls {
			if f, ok := decl.(*ast.FuncDecl); ok {
				checkFunc(t, s, f)
			}
		}
	}
}

func checkFunc(t *testing.T, s source, f *ast.FuncDecl) {
	t.Helper()
	lines := s.set.Position(f.End()).Line - s.set.Position(f.Pos()).Line + 1
	if lines > maxFuncLines {
		t.Errorf("%s: %s has %d lines, at most %d", s.name, f.Name.Name, lines, maxFuncLines)
	}
	params := 0
	for _, p := range f.Type.Params.List {
		if sel, ok := p.Type.(*ast.SelectorExpr); !ok || sel.Sel.Name != "Context" {
			params += max(1, len(p.Names))
		}
	}
	if params > maxParams {
		t.Errorf("%s: %s takes %d parameters, at most %d beside the context", s.name, f.Name.Name, params, maxParams)
	}
	if f.Name.Name == "init" && f.Recv == nil {
		t.Errorf("%s has an init function", s.name)
	}
}

func TestDocumented(t *testing.T) {
	packages := map[string]bool{}
	for _, s := range sources(t, parser.SkipObjectResolution|parser.ParseComments) {
		if s.isTest() || s.generated() {
			continue
		}
		packages[s.dir()] = packages[s.dir()] || s.file.Doc != nil
		for _, name := range undocumented(s.file) {
			t.Errorf("%s: %s has no comment", s.name, name)
		}
	}
	for dir, ok := range packages {
		if !ok {
			t.Errorf("package %s has no comment", dir)
		}
	}
}

// undocumented lists the exported names of a file that no comment explains.
func undocumented(file *ast.File) []string {
	var names []string
	for _, decl := range file.Decls {
		switch d := decl.(type) {
		case *ast.FuncDecl:
			if d.Doc == nil && d.Name.IsExported() && exportedReceiver(d) {
				names = append(names, d.Name.Name)
			}
		case *ast.GenDecl:
			if d.Doc != nil {
				continue
			}
			for _, spec := range d.Specs {
				switch s := spec.(type) {
				case *ast.TypeSpec:
					if s.Doc == nil && s.Name.IsExported() {
						names = append(names, s.Name.Name)
					}
				case *ast.ValueSpec:
					if s.Doc == nil && s.Comment == nil && s.Names[0].IsExported() {
						names = append(names, s.Names[0].Name)
					}
				}
			}
		}
	}
	return names
}

func exportedReceiver(f *ast.FuncDecl) bool {
	if f.Recv == nil {
		return true
	}
	typ := f.Recv.List[0].Type
	if star, ok := typ.(*ast.StarExpr); ok {
		typ = star.X
	}
	if generic, ok := typ.(*ast.IndexExpr); ok {
		typ = generic.X
	}
	name, ok := typ.(*ast.Ident)
	return ok && name.IsExported()
}

// TestNoSkips: a test that cannot run fails; it never passes silently.
func TestNoSkips(t *testing.T) {
	skip := regexp.MustCompile(`\b[tb]\.Skip(Now|f)?\(|testing\.Short\(\)`)
	for _, s := range sources(t, parser.PackageClauseOnly) {
		if s.isTest() && s.name != "cmd/actant/house_test.go" && skip.Match(s.text) {
			t.Errorf("%s skips", s.name)
		}
	}
}

// TestLibcVersion: modernc.org/libc must be exactly the version that the go.mod of
// modernc.org/sqlite names; newer ones break it.
func TestLibcVersion(t *testing.T) {
	ours := requirements(t, filepath.Join(root, "go.mod"))
	sqlite := ours["modernc.org/sqlite"]
	if sqlite == "" {
		t.Fatal("go.mod does not name modernc.org/sqlite")
	}
	theirs := requirements(t, filepath.Join(moduleCache(t), "cache/download/modernc.org/sqlite/@v", sqlite+".mod"))
	if got, want := ours["modernc.org/libc"], theirs["modernc.org/libc"]; got != want {
		t.Errorf("modernc.org/libc is %q, sqlite %s wants %q", got, sqlite, want)
	}
}

func requirements(t *testing.T, name string) map[string]string {
	t.Helper()
	text, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	found := map[string]string{}
	for _, m := range regexp.MustCompile(`(?m)^(?:require)?\s+(\S+) (v\S+)`).FindAllStringSubmatch(string(text), -1) {
		found[m[1]] = m[2]
	}
	return found
}

func moduleCache(t *testing.T) string {
	t.Helper()
	out, err := exec.Command("go", "env", "GOMODCACHE").Output()
	if err != nil {
		t.Fatal(err)
	}
	return strings.TrimSpace(string(out))
}
