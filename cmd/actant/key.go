package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"strings"

	"github.com/spf13/cobra"

	"actant/api"
)

const keyHelp = `Make a key for "actant serve --keys FILE" and print it. The file gets a line with its name, what it may do, and its
SHA-256; the key itself is kept nowhere. Take a line out and start the server anew to take a key away.

  actant key anna --keys keys.txt                     a key that may read
  actant key importer --access write --keys keys.txt  one that may also store, replace and correct
  actant key root --access admin --keys keys.txt      one that may also forget documents

  curl -H "Authorization: Bearer KEY" https://…/v1/statements`

func newKey(std console) *cobra.Command {
	var access, file string
	cmd := &cobra.Command{
		Use: "key NAME --keys FILE", Short: "Make a key for a server", Long: keyHelp, Args: usage(cobra.ExactArgs(1)),
		RunE: func(_ *cobra.Command, args []string) error {
			if strings.ContainsAny(args[0], " \t\r\n#") || args[0] == "" {
				return usageError{errors.New("the name of a key is one word")}
			}
			if file == "" {
				return usageError{errors.New("name the file that gets the line, with --keys FILE")}
			}
			key, secret := api.NewKey(args[0], api.Access(access))
			if err := addKey(file, key); err != nil {
				return err
			}
			_, err := fmt.Fprintln(std.out, secret)
			return err
		},
	}
	cmd.Flags().StringVar(&access, "access", string(api.ReadAccess), "what the key may do: read, write or admin")
	cmd.Flags().StringVar(&file, "keys", os.Getenv(keysVariable), "`file` of keys; made when it is missing (environment: "+keysVariable+")")
	cmd.Flags().Lookup("keys").DefValue = ""
	return cmd
}

// addKey appends a line, if the file is then one that serve takes.
func addKey(file string, key api.Key) error {
	text, err := os.ReadFile(file)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return fmt.Errorf("read keys: %w", err)
	}
	whole := string(text)
	if whole != "" && !strings.HasSuffix(whole, "\n") {
		whole += "\n"
	}
	whole += key.String() + "\n"
	if _, err := api.ParseKeys(strings.NewReader(whole)); err != nil {
		return usageError{fmt.Errorf("%s: %w", file, err)}
	}
	if err := os.WriteFile(file, []byte(whole), 0o600); err != nil {
		return fmt.Errorf("write keys: %w", err)
	}
	return nil
}
