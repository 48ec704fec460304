//go:build !race

package main

import (
	"bufio"
	"errors"
	"io"
	"net"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/rogpeppe/go-internal/testscript"
)

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){"actant": main})
}

// TestScripts runs the program as a user does; every script is one archive of
// commands, files and what must come out.
func TestScripts(t *testing.T) {
	testscript.Run(t, testscript.Params{
		Dir: "testdata/script",
		Setup: func(env *testscript.Env) error {
			treebanks, err := filepath.Abs("../../extract/parse/treebank/testdata")
			if err != nil {
				return err
			}
			env.Setenv("TREEBANK", treebanks)
			pages, err := filepath.Abs("../../extract/source/testdata")
			env.Setenv("PAGES", pages)
			return err
		},
		Cmds: map[string]func(*testscript.TestScript, bool, []string){
			"status":   statusCmd,
			"repeat":   repeatCmd,
			"bytes":    bytesCmd,
			"freeport": freePortCmd,
			"occupy":   occupyCmd,
			"get":      getCmd,
			"lock":     lockCmd,
		},
		RequireExplicitExec: true,
		RequireUniqueNames:  true,
	})
}

// statusCmd runs a program that must end with the given exit status:
// status 2 actant extract --colour.
func statusCmd(ts *testscript.TestScript, _ bool, args []string) {
	err := ts.Exec(args[1], args[2:]...)
	var exit *exec.ExitError
	got := 0
	if errors.As(err, &exit) {
		got = exit.ExitCode()
	} else {
		ts.Check(err)
	}
	if want := args[0]; strconv.Itoa(got) != want {
		ts.Fatalf("exit status is %d, want %s", got, want)
	}
}

// repeatCmd writes a file of at least n bytes: repeat FILE N TEXT.
func repeatCmd(ts *testscript.TestScript, _ bool, args []string) {
	n, err := strconv.Atoi(args[1])
	ts.Check(err)
	text := strings.Repeat(args[2], n/len(args[2])+1)
	ts.Check(os.WriteFile(ts.MkAbs(args[0]), []byte(text), 0o600))
}

// bytesCmd writes a file from the inside of a Go string: bytes FILE 'a\xffb'.
func bytesCmd(ts *testscript.TestScript, _ bool, args []string) {
	text, err := strconv.Unquote(`"` + strings.ReplaceAll(args[1], `"`, `\"`) + `"`)
	ts.Check(err)
	ts.Check(os.WriteFile(ts.MkAbs(args[0]), []byte(text), 0o600))
}

// freePortCmd puts a free loopback address into $ADDR.
func freePortCmd(ts *testscript.TestScript, _ bool, _ []string) {
	ln, err := net.Listen("tcp", "127.0.0.1:0")
	ts.Check(err)
	ts.Setenv("ADDR", ln.Addr().String())
	ts.Check(ln.Close())
}

// occupyCmd listens on a port until the script ends; its address is $ADDR.
func occupyCmd(ts *testscript.TestScript, _ bool, _ []string) {
	ln, err := net.Listen("tcp", "127.0.0.1:0")
	ts.Check(err)
	ts.Defer(func() { ln.Close() })
	ts.Setenv("ADDR", ln.Addr().String())
}

// getCmd prints the answer to a request, waiting until the server is up:
// get http://127.0.0.1:8080/healthz.
func getCmd(ts *testscript.TestScript, neg bool, args []string) {
	deadline := time.Now().Add(30 * time.Second)
	for {
		resp, err := http.Get(args[0])
		if err == nil {
			body, err := io.ReadAll(resp.Body)
			resp.Body.Close()
			ts.Check(err)
			_, err = ts.Stdout().Write(body)
			ts.Check(err)
			if (resp.StatusCode >= 400) != neg {
				ts.Fatalf("get %s: %s", args[0], resp.Status)
			}
			return
		}
		if time.Now().After(deadline) {
			ts.Fatalf("get %s: %v", args[0], err)
		}
		time.Sleep(50 * time.Millisecond)
	}
}

// lockCmd holds a database file for itself until the script ends: lock FILE.
func lockCmd(ts *testscript.TestScript, _ bool, args []string) {
	const hold = `import sqlite3, sys
db = sqlite3.connect(sys.argv[1], isolation_level=None)
db.execute("BEGIN EXCLUSIVE")
print("held", flush=True)
sys.stdin.read()`
	other := exec.Command("python3", "-c", hold, ts.MkAbs(args[0]))
	in, err := other.StdinPipe()
	ts.Check(err)
	out, err := other.StdoutPipe()
	ts.Check(err)
	ts.Check(other.Start())
	ts.Defer(func() { in.Close(); _ = other.Wait() })
	if line, err := bufio.NewReader(out).ReadString('\n'); line != "held\n" {
		ts.Fatalf("lock %s: %q, %v", args[0], line, err)
	}
}
