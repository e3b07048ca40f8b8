package config

import (
	"errors"
	"fmt"
	"net/netip"
	"net/url"
	"slices"
	"strings"
)

// checkNATS never quotes the addresses: they may hold a password.
func (c *Config) checkNATS() error {
	if c.NATSURL == "" {
		return nil
	}
	for address := range strings.SplitSeq(c.NATSURL, ",") {
		u, err := url.Parse(strings.TrimSpace(address))
		if err != nil || u.Hostname() == "" || strings.Trim(u.Path, "/") != "" || !slices.Contains([]string{"nats", "tls", "ws", "wss"}, u.Scheme) {
			return errors.New("PIAZZA_NATS_URL cannot be read, it should look like nats://host:4222, several servers with commas between them")
		}
	}
	return nil
}

// proxies returns whose word about a visitor's address is taken; who is not asked trusts this very computer.
func (c *Config) proxies() ([]netip.Prefix, error) {
	list := make([]netip.Prefix, 0, len(c.TrustedProxies))
	for _, given := range c.TrustedProxies {
		given = strings.TrimSpace(given)
		prefix, err := netip.ParsePrefix(given)
		if err != nil {
			var one netip.Addr
			if one, err = netip.ParseAddr(given); err == nil {
				prefix = netip.PrefixFrom(one, one.BitLen())
			}
		}
		if err != nil {
			return nil, fmt.Errorf("PIAZZA_TRUSTED_PROXIES holds %q, it must be addresses or networks with commas between them, as in 10.0.0.5,192.168.1.0/24", given)
		}
		list = append(list, prefix.Masked())
	}
	return list, nil
}

// TrustsProxy tells whether what a peer says about its visitors' addresses is believed. Only this very computer is,
// unless proxies are named.
func (c *Config) TrustsProxy(peer netip.Addr) bool {
	peer = peer.Unmap().WithZone("")
	if len(c.TrustedProxies) == 0 {
		return peer.IsLoopback()
	}
	list, err := c.proxies()
	return err == nil && slices.ContainsFunc(list, func(p netip.Prefix) bool { return p.Contains(peer) })
}
