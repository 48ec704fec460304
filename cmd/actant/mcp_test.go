//go:build !race

package main

import (
	"os"
	"os/exec"
	"strings"
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
	if err := session.Close(); err != nil {
		t.Errorf("end: %v", err)
	}
}
