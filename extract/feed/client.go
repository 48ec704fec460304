package feed

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"sync"
	"time"
)

const (
	maxBody      = 8 << 20
	maxRedirects = 5
	robotsKept   = 24 * time.Hour
	maxAfter     = 24 * time.Hour
)

// Why something is not fetched.
var (
	ErrRobots    = errors.New("robots.txt of the site forbids it")
	ErrTooLarge  = errors.New("larger than is read")
	ErrRedirects = errors.New("redirected too often")
)

// StatusError is an answer that is not the page.
type StatusError struct {
	Status int
	After  time.Duration // for which the server asks to wait; 0 = it does not say
}

// Error implements error.
func (e *StatusError) Error() string {
	return fmt.Sprintf("the server answered %d %s", e.Status, http.StatusText(e.Status))
}

// Client fetches pages politely and carefully. It is safe for concurrent use.
type Client struct {
	userAgent string
	delay     time.Duration
	timeout   time.Duration
	http      *http.Client

	mu    sync.Mutex
	next  map[string]time.Time // when a host may be asked again
	rules map[string]knownRobots
}

type knownRobots struct {
	robots
	until time.Time
}

// ClientOptions say how a Client behaves. The zero value is careful.
type ClientOptions struct {
	UserAgent    string        // empty = actant
	Delay        time.Duration // between two requests to one host
	Timeout      time.Duration // of one request with its body; 0 = half a minute
	AllowPrivate bool          // addresses of this machine and its network may be asked
}

// NewClient makes a Client.
func NewClient(opt ClientOptions) *Client {
	dialer := &net.Dialer{Timeout: 10 * time.Second}
	if !opt.AllowPrivate {
		dialer.Control = guard
	}
	if opt.UserAgent == "" {
		opt.UserAgent = agent
	}
	if opt.Timeout == 0 {
		opt.Timeout = 30 * time.Second
	}
	return &Client{
		userAgent: opt.UserAgent, delay: opt.Delay, timeout: opt.Timeout,
		next: map[string]time.Time{}, rules: map[string]knownRobots{},
		http: &http.Client{
			Transport: &http.Transport{ // no proxy: it would connect where the guard cannot see
				DialContext: dialer.DialContext, TLSHandshakeTimeout: 10 * time.Second, ForceAttemptHTTP2: true,
				MaxResponseHeaderBytes: 64 << 10, MaxIdleConnsPerHost: 1, IdleConnTimeout: 30 * time.Second,
			},
			CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse },
		},
	}
}

// Close ends idle connections.
func (c *Client) Close() { c.http.CloseIdleConnections() }

// validators are what a server gave to ask whether a page has changed.
type validators struct {
	etag, modified string
}

// page is what was fetched.
type page struct {
	validators

	url         string // after redirects
	contentType string
	unchanged   bool
	body        []byte
}

// get fetches an address, following redirects; each step is held to the rules of its host.
func (c *Client) get(ctx context.Context, address string, known validators) (page, error) {
	u, err := url.Parse(address)
	if err != nil {
		return page{}, errors.New("not an address")
	}
	for range maxRedirects + 1 {
		if err := checkURL(u); err != nil {
			return page{}, err
		}
		rules, err := c.robotsOf(ctx, u)
		if err != nil {
			return page{}, err
		}
		if !rules.allows(u.RequestURI()) {
			return page{}, ErrRobots
		}
		p, to, err := c.ask(ctx, u, known, max(c.delay, rules.delay))
		if err != nil || to == nil {
			return p, err
		}
		u = to
	}
	return page{}, ErrRedirects
}

// robotsOf are the rules of a host. A file that is not there allows everything; one that
// cannot be read allows nothing until it can.
func (c *Client) robotsOf(ctx context.Context, u *url.URL) (robots, error) {
	site := u.Scheme + "://" + u.Host
	c.mu.Lock()
	known, ok := c.rules[site]
	c.mu.Unlock()
	if ok && time.Now().Before(known.until) {
		return known.robots, nil
	}
	at := &url.URL{Scheme: u.Scheme, Host: u.Host, Path: "/robots.txt"}
	var p page
	var err error
	for range maxRedirects + 1 {
		var to *url.URL
		p, to, err = c.ask(ctx, at, validators{}, 0)
		if err != nil || to == nil {
			break
		}
		if err = checkURL(to); err != nil {
			break
		}
		at = to
	}
	known = knownRobots{until: time.Now().Add(robotsKept)}
	var status *StatusError
	switch {
	case err == nil:
		known.robots = parseRobots(p.body[:min(len(p.body), maxRobots)])
	case errors.As(err, &status) && status.Status < 500 && status.Status != http.StatusTooManyRequests:
	default:
		return robots{}, fmt.Errorf("read robots.txt: %w", err)
	}
	c.mu.Lock()
	c.rules[site] = known
	c.mu.Unlock()
	return known.robots, nil
}

// ask sends one request, when its host may be asked again. to is where it is redirected.
func (c *Client) ask(ctx context.Context, u *url.URL, known validators, delay time.Duration) (p page, to *url.URL, err error) {
	if err := c.wait(ctx, u.Host, delay); err != nil {
		return page{}, nil, err
	}
	ctx, cancel := context.WithTimeout(ctx, c.timeout)
	defer cancel()
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, u.String(), nil)
	if err != nil {
		return page{}, nil, errors.New("not an address")
	}
	req.Header.Set("User-Agent", c.userAgent)
	req.Header.Set("Accept", "text/html, application/xhtml+xml, application/rss+xml, application/atom+xml, application/xml;q=0.9, */*;q=0.5")
	if known.etag != "" {
		req.Header.Set("If-None-Match", known.etag)
	}
	if known.modified != "" {
		req.Header.Set("If-Modified-Since", known.modified)
	}
	resp, err := c.http.Do(req)
	if err != nil {
		return page{}, nil, plain(err)
	}
	defer resp.Body.Close()
	return answer(resp)
}

// answer reads what a server sent.
func answer(resp *http.Response) (p page, to *url.URL, err error) {
	switch code := resp.StatusCode; {
	case code == http.StatusNotModified:
		p.unchanged = true
	case code >= 300 && code < 400:
		if to, err = resp.Location(); err != nil {
			return page{}, nil, &StatusError{Status: code}
		}
		return page{}, to, nil
	case code != http.StatusOK:
		return page{}, nil, &StatusError{code, retryAfter(resp.Header.Get("Retry-After"))}
	}
	p.url = resp.Request.URL.String()
	p.contentType = resp.Header.Get("Content-Type")
	p.validators = validators{resp.Header.Get("ETag"), resp.Header.Get("Last-Modified")}
	p.body, err = io.ReadAll(io.LimitReader(resp.Body, maxBody+1))
	switch {
	case err != nil:
		return page{}, nil, plain(err)
	case len(p.body) > maxBody:
		return page{}, nil, fmt.Errorf("%w: more than %d bytes", ErrTooLarge, maxBody)
	}
	return p, nil, nil
}

// wait keeps the distance between two requests to a host.
func (c *Client) wait(ctx context.Context, host string, delay time.Duration) error {
	host = strings.ToLower(host)
	c.mu.Lock()
	at := c.next[host]
	if now := time.Now(); at.Before(now) {
		at = now
	}
	c.next[host] = at.Add(max(delay, c.delay))
	c.mu.Unlock()
	if err := sleep(ctx, time.Until(at)); err != nil {
		return err
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	if late := time.Now().Add(max(delay, c.delay)); late.After(c.next[host]) {
		c.next[host] = late // a sleep may last longer
	}
	return nil
}

func sleep(ctx context.Context, d time.Duration) error {
	if d <= 0 {
		return ctx.Err()
	}
	timer := time.NewTimer(d)
	defer timer.Stop()
	select {
	case <-ctx.Done():
		return ctx.Err()
	case <-timer.C:
		return nil
	}
}

// retryAfter reads a number of seconds or a time.
func retryAfter(s string) time.Duration {
	if n, err := strconv.Atoi(s); err == nil && n > 0 {
		return min(time.Duration(min(n, 1e6))*time.Second, maxAfter)
	}
	if t, err := http.ParseTime(s); err == nil {
		return max(0, min(time.Until(t), maxAfter))
	}
	return 0
}

// plain leaves the address out of an error, which every message begins with.
func plain(err error) error {
	var of *url.Error
	if errors.As(err, &of) {
		if of.Timeout() {
			return errors.New("no answer in time")
		}
		return of.Err
	}
	if errors.Is(err, context.DeadlineExceeded) {
		return errors.New("no answer in time")
	}
	return err
}
