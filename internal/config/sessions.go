package config

import (
	"fmt"
	"net/netip"
	"net/url"
	"strings"
	"time"
)

const (
	shortestIdle = 5 * time.Minute
	longestLife  = 400 * 24 * time.Hour
)

// checkSessions refuses sessions that would end while they are used, or never. What is not given at all is as usual.
func (c *Config) checkSessions() error {
	if c.SessionIdle != 0 && c.SessionLife != 0 && (c.SessionIdle < shortestIdle || c.SessionLife < c.SessionIdle || c.SessionLife > longestLife) {
		return fmt.Errorf("PIAZZA_SESSION_IDLE is %v and PIAZZA_SESSION_LIFE %v: the first must be at least %v and not longer than the second, which is at most %v",
			c.SessionIdle, c.SessionLife, shortestIdle, longestLife)
	}
	if c.Passkeys != "" && c.Passkeys != "required" && c.Passkeys != "optional" {
		return fmt.Errorf("PIAZZA_PASSKEYS is %q, it must be required or optional", c.Passkeys)
	}
	if c.Passkeys == "required" && c.PublicURL != "" && c.PasskeyHost() == "" {
		return fmt.Errorf("PIAZZA_PASSKEYS is required, but PIAZZA_PUBLIC_URL is %q: passkeys belong to a name, not to an address such as 127.0.0.1", c.PublicURL)
	}
	return nil
}

// RequirePasskeys tells whether rights to moderate and to administer are withheld until a passkey is used. An installation
// that is reached by an address, where there can be none, asks for none unless it is told to.
func (c *Config) RequirePasskeys() bool {
	if c.Passkeys != "" {
		return c.Passkeys == "required"
	}
	return !c.Demo && c.PasskeyHost() != ""
}

// PasskeyHost is the name that passkeys belong to, empty where the installation is reached by an address or by a name that
// browsers take for none.
func (c *Config) PasskeyHost() string {
	u, err := url.Parse(c.PublicURL)
	if err != nil {
		return ""
	}
	host := strings.ToLower(u.Hostname())
	if _, err := netip.ParseAddr(host); err == nil || host != "localhost" && !strings.Contains(host, ".") {
		return ""
	}
	return host
}
