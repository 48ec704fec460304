package main

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"net/url"
	"os"
	"slices"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"actant/extract/feed"
	"actant/extract/reader"
	"actant/extract/source"
	"actant/graph"
)

const watchHelp = `Watch RSS and Atom feeds and store what they announce: the one command that uses the network.

  actant watch --db news.db feeds.txt
  actant watch --db news.db --once feeds.txt                 poll once and end, for cron
  actant watch --db news.db https://news.example/rss.xml

A FILE has the address of a feed a line, then the name of the outlet if the pages do not say it well; # begins a comment.
Every article is fetched once, read as ingest reads a page, and stored; one of the same address and another text replaces it.

robots.txt is obeyed, also for feeds. A server is asked one thing at a time, --delay apart, with the validators that it gave,
and left alone for longer after each failure. Addresses of this machine and of private networks are refused, after every
redirect too, unless --allow-private is given. Proxies are not used.

What was announced and what became of it is kept in a file beside the graph (--state). Killed at any moment, the next run
goes on where this one ended: nothing is lost, nothing stored twice. Ctrl-C ends it. With --once the exit status is 1 if
something could not be read; it is tried again by later runs, up to eight times.`

// watching are the flags of watch.
type watching struct {
	state   string
	once    bool
	every   time.Duration
	json    bool
	options feed.ClientOptions
}

func newWatch(std console, set *settings) *cobra.Command {
	var w watching
	cmd := &cobra.Command{
		Use: "watch FILE…|URL…", Short: "Watch feeds and store their articles", Long: watchHelp,
		Args: atLeastOne("a FILE of addresses, or the address of a feed"),
		RunE: func(cmd *cobra.Command, args []string) error {
			if w.every < time.Minute {
				return usageError{errors.New("--every is shorter than a minute: no server likes that")}
			}
			feeds, err := readFeeds(args)
			if err != nil {
				return err
			}
			if w.state == "" {
				w.state = stateFile(set.db)
			}
			ctx, stop := interruptible(cmd.Context())
			defer stop()
			return w.run(ctx, std, set, feeds)
		},
	}
	flags := cmd.Flags()
	flags.StringVar(&w.state, "state", "", "`file` of the queue (default: that of the graph with .watch behind it)")
	flags.BoolVar(&w.once, "once", false, "poll every feed once, read what is new, and end")
	flags.DurationVar(&w.every, "every", 15*time.Minute, "`time` between two polls of a feed")
	flags.DurationVar(&w.options.Delay, "delay", 2*time.Second, "`time` between two requests to one server; robots.txt may ask for more")
	flags.DurationVar(&w.options.Timeout, "timeout", 30*time.Second, "`time` in which an answer must be complete")
	flags.StringVar(&w.options.UserAgent, "user-agent", "actant/"+reader.Version, "what servers are told: add who you are and how to reach you")
	flags.BoolVar(&w.options.AllowPrivate, "allow-private", false, "permit addresses of this machine and of private networks")
	flags.BoolVar(&w.json, "json", false, "print one JSON object for each feed polled and each article")
	set.dbFlag(flags)
	return cmd
}

// stateFile is where the queue is kept when nobody says.
func stateFile(db string) string {
	if onServer(db) {
		return "actant.watch"
	}
	return db + ".watch"
}

// readFeeds reads addresses and files of addresses; one that is named twice counts once.
func readFeeds(args []string) ([]feed.Feed, error) {
	var feeds []feed.Feed
	add := func(address, publisher string) bool {
		u, err := url.Parse(address)
		ok := err == nil && (u.Scheme == "http" || u.Scheme == "https") && u.Host != ""
		if ok && !slices.ContainsFunc(feeds, func(f feed.Feed) bool { return f.URL == address }) {
			feeds = append(feeds, feed.Feed{URL: address, Publisher: publisher})
		}
		return ok
	}
	for _, arg := range args {
		if add(arg, "") {
			continue
		}
		file, err := os.Open(arg)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", arg, plain(err))
		}
		defer file.Close()
		scan := bufio.NewScanner(file)
		for n := 1; scan.Scan(); n++ {
			text := strings.TrimSpace(strings.TrimPrefix(scan.Text(), bom))
			if text == "" || strings.HasPrefix(text, "#") {
				continue
			}
			address, publisher, _ := strings.Cut(strings.ReplaceAll(text, "\t", " "), " ")
			if !add(address, strings.TrimSpace(publisher)) {
				return nil, fmt.Errorf("%s: line %d: not the address of a feed: write https://…", arg, n)
			}
		}
		if err := scan.Err(); err != nil {
			return nil, fmt.Errorf("%s: %w", arg, err)
		}
	}
	if len(feeds) == 0 {
		return nil, errors.New("no feed is named")
	}
	return feeds, nil
}

func (w *watching) run(ctx context.Context, std console, set *settings, feeds []feed.Feed) (err error) {
	texts, err := set.reader()
	if err != nil {
		return err
	}
	db, err := openStore(ctx, set.db)
	if err != nil {
		return err
	}
	defer closing(db, &err)
	queue, err := feed.Open(ctx, w.state)
	if err != nil {
		return err
	}
	defer closing(queue, &err)
	client := feed.NewClient(w.options)
	defer client.Close()
	log := watchLog{std: std, json: w.json}
	watcher := &feed.Watcher{
		Queue: queue, Client: client, Every: w.every, Report: log.report,
		Take: func(ctx context.Context, a feed.Article, text source.Text) (feed.Stored, error) {
			return log.take(ctx, texts, db, a, text)
		},
	}
	if !w.once {
		return watcher.Run(ctx, feeds)
	}
	err = watcher.Once(ctx, feeds)
	if ctx.Err() != nil {
		return errInterrupted
	}
	if err != nil {
		return err
	}
	fmt.Fprintf(std.err, "%s: %d feeds polled, %d articles announced, %d stored\n", set.db, log.polled, log.announced, log.stored)
	if log.bad > 0 {
		return errReported
	}
	return nil
}

// closing closes what was opened; its error counts when there is no other.
func closing(c io.Closer, err *error) {
	if closed := c.Close(); *err == nil {
		*err = closed
	}
}

// watchLog stores articles and says what happened.
type watchLog struct {
	std       console
	json      bool
	polled    int
	announced int
	stored    int
	bad       int
}

// take reads an article and stores what was found.
func (l *watchLog) take(ctx context.Context, texts *reader.Reader, db store, a feed.Article, text source.Text) (feed.Stored, error) {
	b := bundleItem(ctx, texts, item{text: text, file: a.URL})
	if b.err != nil {
		return feed.Stored{}, fmt.Errorf("%w: %w", feed.ErrRejected, b.err)
	}
	if _, err := db.Put(ctx, time.Now(), b.bundle); err != nil {
		return feed.Stored{}, fmt.Errorf("store %s: %w", a.URL, err)
	}
	return feed.Stored{Document: b.bundle.Document.ID, Statements: len(b.bundle.Statements)}, nil
}

// watched is what --json prints of an event.
type watched struct {
	Feed       string     `json:"feed"`
	New        *int       `json:"new,omitempty"` // articles
	Article    string     `json:"article,omitempty"`
	ID         graph.ID   `json:"id,omitempty"`
	Statements *int       `json:"statements,omitempty"`
	Error      string     `json:"error,omitempty"`
	Retry      *time.Time `json:"retry,omitempty"`
}

func (l *watchLog) report(e feed.Event) {
	line := watched{Feed: e.Feed, Article: e.Article}
	what := e.Article
	if what == "" {
		what = e.Feed
	}
	switch {
	case e.Err != nil:
		l.bad++
		line.Error = e.Err.Error()
		again := "given up"
		if !e.Retry.IsZero() {
			retry := e.Retry.UTC().Truncate(time.Second)
			line.Retry = &retry
			again = "tried again in " + time.Until(e.Retry).Round(time.Second).String()
		}
		fmt.Fprintf(l.std.err, "actant: %s: %v; %s\n", what, e.Err, again)
	case e.Article != "":
		l.stored++
		line.ID, line.Statements = e.Stored.Document, &e.Stored.Statements
	default:
		l.polled++
		l.announced += e.New
		line.New = &e.New
	}
	if l.json {
		_ = writeJSON(l.std.out, line, "") // the log of a watch that goes on
	}
}
