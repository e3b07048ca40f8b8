package graph

import (
	"context"
	"slices"

	"github.com/vektah/gqlparser/v2/ast"

	"piazza/internal/account"
	"piazza/internal/auth"
	"piazza/internal/problem"
)

// needs is what a mutation asks of a program's access token. What a role allows is the services' to judge: without
// ScopeModerate a token's roles end at member, and it never runs the installation.
type needs account.Scope

// forPersons is what no program may do in anybody's name, whatever its token says: how one comes in, the end of an account,
// consent, the running of the installation. What is not in the table is so too.
const forPersons needs = ""

const (
	writing    = needs(account.ScopeWrite)
	voting     = needs(account.ScopeVote)
	moderating = needs(account.ScopeModerate)
)

// mutationNeeds says of each mutation what a token needs for it.
func mutationNeeds(name string) needs {
	switch name {
	case "commentCreate", "commentUpdate", "commentDelete", "commentReact", "threadTyping",
		"entryCreate", "entryUpdate", "entrySubmit", "entryPublish", "entryWithdraw", "entryDelete",
		"pollCreate", "pollUpdate", "pollDuplicate", "pollOpen", "pollClose", "pollOptionAdd",
		"assemblyCreate", "assemblyUpdate", "assemblyDelete", "assemblyItemAdd", "assemblyItemUpdate", "assemblyItemRemove",
		"assemblyItemMove", "assemblyAsk", "assemblyUpvote",
		"memberUpdate", "localeUpdate", "notificationsRead", "notificationsMute", "piazzaJoin", "piazzaLeave":
		return writing
	case "pollVote", "assemblyVote":
		return voting
	case "commentHide", "commentRestore", "entryReturn", "entryFeature", "pollTextHide", "pollResultsPublish", "pollOutcomeSet",
		"pollRemind", "pollElectorsSet", "pollTemplateSave", "pollTemplateImport", "pollTemplateDelete", "piazzaUpdate",
		"membershipUpdate", "membershipEnd", "exclusionEnd", "invitationCreate", "invitationRevoke",
		"assemblyStart", "assemblyEnd", "assemblyRehearse", "assemblyShow", "assemblyItemOpen", "assemblyItemExtend",
		"assemblyItemClose", "assemblyItemReveal", "assemblyItemAnnul", "assemblyUndo", "assemblyMessageSet", "assemblyCodeRenew",
		"assemblySlipRevoke", "assemblyGuestEnd", "assemblyGuestsAdmit", "assemblyScreensEnd", "assemblyFloorSet", "assemblyMinutesSet", "assemblyMinutesPublish":
		return moderating
	default:
		return forPersons
	}
}

// persons lists the mutations that are known to be for persons alone: a test holds the two lists against the schema.
func persons() []string {
	return []string{
		"memberSuspend", "memberReinstate", "memberErase", "memberPasskeysReset", "administratorUpdate", "sessionRevoke",
		"sessionRevokeOthers", "loginUnlink", "passkeyRename", "passkeyRemove", "tokenCreate", "tokenRevoke", "invitationUse",
		"consentGive", "privacyNoticePublish",
		// What lets somebody in who is not signed in, and coming in.
		"assemblySlipsCreate", "assemblySlipReissue", "assemblyScreenCreate", "assemblyFind", "assemblyEnter", "assemblyJoin",
	}
}

// errScope says that a token was made for less than what it is used for.
var errScope = problem.Denied("token_scope", "This access token may not do this: it was made for less.")

// forGuests are the mutations that a guest's pass of an assembly opens; all others stay closed to him, and a screen may use none.
func forGuests() []string { return []string{"assemblyVote", "assemblyAsk", "assemblyUpvote"} }

// errPass says that a pass was made for one assembly, and for what guests or screens do there.
var errPass = problem.Denied("pass_scope", "This pass is for one assembly, and may not do this.")

// Admit says why an access token or a pass may not run an operation: nil where it may, and where a person asks. To read, any
// token will do: each scope includes that.
func Admit(ctx context.Context, o *ast.OperationDefinition) *problem.Error {
	v := auth.FromContext(ctx)
	switch {
	case o.Operation != ast.Mutation:
		return nil
	case v.HasPass():
		return admit(o.SelectionSet, func(name string) *problem.Error { return refusePass(v.Pass.Kind, name) })
	case v.IsToken():
		return admit(o.SelectionSet, func(name string) *problem.Error { return mutationNeeds(name).refuse(v.Scopes) })
	default:
		return nil
	}
}

func refusePass(kind auth.PassKind, name string) *problem.Error {
	if kind == auth.PassGuest && slices.Contains(forGuests(), name) {
		return nil
	}
	return errPass
}

// admit returns the first refusal of what is selected, in whatever corner of the document.
func admit(selected ast.SelectionSet, refuse func(name string) *problem.Error) (refusal *problem.Error) {
	for _, one := range selected {
		switch one := one.(type) {
		case *ast.Field:
			refusal = refuse(one.Name)
		case *ast.InlineFragment:
			refusal = admit(one.SelectionSet, refuse)
		case *ast.FragmentSpread:
			refusal = admit(one.Definition.SelectionSet, refuse)
		}
		if refusal != nil {
			return refusal
		}
	}
	return nil
}

// refuse says why a token's scopes are not enough.
func (n needs) refuse(scopes account.Scopes) *problem.Error {
	switch {
	case n == forPersons:
		return account.ErrToken
	case !scopes.Allow(account.Scope(n)):
		return errScope
	default:
		return nil
	}
}
