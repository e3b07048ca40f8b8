package audit

import (
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"
)

// Kind says what happened.
type Kind string

// The kinds, as the database spells them.
const (
	MemberRegistered       Kind = "member_registered"
	LoginLinked            Kind = "login_linked"
	LoginUnlinked          Kind = "login_unlinked"
	AccountsMerged         Kind = "accounts_merged"
	PersonUnited           Kind = "person_united"
	PasskeyAdded           Kind = "passkey_added"
	PasskeyRemoved         Kind = "passkey_removed"
	PasskeysReset          Kind = "passkeys_reset"
	TokenCreated           Kind = "token_created"
	TokenRevoked           Kind = "token_revoked"
	SessionsEnded          Kind = "sessions_ended"
	RoleChanged            Kind = "role_changed"
	AdministratorChanged   Kind = "administrator_changed"
	InvitationCreated      Kind = "invitation_created"
	InvitationUsed         Kind = "invitation_used"
	InvitationRevoked      Kind = "invitation_revoked"
	MemberSuspended        Kind = "member_suspended"
	MemberReinstated       Kind = "member_reinstated"
	MemberExcluded         Kind = "member_excluded"
	MemberReadmitted       Kind = "member_readmitted"
	MemberErased           Kind = "member_erased"
	ArchiveTaken           Kind = "archive_taken"
	PrivacyNoticePublished Kind = "privacy_notice_published"
	SigningKeyChanged      Kind = "signing_key_changed"
	BallotLossAccepted     Kind = "ballot_loss_accepted"
	BallotBundleTaken      Kind = "ballot_bundle_taken"
)

// Kinds returns all kinds.
func Kinds() []Kind {
	return []Kind{
		MemberRegistered, LoginLinked, LoginUnlinked, AccountsMerged, PersonUnited, PasskeyAdded, PasskeyRemoved, PasskeysReset,
		TokenCreated, TokenRevoked, SessionsEnded, RoleChanged, AdministratorChanged, InvitationCreated, InvitationUsed,
		InvitationRevoked, MemberSuspended, MemberReinstated, MemberExcluded, MemberReadmitted, MemberErased, ArchiveTaken,
		PrivacyNoticePublished, SigningKeyChanged, BallotLossAccepted, BallotBundleTaken,
	}
}

// Valid tells whether this is one of the kinds.
func (k Kind) Valid() bool { return slices.Contains(Kinds(), k) }

// MarshalGQL writes the API's spelling.
func (k Kind) MarshalGQL(w io.Writer) {
	// An error here is the broken connection of a reader, which the server meets again at its next write.
	_, _ = io.WriteString(w, strconv.Quote(strings.ToUpper(string(k))))
}

// UnmarshalGQL reads the API's spelling.
func (k *Kind) UnmarshalGQL(from any) error {
	text, _ := from.(string)
	*k = Kind(strings.ToLower(text))
	if !k.Valid() || text != strings.ToUpper(text) {
		return fmt.Errorf("%v is no AuditKind", from)
	}
	return nil
}
