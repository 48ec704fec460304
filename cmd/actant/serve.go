package main

import "github.com/spf13/cobra"

func newServe(std console, set *settings) *cobra.Command { return &cobra.Command{Use: "serve"} }
