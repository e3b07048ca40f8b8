// Package config is the one place where the program's settings are named and checked.
//
// Each is a flag and an environment variable; the command line reads them into Config, Check refuses what
// contradicts itself in one sentence, and the rest of the program receives values, never the environment.
package config

import (
	"errors"
	"fmt"
	"log/slog"
	"net"
	"net/netip"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"time"
)

// Database says which database the program works on.
type Database struct {
	DataDir     string `env:"PIAZZA_DATA_DIR" help:"Folder of the program's own database, keys and files." name:"data-dir" placeholder:"DIR"`
	DatabaseURL string `env:"DATABASE_URL" help:"A PostgreSQL to use instead of the program's own." name:"database-url" placeholder:"URL"`
	PGBin       string `env:"PIAZZA_PG_BIN" help:"Folder with PostgreSQL's programs, where they are not found by themselves." name:"pg-bin" placeholder:"DIR"`
	Demo        bool   `help:"Work on the demo: invented members, one-click sign-in, this computer only." name:"demo"`
}

// Config holds the settings of the server.
type Config struct {
	Database
	Keeping

	Addr           string        `default:"127.0.0.1:8080" env:"PIAZZA_ADDR" help:"Address to listen on." name:"addr" placeholder:"HOST:PORT"`
	PublicURL      string        `env:"PIAZZA_PUBLIC_URL" help:"Address by which visitors reach the installation." name:"public-url" placeholder:"URL"`
	KeysDir        string        `env:"PIAZZA_KEYS_DIR" help:"Folder of secret keys, outside the data folder; beside it when not given, in the demo inside." name:"keys-dir" placeholder:"DIR"`
	Logins         string        `env:"PIAZZA_LOGINS" help:"File with the ways to sign in: JSON, see docs/signing-in.md." name:"logins" placeholder:"FILE" type:"path"`
	SMTPURL        string        `env:"PIAZZA_SMTP_URL" help:"Mail server, as in smtp://user:password@mail.example.org:587 or smtps://mail.example.org; without one no mails are sent." name:"smtp-url" placeholder:"URL"`
	MailFrom       string        `env:"PIAZZA_MAIL_FROM" help:"Whom mails come from, as in Piazza <piazza@example.org>." name:"mail-from" placeholder:"ADDRESS"`
	NATSURL        string        `env:"PIAZZA_NATS_URL" help:"A NATS to carry word between several nodes, instead of the database." name:"nats-url" placeholder:"URL"`
	TrustedProxies []string      `env:"PIAZZA_TRUSTED_PROXIES" help:"Addresses or networks of proxies whose X-Forwarded-For is believed; this very computer when not given." name:"trusted-proxies" placeholder:"ADDR"`
	MetricsAddr    string        `env:"PIAZZA_METRICS_ADDR" help:"Address of a separate listener for /metrics; none when not given." name:"metrics-addr" placeholder:"HOST:PORT"`
	DemoOnNetwork  bool          `help:"Let the demo listen on an address that others reach; withholds signing in as administrator." name:"demo-on-network"`
	LameDuck       time.Duration `default:"3s" env:"PIAZZA_LAME_DUCK" help:"How long visitors are still let in while /readyz says that the server stops; nobody waits where nobody asked it." name:"lame-duck" placeholder:"TIME"`
	LeaveOver      time.Duration `default:"5s" env:"PIAZZA_LEAVE_OVER" help:"The time over which live connections are sent away when the server stops." name:"leave-over" placeholder:"TIME"`
	SessionIdle    time.Duration `default:"336h" env:"PIAZZA_SESSION_IDLE" help:"How long a signed-in browser may stay away before it has to sign in again." name:"session-idle" placeholder:"TIME"`
	SessionLife    time.Duration `default:"720h" env:"PIAZZA_SESSION_LIFE" help:"How long a browser stays signed in at most." name:"session-life" placeholder:"TIME"`
	Passkeys       string        `env:"PIAZZA_PASSKEYS" help:"Whether moderators and administrators have to use a passkey: required or optional; required when not given, optional in the demo." name:"passkeys" placeholder:"WHICH"`
	LogLevel       slog.Level    `default:"INFO" env:"PIAZZA_LOG_LEVEL" help:"What the log tells: debug, info, warn or error." name:"log-level"`
	LogJSON        bool          `env:"PIAZZA_LOG_JSON" help:"Write the log as JSON lines." name:"log-json"`
}

// Complete fills in the data folder where none was given; environ is os.Getenv.
func (d *Database) Complete(root bool, environ func(string) string) error {
	if d.DataDir == "" {
		dir, err := defaultDir(root, environ)
		if err != nil {
			return err
		}
		if d.Demo {
			dir += "-demo"
		}
		d.DataDir = dir
	}
	dir, err := filepath.Abs(d.DataDir)
	if err != nil {
		return fmt.Errorf("the data folder %q cannot be made absolute: %w", d.DataDir, err)
	}
	d.DataDir = dir
	return nil
}

func defaultDir(root bool, environ func(string) string) (string, error) {
	if root {
		return "/var/lib/piazza", nil
	}
	if dir := environ("XDG_DATA_HOME"); filepath.IsAbs(dir) {
		return filepath.Join(dir, "piazza"), nil
	}
	if home := environ("HOME"); home != "" {
		return filepath.Join(home, ".local", "share", "piazza"), nil
	}
	return "", errors.New("no data folder is known: set PIAZZA_DATA_DIR or HOME")
}

// Complete fills in what follows from the rest.
func (c *Config) Complete(root bool, environ func(string) string) error {
	if err := c.Database.Complete(root, environ); err != nil {
		return err
	}
	c.PublicURL = strings.TrimSuffix(c.PublicURL, "/")
	return c.completeKeys()
}

// Listening tells the settings on which address the program really listens: the demo, when no other address was
// given, is reached by it.
func (c *Config) Listening(addr net.Addr) {
	if c.PublicURL == "" && c.Demo {
		c.PublicURL = "http://" + browsable(c.Addr, addr)
	}
}

// Check refuses, in one sentence, settings that contradict each other.
func (c *Config) Check() error {
	host, _, err := net.SplitHostPort(c.Addr)
	if err != nil {
		return fmt.Errorf("PIAZZA_ADDR is %q, it must be HOST:PORT, as in 127.0.0.1:8080", c.Addr)
	}
	if err := errors.Join(c.checkNATS(), c.checkSessions(), c.Keeping.check(), c.CheckKeys()); err != nil {
		return err
	}
	if _, err := c.proxies(); err != nil {
		return err
	}
	if (c.SMTPURL == "") != (c.MailFrom == "") {
		return errors.New("PIAZZA_SMTP_URL and PIAZZA_MAIL_FROM belong together: give both, or neither")
	}
	if c.DemoOnNetwork && !c.Demo {
		return errors.New("--demo-on-network belongs to --demo: give both")
	}
	if c.Demo && !c.DemoOnNetwork && !loopback(host) {
		return fmt.Errorf("the demo lets anyone sign in as anybody, so it does not listen on %s: use a loopback address, or add --demo-on-network", c.Addr)
	}
	if c.DemoOnNetwork && c.PublicURL == "" && unspecified(host) {
		return errors.New("PIAZZA_PUBLIC_URL is not set: on every address of this computer the demo cannot know by which one others reach it")
	}
	if c.LameDuck < 0 || c.LameDuck > longestLameDuck || c.LeaveOver < 0 || c.LeaveOver > longestLeave {
		return fmt.Errorf("PIAZZA_LAME_DUCK is %v and PIAZZA_LEAVE_OVER %v, at most %v and %v leave time to stop within half a minute",
			c.LameDuck, c.LeaveOver, longestLameDuck, longestLeave)
	}
	return c.checkPublicURL()
}

const (
	longestLameDuck = 8 * time.Second
	longestLeave    = 12 * time.Second
)

func (c *Config) checkPublicURL() error {
	if c.PublicURL == "" && c.Demo {
		return nil
	}
	if c.PublicURL == "" {
		return errors.New("PIAZZA_PUBLIC_URL is not set: give the address by which visitors reach this installation, as in https://piazza.example.org, or try the demo with --demo")
	}
	u, err := url.Parse(c.PublicURL)
	if err != nil || u.Host == "" || (u.Scheme != "https" && u.Scheme != "http") || u.User != nil {
		return fmt.Errorf("PIAZZA_PUBLIC_URL is %q, it must be a web address as in https://piazza.example.org", c.PublicURL)
	}
	if u.Path != "" || u.RawQuery != "" || u.Fragment != "" {
		return fmt.Errorf("PIAZZA_PUBLIC_URL is %q, it must end with the host: Piazza lives at the root of its address", c.PublicURL)
	}
	if u.Scheme == "http" && !loopback(u.Hostname()) && !c.Demo {
		return fmt.Errorf("PIAZZA_PUBLIC_URL is %q, it must begin with https:// because sessions travel over it", c.PublicURL)
	}
	return nil
}

// Secure tells whether visitors come over https, so that cookies may say so.
func (c *Config) Secure() bool { return strings.HasPrefix(c.PublicURL, "https://") }

// WithholdAdministrator tells whether signing in as administrator is refused: a demo that others reach.
func (c *Config) WithholdAdministrator() bool { return c.Demo && c.DemoOnNetwork }

func loopback(host string) bool {
	if host == "localhost" {
		return true
	}
	addr, err := netip.ParseAddr(host)
	return err == nil && addr.Unmap().IsLoopback()
}

// browsable joins the host that was asked for with the port that was given.
func browsable(asked string, given net.Addr) string {
	host, _, err := net.SplitHostPort(asked)
	if err != nil || unspecified(host) {
		host = "127.0.0.1"
	}
	_, port, err := net.SplitHostPort(given.String())
	if err != nil {
		return asked
	}
	return net.JoinHostPort(host, port)
}

// unspecified tells whether a host stands for every address of this computer.
func unspecified(host string) bool {
	ip, err := netip.ParseAddr(host)
	return host == "" || (err == nil && ip.IsUnspecified())
}

// Root tells whether the program runs as root.
func Root() bool { return os.Geteuid() == 0 }
