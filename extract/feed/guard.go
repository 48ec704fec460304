package feed

import (
	"errors"
	"fmt"
	"net/netip"
	"net/url"
	"syscall"
)

// ErrAddress means that an address is not one of the web.
var ErrAddress = errors.New("not an address of the web")

// ErrPrivate means that an address leads into this machine or its network.
var ErrPrivate = errors.New("an address of this machine or of a private network")

// checkURL says what is wrong with an address, before it is looked up.
func checkURL(u *url.URL) error {
	switch {
	case u.Scheme != "http" && u.Scheme != "https":
		return fmt.Errorf("%w: scheme %q", ErrAddress, u.Scheme)
	case u.Hostname() == "":
		return fmt.Errorf("%w: no host", ErrAddress)
	case u.User != nil:
		return fmt.Errorf("%w: a user or password in it", ErrAddress)
	}
	return nil
}

// guard refuses a connection to an address that is not public. It sees the number that a
// name was resolved to, at the moment of connecting: no second look-up can change it.
func guard(_, address string, _ syscall.RawConn) error {
	ap, err := netip.ParseAddrPort(address)
	if err != nil {
		return fmt.Errorf("connect to %s: %w", address, err)
	}
	if !public(ap.Addr()) {
		return fmt.Errorf("%s: %w (--allow-private permits it)", ap.Addr(), ErrPrivate)
	}
	return nil
}

// notPublic are the ranges of the IANA registries of special purposes that the methods of
// netip.Addr do not know.
var notPublic = []netip.Prefix{
	netip.MustParsePrefix("0.0.0.0/8"),
	netip.MustParsePrefix("100.64.0.0/10"), // shared by customers of a provider
	netip.MustParsePrefix("192.0.0.0/24"),
	netip.MustParsePrefix("192.0.2.0/24"),
	netip.MustParsePrefix("192.88.99.0/24"),
	netip.MustParsePrefix("198.18.0.0/15"),
	netip.MustParsePrefix("198.51.100.0/24"),
	netip.MustParsePrefix("203.0.113.0/24"),
	netip.MustParsePrefix("240.0.0.0/4"),
	netip.MustParsePrefix("::/96"),
	netip.MustParsePrefix("64:ff9b::/96"), // IPv4 behind a translator, private ones too
	netip.MustParsePrefix("64:ff9b:1::/48"),
	netip.MustParsePrefix("100::/64"),
	netip.MustParsePrefix("2001::/23"),
	netip.MustParsePrefix("2001:db8::/32"),
	netip.MustParsePrefix("2002::/16"), // IPv4 in IPv6
	netip.MustParsePrefix("3fff::/20"),
	netip.MustParsePrefix("fec0::/10"),
}

func public(a netip.Addr) bool {
	a = a.Unmap().WithZone("")
	if !a.IsGlobalUnicast() || a.IsPrivate() {
		return false
	}
	for _, p := range notPublic {
		if p.Contains(a) {
			return false
		}
	}
	return true
}
