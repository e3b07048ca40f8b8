package poll

import "piazza/internal/problem"

// sealLength is how many bytes name the seal of a confidential poll.
const sealLength = 16

// What a confidential poll refuses of its rules.
var (
	ErrSecretVisibility = problem.Bad("rules.resultsVisibility", "poll_secret_visibility", "A confidential poll shows its results after the closing: to everybody, or first to its staff.")
	ErrSecretAssurance  = problem.Bad("rules.showsAssurance", "poll_secret_assurance", "A confidential poll shows nothing by assurance: small groups would name voters.")
	ErrSecretVoters     = problem.Bad("rules.showsVoters", "poll_secret_voters", "A confidential poll shows nobody's ballots.")
	ErrSecretOptions    = problem.Bad("rules.takesOptions", "poll_secret_options", "A confidential poll takes no options from voters: what it asks is fixed when it opens.")
	ErrSecretGuests     = problem.Bad("rules.guests", "poll_secret_guests", "Guests do not vote in a confidential poll: they watch, and members vote.")
	ErrSecretImport     = problem.Bad("rules.isConfidential", "poll_secret_import", "A confidential poll is brought in before it opens: nobody could check what was voted elsewhere.")
)

// checkSecrecy refuses rules under which a confidential poll would tell who cast which ballot.
func (r *Rules) checkSecrecy() error {
	switch {
	case !r.IsConfidential:
		return nil
	case r.ResultsVisibility != AfterClose && r.ResultsVisibility != Staff:
		return ErrSecretVisibility
	case r.ShowsAssurance:
		return ErrSecretAssurance
	case r.ShowsVoters:
		return ErrSecretVoters
	case r.TakesOptions:
		return ErrSecretOptions
	case r.Guests != NoGuests && r.Guests != "":
		return ErrSecretGuests
	default:
		return nil
	}
}

// hidden is the visibility nearest to this one under which nobody sees results before the closing.
func (v Visibility) hidden() Visibility {
	switch v {
	case Live, AfterVote:
		return AfterClose
	case StaffLive:
		return Staff
	default:
		return v
	}
}
