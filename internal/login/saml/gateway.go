package saml

import (
	"crypto/rsa"
	"crypto/x509"
	"encoding/base64"
	"strings"
	"time"

	"github.com/beevik/etree"
	"github.com/crewjam/saml"
)

// gateway is what the gateway's metadata says.
type gateway struct {
	entity  string
	trust   trust
	entries map[string]string
	exits   map[string]exit
	until   time.Time
}

// exit is where a gateway takes requests to leave, and where it takes answers to its own.
type exit struct{ requests, answers string }

const (
	// widest is what metadata may weigh, and mostEntities how many elements it may have: a federation's describes hundreds.
	widest       = 8 << 20
	mostEntities = 200_000
	// trustedFor is how long metadata counts that does not say itself.
	trustedFor = 10 * 365 * 24 * time.Hour
)

// readGateway reads the metadata of a gateway, of the one with this entityID where there are several. Where somebody is
// named who signs it, only what he signed counts.
func readGateway(text []byte, entity string, signers trust, now time.Time) (*gateway, error) {
	if len(text) > widest {
		return nil, unproven("metadata of %d bytes", len(text))
	}
	root, err := parseWithin(text, mostEntities)
	if err != nil {
		return nil, err
	}
	if len(signers) > 0 {
		if root, err = signers.verified(root, now); err != nil {
			return nil, err
		}
	}
	described, err := chosen(root, entity)
	if err != nil {
		return nil, err
	}
	var descriptor saml.EntityDescriptor
	if err := read(described, &descriptor); err != nil {
		return nil, unproven("metadata: %w", err)
	}
	until, err := expiry(root, described, now)
	if err != nil {
		return nil, err
	}
	return describe(descriptor, until)
}

// chosen finds the descriptor of the one gateway that is meant.
func chosen(root *etree.Element, entity string) (*etree.Element, error) {
	var found []*etree.Element
	for _, el := range everywhere(root, metadataSpace, "EntityDescriptor") {
		if len(children(el, metadataSpace, "IDPSSODescriptor")) > 0 && (entity == "" || attribute(el, "entityID") == entity) {
			found = append(found, el)
		}
	}
	if len(found) != 1 {
		return nil, unproven("the metadata describes %d gateways that could be meant, not one: gateway names it", len(found))
	}
	return found[0], nil
}

// expiry returns until when metadata counts: the earliest that it or what holds it says.
func expiry(root, described *etree.Element, now time.Time) (time.Time, error) {
	until := now.Add(trustedFor)
	for _, el := range []*etree.Element{root, described} {
		text := attribute(el, "validUntil")
		if text == "" {
			continue
		}
		var said saml.RelaxedTime
		if err := said.UnmarshalText([]byte(text)); err != nil {
			return until, unproven("metadata: %w", err)
		}
		if time.Time(said).Before(until) {
			until = time.Time(said)
		}
	}
	if !now.Before(until) {
		return until, unproven("the metadata counted until %s", until.Format(time.RFC3339))
	}
	return until, nil
}

func describe(d saml.EntityDescriptor, until time.Time) (*gateway, error) {
	g := &gateway{entity: d.EntityID, entries: map[string]string{}, exits: map[string]exit{}, until: until}
	for _, role := range d.IDPSSODescriptors {
		if err := g.certify(role.KeyDescriptors); err != nil {
			return nil, err
		}
		for _, e := range role.SingleSignOnServices {
			g.enter(e)
		}
		for _, e := range role.SingleLogoutServices {
			g.leave(e)
		}
	}
	if g.entity == "" || len(g.trust) == 0 || len(g.entries) == 0 {
		return nil, unproven("the metadata lacks an entityID, a certificate for signatures or an address of ours to ask at")
	}
	return g, nil
}

func (g *gateway) certify(keys []saml.KeyDescriptor) error {
	for _, k := range keys {
		if k.Use == "encryption" {
			continue
		}
		for _, c := range k.KeyInfo.X509Data.X509Certificates {
			raw, err := base64.StdEncoding.DecodeString(strings.Join(strings.Fields(c.Data), ""))
			if err != nil {
				return unproven("a certificate of the metadata: %w", err)
			}
			certificate, err := x509.ParseCertificate(raw)
			if err != nil {
				return unproven("a certificate of the metadata: %w", err)
			}
			if key, isRSA := certificate.PublicKey.(*rsa.PublicKey); isRSA && key.N.BitLen() < leastBits {
				return unproven("a certificate of the metadata has %d bits", key.N.BitLen())
			}
			g.trust = append(g.trust, certificate)
		}
	}
	return nil
}

var bindings = map[string]string{saml.HTTPRedirectBinding: byRedirect, saml.HTTPPostBinding: byForm}

func (g *gateway) enter(e saml.Endpoint) {
	if by := bindings[e.Binding]; by != "" && g.entries[by] == "" && reachable(e.Location) {
		g.entries[by] = e.Location
	}
}

func (g *gateway) leave(e saml.Endpoint) {
	by := bindings[e.Binding]
	if by == "" || g.exits[by].requests != "" || !reachable(e.Location) {
		return
	}
	g.exits[by] = exit{e.Location, e.Location}
	if reachable(e.ResponseLocation) {
		g.exits[by] = exit{e.Location, e.ResponseLocation}
	}
}
