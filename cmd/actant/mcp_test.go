//go:build !race

package main

import (
	"bufio"
	"os"
	"os/exec"
	"strings"
	"syscall"
	"testing"

	sdk "github.com/modelcontextprotocol/go-sdk/mcp"
)

// TestMCPOverStdio starts the program as a client of MCP does, and asks it.
func TestMCPOverStdio(t *testing.T) {
	exe, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.CommandContext(t.Context(), exe, "mcp", "--sample")
	cmd.Args[0] = "actant" // the test binary is the program under this name
	client := sdk.NewClient(&sdk.Implementation{Name: "test", Version: "1"}, nil)
	session, err := client.Connect(t.Context(), &sdk.CommandTransport{Command: cmd}, nil)
	if err != nil {
		t.Fatal(err)
	}
	askTools(t, session)
	if err := session.Close(); err != nil {
		t.Errorf("end: %v", err)
	}
}

// TestMCPOverHTTP does the same over HTTP.
func TestMCPOverHTTP(t *testing.T) {
	exe, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.CommandContext(t.Context(), exe, "mcp", "--sample", "--listen", "127.0.0.1:0")
	cmd.Args[0] = "actant"
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	address, err := bufio.NewReader(out).ReadString('\n')
	if err != nil {
		t.Fatal(err)
	}
	client := sdk.NewClient(&sdk.Implementation{Name: "test", Version: "1"}, nil)
	session, err := client.Connect(t.Context(), &sdk.StreamableClientTransport{Endpoint: strings.TrimSpace(address) + "/mcp"}, nil)
	if err != nil {
		t.Fatal(err)
	}
	askTools(t, session)
	_ = session.Close() // without sessions there is nothing to end
	if err := cmd.Process.Signal(syscall.SIGTERM); err != nil {
		t.Fatal(err)
	}
	if err := cmd.Wait(); err != nil {
		t.Errorf("after SIGTERM: %v", err)
	}
}

func askTools(t *testing.T, session *sdk.ClientSession) {
	t.Helper()
	for _, c := range []struct {
		tool      string
		arguments map[string]any
		want      string
	}{
		{"statements", map[string]any{"relation": []string{"INVITED"}}, "Japan"},
		{"ask", map[string]any{"q": "Who invited Japan?"}, `"verdict":"found"`},
		{"extract", map[string]any{"text": "Столтенберг запросив Японію на саміт у Вільнюсі."}, "INVITED"},
	} {
		result, err := session.CallTool(t.Context(), &sdk.CallToolParams{Name: c.tool, Arguments: c.arguments})
		if err != nil {
			t.Fatalf("%s: %v", c.tool, err)
		}
		if text := result.Content[0].(*sdk.TextContent).Text; result.IsError || !strings.Contains(text, c.want) {
			t.Errorf("%s: %.300s, want %s", c.tool, text, c.want)
		}
	}
	if _, err := session.CallTool(t.Context(), &sdk.CallToolParams{Name: "add_document", Arguments: map[string]any{"text": "a"}}); err == nil {
		t.Error("writes without --write")
	}
}
