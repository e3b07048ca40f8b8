package mail

import (
	"net/mail"
	"strings"
	"time"
	"unicode"

	"piazza/internal/problem"
)

// Template is a kind of mail.
type Template string

// The kinds of mail. What each has to be told stands beside it; Path leads its button.
const (
	// SignIn lets somebody in who has asked for it: minutes.
	SignIn Template = "sign_in"
	// Invite invites to a role in a piazza: piazza, role (as the database spells it), days.
	Invite Template = "invitation"
	// InviteAdministrator invites to run the installation: days.
	InviteAdministrator Template = "invitation_administrator"
	// LoginLinked says that a way in was added: title.
	LoginLinked Template = "login_linked"
	// LoginUnlinked says that a way in was taken away: title.
	LoginUnlinked Template = "login_unlinked"
	// PasskeyAdded says that a passkey was added: name.
	PasskeyAdded Template = "passkey_added"
	// PasskeyRemoved says that a passkey was taken away: name.
	PasskeyRemoved Template = "passkey_removed"
	// PasskeysReset says that an administrator took all passkeys away.
	PasskeysReset Template = "passkeys_reset"
	// Merged says that two profiles became one: handle.
	Merged Template = "merged"
)

// Message is a mail to be sent.
type Message struct {
	Address string
	// Language is it or en; anything else is it.
	Language string
	Template Template
	// Told is what the words need to know, by the names that stand beside the template.
	Told map[string]string
	// Path is where the button leads, below the public address.
	Path string
	// For is how long anybody wants the mail; 0 is two days.
	For time.Duration
}

const (
	usualLife      = 48 * time.Hour
	longestAddress = 254
)

// ErrAddress says that something is no e-mail address.
var ErrAddress = problem.Bad("address", "mail_address", "This is not an e-mail address.")

// Address returns an e-mail address as it is written to, or why it is none. Whether anybody reads there only a mail can tell.
// It is plain ASCII (a host beyond that is written as xn--…): in small letters some others would be an ASCII address, which is
// somebody else's.
func Address(given string) (string, error) {
	given = strings.TrimSpace(given)
	if len(given) > longestAddress || strings.ContainsFunc(given, forbidden) {
		return "", ErrAddress
	}
	parsed, err := mail.ParseAddress(given)
	if err != nil || parsed.Name != "" || parsed.Address != given {
		return "", ErrAddress
	}
	name, host, _ := strings.Cut(given, "@")
	if name == "" || !strings.Contains(host, ".") || strings.Contains(host, "..") || strings.HasSuffix(host, ".") || strings.ContainsAny(host, "[]@") {
		return "", ErrAddress
	}
	return name + "@" + strings.ToLower(host), nil
}

// forbidden are letters with which an address could be another one than it looks like, or end a line of a mail.
func forbidden(r rune) bool {
	return r > unicode.MaxASCII || unicode.IsSpace(r) || !unicode.IsPrint(r) || strings.ContainsRune(`"<>,;:\()`, r)
}
