package saml

import (
	"encoding/base64"
	"slices"
	"time"

	"github.com/beevik/etree"
	"github.com/crewjam/saml"
)

// published is how long our metadata counts. It is made anew whenever somebody asks, and changes when the key does.
const published = 365 * 24 * time.Hour

// paths are our addresses.
type paths struct{ metadata, answers, leaving string }

// describe returns our metadata, signed.
func (s Settings) describe(p keypair, at paths, now time.Time) ([]byte, error) {
	root := etree.NewElement("md:EntityDescriptor")
	root.CreateAttr("xmlns:md", metadataSpace)
	root.CreateAttr("xmlns:ds", "http://www.w3.org/2000/09/xmldsig#")
	root.CreateAttr("xmlns:spid", "https://spid.gov.it/saml-extensions")
	root.CreateAttr("ID", newID(now))
	root.CreateAttr("entityID", s.EntityID)
	root.CreateAttr("validUntil", now.Add(published).UTC().Format(time.RFC3339))
	root.CreateAttr("cacheDuration", "PT24H")
	s.role(root, p, at)
	s.organization(root)
	s.contact(root)
	if err := p.envelop(root, 0); err != nil {
		return nil, err
	}
	text, err := write(root)
	return append([]byte(`<?xml version="1.0" encoding="UTF-8"?>`+"\n"), text...), err
}

func (s Settings) role(root *etree.Element, p keypair, at paths) {
	role := root.CreateElement("md:SPSSODescriptor")
	role.CreateAttr("protocolSupportEnumeration", protocolSpace)
	role.CreateAttr("AuthnRequestsSigned", "true")
	role.CreateAttr("WantAssertionsSigned", "true")
	key := role.CreateElement("md:KeyDescriptor")
	key.CreateAttr("use", "signing")
	x509 := key.CreateElement("ds:KeyInfo").CreateElement("ds:X509Data")
	x509.CreateElement("ds:X509Certificate").SetText(base64.StdEncoding.EncodeToString(p.certificate.Raw))
	for _, binding := range []string{saml.HTTPRedirectBinding, saml.HTTPPostBinding} {
		out := role.CreateElement("md:SingleLogoutService")
		out.CreateAttr("Binding", binding)
		out.CreateAttr("Location", at.leaving)
		out.CreateAttr("ResponseLocation", at.leaving)
	}
	role.CreateElement("md:NameIDFormat").SetText(transient)
	in := role.CreateElement("md:AssertionConsumerService")
	in.CreateAttr("Binding", saml.HTTPPostBinding)
	in.CreateAttr("Location", at.answers)
	in.CreateAttr("index", "0")
	in.CreateAttr("isDefault", "true")
	s.wishes(role)
}

// wishes says which attributes we ask for: those that are mapped, in one order.
func (s Settings) wishes(role *etree.Element) {
	set := role.CreateElement("md:AttributeConsumingService")
	set.CreateAttr("index", "0")
	set.CreateAttr("isDefault", "true")
	italian(set, "md:ServiceName", s.ServiceName)
	for _, word := range []string{spidCode, fiscalNumber, givenName, familyName, email} {
		name := s.Attributes[word]
		if name == "" {
			continue
		}
		wish := set.CreateElement("md:RequestedAttribute")
		wish.CreateAttr("Name", name)
		wish.CreateAttr("NameFormat", "urn:oasis:names:tc:SAML:2.0:attrname-format:basic")
		if !slices.Contains(s.Optional, word) {
			wish.CreateAttr("isRequired", "true")
		}
	}
}

func (s Settings) organization(root *etree.Element) {
	o := root.CreateElement("md:Organization")
	italian(o, "md:OrganizationName", s.Organization.Name)
	italian(o, "md:OrganizationDisplayName", s.Organization.DisplayName)
	italian(o, "md:OrganizationURL", s.Organization.URL)
}

// contact says how to reach who runs the service, and whether it is a public body.
func (s Settings) contact(root *etree.Element) {
	c := root.CreateElement("md:ContactPerson")
	c.CreateAttr("contactType", "other")
	extensions := c.CreateElement("md:Extensions")
	for _, e := range []struct{ tag, value string }{
		{"spid:IPACode", s.Contact.IPACode}, {"spid:VATNumber", s.Contact.VATNumber}, {"spid:FiscalCode", s.Contact.FiscalCode},
	} {
		if e.value != "" {
			extensions.CreateElement(e.tag).SetText(e.value)
		}
	}
	if s.Contact.IPACode != "" {
		extensions.CreateElement("spid:Public")
	} else {
		extensions.CreateElement("spid:Private")
	}
	c.CreateElement("md:Company").SetText(s.Organization.Name)
	c.CreateElement("md:EmailAddress").SetText(s.Contact.Email)
	if s.Contact.Telephone != "" {
		c.CreateElement("md:TelephoneNumber").SetText(s.Contact.Telephone)
	}
}

func italian(parent *etree.Element, tag, text string) {
	el := parent.CreateElement(tag)
	el.CreateAttr("xml:lang", "it")
	el.SetText(text)
}
