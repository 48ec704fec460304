package main

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"os"
	"os/signal"
	"strings"
	"syscall"

	"github.com/spf13/cobra"
)

// errInterrupted means that the user, or the system, wanted the program to end.
var errInterrupted = errors.New("interrupted: what was stored stays, and the same command goes on from there")

// interruptible gives a context that ends with the first Ctrl-C; the second one ends the
// program at once.
func interruptible(ctx context.Context) (context.Context, context.CancelFunc) {
	ctx, stop := signal.NotifyContext(ctx, os.Interrupt, syscall.SIGTERM)
	context.AfterFunc(ctx, stop)
	return ctx, stop
}

// until yields items for as long as a context lasts.
func until[T any](ctx context.Context, items iter.Seq[T]) iter.Seq[T] {
	return func(yield func(T) bool) {
		for it := range items {
			if ctx.Err() != nil || !yield(it) {
				return
			}
		}
	}
}

// usage makes the complaints of an argument check usage errors.
func usage(check cobra.PositionalArgs) cobra.PositionalArgs {
	return func(cmd *cobra.Command, args []string) error {
		if err := check(cmd, args); err != nil {
			return usageError{err}
		}
		return nil
	}
}

// atLeastOne demands an argument, and says what it is.
func atLeastOne(what string) cobra.PositionalArgs {
	return func(_ *cobra.Command, args []string) error {
		if len(args) == 0 {
			return usageError{fmt.Errorf("name %s", what)}
		}
		return nil
	}
}

// unknownCommand complains about a command that there is not, and guesses which one was meant.
func unknownCommand(root *cobra.Command, name string) error {
	if near := root.SuggestionsFor(name); len(near) > 0 {
		return usageError{fmt.Errorf("unknown command %q: did you mean %s?", name, strings.Join(near, " or "))}
	}
	return usageError{fmt.Errorf("unknown command %q", name)}
}

// addCompletions tells the shells what may follow a flag, and where no file may stand.
func addCompletions(root *cobra.Command) {
	for _, cmd := range root.Commands() {
		for _, flag := range []struct {
			name   string
			values []string
		}{
			{"lang", []string{"uk", "en", "auto"}},
			{"format", []string{"jsonl", "csv", "cypher"}},
			{"access", []string{"read", "write", "admin"}},
			{"log", []string{"text", "json"}},
			{"charset", []string{"utf-8", "windows-1251", "koi8-u", "ibm866", "iso-8859-5", "windows-1252", "utf-16le"}},
		} {
			if cmd.Flags().Lookup(flag.name) != nil {
				_ = cmd.RegisterFlagCompletionFunc(flag.name, cobra.FixedCompletions(flag.values, cobra.ShellCompDirectiveNoFileComp)) // the flag is there
			}
		}
		switch cmd.Name() {
		case "extract", "text", "ingest", "watch", "help", "completion":
		default:
			cmd.ValidArgsFunction = cobra.NoFileCompletions
		}
	}
}

// addStandardCommands adds help and completion, and makes them complain about what they
// do not know as other commands do.
func addStandardCommands(root *cobra.Command) {
	root.InitDefaultHelpCmd()
	root.InitDefaultCompletionCmd()
	for _, cmd := range root.Commands() {
		switch cmd.Name() {
		case "completion":
			cmd.Short = "Print the completion script of a shell"
			cmd.Args = cobra.ArbitraryArgs
			for _, shell := range cmd.Commands() {
				shell.Args = usage(cobra.NoArgs)
			}
			cmd.RunE = func(_ *cobra.Command, _ []string) error {
				return usageError{errors.New("name a shell: bash, zsh, fish or powershell")}
			}
		case "help":
			cmd.Run = nil
			cmd.RunE = func(_ *cobra.Command, args []string) error {
				about, rest, err := root.Find(args)
				if err != nil || len(rest) > 0 && about == root {
					return unknownCommand(root, args[0])
				}
				about.InitDefaultHelpFlag()
				return about.Help()
			}
		}
	}
}
