package api

import (
	"bufio"
	"crypto/rand"
	"crypto/sha256"
	"crypto/subtle"
	"encoding/hex"
	"fmt"
	"io"
	"net/http"
	"slices"
	"strings"

	"github.com/gin-gonic/gin"
)

// Access is what the bearer of a key may do; each may also do what those before may.
type Access string

// The closed list of accesses, least first.
const (
	ReadAccess  Access = "read"  // see everything, read texts without storing them
	WriteAccess Access = "write" // store and replace documents, correct
	AdminAccess Access = "admin" // forget documents
)

func accesses() []Access { return []Access{ReadAccess, WriteAccess, AdminAccess} }

func (a Access) covers(needed Access) bool {
	return slices.Index(accesses(), a) >= slices.Index(accesses(), needed)
}

// Key is who may do what. Only the hash of the secret is kept.
type Key struct {
	Name   string // in logs
	Access Access
	Hash   [sha256.Size]byte
}

const secretPrefix = "actant_"

// NewKey makes a key with a random secret, which is shown once and kept nowhere.
func NewKey(name string, access Access) (key Key, secret string) {
	bytes := make([]byte, 24)
	_, _ = rand.Read(bytes) // never fails
	secret = secretPrefix + hex.EncodeToString(bytes)
	return Key{Name: name, Access: access, Hash: sha256.Sum256([]byte(secret))}, secret
}

// String is the line of a file of keys, as ParseKeys reads it.
func (k Key) String() string {
	return fmt.Sprintf("%s %s sha256:%s", k.Name, k.Access, hex.EncodeToString(k.Hash[:]))
}

// ParseKeys reads a file of keys: a name, an access and the hash of a secret in each
// line; blank lines and lines with # at the beginning say nothing.
func ParseKeys(in io.Reader) ([]Key, error) {
	var keys []Key
	scan := bufio.NewScanner(in)
	for n := 1; scan.Scan(); n++ {
		line := strings.TrimSpace(scan.Text())
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		k, err := parseKey(line)
		if err != nil {
			return nil, fmt.Errorf("line %d: %w", n, err)
		}
		if slices.ContainsFunc(keys, func(other Key) bool { return other.Name == k.Name }) {
			return nil, fmt.Errorf("line %d: there are two keys of one name", n)
		}
		keys = append(keys, k)
	}
	if err := scan.Err(); err != nil {
		return nil, err
	}
	if len(keys) == 0 {
		return nil, fmt.Errorf("there is no key: make one with \"actant key NAME\"")
	}
	return keys, nil
}

// parseKey never repeats the line: a secret may stand in it by mistake.
func parseKey(line string) (Key, error) {
	fields := strings.Fields(line)
	if len(fields) != 3 {
		return Key{}, fmt.Errorf("not NAME ACCESS sha256:HASH")
	}
	k := Key{Name: fields[0], Access: Access(fields[1])}
	if !slices.Contains(accesses(), k.Access) {
		return Key{}, fmt.Errorf("the access is none of %v", accesses())
	}
	digits, ok := strings.CutPrefix(fields[2], "sha256:")
	hash, err := hex.DecodeString(digits)
	if !ok || err != nil || len(hash) != sha256.Size {
		return Key{}, fmt.Errorf("not the hash of a key: make one with \"actant key NAME\"")
	}
	copy(k.Hash[:], hash)
	return k, nil
}

// callerName is the key in gin's context of the name of who asks.
const callerName = "caller"

// checkKey refuses a request without a key that may do it. Without keys everybody may
// do everything. The page, the description of the API and its health are open.
func (s *server) checkKey(c *gin.Context) {
	if len(s.keys) == 0 || !guarded(c.FullPath()) {
		return
	}
	key, ok := findKey(s.keys, givenSecret(c.Request))
	if !ok {
		c.Header("WWW-Authenticate", `Bearer realm="actant"`)
		c.Writer.Header().Add("WWW-Authenticate", `Basic realm="actant: the password is a key"`)
		writeProblem(c, newProblem(http.StatusUnauthorized, "this server wants a key: send it as \"Authorization: Bearer KEY\""))
		return
	}
	c.Set(callerName, key.Name)
	if needed := neededAccess(c.Request.Method, c.FullPath()); !key.Access.covers(needed) {
		writeProblem(c, newProblem(http.StatusForbidden,
			fmt.Sprintf("the key %s may %s, this takes a key that may %s: ask who runs the server for one", key.Name, key.Access, needed)))
	}
}

func guarded(route string) bool {
	return strings.HasPrefix(route, "/v1/") || route == metricsPath || route == mcpPath
}

// neededAccess is what a request takes. POST /v1/extract stores nothing, and what the
// tools of /mcp do is asked of the API again, with the same key.
func neededAccess(method, route string) Access {
	switch {
	case method == http.MethodGet || method == http.MethodHead || route == extractPath || route == mcpPath:
		return ReadAccess
	case method == http.MethodDelete:
		return AdminAccess
	}
	return WriteAccess
}

// givenSecret is the key of a request: a bearer token or, for browsers, the password.
func givenSecret(r *http.Request) string {
	if _, password, ok := r.BasicAuth(); ok {
		return password
	}
	scheme, secret, _ := strings.Cut(r.Header.Get("Authorization"), " ")
	if !strings.EqualFold(scheme, "Bearer") {
		return ""
	}
	return strings.TrimSpace(secret)
}

// findKey compares with every key in a time that does not tell how much was right.
func findKey(keys []Key, secret string) (Key, bool) {
	hash := sha256.Sum256([]byte(secret))
	var found Key
	ok := false
	for _, k := range keys {
		if subtle.ConstantTimeCompare(hash[:], k.Hash[:]) == 1 {
			found, ok = k, true
		}
	}
	return found, ok && secret != ""
}
