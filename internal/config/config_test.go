package config

import (
	"net"
	"net/netip"
	"strings"
	"testing"
	"time"
)

func environ(pairs map[string]string) func(string) string {
	return func(name string) string { return pairs[name] }
}

func TestDataFolder(t *testing.T) {
	for name, c := range map[string]struct {
		given string
		demo  bool
		root  bool
		env   map[string]string
		want  string
	}{
		"root":                    {root: true, want: "/var/lib/piazza"},
		"root's demo":             {root: true, demo: true, want: "/var/lib/piazza-demo"},
		"user":                    {env: map[string]string{"HOME": "/home/ada"}, want: "/home/ada/.local/share/piazza"},
		"user's demo":             {demo: true, env: map[string]string{"HOME": "/home/ada"}, want: "/home/ada/.local/share/piazza-demo"},
		"XDG":                     {env: map[string]string{"HOME": "/home/ada", "XDG_DATA_HOME": "/data"}, want: "/data/piazza"},
		"XDG relative is ignored": {env: map[string]string{"HOME": "/home/ada", "XDG_DATA_HOME": "data"}, want: "/home/ada/.local/share/piazza"},
		"given":                   {given: "/srv/square", demo: true, root: true, want: "/srv/square"},
	} {
		d := Database{DataDir: c.given, Demo: c.demo}
		if err := d.Complete(c.root, environ(c.env)); err != nil || d.DataDir != c.want {
			t.Errorf("%s: %s %v, want %s", name, d.DataDir, err, c.want)
		}
	}
	if err := (&Database{}).Complete(false, environ(nil)); err == nil {
		t.Error("a user without a home was given a folder")
	}
}

func production(url string) Config { return Config{Addr: "127.0.0.1:8080", PublicURL: url} }

func nats(url string) Config {
	c := production("https://a.example")
	c.NATSURL = url
	return c
}

func behind(proxies ...string) Config {
	c := production("https://a.example")
	c.TrustedProxies = proxies
	return c
}

func TestCheck(t *testing.T) {
	demo := func(addr string) Config { return Config{Addr: addr, Database: Database{Demo: true}} }
	network := func(addr, url string) Config {
		c := demo(addr)
		c.DemoOnNetwork, c.PublicURL = true, url
		return c
	}
	for name, c := range map[string]struct {
		config Config
		want   string
	}{
		"demo":                                {demo("127.0.0.1:8080"), ""},
		"demo on IPv6":                        {demo("[::1]:8080"), ""},
		"demo by name":                        {demo("localhost:0"), ""},
		"demo on every address":               {demo("0.0.0.0:8080"), "--demo-on-network"},
		"demo without a host":                 {demo(":8080"), "--demo-on-network"},
		"demo on the network":                 {network("192.0.2.1:8080", ""), ""},
		"demo on the whole network":           {network("0.0.0.0:8080", ""), "PIAZZA_PUBLIC_URL is not set"},
		"demo on the whole network by name":   {network("0.0.0.0:8080", "http://hall.example"), ""},
		"the network without the demo":        {Config{Addr: "127.0.0.1:8080", DemoOnNetwork: true, PublicURL: "https://a.example"}, "belongs to --demo"},
		"production":                          {production("https://piazza.example.org"), ""},
		"production on this computer":         {production("http://localhost:8080"), ""},
		"production without an address":       {production(""), "PIAZZA_PUBLIC_URL is not set"},
		"production in the clear":             {production("http://piazza.example.org"), "must begin with https://"},
		"production below a path":             {production("https://example.org/piazza"), "must end with the host"},
		"production at no web address":        {production("ftp://example.org"), "must be a web address"},
		"production with a password":          {production("https://a:b@example.org"), "must be a web address"},
		"NATS":                                {nats("nats://x"), ""},
		"several NATS":                        {nats("nats://me:secret@a:4222, tls://b"), ""},
		"NATS without a host":                 {nats("nats://:4222"), "PIAZZA_NATS_URL cannot be read"},
		"NATS that is the web":                {nats("https://me:secret@a"), "PIAZZA_NATS_URL cannot be read"},
		"NATS that is no address":             {nats("nats://me:sec%ret@a"), "PIAZZA_NATS_URL cannot be read"},
		"a mail server alone":                 {Config{Addr: "127.0.0.1:8080", PublicURL: "https://a.example", SMTPURL: "smtp://me:secret@a"}, "belong together"},
		"a mail server and a sender":          {Config{Addr: "127.0.0.1:8080", PublicURL: "https://a.example", SMTPURL: "smtp://a", MailFrom: "a@b.it"}, ""},
		"proxies":                             {behind("10.0.0.5", " 192.168.1.0/24", "2001:db8::/32"), ""},
		"a proxy by name":                     {behind("proxy.example"), "PIAZZA_TRUSTED_PROXIES holds"},
		"a proxy that is nothing":             {behind(""), "PIAZZA_TRUSTED_PROXIES holds"},
		"a stop without an end":               {Config{Addr: "127.0.0.1:8080", PublicURL: "https://a.example", LeaveOver: time.Minute}, "PIAZZA_LEAVE_OVER"},
		"a stop before it began":              {Config{Addr: "127.0.0.1:8080", PublicURL: "https://a.example", LameDuck: -1}, "PIAZZA_LAME_DUCK"},
		"an address without a port":           {demo("127.0.0.1"), "must be HOST:PORT"},
		"a name that only resembles loopback": {demo("127.0.0.1.example.org:80"), "--demo-on-network"},
	} {
		err := c.config.Check()
		if c.want == "" && err != nil || c.want != "" && (err == nil || !strings.Contains(err.Error(), c.want)) {
			t.Errorf("%s: %v, want %q", name, err, c.want)
		}
		if err != nil && strings.Contains(err.Error(), "\n") {
			t.Errorf("%s: not one sentence: %v", name, err)
		}
		if err != nil && strings.Contains(err.Error(), "secret") {
			t.Errorf("%s: a password is told: %v", name, err)
		}
	}
}

func TestListening(t *testing.T) {
	at := &net.TCPAddr{IP: net.IPv4(127, 0, 0, 1), Port: 4321}
	for addr, want := range map[string]string{
		"127.0.0.1:0": "http://127.0.0.1:4321",
		"localhost:0": "http://localhost:4321",
		"[::1]:0":     "http://[::1]:4321",
		"0.0.0.0:0":   "http://127.0.0.1:4321",
	} {
		c := Config{Addr: addr, Database: Database{Demo: true}}
		if c.Listening(at); c.PublicURL != want {
			t.Errorf("%s is reached at %s, want %s", addr, c.PublicURL, want)
		}
	}
	c := Config{PublicURL: "https://a.example", Database: Database{Demo: true}}
	if c.Listening(at); c.PublicURL != "https://a.example" || !c.Secure() {
		t.Errorf("the given address became %s", c.PublicURL)
	}
}

func TestTrustedProxies(t *testing.T) {
	for name, c := range map[string]struct {
		proxies []string
		peer    string
		want    bool
	}{
		"this computer":              {nil, "127.0.0.1", true},
		"this computer over IPv6":    {nil, "::ffff:127.0.0.1", true},
		"a neighbour":                {nil, "10.0.0.5", false},
		"a named one":                {[]string{"10.0.0.5"}, "10.0.0.5", true},
		"another one":                {[]string{"10.0.0.5"}, "10.0.0.6", false},
		"in a network":               {[]string{"10.0.0.0/8", "2001:db8::/32"}, "2001:db8::1", true},
		"this computer, not named":   {[]string{"10.0.0.5"}, "127.0.0.1", false},
		"a named one in another way": {[]string{"10.0.0.5"}, "::ffff:10.0.0.5", true},
	} {
		config := Config{TrustedProxies: c.proxies}
		if got := config.TrustsProxy(netip.MustParseAddr(c.peer)); got != c.want {
			t.Errorf("%s: %v", name, got)
		}
	}
}

func TestComplete(t *testing.T) {
	c := Config{Database: Database{DataDir: "/srv/square"}, PublicURL: "https://a.example/"}
	if err := c.Complete(true, environ(nil)); err != nil {
		t.Fatal(err)
	}
	if c.KeysDir != "/srv/square-keys" || c.PublicURL != "https://a.example" || c.WithholdAdministrator() {
		t.Errorf("got %+v", c)
	}
}

func TestSessions(t *testing.T) {
	with := func(url, passkeys string, idle, life time.Duration) Config {
		c := production(url)
		c.Passkeys, c.SessionIdle, c.SessionLife = passkeys, idle, life
		return c
	}
	demo := with("http://localhost:8080", "", 0, 0)
	demo.Demo = true
	for name, c := range map[string]struct {
		config   Config
		complain string
		required bool
		host     string
	}{
		"production":           {with("https://a.example", "", time.Hour, 2*time.Hour), "", true, "a.example"},
		"production, optional": {with("https://a.example:8443", "optional", 0, 0), "", false, "a.example"},
		"an address":           {with("http://127.0.0.1:8080", "", 0, 0), "", false, ""},
		"an address, required": {with("http://[::1]:8080", "required", 0, 0), "not to an address", true, ""},
		"the demo":             {demo, "", false, "localhost"},
		"a word":               {with("https://a.example", "maybe", 0, 0), "PIAZZA_PASSKEYS", false, "a.example"},
		"too short":            {with("https://a.example", "", time.Minute, time.Hour), "PIAZZA_SESSION_IDLE", true, "a.example"},
		"idle beyond life":     {with("https://a.example", "", 3*time.Hour, time.Hour), "PIAZZA_SESSION_LIFE", true, "a.example"},
		"for ever":             {with("https://a.example", "", time.Hour, 9000*24*time.Hour), "at most", true, "a.example"},
	} {
		err := c.config.Check()
		if (err == nil) != (c.complain == "") || err != nil && !strings.Contains(err.Error(), c.complain) {
			t.Errorf("%s: %v, want %q", name, err, c.complain)
		}
		if got := c.config.RequirePasskeys(); got != c.required || c.config.PasskeyHost() != c.host {
			t.Errorf("%s: required %t for %q", name, got, c.config.PasskeyHost())
		}
	}
}
