package account

import (
	"strings"
	"unicode"

	"golang.org/x/text/runes"
	"golang.org/x/text/transform"
	"golang.org/x/text/unicode/norm"

	"piazza/internal/problem"
)

// Identity is what a login provider vouches for.
type Identity struct {
	Issuer  string `json:"issuer,omitempty"`
	Subject string `json:"subject,omitempty"`
	// Name is what the provider calls the person; it names a new member.
	Name  string `json:"name,omitempty"`
	Email string `json:"email,omitempty"`
	// EmailVerified tells that the provider says that the address is the person's.
	EmailVerified bool `json:"emailVerified,omitempty"`
	// Vouches tells that we believe it: that the settings name this provider as one whose word about addresses counts.
	Vouches bool   `json:"vouches,omitempty"`
	Locale  string `json:"locale,omitempty"`
	// Assurance is how surely the provider knows the person, where it says so.
	Assurance Assurance `json:"assurance,omitempty"`
	// Provider is the method that it came by, by its name in the settings.
	Provider string `json:"provider,omitempty"`
	// Label is what its owner knows it by, such as an address or a name: never a fiscal code.
	Label string `json:"label,omitempty"`
	// Person is the fiscal code under the installation's own key, nil where it is not known. The code itself never gets here.
	Person []byte `json:"person,omitempty"`
	// Origin is the session at the provider's side, nil where it has none.
	Origin *Origin `json:"origin,omitempty"`
}

// Origin is the session at the provider's side: leaving there ends ours, and leaving here ends that one.
type Origin struct {
	Issuer  string `json:"issuer,omitempty"`
	Subject string `json:"subject,omitempty"`
	// Reference is what the provider calls the session: sid of OpenID Connect, SessionIndex of SAML.
	Reference string `json:"reference,omitempty"`
	// Hint is what it wants to see again: the id_token, or the NameID as it was given.
	Hint string `json:"hint,omitempty"`
}

// proves is how surely a login as this identity proves who somebody is.
func (i Identity) proves() Assurance {
	switch {
	case i.Assurance.Valid():
		return i.Assurance
	case i.Email != "" && i.EmailVerified:
		return AssuranceEmail
	default:
		return AssuranceSocial
	}
}

// vouched tells whether the address is the person's by the word of a provider whose word we take.
func (i Identity) vouched() bool { return i.Vouches && i.EmailVerified && i.email() != nil }

const longestEmail = 320

func (i Identity) email() *string {
	if i.Email == "" || len(i.Email) > longestEmail || !oneLine(i.Email) {
		return nil
	}
	return &i.Email
}

// label is what its owner knows the identity by.
func (i Identity) label() string {
	for _, text := range []string{i.Label, i.Email, i.Name} {
		if text = displayName(text, ""); text != "" {
			return text
		}
	}
	return ""
}

// check refuses an identity that could be confused with another.
func (i Identity) check() error {
	if i.Issuer == "" || i.Subject == "" || len(i.Subject) > 255 || i.Person != nil && len(i.Person) != len(Hash("")) {
		return problem.Bad("", "identity_incomplete", "The login service did not say who you are.")
	}
	return nil
}

// Persona is a member whom the demo lets anyone be.
type Persona struct {
	Member  *Member
	Subject string
	Places  []Position
}

// Position is a role in a piazza, by the piazza's title.
type Position struct {
	Piazza string
	Role   string
}

// IsAdministrator tells whether the persona runs the installation or one of its piazze.
func (p Persona) IsAdministrator() bool {
	for _, place := range p.Places {
		if place.Role == "administrator" {
			return true
		}
	}
	return p.Member.Administrator
}

const (
	longestHandle = 40
	longestName   = 80
	tones         = 8
)

// handleOf derives a handle from a name: "Anna D’Àngelo" becomes anna.dangelo.
func handleOf(name string) string {
	decomposed, _, err := transform.String(transform.Chain(norm.NFD, runes.Remove(runes.In(unicode.Mn)), norm.NFC), name)
	if err != nil {
		decomposed = name
	}
	var out strings.Builder
	for _, r := range strings.ToLower(decomposed) {
		switch {
		case r >= 'a' && r <= 'z', r >= '0' && r <= '9':
			out.WriteRune(r)
		case unicode.IsSpace(r), r == '.', r == '-', r == '_':
			if s := out.String(); s != "" && !strings.HasSuffix(s, ".") {
				out.WriteByte('.')
			}
		}
	}
	handle := out.String()
	// Room is left for a number behind it.
	if len(handle) > longestHandle-6 {
		handle = handle[:longestHandle-6]
	}
	if handle = strings.Trim(handle, "."); handle == "" {
		return "membro"
	}
	return handle
}

// displayName makes what a provider calls a person fit to be shown.
func displayName(name, handle string) string {
	name = strings.Join(strings.FieldsFunc(name, func(r rune) bool { return unicode.IsSpace(r) || !unicode.IsPrint(r) }), " ")
	if letters := []rune(name); len(letters) > longestName {
		name = string(letters[:longestName])
	}
	if name = strings.TrimSpace(name); name == "" {
		return handle
	}
	return name
}

// toneOf chooses the ground of an avatar, the same for the same handle.
func toneOf(handle string) int {
	sum := 0
	for i := range len(handle) {
		sum = sum*31 + int(handle[i])
	}
	return int(uint(sum)%tones) + 1
}

func localeOf(tag string) string {
	if strings.HasPrefix(strings.ToLower(tag), "en") {
		return "en"
	}
	return "it"
}
