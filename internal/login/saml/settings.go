package saml

import (
	"errors"
	"fmt"
	"net/url"
	"regexp"
	"slices"
	"strings"

	"piazza/internal/account"
)

// Settings are what the operator says about a gateway, in the file of logins.
type Settings struct {
	// EntityID is what we are called; by default the address of our metadata.
	EntityID string `json:"entityId"`
	// MetadataFile or MetadataURL is where the gateway's metadata lies; MetadataCertificateFile, whose signature it then bears.
	MetadataFile            string `json:"metadataFile"`
	MetadataURL             string `json:"metadataUrl"`
	MetadataCertificateFile string `json:"metadataCertificateFile"`
	// Gateway is its entityID, where its metadata describes several.
	Gateway string `json:"gateway"`
	// Profile fills in what is left out, as SPID has it (spid) or as Federa does (federa): levels, names of attributes, leniency.
	Profile string `json:"profile"`
	// LogoutURL is where a gateway that knows no SAML logout lets somebody go, as Federa does: it is told who we are and where
	// to lead back to.
	LogoutURL string `json:"logoutUrl"`
	// Realm names its identities; by default its entityID, differing only where that changes while its people stay the same.
	Realm string `json:"realm"`
	// Binding is how it is asked: redirect or post.
	Binding string `json:"binding"`
	// Signed is what it has to sign: assertion, response, both, or either.
	Signed string `json:"signed"`
	// Levels are the authentication contexts that count, least first; Level is the least that is asked for.
	Levels []Level `json:"levels"`
	Level  string  `json:"level"`
	// Comparison is how it is asked for: minimum or exact.
	Comparison string `json:"comparison"`
	// ForceAuthn asks to prove it anew at each login; by default above the lowest level.
	ForceAuthn *bool `json:"forceAuthn"`
	// Subject is the attribute that stays the same: fiscalNumber (hashed) or spidCode.
	Subject string `json:"subject"`
	// Attributes are the gateway's names of what we ask for, by ours.
	Attributes map[string]string `json:"attributes"`
	// Optional are those that may be missing, by our names.
	Optional []string `json:"optional"`
	// IsLenient lets pass what SAML leaves open and SPID does not: the form of the NameID and of the Issuer.
	IsLenient *bool `json:"lenient"`
	// VouchesForEmail tells that its word about addresses counts.
	VouchesForEmail bool `json:"vouchesForEmail"`
	// KeyFile and CertificateFile replace the pair that is made at the first start.
	KeyFile         string       `json:"keyFile"`
	CertificateFile string       `json:"certificateFile"`
	ServiceName     string       `json:"serviceName"`
	Organization    Organization `json:"organization"`
	Contact         Contact      `json:"contact"`
}

// Level is an authentication context and what it proves.
type Level struct {
	Class     string            `json:"class"`
	Assurance account.Assurance `json:"assurance"`
}

// Organization is who runs the service.
type Organization struct {
	Name        string `json:"name"`
	DisplayName string `json:"displayName"`
	URL         string `json:"url"`
	Locality    string `json:"locality"`
}

// Contact is how to reach who runs the service, with the extensions of the Italian public administration.
type Contact struct {
	// IPACode is the code in the index of public administrations; who has none is private and says VATNumber or FiscalCode.
	IPACode    string `json:"ipaCode"`
	VATNumber  string `json:"vatNumber"`
	FiscalCode string `json:"fiscalCode"`
	Email      string `json:"email"`
	Telephone  string `json:"telephone"`
}

// The words by which we call attributes.
const (
	fiscalNumber = "fiscalNumber"
	spidCode     = "spidCode"
	givenName    = "name"
	familyName   = "familyName"
	email        = "email"
)

const (
	byRedirect = "redirect"
	byForm     = "post"

	signedAssertion = "assertion"
	signedResponse  = "response"
	signedBoth      = "both"
	signedEither    = "either"

	minimum = "minimum"
	exact   = "exact"

	profileSPID   = "spid"
	profileFedera = "federa"
)

// SPID returns the levels of SPID, which the electronic identity card uses as well.
func SPID() []Level {
	return []Level{
		{"https://www.spid.gov.it/SpidL1", account.AssuranceEmail},
		{"https://www.spid.gov.it/SpidL2", account.AssuranceSubstantial},
		{"https://www.spid.gov.it/SpidL3", account.AssuranceHigh},
	}
}

// Federa returns the levels as the gateway of Emilia-Romagna calls them: contexts of SAML itself.
func Federa() []Level {
	return []Level{
		{"urn:oasis:names:tc:SAML:2.0:ac:classes:PasswordProtectedTransport", account.AssuranceEmail},
		{"urn:oasis:names:tc:SAML:2.0:ac:classes:SecureRemotePassword", account.AssuranceSubstantial},
		{"urn:oasis:names:tc:SAML:2.0:ac:classes:Smartcard", account.AssuranceHigh},
	}
}

// names are the attributes that are asked for where nothing is said, by our names.
func (s Settings) names() map[string]string {
	names := map[string]string{fiscalNumber: fiscalNumber, givenName: givenName, familyName: familyName, email: email}
	if s.Profile == profileFedera {
		names = map[string]string{fiscalNumber: "CodiceFiscale", givenName: "nome", familyName: "cognome", email: "emailAddressPersonale"}
	}
	if s.Subject == spidCode {
		names[spidCode] = spidCode
	}
	return names
}

// complete fills in what was left out.
func (s Settings) complete(metadata string) Settings {
	set(&s.EntityID, metadata)
	set(&s.Profile, profileSPID)
	set(&s.Binding, byRedirect)
	set(&s.Signed, signedAssertion)
	set(&s.Comparison, minimum)
	set(&s.Subject, fiscalNumber)
	set(&s.Organization.DisplayName, s.Organization.Name)
	set(&s.ServiceName, s.Organization.DisplayName)
	if len(s.Levels) == 0 {
		s.Levels = map[string][]Level{profileSPID: SPID(), profileFedera: Federa()}[s.Profile]
	}
	if s.Level == "" && len(s.Levels) > 1 {
		s.Level = s.Levels[1].Class
	}
	if len(s.Attributes) == 0 {
		s.Attributes = s.names()
	}
	if s.IsLenient == nil {
		s.IsLenient = new(s.Profile == profileFedera)
	}
	if s.Optional == nil {
		s.Optional = []string{email}
	}
	if s.ForceAuthn == nil {
		above := s.rank(s.Level) > 0
		s.ForceAuthn = &above
	}
	return s
}

func set(field *string, otherwise string) {
	if *field == "" {
		*field = otherwise
	}
}

// rank is the place of a level, -1 for what is none.
func (s Settings) rank(class string) int {
	return slices.IndexFunc(s.Levels, func(l Level) bool { return l.Class == class })
}

var telephone = regexp.MustCompile(`^\+[0-9]{6,15}$`)

// Check tells the operator what is missing or wrong, all of it at once.
func (s Settings) Check() error {
	s = s.complete("https://example.org/metadata")
	_, hasSubject := s.Attributes[s.Subject]
	public := s.Contact.IPACode != ""
	checks := []struct {
		fails bool
		say   string
	}{
		{(s.MetadataFile == "") == (s.MetadataURL == ""), "metadataFile or metadataUrl says where the gateway's metadata lies, one of the two"},
		{s.MetadataURL != "" && !reachable(s.MetadataURL), "metadataUrl begins with https:// (http:// on this computer alone)"},
		{s.Profile != profileSPID && s.Profile != profileFedera, "profile is spid or federa"},
		{s.LogoutURL != "" && !reachable(s.LogoutURL), "logoutUrl begins with https:// (http:// on this computer alone)"},
		{s.Binding != byRedirect && s.Binding != byForm, "binding is redirect or post"},
		{!slices.Contains([]string{signedAssertion, signedResponse, signedBoth, signedEither}, s.Signed), "signed is assertion, response, both or either"},
		{s.Comparison != minimum && s.Comparison != exact, "comparison is minimum or exact"},
		{s.rank(s.Level) < 0, fmt.Sprintf("level %q is not among the levels", s.Level)},
		{!valid(s.Levels), "each of the levels has a class and an assurance: social, email, substantial or high"},
		{s.Subject != fiscalNumber && s.Subject != spidCode, "subject is fiscalNumber or spidCode"},
		{!hasSubject, "attributes lacks the one that subject names"},
		{slices.Contains(s.Optional, s.Subject), "the attribute that subject names cannot be optional"},
		{!known(s.Attributes, s.Optional), "attributes and optional know fiscalNumber, spidCode, name, familyName and email"},
		{(s.KeyFile == "") != (s.CertificateFile == ""), "keyFile and certificateFile go together"},
		{s.Organization.Name == "" || s.Organization.URL == "", "organization says name and url"},
		{s.Contact.Email == "", "contact says email, of an office and not of a person"},
		{s.Contact.Telephone != "" && !telephone.MatchString(s.Contact.Telephone), "contact's telephone is written as +39055123456"},
		{!public && s.Contact.VATNumber == "" && s.Contact.FiscalCode == "", "contact says ipaCode, or vatNumber or fiscalCode of who is private"},
	}
	var found []error
	for _, c := range checks {
		if c.fails {
			found = append(found, errors.New(c.say))
		}
	}
	return errors.Join(found...)
}

func valid(levels []Level) bool {
	return !slices.ContainsFunc(levels, func(l Level) bool { return l.Class == "" || !l.Assurance.Reaches(account.AssuranceSocial) })
}

func known(attributes map[string]string, optional []string) bool {
	words := []string{fiscalNumber, spidCode, givenName, familyName, email}
	for word, name := range attributes {
		if !slices.Contains(words, word) || name == "" {
			return false
		}
	}
	return !slices.ContainsFunc(optional, func(word string) bool { return !slices.Contains(words, word) })
}

// reachable tells whether an address may be asked: nobody on the way changes what it answers.
func reachable(address string) bool {
	u, err := url.Parse(address)
	if err != nil || u.Host == "" {
		return false
	}
	return u.Scheme == "https" || u.Scheme == "http" && slices.Contains([]string{"localhost", "127.0.0.1", "::1"}, strings.ToLower(u.Hostname()))
}
