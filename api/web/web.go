// Package web is the page: search, the picture of the graph, and texts with their
// evidence marked. It is plain HTML, CSS and JavaScript, bundled once by a maintainer
// and embedded, so that it needs neither a network nor Node.
//
// The sources are in src; dist is made of them by "go generate", which needs npm, and
// is committed. The page talks to the API under /v1 only.
package web

import (
	"crypto/sha256"
	"embed"
	"encoding/hex"
	"fmt"
	"io/fs"
	"path"
)

//go:generate npm ci --ignore-scripts --no-audit --no-fund
//go:generate go run -C bundle .

//go:embed dist
var dist embed.FS

// File is one file of the page.
type File struct {
	Path string // address, "/" for the page itself
	Type string // media type
	ETag string
	Body []byte
}

// Files lists the files of the page by address.
func Files() ([]File, error) {
	entries, err := fs.ReadDir(dist, "dist")
	if err != nil {
		return nil, fmt.Errorf("list page: %w", err)
	}
	var files []File
	for _, entry := range entries {
		body, err := dist.ReadFile("dist/" + entry.Name())
		if err != nil {
			return nil, fmt.Errorf("read page: %w", err)
		}
		sum := sha256.Sum256(body)
		files = append(files, File{
			Path: address(entry.Name()), Type: mediaType(entry.Name()),
			ETag: `"` + hex.EncodeToString(sum[:12]) + `"`, Body: body,
		})
	}
	return files, nil
}

func address(name string) string {
	if name == "index.html" {
		return "/"
	}
	return "/assets/" + name
}

// mediaType does not ask the system's own table, which differs between machines.
func mediaType(name string) string {
	switch path.Ext(name) {
	case ".html":
		return "text/html; charset=utf-8"
	case ".js":
		return "text/javascript; charset=utf-8"
	case ".css":
		return "text/css; charset=utf-8"
	case ".svg":
		return "image/svg+xml"
	default:
		return "text/plain; charset=utf-8"
	}
}
