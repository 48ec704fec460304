package neo_test

import (
	"bytes"
	"context"
	"errors"
	"io"
	"net"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"sync/atomic"
	"syscall"
	"testing"
	"time"

	"actant/graph"
	"actant/graph/neo"
	"actant/graph/neo/testserver"
)

// proxy stands between a store and a server, and can lose the answer to a commit.
type proxy struct {
	net.Listener
	to   string
	left atomic.Int64       // how many commits go through until one is lost
	lose func(answer error) // called when it is lost
	mu   sync.Mutex
	open map[net.Conn]bool
}

// through starts a proxy to a server.
func through(t *testing.T, s *testserver.Server) *proxy {
	t.Helper()
	u, err := url.Parse(s.URL)
	if err != nil {
		t.Fatal(err)
	}
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	p := &proxy{Listener: l, to: u.Host, open: map[net.Conn]bool{}}
	p.left.Store(-1)
	t.Cleanup(func() { l.Close(); p.cut() })
	go func() {
		for {
			client, err := l.Accept()
			if err != nil {
				return
			}
			go p.serve(client)
		}
	}()
	return p
}

// serve passes on what the two say, one connection long.
func (p *proxy) serve(client net.Conn) {
	server, err := net.Dial("tcp", p.to)
	if err != nil {
		client.Close()
		return
	}
	p.mu.Lock()
	p.open[client], p.open[server] = true, true
	p.mu.Unlock()
	lost := make(chan struct{}) // closed before the request whose answer is lost
	go func() {
		defer server.Close()
		p.requests(server, client, lost)
	}()
	defer client.Close()
	buffer := make([]byte, 1<<16)
	for {
		n, err := server.Read(buffer)
		select {
		case <-lost:
			p.lose(err)
			p.cut()
			return
		default:
		}
		if _, failed := client.Write(buffer[:n]); err != nil || failed != nil {
			return
		}
	}
}

// requests passes on what the client says.
func (p *proxy) requests(server, client net.Conn, lost chan struct{}) {
	commit := []byte{0, 2, 0xb0, 0x12, 0, 0} // the message COMMIT of Bolt in a chunk of its own
	buffer := make([]byte, 1<<16)
	for {
		n, err := client.Read(buffer)
		if bytes.Contains(buffer[:n], commit) && p.left.Add(-1) == 0 {
			close(lost)
		}
		if _, failed := server.Write(buffer[:n]); err != nil || failed != nil {
			return
		}
	}
}

// cut ends all connections.
func (p *proxy) cut() {
	p.mu.Lock()
	defer p.mu.Unlock()
	for c := range p.open {
		c.Close()
	}
	clear(p.open)
}

// patience is for one read or write just after the start of a server, on a loaded machine.
const patience = 5 * time.Minute

// outage is a server of its own with a store on it, for what would harm others.
type outage struct {
	*testserver.Server
	*testing.T
	store    *neo.Store
	settings string // lines of neo4j.conf
}

func (o outage) options() neo.Options {
	return neo.Options{URL: o.URL, Username: o.Username, Password: o.Password, ReadTimeout: patience, WriteTimeout: patience}
}

// restart kills the server and starts it again with more lines in its neo4j.conf.
func (o outage) restart(lines string) {
	o.Helper()
	if err := errors.Join(o.Kill(), o.Restart(context.Background(), "NEO4J_SETTINGS="+o.settings+lines)); err != nil {
		o.Fatal(err)
	}
}

// asSingle fails unless the graph is that of these documents put once.
func (o outage) asSingle(bundles ...graph.Bundle) {
	o.Helper()
	alone := open(o.T)
	put(o, alone, bundles...)
	equal(o, export(o, o.store), export(o, alone))
}

// TestOutages does to a server what must not lose a document, store half of one, or
// store one twice.
func TestOutages(t *testing.T) {
	data := smallDisk(t)
	settings := "db.tx_log.preallocate=false\ndb.tx_log.rotation.size=1m\n"
	if data != "" {
		settings += "server.directories.data=" + data + "\n"
	}
	own, err := testserver.Start(t.Context(), "NEO4J_SETTINGS="+settings)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := own.Stop(); err != nil {
			t.Error(err)
		}
	})
	o := outage{Server: own, T: t, settings: settings}
	if o.store, err = neo.Open(t.Context(), o.options()); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { o.store.Close() })
	t.Run("answers lost", o.with(loseAnswers))
	t.Run("read-only", o.with(readOnly))
	if data != "" {
		t.Run("full disk", o.with(func(o outage) { fullDisk(o, data) }))
	}
}

func (o outage) with(do func(outage)) func(*testing.T) {
	return func(t *testing.T) { do(outage{o.Server, t, o.store, o.settings}) }
}

// loseAnswers kills the server when it has committed and nobody has heard of it: the
// write is found to be done. A write has three commits, of which the second is that
// of the documents.
func loseAnswers(o outage) {
	p := through(o.T, o.Server)
	options := o.options()
	options.URL = "bolt://" + p.Addr().String()
	s, err := neo.Open(o.Context(), options)
	if err != nil {
		o.Fatal(err)
	}
	defer s.Close()
	var all []graph.Bundle
	for i := range 3 {
		lost := make(chan error, 1)
		p.lose = func(err error) {
			p.cut()
			lost <- errors.Join(err, o.Kill(), o.Restart(context.Background()))
		}
		p.left.Store(int64(i + 1))
		bundles := newsFrom(i*5, 5)
		put(o, s, bundles...)
		if err := <-lost; err != nil {
			o.Errorf("commit %d: %v", i+1, err)
		}
		if n, err := s.Put(o.Context(), time.Now(), bundles...); n != 0 || err != nil {
			o.Errorf("commit %d, put again: got %d new, error %v, want none", i+1, n, err)
		}
		all = append(all, bundles...)
	}
	o.asSingle(all...)
}

// readOnly makes the database one that nobody may write; it can still be read.
func readOnly(o outage) {
	before := export(o, o.store)
	o.restart("server.databases.read_only=neo4j\n")
	refused(o, "read-only", o.store, newsFrom(1000, 1))
	late, err := neo.Open(o.Context(), o.options())
	if err != nil {
		o.Fatal(err)
	}
	defer late.Close()
	refused(o, "read-only", late, newsFrom(1000, 1))
	equal(o, export(o, late), before)
	o.restart("")
	equal(o, export(o, o.store), before)
}

// refused fails unless Put gives an error that says what is wrong.
func refused(o outage, what string, s *neo.Store, bundles []graph.Bundle) {
	o.Helper()
	n, err := s.Put(o.Context(), time.Now(), bundles...)
	if n != 0 || err == nil {
		o.Fatalf("Put: got %d, error %v, want an error", n, err)
	}
	says(o, err, what)
}

func says(o outage, err error, what string) {
	o.Helper()
	if !strings.Contains(err.Error(), what) {
		o.Errorf("got error %v, want one that says %q", err, what)
	}
}

// smallDisk makes a disk for the data of a server, which only root may.
func smallDisk(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	if err := syscall.Mount("actant", dir, "tmpfs", 0, "size=96m"); err != nil {
		t.Logf("a full disk is not tried: mounting a small one needs root (%v)", err)
		return ""
	}
	t.Cleanup(func() {
		if err := syscall.Unmount(dir, syscall.MNT_DETACH); err != nil {
			t.Error(err)
		}
	})
	return dir
}

// fullDisk fills the disk, writes until the server cannot, and makes room again.
func fullDisk(o outage, data string) {
	filler := filepath.Join(data, "filler")
	all := newsFrom(0, 15)
	f, err := os.Create(filler)
	if err != nil {
		o.Fatal(err)
	}
	if _, err := io.Copy(f, zeros{}); !errors.Is(err, syscall.ENOSPC) {
		o.Fatalf("filling the disk: got error %v, want %v", err, syscall.ENOSPC)
	}
	f.Close()
	failed := 0
	for i := 15; i < 65 && failed < 2; i += 10 {
		bundles := newsFrom(i, 10)
		n, err := o.store.Put(o.Context(), time.Now(), bundles...)
		if err != nil {
			failed++
			says(o, err, "disk")
			continue
		}
		all = append(all, bundles[:n]...)
	}
	if failed == 0 {
		o.Fatal("a full disk stopped no write")
	}
	if err := os.Remove(filler); err != nil {
		o.Fatal(err)
	}
	o.restart("")
	o.asSingle(all...)
	rest := newsFrom(0, 65)
	if n, err := o.store.Put(o.Context(), time.Now(), rest...); err != nil || n != 65-len(all) {
		o.Errorf("with room again: got %d new, error %v, want %d", n, err, 65-len(all))
	}
	o.asSingle(rest...)
}

// zeros never ends.
type zeros struct{}

func (zeros) Read(b []byte) (int, error) {
	clear(b)
	return len(b), nil
}
