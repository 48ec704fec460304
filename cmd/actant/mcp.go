package main

import (
	"context"
	"errors"
	"fmt"
	"io"

	sdk "github.com/modelcontextprotocol/go-sdk/mcp"
	"github.com/spf13/cobra"

	"actant/api"
	"actant/api/mcp"
	"actant/extract/reader"
)

const mcpHelp = `Offer the graph as tools of the Model Context Protocol, on standard input and output, to a program that starts this one:
search, ask, statements, statement, paths, profile, event, and extract for texts of its own. Nothing is written to the graph
unless --write is given, which adds add_document and correct.

  actant mcp --db news.db
  actant mcp --sample

  {"mcpServers": {"actant": {"command": "actant", "args": ["mcp", "--db", "/data/news.db"]}}}

  actant mcp --db news.db --listen 127.0.0.1:8081     over HTTP instead, at http://127.0.0.1:8081/mcp

Over HTTP it is "actant serve --mcp": the page and the API are there too, behind the same keys and limits. actant itself uses
no language model.`

func newMCP(std console, set *settings) *cobra.Command {
	s := server{std: std, set: set}
	cmd := &cobra.Command{
		Use: "mcp", Short: "Offer the graph as tools of the Model Context Protocol", Long: mcpHelp, Args: usage(cobra.NoArgs),
		RunE: func(cmd *cobra.Command, _ []string) error {
			ctx, stop := s.starting(cmd)
			defer stop()
			if s.door.listen != "" {
				s.tools = true
				return s.run(ctx)
			}
			return s.speak(ctx)
		},
	}
	s.flags(cmd.Flags(), "")
	cmd.Flags().BoolVar(&s.write, "write", false, "also offer the tools that store and correct")
	return cmd
}

// speak answers on standard input and output until the input ends.
func (s server) speak(ctx context.Context) error {
	if err := s.checkDB(); err != nil {
		return err
	}
	var o api.Options
	closeStore, err := s.fill(ctx, &o)
	if err != nil {
		return err
	}
	defer closeStore()
	tools := mcp.NewServer(mcp.Options{API: api.New(o), Write: s.write, Version: reader.Version})
	err = tools.Run(ctx, &sdk.IOTransport{Reader: io.NopCloser(s.std.in), Writer: unclosed{s.std.out}})
	if ctx.Err() != nil || errors.Is(err, io.EOF) {
		return nil // told to stop, or nobody asks any more
	}
	if err != nil {
		return fmt.Errorf("speak MCP: %w", err)
	}
	return nil
}

// unclosed keeps standard output open.
type unclosed struct{ io.Writer }

// Close does nothing.
func (unclosed) Close() error { return nil }
