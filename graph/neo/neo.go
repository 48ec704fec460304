package neo

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"net/url"
	"strings"
	"sync/atomic"
	"time"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"
	"github.com/neo4j/neo4j-go-driver/v5/neo4j/config"
	"github.com/neo4j/neo4j-go-driver/v5/neo4j/notifications"

	"actant/graph"
)

// Options say where the server is. Only URL is needed.
type Options struct {
	URL      string // bolt://host:port or neo4j://host:port, +s for TLS; without credentials
	Username string // empty = neo4j
	Password string // empty = the server asks for none
	Database string // empty = neo4j

	Wait         time.Duration // how long Open waits for a server that does not answer yet; 0 = a minute
	ReadTimeout  time.Duration // limit of a read; 0 = 8 s
	WriteTimeout time.Duration // limit of a write, repeats included; 0 = 2 minutes
}

// Store keeps a graph on a Neo4j server. It is safe for concurrent use, also by
// several programs on one database.
type Store struct {
	driver       neo4j.DriverWithContext
	host         string
	database     string
	readTimeout  time.Duration
	writeTimeout time.Duration
	writing      chan struct{} // holds the one writer of this program
	commits      gate
	settled      atomic.Value // string: the last commit that is known to be applied; see whole.go
	made         madeTexts
}

var (
	_ graph.Store   = (*Store)(nil)
	_ graph.Library = (*Store)(nil)
	_ graph.Checker = (*Store)(nil)
)

// Open connects to the server, waits until it answers, and makes constraints and
// indexes that the database lacks. It refuses a database that holds the nodes of
// another program, or of a newer version of this one. Close the store after use.
func Open(ctx context.Context, o Options) (*Store, error) {
	host, err := checkURL(o.URL)
	if err != nil {
		return nil, fmt.Errorf("open graph: %w", err)
	}
	auth := neo4j.NoAuth()
	if o.Password != "" {
		auth = neo4j.BasicAuth(cmp.Or(o.Username, "neo4j"), o.Password, "")
	}
	driver, err := neo4j.NewDriverWithContext(o.URL, auth, configure)
	if err != nil {
		return nil, fmt.Errorf("open graph on %s: %w", host, err)
	}
	s := &Store{
		driver: driver, host: host, database: cmp.Or(o.Database, "neo4j"),
		readTimeout: cmp.Or(o.ReadTimeout, 8*time.Second), writeTimeout: cmp.Or(o.WriteTimeout, 2*time.Minute),
		writing: make(chan struct{}, 1), commits: newGate(), made: makeTexts(),
	}
	s.settled.Store("")
	if err := s.prepare(ctx, cmp.Or(o.Wait, time.Minute)); err != nil {
		return nil, errors.Join(err, s.Close())
	}
	return s, nil
}

// checkURL returns the host of the server. No error repeats the URL, which may hold
// a password.
func checkURL(text string) (host string, err error) {
	u, err := url.Parse(text)
	if err != nil {
		return "", errors.New("the URL of the server cannot be read: write bolt://host:7687")
	}
	scheme, _, _ := strings.Cut(u.Scheme, "+")
	switch {
	case u.User != nil:
		return "", errors.New("the URL holds a user or password: give them apart from it")
	case scheme != "bolt" && scheme != "neo4j" || u.Host == "":
		return "", errors.New("the URL of the server must look like bolt://host:7687 or neo4j://host:7687")
	}
	return u.Host, nil
}

func configure(c *config.Config) {
	c.MaxConnectionPoolSize = 2 * readers
	c.ConnectionAcquisitionTimeout = 10 * time.Second
	c.SocketConnectTimeout = 5 * time.Second
	c.MaxConnectionLifetime = 45 * time.Minute
	c.ConnectionLivenessCheckTimeout = 5 * time.Minute
	c.TelemetryDisabled = true
	c.NotificationsMinSeverity = notifications.DisabledLevel // hints for those who write texts by hand
}

// Close ends the connections; closing twice does nothing more.
func (s *Store) Close() error {
	ctx, cancel := context.WithTimeout(context.Background(), 5*time.Second)
	defer cancel()
	if err := s.driver.Close(ctx); err != nil {
		return fmt.Errorf("close graph on %s: %w", s.host, err)
	}
	return nil
}
