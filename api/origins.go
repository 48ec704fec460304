package api

import (
	"crypto/rand"
	"encoding/hex"
	"net"
	"net/http"
	"net/netip"
	"regexp"
	"slices"
	"strings"

	"github.com/gin-gonic/gin"
)

const requestIDHeader = "X-Request-Id"

var goodRequestID = regexp.MustCompile(`^[A-Za-z0-9._-]{1,64}$`)

// identify gives every request an id, that of the caller where it can stand in a log.
func identify(c *gin.Context) {
	id := c.GetHeader(requestIDHeader)
	if !goodRequestID.MatchString(id) {
		bytes := make([]byte, 8)
		_, _ = rand.Read(bytes) // never fails
		id = hex.EncodeToString(bytes)
	}
	c.Header(requestIDHeader, id)
}

// refuseHosts keeps a page of another site from reaching a server that only listens
// on loopback by a name that it lets point there.
func (s *server) refuseHosts(c *gin.Context) {
	if len(s.hosts) == 0 {
		return
	}
	host, _, err := net.SplitHostPort(c.Request.Host)
	if err != nil {
		host = c.Request.Host
	}
	host = strings.ToLower(strings.Trim(host, "[]"))
	_, err = netip.ParseAddr(host)
	if err == nil || slices.Contains(s.hosts, host) {
		return
	}
	writeProblem(c, newProblem(http.StatusForbidden, "this server does not answer to the name "+shorten(host, maxEcho)+
		": use localhost, or start it with --host "+shorten(host, maxEcho)))
}

// shareOrigins lets pages of the sites that were named read answers (CORS); without
// names none may.
func (s *server) shareOrigins(c *gin.Context) {
	if len(s.origins) == 0 {
		return
	}
	h := c.Writer.Header()
	h.Add("Vary", "Origin")
	if !slices.Contains(s.origins, c.GetHeader("Origin")) {
		return
	}
	h.Set("Access-Control-Allow-Origin", c.GetHeader("Origin"))
	h.Set("Access-Control-Expose-Headers", requestIDHeader+", Retry-After")
	if c.Request.Method != http.MethodOptions || c.GetHeader("Access-Control-Request-Method") == "" {
		return
	}
	h.Set("Access-Control-Allow-Methods", "GET, POST, PUT, DELETE")
	h.Set("Access-Control-Allow-Headers", "Authorization, Content-Type, "+requestIDHeader)
	h.Set("Access-Control-Max-Age", "600")
	c.AbortWithStatus(http.StatusNoContent)
}

// refuseOthers returns what keeps pages of other sites from writing through the
// browser of someone who may reach this server.
func (s *server) refuseOthers() (gin.HandlerFunc, error) {
	protection := http.NewCrossOriginProtection()
	for _, origin := range s.origins {
		if err := protection.AddTrustedOrigin(origin); err != nil {
			return nil, err
		}
	}
	return func(c *gin.Context) {
		if protection.Check(c.Request) != nil {
			writeProblem(c, newProblem(http.StatusForbidden, "a page of another site may not write here"))
		}
	}, nil
}
