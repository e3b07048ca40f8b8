package saml

import (
	"strings"
	"time"

	"github.com/beevik/etree"
	"github.com/crewjam/saml"
)

//nolint:gosec // no credential: a name of SAML's
const bearer = "urn:oasis:names:tc:SAML:2.0:cm:bearer"

// assertion checks everything that an assertion has to say. Missing parts are refused, never followed.
func (e expected) assertion(el *etree.Element, a *saml.Assertion) error {
	if !named(el, assertionSpace, "Assertion") || a.ID == "" || a.Version != version {
		return unproven("the assertion lacks ID or version 2.0")
	}
	if err := e.issued(strings.TrimSpace(a.Issuer.Value), a.Issuer.Format, false); err != nil {
		return err
	}
	if err := e.timely("the assertion", attribute(el, "IssueInstant")); err != nil {
		return err
	}
	if err := e.about(a.Subject); err != nil {
		return err
	}
	if err := e.conditions(a.Conditions); err != nil {
		return err
	}
	return e.authenticated(a.AuthnStatements)
}

// about checks whom an assertion is about, and that he may bring it: here, now, for this request.
func (e expected) about(s *saml.Subject) error {
	if s == nil || s.NameID == nil || strings.TrimSpace(s.NameID.Value) == "" {
		return unproven("the assertion is about nobody")
	}
	if !*e.IsLenient && (s.NameID.Format != transient || s.NameID.NameQualifier == "") {
		return unproven("the NameID is of the form %q of %q", s.NameID.Format, s.NameID.NameQualifier)
	}
	if len(s.SubjectConfirmations) == 0 {
		return unproven("nobody may bring the assertion")
	}
	for _, c := range s.SubjectConfirmations {
		if err := e.brought(c); err != nil {
			return err
		}
	}
	return nil
}

func (e expected) brought(c saml.SubjectConfirmation) error {
	d := c.SubjectConfirmationData
	switch {
	case c.Method != bearer || d == nil:
		return unproven("the assertion is brought by %q", c.Method)
	case d.Recipient != e.address:
		return unproven("the assertion was meant for %q", d.Recipient)
	case d.InResponseTo != e.request:
		return unproven("the assertion answers another request")
	case d.NotOnOrAfter.IsZero() || !e.now.Before(d.NotOnOrAfter.Add(skew)):
		return unproven("the assertion could be brought until %s", d.NotOnOrAfter.Format(time.RFC3339))
	case d.NotBefore.After(e.now.Add(skew)):
		return unproven("the assertion can be brought from %s", d.NotBefore.Format(time.RFC3339))
	default:
		return nil
	}
}

// conditions checks when and for whom an assertion counts.
func (e expected) conditions(c *saml.Conditions) error {
	switch {
	case c == nil || c.NotBefore.IsZero() || c.NotOnOrAfter.IsZero():
		return unproven("the assertion does not say when it counts")
	case c.NotBefore.After(e.now.Add(skew)) || !e.now.Before(c.NotOnOrAfter.Add(skew)):
		return unproven("the assertion counts from %s to %s", c.NotBefore.Format(time.RFC3339), c.NotOnOrAfter.Format(time.RFC3339))
	case len(c.AudienceRestrictions) == 0:
		return unproven("the assertion does not say for whom it counts")
	}
	// Each restriction has to hold.
	for _, r := range c.AudienceRestrictions {
		if strings.TrimSpace(r.Audience.Value) != e.EntityID {
			return unproven("the assertion counts for %q", r.Audience.Value)
		}
	}
	return nil
}

// authenticated checks how the person proved who he is: once, and at least as surely as we asked for.
func (e expected) authenticated(statements []saml.AuthnStatement) error {
	if len(statements) != 1 {
		return unproven("the assertion tells of %d authentications", len(statements))
	}
	s := statements[0]
	if s.AuthnInstant.IsZero() || s.AuthnInstant.After(e.now.Add(skew)) {
		return unproven("the authentication was at %s", s.AuthnInstant.Format(time.RFC3339))
	}
	if *e.ForceAuthn && s.AuthnInstant.Before(madeAt(e.request).Add(-skew)) {
		return unproven("the authentication was at %s, before it was asked for", s.AuthnInstant.Format(time.RFC3339))
	}
	if s.SessionNotOnOrAfter != nil && !e.now.Before(s.SessionNotOnOrAfter.Add(skew)) {
		return unproven("the authentication counted until %s", s.SessionNotOnOrAfter.Format(time.RFC3339))
	}
	if s.AuthnContext.AuthnContextClassRef == nil {
		return unproven("the assertion does not say how surely")
	}
	class := strings.TrimSpace(s.AuthnContext.AuthnContextClassRef.Value)
	if e.rank(class) < 0 || e.rank(class) < e.rank(e.Level) {
		return unproven("the level reached is %q", class)
	}
	return nil
}

// usable tells until when an assertion would be believed.
func usable(a *saml.Assertion) time.Time {
	until := a.Conditions.NotOnOrAfter
	for _, c := range a.Subject.SubjectConfirmations {
		if c.SubjectConfirmationData.NotOnOrAfter.After(until) {
			until = c.SubjectConfirmationData.NotOnOrAfter
		}
	}
	return until.Add(skew)
}
