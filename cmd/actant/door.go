package main

import (
	"errors"
	"fmt"
	"log/slog"
	"net"
	"net/netip"
	"os"
	"strings"
	"syscall"

	"github.com/spf13/pflag"

	"actant/api"
)

// keysVariable names a file of keys for servers without --keys.
const keysVariable = "ACTANT_KEYS_FILE"

// publicRate is how many requests a second one caller may make of a server that other
// machines reach, unless it was told otherwise.
const publicRate = 50

// door is where a server listens and whom it lets in.
type door struct {
	listen  string
	keys    string
	noKeys  bool
	rate    float64
	origins []string
	hosts   []string
	log     string
}

func (d *door) flags(flags *pflag.FlagSet, listen string) {
	flags.StringVar(&d.listen, "listen", listen, "`address` to listen on")
	flags.StringVar(&d.keys, "keys", os.Getenv(keysVariable), "`file` of keys, as \"actant key\" writes it: nobody comes in without one (environment: "+keysVariable+")")
	flags.BoolVar(&d.noKeys, "no-keys", false, "let everybody in who reaches the address, also from other machines")
	flags.Float64Var(&d.rate, "rate", -1, "most requests a `second` of one caller, 0 for any number (default: 50, none on loopback)")
	flags.StringArrayVar(&d.origins, "cors-origin", nil, "`site` whose pages may use the API, as https://example.org (may be repeated)")
	flags.StringArrayVar(&d.hosts, "host", nil, "`name` that a server on loopback answers to beside localhost (may be repeated)")
	flags.StringVar(&d.log, "log", "text", "`form` of the log on standard error: text or json")
	flags.Lookup("keys").DefValue, flags.Lookup("rate").DefValue = "", ""
}

// guard sets who may come in. A server that other machines can reach has keys, or was
// told to go without.
func (d *door) guard(o *api.Options, std console) error {
	if d.noKeys && d.keys != "" {
		return usageError{errors.New("--keys and --no-keys exclude each other")}
	}
	loopback := onLoopback(d.listen)
	if !loopback && d.keys == "" && !d.noKeys {
		return usageError{fmt.Errorf("--listen %s is reachable from other machines: make keys with \"actant key NAME --keys FILE\" "+
			"and give --keys FILE, or let everybody in with --no-keys", d.listen)}
	}
	if d.keys != "" {
		keys, err := readKeys(d.keys)
		if err != nil {
			return err
		}
		o.Keys = keys
	}
	for _, origin := range d.origins {
		if err := api.CheckOrigin(origin); err != nil {
			return usageError{fmt.Errorf("--cors-origin %q: write it as https://example.org: %w", origin, err)}
		}
	}
	o.Origins, o.Rate = d.origins, d.rate
	if d.rate < 0 && !loopback {
		o.Rate = publicRate
	}
	if loopback && d.keys == "" {
		o.Hosts = []string{"localhost"}
		for _, host := range d.hosts {
			o.Hosts = append(o.Hosts, strings.ToLower(host))
		}
	}
	var err error
	o.Log, err = logger(d.log, std)
	return err
}

func readKeys(file string) ([]api.Key, error) {
	f, err := os.Open(file)
	if err != nil {
		return nil, fmt.Errorf("read keys: %w", err)
	}
	defer f.Close()
	keys, err := api.ParseKeys(f)
	if err != nil {
		return nil, fmt.Errorf("read keys %s: %w", file, err)
	}
	return keys, nil
}

func logger(form string, std console) (*slog.Logger, error) {
	switch form {
	case "text":
		return slog.New(slog.NewTextHandler(std.err, nil)), nil
	case "json":
		return slog.New(slog.NewJSONHandler(std.err, nil)), nil
	}
	return nil, usageError{fmt.Errorf("--log %q: use text or json", form)}
}

// onLoopback says whether an address to listen on is of this machine only; what is no
// address is left to the listener to refuse.
func onLoopback(listen string) bool {
	host, _, err := net.SplitHostPort(listen)
	if err != nil || host == "localhost" {
		return true
	}
	addr, err := netip.ParseAddr(host)
	return err == nil && addr.Unmap().IsLoopback()
}

// open begins to listen.
func (d *door) open() (net.Listener, error) {
	ln, err := net.Listen("tcp", d.listen)
	if errors.Is(err, syscall.EADDRINUSE) {
		return nil, fmt.Errorf("listen on %s: the port is in use: stop the other program, or choose another port with --listen", d.listen)
	}
	if err != nil {
		return nil, fmt.Errorf("listen on %s: %w", d.listen, err)
	}
	return ln, nil
}
