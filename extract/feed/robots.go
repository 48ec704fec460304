package feed

import (
	"bufio"
	"bytes"
	"regexp"
	"strconv"
	"strings"
	"time"
)

const (
	agent         = "actant" // as robots.txt calls this program
	maxRobots     = 512 << 10
	maxCrawlDelay = time.Minute
)

// robots are the rules of a robots.txt that hold for this program (RFC 9309).
type robots struct {
	rules []robotsRule
	delay time.Duration
}

type robotsRule struct {
	allow   bool
	length  int // of the pattern: the longest one decides
	pattern *regexp.Regexp
}

// robotsGroup is what a robots.txt says to some agents.
type robotsGroup struct {
	agents []string
	rules  []robotsRule
	delay  time.Duration
}

// parseRobots reads a robots.txt: the groups that name this program, else those for all.
func parseRobots(text []byte) robots {
	var groups []*robotsGroup
	var g *robotsGroup
	open := false // the lines before named agents of g
	scan := bufio.NewScanner(bytes.NewReader(text))
	for scan.Scan() {
		field, value, ok := strings.Cut(strings.TrimPrefix(scan.Text(), "\ufeff"), ":")
		if !ok {
			continue
		}
		value, _, _ = strings.Cut(value, "#")
		value = strings.TrimSpace(strings.ToValidUTF8(value, "\ufffd"))
		switch field = strings.ToLower(strings.TrimSpace(field)); field {
		case "user-agent":
			if !open {
				g = &robotsGroup{}
				groups = append(groups, g)
			}
			open = true
			g.agents = append(g.agents, strings.ToLower(value))
		case "allow", "disallow", "crawl-delay":
			open = false
			if g != nil {
				g.add(field, value)
			}
		}
	}
	for _, name := range []string{agent, "*"} {
		if r, found := joined(groups, name); found {
			return r
		}
	}
	return robots{}
}

func (g *robotsGroup) add(field, value string) {
	switch {
	case field == "crawl-delay":
		if s, err := strconv.ParseFloat(value, 64); err == nil && s > 0 {
			g.delay = min(time.Duration(min(s, 1e6)*float64(time.Second)), maxCrawlDelay)
		}
	case strings.HasPrefix(value, "/") || strings.HasPrefix(value, "*"):
		g.rules = append(g.rules, robotsRule{field == "allow", len(value), robotsPattern(value)})
	}
}

// joined are all groups for one agent together.
func joined(groups []*robotsGroup, name string) (r robots, found bool) {
	for _, g := range groups {
		for _, a := range g.agents {
			if a == name {
				found = true
				r.rules = append(r.rules, g.rules...)
				r.delay = max(r.delay, g.delay)
			}
		}
	}
	return r, found
}

// robotsPattern makes of /a*b$ an expression that fits the beginning of a path.
func robotsPattern(value string) *regexp.Regexp {
	value, ends := strings.CutSuffix(value, "$")
	expr := "^" + strings.ReplaceAll(regexp.QuoteMeta(value), `\*`, ".*")
	if ends {
		expr += "$"
	}
	return regexp.MustCompile(expr) // quoted: always valid
}

// allows says whether a path, with its query, may be fetched.
func (r robots) allows(path string) bool {
	if path == "/robots.txt" {
		return true
	}
	longest, allowed := -1, true
	for _, rule := range r.rules {
		if (rule.length > longest || rule.length == longest && rule.allow) && rule.pattern.MatchString(path) {
			longest, allowed = rule.length, rule.allow
		}
	}
	return allowed
}
