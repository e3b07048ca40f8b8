package saml

import (
	"encoding/json"
	"errors"
	"net/url"
	"strings"
	"time"

	"github.com/beevik/etree"
	"github.com/crewjam/saml"

	"piazza/internal/account"
)

// outLife is how old a message about leaving may be.
const outLife = 5 * time.Minute

// errNoExit says that the gateway has no address of ours to tell that somebody leaves.
var errNoExit = errors.New("the gateway takes no logout")

// leave tells the gateway that somebody leaves, so that he does so there and everywhere else that he came to through it.
func (s Settings) leave(g *gateway, p keypair, o account.Origin, now time.Time) (passage, error) {
	by := s.Binding
	if g.exits[by].requests == "" {
		by = map[string]string{byRedirect: byForm, byForm: byRedirect}[by]
	}
	destination := g.exits[by].requests
	var name nameID
	if err := json.Unmarshal([]byte(o.Hint), &name); err != nil || destination == "" {
		return passage{}, errNoExit
	}
	until := now.Add(outLife).UTC().Truncate(time.Millisecond)
	request := saml.LogoutRequest{
		ID: newID(now), Version: version, IssueInstant: now.UTC().Truncate(time.Millisecond), NotOnOrAfter: &until, Destination: destination,
		Issuer: s.issuer(),
		NameID: &saml.NameID{Value: name.Value, Format: name.Format, NameQualifier: name.NameQualifier, SPNameQualifier: name.SPNameQualifier},
	}
	if o.Reference != "" {
		request.SessionIndex = &saml.SessionIndex{Value: o.Reference}
	}
	return p.send(by, destination, asking, request.Element(), "")
}

// plainly is the address where a gateway without SAML's logout lets somebody go.
func (s Settings) plainly(back string) string {
	query := url.Values{"spid": {s.EntityID}, "spurl": {back}}
	separator := "?"
	if strings.Contains(s.LogoutURL, "?") {
		separator = "&"
	}
	return s.LogoutURL + separator + query.Encode()
}

// farewell is a gateway's request to let somebody go.
type farewell struct {
	id, subject string
	// sessions are those that are meant; none means all of the subject's.
	sessions []string
}

// readFarewell reads the gateway's request to let somebody go, and believes it only with the gateway's signature.
func (s Settings) readFarewell(root *etree.Element, g *gateway, address string, now time.Time) (farewell, error) {
	if err := s.message(root, "LogoutRequest", g, address, now); err != nil {
		return farewell{}, err
	}
	var request saml.LogoutRequest
	if err := read(root, &request); err != nil {
		return farewell{}, unproven("%w", err)
	}
	if request.NotOnOrAfter != nil && !now.Before(request.NotOnOrAfter.Add(skew)) {
		return farewell{}, unproven("the request counted until %s", request.NotOnOrAfter.Format(time.RFC3339))
	}
	name := only(root, assertionSpace, "NameID")
	if name == nil || strings.TrimSpace(name.Text()) == "" {
		return farewell{}, unproven("the request is about nobody")
	}
	f := farewell{id: request.ID, subject: strings.TrimSpace(name.Text())}
	for _, index := range children(root, protocolSpace, "SessionIndex") {
		f.sessions = append(f.sessions, strings.TrimSpace(index.Text()))
	}
	return f, nil
}

// message checks what every message about leaving has to say.
func (s Settings) message(root *etree.Element, tag string, g *gateway, address string, now time.Time) error {
	issuer := only(root, assertionSpace, "Issuer")
	if !named(root, protocolSpace, tag) || attribute(root, "ID") == "" || attribute(root, "Version") != version || issuer == nil {
		return unproven("it is no %s of version 2.0", tag)
	}
	if strings.TrimSpace(issuer.Text()) != g.entity {
		return unproven("it is of %q", issuer.Text())
	}
	if attribute(root, "Destination") != address {
		return unproven("it was meant for %q", attribute(root, "Destination"))
	}
	var instant saml.RelaxedTime
	if err := instant.UnmarshalText([]byte(attribute(root, "IssueInstant"))); err != nil {
		return unproven("it does not say when")
	}
	if at := time.Time(instant); at.Before(now.Add(-outLife)) || at.After(now.Add(skew)) {
		return unproven("it was issued at %s", at.Format(time.RFC3339))
	}
	return nil
}

// released answers the gateway that somebody has gone, or why not.
func (s Settings) released(request, destination string, problem error, now time.Time) *etree.Element {
	status := saml.Status{StatusCode: saml.StatusCode{Value: saml.StatusSuccess}}
	if problem != nil {
		status.StatusCode = saml.StatusCode{Value: saml.StatusResponder, StatusCode: &saml.StatusCode{Value: saml.StatusPartialLogout}}
	}
	answer := saml.LogoutResponse{
		ID: newID(now), InResponseTo: request, Version: version, IssueInstant: now.UTC().Truncate(time.Millisecond),
		Destination: destination, Issuer: s.issuer(), Status: status,
	}
	return answer.Element()
}
