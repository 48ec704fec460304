package feed

import (
	"context"
	"errors"
	"fmt"
	"hash/fnv"
	"net/http"
	"net/url"
	"strings"
	"sync"
	"time"

	"actant/extract/source"
	"actant/graph"
)

const (
	hostsAtOnce  = 8
	maxAttempts  = 8
	firstPause   = time.Minute // after the first failure; it doubles with each
	longestPause = 12 * time.Hour
)

// Feed is one to watch.
type Feed struct {
	URL       string
	Publisher string // empty = as the articles say
}

// Event is something that happened. Exactly one of the addresses of feed and article is
// that of what it happened to: Article where there is one.
type Event struct {
	Feed    string
	Article string
	New     int       // articles that a feed announced
	Stored  Stored    // what was made of an article
	Err     error     // why it was not read
	Retry   time.Time // when it is tried again; zero = no more
}

// Watcher polls feeds and hands over their articles.
type Watcher struct {
	Queue  *Queue
	Client *Client
	Every  time.Duration // between two polls of a feed

	// Take stores an article. It is called once at a time, and again with the same
	// article if the process ended before that was noted. An error ends the work, and
	// the article waits for the next run, unless it wraps ErrRejected.
	Take func(context.Context, Article, source.Text) (Stored, error)

	// Report is told what happened, once at a time.
	Report func(Event)

	reporting sync.Mutex
	taking    sync.Mutex
}

// Stored says what an article became.
type Stored struct {
	Document   graph.ID
	Statements int
}

// ErrRejected is wrapped by an error of Take that another attempt would not change.
var ErrRejected = errors.New("not taken")

// takeError is an error of Take that is not about the article.
type takeError struct{ error }

// Once polls every feed that is not being left alone after a failure, then fetches the
// articles that are due. What cannot be read is reported and no error.
func (w *Watcher) Once(ctx context.Context, feeds []Feed) error {
	return w.round(ctx, feeds, false)
}

// Run polls and fetches until ctx is done, which is no error.
func (w *Watcher) Run(ctx context.Context, feeds []Feed) error {
	for {
		err := w.round(ctx, feeds, true)
		if ctx.Err() != nil {
			return nil
		}
		if err != nil {
			return err
		}
		next, err := w.next(ctx, feeds)
		if err != nil {
			return err
		}
		if sleep(ctx, max(time.Until(next), time.Second)) != nil {
			return nil
		}
	}
}

// round polls the feeds that are due, or all that did not fail, and fetches.
func (w *Watcher) round(ctx context.Context, feeds []Feed, onTime bool) error {
	now := time.Now()
	err := eachHost(feeds, func(f Feed) string { return f.URL }, func(f Feed) error {
		s, err := w.Queue.feed(ctx, f.URL)
		if err != nil || s.due.After(now) && (onTime || s.failures > 0) {
			return err
		}
		return w.poll(ctx, f, s)
	})
	if err != nil {
		return err
	}
	articles, err := w.Queue.waiting(ctx, time.Now())
	if err != nil {
		return err
	}
	return eachHost(articles, func(a Article) string { return a.URL }, func(a Article) error { return w.fetch(ctx, a) })
}

// next is when something is due.
func (w *Watcher) next(ctx context.Context, feeds []Feed) (time.Time, error) {
	next, err := w.Queue.nextDue(ctx)
	if err != nil {
		return next, err
	}
	for _, f := range feeds {
		s, err := w.Queue.feed(ctx, f.URL)
		if err != nil {
			return next, err
		}
		if next.IsZero() || s.due.Before(next) {
			next = s.due
		}
	}
	return next, nil
}

// poll asks one feed for news.
func (w *Watcher) poll(ctx context.Context, f Feed, s feedState) error {
	p, err := w.Client.get(ctx, f.URL, s.validators)
	if ctx.Err() != nil {
		return ctx.Err()
	}
	var items []Item
	if err == nil && !p.unchanged {
		_, items, err = parseFeed(p.body, p.contentType, p.url)
	}
	now := time.Now()
	if err != nil {
		s.failures++
		s.due = now.Add(pause(f.URL, s.failures, err))
		if _, storing := w.Queue.polled(ctx, f, s, now, nil); storing != nil {
			return storing
		}
		w.report(Event{Feed: f.URL, Err: err, Retry: s.due})
		return nil
	}
	next := feedState{validators: p.validators, due: now.Add(jitter(f.URL, 0, w.Every))}
	if p.unchanged && next.validators == (validators{}) {
		next.validators = s.validators
	}
	added, err := w.Queue.polled(ctx, f, next, now, items)
	if err == nil {
		w.report(Event{Feed: f.URL, New: added})
	}
	return err
}

// fetch reads one article and hands it over.
func (w *Watcher) fetch(ctx context.Context, a Article) error {
	stored, err := w.take(ctx, a)
	var broken takeError
	switch {
	case ctx.Err() != nil:
		return ctx.Err()
	case errors.As(err, &broken):
		return broken.error
	case err == nil:
		if err := w.Queue.done(ctx, a.URL); err != nil {
			return err
		}
		w.report(Event{Feed: a.Feed, Article: a.URL, Stored: stored})
		return nil
	}
	if final(err) || a.failures+1 >= maxAttempts {
		if storing := w.Queue.giveUp(ctx, a.URL, err); storing != nil {
			return storing
		}
		w.report(Event{Feed: a.Feed, Article: a.URL, Err: err})
		return nil
	}
	due := time.Now().Add(pause(a.URL, a.failures+1, err))
	if storing := w.Queue.later(ctx, a.URL, due, err); storing != nil {
		return storing
	}
	w.report(Event{Feed: a.Feed, Article: a.URL, Err: err, Retry: due})
	return nil
}

func (w *Watcher) take(ctx context.Context, a Article) (Stored, error) {
	p, err := w.Client.get(ctx, a.URL, validators{})
	if err != nil {
		return Stored{}, err
	}
	kind, _, _ := strings.Cut(strings.ToLower(p.contentType), ";")
	switch strings.TrimSpace(kind) {
	case "", "text/html", "application/xhtml+xml", "text/plain":
	default:
		return Stored{}, fmt.Errorf("%w: %s is no page", source.ErrFormat, kind)
	}
	text, err := source.Read(source.Original{URL: addressOf(a, p), ContentType: p.contentType, Data: p.body})
	if err != nil {
		return Stored{}, err
	}
	if text.URL == "" { // a text that says nothing of itself
		text.URL = addressOf(a, p)
	}
	if text.Published == "" {
		text.Published = a.Published
	}
	if text.Title == "" {
		text.Title = a.Title
	}
	if a.Publisher != "" {
		text.Publisher = a.Publisher
	}
	text.ID = text.URL
	w.taking.Lock()
	defer w.taking.Unlock()
	stored, err := w.Take(ctx, a, text)
	if err != nil && !errors.Is(err, ErrRejected) {
		err = takeError{err}
	}
	return stored, err
}

// addressOf is the address that an article is known by: the announced one, which stays the
// same at a second attempt, unless that only led to another site.
func addressOf(a Article, p page) string {
	announced, err := url.Parse(a.URL)
	if err != nil {
		return a.URL
	}
	arrived, err := url.Parse(p.url)
	if err != nil || strings.EqualFold(arrived.Hostname(), announced.Hostname()) {
		return a.URL
	}
	if to, ok := articleURL(arrived, p.url); ok {
		return to
	}
	return a.URL
}

func (w *Watcher) report(e Event) {
	w.reporting.Lock()
	defer w.reporting.Unlock()
	if w.Report != nil {
		w.Report(e)
	}
}

// final says whether another attempt can change nothing.
func final(err error) bool {
	for _, reason := range []error{
		ErrRejected, ErrAddress, ErrPrivate, ErrRobots, ErrTooLarge, ErrRedirects, source.ErrFormat, source.ErrCharset, source.ErrNoText, source.ErrTooLarge,
	} {
		if errors.Is(err, reason) {
			return true
		}
	}
	var status *StatusError
	return errors.As(err, &status) && status.Status < 500 && status.Status != http.StatusTooManyRequests &&
		status.Status != http.StatusRequestTimeout && status.Status != http.StatusTooEarly
}

// pause is how long something is left alone after so many failures, at least as long as
// the server asked for.
func pause(what string, failures int, err error) time.Duration {
	d := longestPause
	if failures < 16 {
		d = min(firstPause<<(failures-1), longestPause)
	}
	d = jitter(what, failures, d)
	var status *StatusError
	if errors.As(err, &status) {
		d = max(d, status.After)
	}
	return d
}

// jitter shortens a time by up to a quarter, each thing by another part, so that not all
// are asked for at the same moment.
func jitter(what string, round int, d time.Duration) time.Duration {
	h := fnv.New32a()
	fmt.Fprintf(h, "%s %d", what, round)
	return d - d/4*time.Duration(h.Sum32()%1024)/1024
}

// eachHost does something with each thing: those of one host one after another, several
// hosts at a time. It returns the first error and leaves the rest when there is one.
func eachHost[T any](things []T, address func(T) string, do func(T) error) error {
	lanes := map[string][]T{}
	var hosts []string
	for _, t := range things {
		host := ""
		if u, err := url.Parse(address(t)); err == nil {
			host = strings.ToLower(u.Host)
		}
		if lanes[host] == nil {
			hosts = append(hosts, host)
		}
		lanes[host] = append(lanes[host], t)
	}
	slots := make(chan struct{}, hostsAtOnce)
	errs := make([]error, len(hosts))
	stop := make(chan struct{})
	var once sync.Once
	var all sync.WaitGroup
	for i, host := range hosts {
		all.Go(func() {
			slots <- struct{}{}
			defer func() { <-slots }()
			for _, t := range lanes[host] {
				select {
				case <-stop:
					return
				default:
				}
				if errs[i] = do(t); errs[i] != nil {
					once.Do(func() { close(stop) })
					return
				}
			}
		})
	}
	all.Wait()
	for _, err := range errs {
		if err != nil {
			return err
		}
	}
	return nil
}
