package account

// Arrival is somebody whom a provider has sent back to us, with what his browser brought along.
type Arrival struct {
	Identity Identity
	// Login is the login that was taken up.
	Login *Login
	// Browser is the secret in the browser's cookie: what waits for an answer waits for that browser's.
	Browser   string
	UserAgent string
	// Previous is the token of the session that the browser is in, empty where it is in none.
	Previous string
}

// Outcome is what became of an arrival: Entered, Waiting, Linked or Confirmed.
type Outcome interface{ outcome() }

// Entered says that somebody is in, by a new session.
type Entered struct {
	Token   string
	Session *Session
	Member  *Member
}

// Waiting says that he has to say something first. Secret is for his browser's cookie.
type Waiting struct {
	Secret string
	Kind   ArrivalKind
}

// Linked says that a way in was added, or was his already. Token is the session's new one.
type Linked struct {
	Token string
	// IsNew tells that it was not his before.
	IsNew bool
}

// Confirmed says that he has proved once more who he is. Token is the session's new one.
type Confirmed struct{ Token string }

func (Entered) outcome()   {}
func (Waiting) outcome()   {}
func (Linked) outcome()    {}
func (Confirmed) outcome() {}

// ArrivalKind is what somebody has still to say.
type ArrivalKind string

// The kinds, as the database spells them.
const (
	// Registers: that he wants to be a member, and on which terms.
	Registers ArrivalKind = "register"
	// Consents: that he agrees to a notice that was published since.
	Consents ArrivalKind = "consent"
	// Merges: that two accounts, both of which he has proved to be his, become one.
	Merges ArrivalKind = "merge"
)

// Pending is what somebody has still to say something about.
type Pending struct {
	Kind     ArrivalKind
	Identity Identity
	// Member is whom he has proved to be: who has to consent, or whose account is to be merged into the session's; nil for
	// somebody new.
	Member *Member
	// Into is the member of the session that the other account is merged into.
	Into       *Member
	SessionID  SessionID
	ReturnPath string
}

// RegisterInput is what somebody says who wants to become a member.
type RegisterInput struct {
	// Name is what he wants to be called.
	Name string
	// OfAge tells that he says to be at least fourteen.
	OfAge bool
	// NoticeVersion is the privacy notice that he has read and agrees to.
	NoticeVersion int
	Locale        string
	UserAgent     string
	Previous      string
}
