package api

import (
	"math"
	"net"
	"net/http"
	"net/netip"
	"strconv"
	"strings"
	"sync"

	"github.com/gin-gonic/gin"
	"golang.org/x/time/rate"
)

// maxCallers is how many callers are told apart; those who were silent longest are
// forgotten first.
const maxCallers = 10_000

// rates holds how much each caller has asked of late. It is safe for concurrent use.
type rates struct {
	perSecond float64
	mu        sync.Mutex
	now, past map[string]*rate.Limiter // past: those not seen since now was begun
}

func newRates(perSecond float64) *rates {
	return &rates{perSecond: perSecond, now: map[string]*rate.Limiter{}}
}

// allow says whether a caller may ask once more. A burst may be twice the rate.
func (r *rates) allow(caller string) bool {
	r.mu.Lock()
	defer r.mu.Unlock()
	limiter := r.now[caller]
	if limiter == nil {
		if len(r.now) >= maxCallers/2 {
			r.past, r.now = r.now, map[string]*rate.Limiter{}
		}
		if limiter = r.past[caller]; limiter == nil {
			limiter = rate.NewLimiter(rate.Limit(r.perSecond), max(1, int(math.Ceil(2*r.perSecond))))
		}
		r.now[caller] = limiter
	}
	return limiter.Allow()
}

// limitRate refuses a caller who asks too fast: a key, or an address.
func (s *server) limitRate(c *gin.Context) {
	if s.rates.perSecond <= 0 || !guarded(c.FullPath()) || s.rates.allow(caller(c)) {
		return
	}
	c.Header("Retry-After", strconv.Itoa(int(math.Ceil(1/s.rates.perSecond))))
	writeProblem(c, newProblem(http.StatusTooManyRequests,
		"more than "+strconv.FormatFloat(s.rates.perSecond, 'g', -1, 64)+" requests a second: wait as long as Retry-After says"))
}

// caller tells callers apart: by key, else by address, of which IPv6 gives one
// household a whole network.
func caller(c *gin.Context) string {
	if name := c.GetString(callerName); name != "" {
		return "key " + name
	}
	host, _, err := net.SplitHostPort(c.Request.RemoteAddr)
	if err != nil {
		host = c.Request.RemoteAddr
	}
	addr, err := netip.ParseAddr(host)
	if err != nil || addr.Unmap().Is4() {
		return strings.TrimPrefix(host, "::ffff:")
	}
	net, _ := addr.WithZone("").Prefix(64) // 64 is in the range of every IPv6 address
	return net.String()
}
