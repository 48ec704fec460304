// Command bundle makes the embedded page: src and the npm packages that it imports
// become dist/app.js, dist/app.css, dist/index.html and dist/licences.txt. It is run by
// "go generate" in the folder above and needs node_modules there.
//
// sources.sha256 keeps the hash of everything in src, so that a test can tell when dist
// is older than its sources.
package main

import (
	"fmt"
	"log"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/evanw/esbuild/pkg/api"
)

func main() {
	log.SetFlags(0)
	if err := build(".."); err != nil {
		log.Fatal("bundle: ", err)
	}
}

func build(web string) error {
	web, err := filepath.Abs(web)
	if err != nil {
		return fmt.Errorf("find folder: %w", err)
	}
	dist := filepath.Join(web, "dist")
	script := bundle(web, "main.js", filepath.Join(dist, "app.js"))
	style := bundle(web, "app.css", filepath.Join(dist, "app.css"))
	for _, result := range []api.BuildResult{script, style} {
		if len(result.Errors) > 0 {
			return fmt.Errorf("esbuild: %s", strings.Join(api.FormatMessages(result.Errors, api.FormatMessagesOptions{}), "\n"))
		}
	}
	if err := copyFile(filepath.Join(web, "src", "index.html"), filepath.Join(dist, "index.html")); err != nil {
		return err
	}
	if err := copyFile(filepath.Join(web, "src", "icon.svg"), filepath.Join(dist, "icon.svg")); err != nil {
		return err
	}
	if err := writeLicences(web, packages(script.Metafile), filepath.Join(dist, "licences.txt")); err != nil {
		return err
	}
	return writeHash(web)
}

func bundle(web, entry, out string) api.BuildResult {
	return api.Build(api.BuildOptions{
		EntryPoints:       []string{filepath.Join(web, "src", entry)},
		Outfile:           out,
		AbsWorkingDir:     web,
		Bundle:            true,
		Write:             true,
		Metafile:          true,
		MinifyWhitespace:  true,
		MinifyIdentifiers: true,
		MinifySyntax:      true,
		Charset:           api.CharsetUTF8,
		LegalComments:     api.LegalCommentsNone, // all licences are in licences.txt
		Format:            api.FormatIIFE,
		Target:            api.ES2022,
		Plugins:           []api.Plugin{withoutStyles()},
	})
}

// withoutStyles takes out the <style> elements that libraries add at run time: the
// content security policy forbids them. app.css holds their rules.
func withoutStyles() api.Plugin {
	return api.Plugin{Name: "without-styles", Setup: func(build api.PluginBuild) {
		filter := api.OnLoadOptions{Filter: `[\\/]node_modules[\\/](force-graph|float-tooltip)[\\/].*\.mjs$`}
		build.OnLoad(filter, func(args api.OnLoadArgs) (api.OnLoadResult, error) {
			body, err := os.ReadFile(args.Path)
			if err != nil {
				return api.OnLoadResult{}, fmt.Errorf("read module: %w", err)
			}
			const call = "styleInject(css_248z);"
			if !strings.Contains(string(body), call) {
				return api.OnLoadResult{}, fmt.Errorf("%s: no %q any more", args.Path, call)
			}
			text := strings.ReplaceAll(string(body), call, "")
			return api.OnLoadResult{Contents: &text, Loader: api.LoaderJS}, nil
		})
	}}
}

func copyFile(from, to string) error {
	body, err := os.ReadFile(from)
	if err != nil {
		return fmt.Errorf("copy: %w", err)
	}
	return write(to, body)
}

func write(path string, body []byte) error {
	if err := os.WriteFile(path, body, 0o644); err != nil {
		return fmt.Errorf("write: %w", err)
	}
	return nil
}

// sorted lists the keys of a set.
func sorted(set map[string]bool) []string {
	var list []string
	for key := range set {
		list = append(list, key)
	}
	slices.Sort(list)
	return list
}
