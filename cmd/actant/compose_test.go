package main

import (
	"fmt"
	"maps"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/compose-spec/compose-go/v2/loader"
	"github.com/compose-spec/compose-go/v2/types"
)

const composeFile = "../../docker-compose.yml"

// TestCompose loads docker-compose.yml as docker does, and checks what keeps its two
// services safe and makes the one wait for the other.
func TestCompose(t *testing.T) {
	project, err := loadCompose(t, readFile(t, composeFile))
	if err != nil {
		t.Fatal(err)
	}
	for _, fault := range faults(project) {
		t.Error(fault)
	}
	for _, file := range []string{"../../.gitignore", "../../.dockerignore"} {
		lines := strings.Split(strings.ReplaceAll(readFile(t, file), "\n/", "\n"), "\n")
		for name, secret := range project.Secrets {
			if !slices.Contains(lines, filepath.Base(secret.File)) {
				t.Errorf("%s does not name %s, the file of the secret %s", file, secret.File, name)
			}
		}
	}
}

// TestComposeOfDocker asks docker itself, where it is installed with its compose command.
func TestComposeOfDocker(t *testing.T) {
	if err := exec.Command("docker", "compose", "version").Run(); err != nil {
		t.Logf("no docker compose here (%v): only compose-go has read the file", err)
		return
	}
	if out, err := exec.Command("docker", "compose", "-f", composeFile, "config", "--quiet").CombinedOutput(); err != nil {
		t.Errorf("docker compose config: %v\n%s", err, out)
	}
}

// TestComposeCommand: the program knows the command that its container runs, and the
// address in it is that of the other container.
func TestComposeCommand(t *testing.T) {
	project, err := loadCompose(t, readFile(t, composeFile))
	if err != nil {
		t.Fatal(err)
	}
	actant := project.Services["actant"]
	if status, out, errs := call(t, "", append(slices.Clone(actant.Command), "--help")...); status != exitOK || !strings.Contains(out, serveHelp[:40]) {
		t.Errorf("actant %s: status %d, %s", strings.Join(actant.Command, " "), status, errs)
	}
	db := value(actant.Environment["ACTANT_DB"])
	u, err := url.Parse(db)
	if err != nil || !onServer(db) || !slices.Contains(actant.Command, db) || len(project.Services[u.Hostname()].Ports) == 0 {
		t.Errorf("ACTANT_DB=%s is no service, or not that of the command %q", db, actant.Command)
	}
	if actant.Environment[authVariable] == nil {
		t.Errorf("%s is not set", authVariable)
	}
}

// TestComposeBrowser: the page links to addresses that the database has on the host.
func TestComposeBrowser(t *testing.T) {
	project, err := loadCompose(t, readFile(t, composeFile))
	if err != nil {
		t.Fatal(err)
	}
	command := project.Services["actant"].Command
	page, err := url.Parse(command[slices.Index(command, "--neo4j-browser")+1])
	if err != nil {
		t.Fatal(err)
	}
	bolt, err := url.Parse(page.Query().Get("dbms"))
	if err != nil {
		t.Fatal(err)
	}
	for _, address := range []*url.URL{page, bolt} {
		if !slices.ContainsFunc(project.Services["neo4j"].Ports, func(p types.ServicePortConfig) bool { return p.Published == address.Port() }) {
			t.Errorf("%s is no port of the database", address)
		}
	}
}

// TestComposeFaultsAreSeen proves that the checks above can fail.
func TestComposeFaultsAreSeen(t *testing.T) {
	good := readFile(t, composeFile)
	for _, c := range []struct{ old, changed, want string }{
		{"neo4j:5.26.30", "neo4j:latest", "no exact version"},
		{"neo4j:5.26.30", "neo4j", "no exact version"},
		{"127.0.0.1:7687:7687", "7687:7687", "open to other machines"},
		{"127.0.0.1:8080:8080", "0.0.0.0:8080:8080", "open to other machines"},
		{"NEO4J_AUTH_FILE: /run/secrets/neo4j_auth", "NEO4J_AUTH: neo4j/12345678", "NEO4J_AUTH holds a secret"},
		{"NEO4J_AUTH_FILE: /run/secrets/neo4j_auth", "NEO4J_AUTH_FILE: /run/secrets/other", "NEO4J_AUTH_FILE is no secret"},
		{"service_healthy", "service_started", "does not wait"},
		{"interval: 5s, timeout: 5s, retries: 24", "interval: 5s, timeout: 5s, retries: 2", "gives it"},
		{`["CMD", "wget", "-qO-", "http://localhost:7474"]`, `["NONE"]`, "no health check"},
		{"read_only: true", "read_only: false", "read_only"},
		{"cap_drop: [ALL]", "cap_drop: [NET_RAW]", "cap_drop"},
		{"no-new-privileges:true", "seccomp:unconfined", "security_opt"},
		{"${ACTANT_USER:-65532:65532}", "${ACTANT_USER:-0:0}", "root"},
		{"neo4j-data:/data", "./data:/data", "/data is no named volume"},
		{`"neo4j-logs:/logs"`, "", "/logs is no named volume"},
		{"restart: unless-stopped", "privileged: true", "privileged"},
	} {
		if !strings.Contains(good, c.old) {
			t.Errorf("%s has no %q", composeFile, c.old)
		}
		project, err := loadCompose(t, strings.Replace(good, c.old, c.changed, 1))
		if err != nil {
			t.Errorf("%s: %v", c.changed, err)
			continue
		}
		if got := strings.Join(faults(project), "\n"); !strings.Contains(got, c.want) {
			t.Errorf("%q in place of %q: got faults %q, want %q", c.changed, c.old, got, c.want)
		}
	}
	if _, err := loadCompose(t, strings.Replace(good, "read_only:", "readonly:", 1)); err == nil {
		t.Error("an unknown key is read")
	}
}

func loadCompose(t *testing.T, text string) (*types.Project, error) {
	t.Helper()
	return loader.LoadWithContext(t.Context(), types.ConfigDetails{
		WorkingDir:  filepath.Dir(composeFile),
		ConfigFiles: []types.ConfigFile{{Filename: composeFile, Content: []byte(text)}},
		Environment: types.Mapping{},
	}, func(o *loader.Options) { o.SetProjectName("actant", true) })
}

// faults says what is wrong with the services.
func faults(p *types.Project) []string {
	var all []string
	for _, name := range slices.Sorted(maps.Keys(p.Services)) {
		s := p.Services[name]
		for _, check := range []func(types.ServiceConfig) []string{faultsOfImage, faultsOfPorts, faultsOfEnvironment, faultsOfHost} {
			for _, fault := range check(s) {
				all = append(all, name+": "+fault)
			}
		}
	}
	all = append(all, faultsOfServer(p)...)
	return append(all, faultsOfProgram(p.Services["actant"])...)
}

func faultsOfImage(s types.ServiceConfig) []string {
	if s.Build != nil {
		if _, err := os.Stat(filepath.Join(filepath.Dir(composeFile), s.Build.Dockerfile)); err != nil {
			return []string{err.Error()}
		}
		return nil
	}
	if !regexp.MustCompile(`:\d+\.\d+\.\d+$`).MatchString(s.Image) {
		return []string{"image " + s.Image + " has no exact version"}
	}
	return nil
}

func faultsOfPorts(s types.ServiceConfig) []string {
	if len(s.Ports) == 0 {
		return []string{"no port"}
	}
	var all []string
	for _, p := range s.Ports {
		if p.HostIP != "127.0.0.1" {
			all = append(all, fmt.Sprintf("port %d is open to other machines", p.Target))
		}
	}
	return all
}

// faultsOfEnvironment: whatever is named like a secret is the path of one that the
// service has.
func faultsOfEnvironment(s types.ServiceConfig) []string {
	secret := regexp.MustCompile(`(?i)auth|password|secret|token|credential`)
	var all []string
	for _, name := range slices.Sorted(maps.Keys(s.Environment)) {
		path, ok := strings.CutPrefix(value(s.Environment[name]), "/run/secrets/")
		switch {
		case !secret.MatchString(name):
		case !ok || !strings.HasSuffix(name, "_FILE"):
			all = append(all, name+" holds a secret")
		case !slices.ContainsFunc(s.Secrets, func(c types.ServiceSecretConfig) bool { return c.Source == path }):
			all = append(all, name+" is no secret of this service")
		}
	}
	return all
}

func faultsOfHost(s types.ServiceConfig) []string {
	var all []string
	if s.Privileged || len(s.CapAdd) > 0 || s.NetworkMode != "" || s.Pid != "" {
		all = append(all, "privileged")
	}
	for _, v := range s.Volumes {
		if v.Type != types.VolumeTypeVolume {
			all = append(all, v.Target+" is no named volume")
		}
	}
	return all
}

// faultsOfServer: the database outlives its container, and actant waits until it answers.
func faultsOfServer(p *types.Project) []string {
	var all []string
	s := p.Services["neo4j"]
	for _, dir := range []string{"/data", "/logs"} {
		if !slices.ContainsFunc(s.Volumes, func(v types.ServiceVolumeConfig) bool {
			_, ok := p.Volumes[v.Source]
			return ok && v.Target == dir
		}) {
			all = append(all, "neo4j: "+dir+" is no named volume")
		}
	}
	switch h := s.HealthCheck; {
	case h == nil || h.Disable || len(h.Test) < 2 || h.Interval == nil || h.Retries == nil || h.StartPeriod == nil:
		all = append(all, "neo4j: no health check")
	default:
		patience := time.Duration(*h.StartPeriod) + time.Duration(*h.Interval)*time.Duration(*h.Retries)
		if patience < 2*time.Minute {
			all = append(all, fmt.Sprintf("neo4j: the health check gives it %v to start", patience))
		}
	}
	if d := p.Services["actant"].DependsOn["neo4j"]; d.Condition != types.ServiceConditionHealthy || !d.Required {
		all = append(all, "actant: does not wait for neo4j to be healthy")
	}
	return all
}

// faultsOfProgram: actant writes nothing, and is nobody.
func faultsOfProgram(s types.ServiceConfig) []string {
	var all []string
	for fault, ok := range map[string]bool{
		"actant: read_only":                       s.ReadOnly,
		"actant: cap_drop is not ALL":             slices.Equal(s.CapDrop, []string{"ALL"}),
		"actant: security_opt lets it gain power": slices.Contains(s.SecurityOpt, "no-new-privileges:true"),
		"actant: runs as root":                    s.User != "" && !strings.HasPrefix(s.User, "0") && s.User != "root",
		"actant: has volumes":                     len(s.Volumes) == 0,
		"actant: restart":                         s.Restart != "",
		"actant: stop_grace_period":               s.StopGracePeriod != nil && time.Duration(*s.StopGracePeriod) > 10*time.Second,
	} {
		if !ok {
			all = append(all, fault)
		}
	}
	slices.Sort(all)
	return all
}

// TestMakeSecrets: a password nobody else can read, once.
func TestMakeSecrets(t *testing.T) {
	dir := t.TempDir()
	makefile, err := filepath.Abs("../../Makefile")
	if err != nil {
		t.Fatal(err)
	}
	secrets := func() (string, error) {
		out, err := exec.Command("make", "-C", dir, "-f", makefile, "secrets").CombinedOutput()
		return string(out), err
	}
	if out, err := secrets(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	file := filepath.Join(dir, "neo4j_auth.txt")
	first := readFile(t, file)
	if !regexp.MustCompile(`^neo4j/[0-9a-f]{48}\n$`).MatchString(first) {
		t.Errorf("got %q", first)
	}
	if info, err := os.Stat(file); err != nil || info.Mode() != 0o600 {
		t.Errorf("got mode %v, %v, want 0600", info.Mode(), err)
	}
	if who, err := os.ReadFile(filepath.Join(dir, ".env")); os.Getuid() != 0 && string(who) != fmt.Sprintf("ACTANT_USER=%d:%d\n", os.Getuid(), os.Getgid()) {
		t.Errorf("got .env %q, %v", who, err)
	}
	if out, err := secrets(); err == nil || !strings.Contains(out, "neo4j_auth.txt exists") || readFile(t, file) != first {
		t.Errorf("again: %v, %s", err, out)
	}
}

func readFile(t *testing.T, name string) string {
	t.Helper()
	text, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

func value(s *string) string {
	if s == nil {
		return ""
	}
	return *s
}
