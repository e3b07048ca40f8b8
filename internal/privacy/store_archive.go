package privacy

import (
	"context"
	"fmt"

	"piazza/internal/account"
	"piazza/internal/db"
	"piazza/internal/db/gen"
)

func (s store) owner(ctx context.Context, id account.ID) (*account.Member, error) {
	r, err := s.ArchiveOwner(ctx, int64(id))
	if err != nil {
		return nil, db.Problem(err)
	}
	return account.FromRow(r), nil
}

// reader reads rows of one table that are about a member, each as a JSON object.
type reader func(*gen.Queries, context.Context, int64) ([][]byte, error)

// part returns rows of a file of the archive.
func (s store) part(ctx context.Context, file string, id account.ID) ([][]byte, error) {
	for _, readers := range []map[string]reader{readersOfAccount(), readersOfWritings(), readersOfPolls(), readersOfAssemblies()} {
		if read := readers[file]; read != nil {
			return read(s.Queries, ctx, int64(id))
		}
	}
	return nil, fmt.Errorf("nobody reads the file %s of the archive", file)
}

func readersOfAccount() map[string]reader {
	return map[string]reader{
		"member": (*gen.Queries).ArchiveMember, "person": (*gen.Queries).ArchivePerson, "identity": (*gen.Queries).ArchiveIdentity,
		"session": (*gen.Queries).ArchiveSession, "session_origin": (*gen.Queries).ArchiveSessionOrigin,
		"login_transaction": (*gen.Queries).ArchiveLogin, "arrival": (*gen.Queries).ArchiveArrival,
		"passkey": (*gen.Queries).ArchivePasskey, "mail": (*gen.Queries).ArchiveMail, "consent": (*gen.Queries).ArchiveConsent,
		"privacy_notice": (*gen.Queries).ArchivePrivacyNotice, "audit_record": (*gen.Queries).ArchiveAuditRecord,
		"membership": (*gen.Queries).ArchiveMembership, "exclusion": (*gen.Queries).ArchiveExclusion,
		"invitation": (*gen.Queries).ArchiveInvitation, "member_decision": (*gen.Queries).ArchiveMemberDecision,
	}
}

func readersOfWritings() map[string]reader {
	return map[string]reader{
		"entry": (*gen.Queries).ArchiveEntry, "entry_video": (*gen.Queries).ArchiveEntryVideo,
		"comment": (*gen.Queries).ArchiveComment, "comment_revision": (*gen.Queries).ArchiveCommentRevision,
		"comment_hidden": (*gen.Queries).ArchiveCommentHidden, "reaction": (*gen.Queries).ArchiveReaction,
		"mention": (*gen.Queries).ArchiveMention, "moderation_decision": (*gen.Queries).ArchiveModerationDecision,
		"notification": (*gen.Queries).ArchiveNotification, "notification_unread": (*gen.Queries).ArchiveNotificationUnread,
		"notification_muted": (*gen.Queries).ArchiveNotificationMuted, "idempotency": (*gen.Queries).ArchiveIdempotency,
		"stream": (*gen.Queries).ArchiveStream, "notice": (*gen.Queries).ArchiveNotice,
	}
}

func readersOfPolls() map[string]reader {
	return map[string]reader{
		"ballot_voter": (*gen.Queries).ArchiveBallotVoter, "ballot": (*gen.Queries).ArchiveBallot,
		"ballot_took_part": (*gen.Queries).ArchiveBallotTookPart,
		"poll_elector":     (*gen.Queries).ArchivePollElector, "poll": (*gen.Queries).ArchivePoll,
		"poll_question": (*gen.Queries).ArchivePollQuestion, "poll_option": (*gen.Queries).ArchivePollOption,
		"poll_row": (*gen.Queries).ArchivePollRow, "poll_template": (*gen.Queries).ArchivePollTemplate,
		"ballot_hidden_text": (*gen.Queries).ArchiveBallotHiddenText,
	}
}

func readersOfAssemblies() map[string]reader {
	return map[string]reader{
		"assembly": (*gen.Queries).ArchiveAssembly, "assembly_item": (*gen.Queries).ArchiveAssemblyItem,
		"assembly_act": (*gen.Queries).ArchiveAssemblyAct, "assembly_participant": (*gen.Queries).ArchiveAssemblyParticipant,
		"assembly_slip": (*gen.Queries).ArchiveAssemblySlip, "assembly_screen": (*gen.Queries).ArchiveAssemblyScreen,
		"assembly_floor": (*gen.Queries).ArchiveAssemblyFloor, "assembly_floor_set": (*gen.Queries).ArchiveAssemblyFloorSet,
		"assembly_floor_vote": (*gen.Queries).ArchiveAssemblyFloorVote,
	}
}
