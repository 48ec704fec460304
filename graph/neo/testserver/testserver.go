// Package testserver runs a Neo4j server for tests: a real one, from the jars that
// Maven fetches, without Docker. It is for tests only.
package testserver

import (
	"context"
	"embed"
	"errors"
	"fmt"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
)

// URLVariable names a server that runs already, as bolt://user:password@host:port.
// Tests empty its database.
const URLVariable = "ACTANT_TEST_NEO4J"

//go:embed up.sh down.sh pom.xml
var files embed.FS

// The versions of Neo4j that the store is tested on. Start takes LongTerm.
const (
	LongTerm = "5.26.30"
	Calendar = "2026.08.1"
)

// Server is a running server.
type Server struct {
	URL      string // without credentials
	Username string
	Password string
	scripts  string   // the folder of the scripts; empty for a server that was found
	settings []string // variables of up.sh
	home     string
}

// Find returns the server that URLVariable names, or starts one. Stop it after use.
func Find(ctx context.Context) (*Server, error) {
	text := os.Getenv(URLVariable)
	if text == "" {
		return Start(ctx)
	}
	u, err := url.Parse(text)
	if err != nil || u.User == nil {
		return nil, fmt.Errorf("%s must look like bolt://user:password@host:port", URLVariable)
	}
	s := &Server{Username: u.User.Username()}
	s.Password, _ = u.User.Password()
	u.User = nil
	s.URL = u.String()
	return s, nil
}

// Start starts a server of its own with an empty database. It ends with this process
// at the latest. The settings are variables of up.sh, as NAME=value. The error says
// what to install where Java or Maven is missing.
func Start(ctx context.Context, settings ...string) (*Server, error) {
	s, err := unpack(settings)
	if err != nil {
		return nil, fmt.Errorf("start test server: %w", err)
	}
	if err := s.up(ctx); err != nil {
		return nil, errors.Join(err, os.RemoveAll(s.scripts))
	}
	return s, nil
}

// Lacks says what a version of Neo4j needs and this machine lacks; empty = nothing.
func Lacks(ctx context.Context, version string) (string, error) {
	s, err := unpack([]string{Version(version)})
	if err != nil {
		return "", fmt.Errorf("look for Java: %w", err)
	}
	defer os.RemoveAll(s.scripts)
	if _, err := s.script(ctx, "up.sh", "--java"); err != nil {
		return err.Error(), ctx.Err()
	}
	return "", nil
}

// Version is the setting for a version of Neo4j.
func Version(version string) string { return "NEO4J_VERSION=" + version }

// unpack writes the scripts to a folder of their own.
func unpack(settings []string) (*Server, error) {
	dir, err := os.MkdirTemp("", "testserver")
	if err != nil {
		return nil, err
	}
	for _, name := range []string{"up.sh", "down.sh", "pom.xml"} {
		text, err := files.ReadFile(name)
		if err == nil {
			err = os.WriteFile(filepath.Join(dir, name), text, 0o700)
		}
		if err != nil {
			return nil, errors.Join(err, os.RemoveAll(dir))
		}
	}
	return &Server{Username: "neo4j", scripts: dir, settings: settings}, nil
}

func (s *Server) up(ctx context.Context) error {
	out, err := s.script(ctx, "up.sh")
	if err != nil {
		return fmt.Errorf("start test server: %w", err)
	}
	words := strings.Fields(out)
	if len(words) != 3 {
		return fmt.Errorf("start test server: up.sh printed %q", out)
	}
	s.URL, s.Password, s.home = words[0], words[1], words[2]
	return nil
}

// script runs one of the scripts and returns what it prints. It waits for the script
// alone, not for the server that it leaves behind.
func (s *Server) script(ctx context.Context, name string, args ...string) (string, error) {
	cmd := exec.CommandContext(ctx, filepath.Join(s.scripts, name), args...)
	cmd.Env = append(append(os.Environ(), s.settings...), "NEO4J_OWNER="+strconv.Itoa(os.Getpid()), "NEO4J_HOME="+s.home)
	var stderr strings.Builder
	cmd.Stderr = &stderr
	out, err := cmd.Output()
	if err != nil {
		return "", fmt.Errorf("%s: %w: %s", name, err, strings.TrimSpace(stderr.String()))
	}
	return strings.TrimSpace(string(out)), nil
}

// Kill ends the server at once, as a crash would. Restart starts it again.
func (s *Server) Kill() error {
	_, err := s.script(context.Background(), "down.sh", "--kill", s.home)
	return err
}

// Restart starts the server again after Kill: same port, same password, same data.
// The settings are those of Start and these.
func (s *Server) Restart(ctx context.Context, settings ...string) error {
	again := *s
	again.settings = append(slices.Clone(s.settings), settings...)
	return again.up(ctx)
}

// Stop ends the server and removes all that it wrote; one that was found goes on.
func (s *Server) Stop() error {
	if s.scripts == "" {
		return nil
	}
	_, err := s.script(context.Background(), "down.sh", s.home)
	return errors.Join(err, os.RemoveAll(s.scripts))
}
