package saml

import (
	"crypto/hmac"
	"crypto/sha256"
	"encoding/base64"
	"encoding/json"
	"regexp"
	"slices"
	"strings"

	"github.com/crewjam/saml"

	"piazza/internal/account"
)

const (
	tin = "TINIT-"
	// longestValue is what an attribute of ours may have.
	longestValue = 320
)

var (
	// A fiscal code of a person, with the letters that replace digits where two persons would share it.
	fiscalCode = regexp.MustCompile(`^[A-Z]{6}[0-9LMNPQRSTUV]{2}[ABCDEHLMPRST][0-9LMNPQRSTUV]{2}[A-Z][0-9LMNPQRSTUV]{3}[A-Z]$`)
	// The number of a person in another country, as eIDAS carries it.
	foreignCode = regexp.MustCompile(`^TIN[A-Z]{2}-[A-Z0-9./-]{4,40}$`)
	// A code that a SPID provider gave: four letters of the provider, ten signs of the person. Test providers give shorter ones.
	codeOfSPID = regexp.MustCompile(`^[A-Za-z0-9-]{4,64}$`)
)

// Fiscal returns a fiscal code in the one form in which it is hashed, and whether it is one. It may come with the prefix TINIT-
// or without, in small letters or great.
func Fiscal(code string) (string, bool) {
	code = strings.ToUpper(strings.TrimSpace(code))
	bare := strings.TrimPrefix(code, tin)
	if fiscalCode.MatchString(bare) {
		return tin + bare, true
	}
	return code, !strings.HasPrefix(code, tin) && foreignCode.MatchString(code)
}

// person is what the installation knows somebody by who proved a fiscal code. Nobody can tell the code from it without the key.
func person(key []byte, fiscal string) []byte {
	mac := hmac.New(sha256.New, key)
	mac.Write([]byte(fiscal))
	return mac.Sum(nil)
}

// values returns what an assertion says about somebody, by our names: what it says once, and says at all.
func (s Settings) values(a *saml.Assertion) (map[string]string, error) {
	said := map[string][]string{}
	for _, statement := range a.AttributeStatements {
		for _, one := range statement.Attributes {
			for _, value := range one.Values {
				said[one.Name] = append(said[one.Name], strings.TrimSpace(value.Value))
			}
		}
	}
	values := map[string]string{}
	for word, name := range s.Attributes {
		found := slices.DeleteFunc(said[name], func(v string) bool { return v == "" })
		switch {
		case len(found) == 1 && len(found[0]) <= longestValue:
			values[word] = found[0]
		case len(found) > 0 || !slices.Contains(s.Optional, word):
			return nil, unproven("the attribute %s is said %d times, or at length", name, len(found))
		}
	}
	return values, nil
}

// identity tells who came in. Here the fiscal code ends: what leaves is its hash.
func (s Settings) identity(g *gateway, a *saml.Assertion, key []byte) (account.Identity, error) {
	values, err := s.values(a)
	if err != nil {
		return account.Identity{}, err
	}
	i := account.Identity{
		Issuer: s.Realm, Name: strings.TrimSpace(values[givenName] + " " + values[familyName]), Email: values[email],
		EmailVerified: s.VouchesForEmail && values[email] != "", Vouches: s.VouchesForEmail, Locale: "it",
		Assurance: s.Levels[s.rank(class(a))].Assurance, Origin: origin(g, a),
	}
	if i.Issuer == "" {
		i.Issuer = g.entity
	}
	if code := values[fiscalNumber]; code != "" {
		fiscal, isOne := Fiscal(code)
		if !isOne {
			// Its letters are nobody's business, the log's neither.
			return account.Identity{}, unproven("the fiscal code is none")
		}
		i.Person = person(key, fiscal)
	}
	i.Subject, err = s.stable(values, i.Person, key)
	i.Label = label(i)
	return i, err
}

// stable returns what stays the same from one login to the next.
func (s Settings) stable(values map[string]string, hashed, key []byte) (string, error) {
	if s.Subject == spidCode {
		if !codeOfSPID.MatchString(values[spidCode]) {
			return "", unproven("the SPID code is none")
		}
		return strings.ToUpper(values[spidCode]), nil
	}
	if len(hashed) == 0 {
		return "", unproven("the fiscal code is missing")
	}
	// Hashed once more, so that the subject of an identity, which others handle, is not what unites persons.
	return base64.RawURLEncoding.EncodeToString(person(key, "subject\x00"+string(hashed))), nil
}

func class(a *saml.Assertion) string {
	return strings.TrimSpace(a.AuthnStatements[0].AuthnContext.AuthnContextClassRef.Value)
}

// label is what its owner knows the login by.
func label(i account.Identity) string {
	if i.Email != "" {
		return i.Email
	}
	return i.Name
}

// nameID is how the gateway names somebody for one session, as it has to be repeated when he leaves.
type nameID struct {
	Value           string `json:"value"`
	Format          string `json:"format"`
	NameQualifier   string `json:"nameQualifier"`
	SPNameQualifier string `json:"spNameQualifier"`
}

// origin is the session at the gateway's side.
func origin(g *gateway, a *saml.Assertion) *account.Origin {
	n := a.Subject.NameID
	hint, err := json.Marshal(nameID{strings.TrimSpace(n.Value), n.Format, n.NameQualifier, n.SPNameQualifier})
	if err != nil {
		return nil
	}
	return &account.Origin{
		Issuer: g.entity, Subject: strings.TrimSpace(n.Value), Reference: a.AuthnStatements[0].SessionIndex, Hint: string(hint),
	}
}
