package graph

import (
	"context"

	"github.com/99designs/gqlgen/graphql"

	"piazza/graph/gen"
	"piazza/internal/account"
	"piazza/internal/assembly"
	"piazza/internal/audit"
	"piazza/internal/ballot"
	"piazza/internal/comment"
	"piazza/internal/entry"
	"piazza/internal/erasure"
	"piazza/internal/live"
	"piazza/internal/moderation"
	"piazza/internal/notification"
	"piazza/internal/poll"
	"piazza/internal/privacy"
	"piazza/internal/reading"
	"piazza/internal/space"
)

// Services is what the resolvers work with.
type Services struct {
	Accounts      *account.Service
	Spaces        *space.Service
	Entries       *entry.Service
	Comments      *comment.Service
	Polls         *poll.Service
	Ballots       *ballot.Service
	Moderation    *moderation.Service
	Erasures      *erasure.Service
	Notifications *notification.Service
	Audit         *audit.Service
	Privacy       *privacy.Service
	// UnreadStates lets members watch how much waits for them.
	UnreadStates *live.States[*notification.Unread]
	// ResultStates and TurnoutStates let people watch polls.
	ResultStates  *live.States[*ballot.Standing]
	TurnoutStates *live.States[*ballot.Turnout]
	// Assemblies are meetings that are held live; their states are watched, and so is who is in them.
	Assemblies        *assembly.Service
	AssemblyStates    *live.States[*assembly.Standing]
	AssemblyTurnouts  *live.States[*assembly.Turnout]
	AssemblyFloors    *live.States[*assembly.FloorStanding]
	AssemblyPresences *live.Presence[account.Member]
	// Presence knows who reads which entry.
	Presence *live.Presence[account.Member]
	// Board knows how live delivery does.
	Board   *live.Board
	Reading *reading.Reader
	Hub     *live.Hub
	// Remind reminds those who may vote in a poll and have not.
	Remind func(context.Context, poll.Input) (people int, err error)
	// Logins lists the ways to sign in.
	Logins func() []account.LoginProvider
}

// NewSchema returns the schema over the services.
func NewSchema(s Services) graphql.ExecutableSchema {
	return gen.NewExecutableSchema(gen.Config{Resolvers: &resolvers{s}})
}

// resolvers hands out one resolver a type. They all hold the same services.
type resolvers struct{ Services }

type (
	query                  struct{ *Services }
	mutation               struct{ *Services }
	subscription           struct{ *Services }
	memberFields           struct{ *Services }
	viewerFields           struct{ *Services }
	loginFields            struct{ *Services }
	piazzaFields           struct{ *Services }
	sectionFields          struct{ *Services }
	threadFields           struct{ *Services }
	commentFields          struct{ *Services }
	moderationFields       struct{ *Services }
	commentConnection      struct{ *Services }
	notificationFields     struct{ *Services }
	notificationConnection struct{ *Services }
	decisionConnection     struct{ *Services }
)

func (r *resolvers) Query() gen.QueryResolver               { return query{&r.Services} }
func (r *resolvers) Mutation() gen.MutationResolver         { return mutation{&r.Services} }
func (r *resolvers) Subscription() gen.SubscriptionResolver { return subscription{&r.Services} }
func (r *resolvers) Member() gen.MemberResolver             { return memberFields{&r.Services} }
func (r *resolvers) Viewer() gen.ViewerResolver             { return viewerFields{&r.Services} }
func (r *resolvers) Login() gen.LoginResolver               { return loginFields{&r.Services} }
func (r *resolvers) Piazza() gen.PiazzaResolver             { return piazzaFields{&r.Services} }
func (r *resolvers) Section() gen.SectionResolver           { return sectionFields{&r.Services} }
func (r *resolvers) News() gen.NewsResolver                 { return newsFields{entryFields{&r.Services}} }

func (r *resolvers) Article() gen.ArticleResolver { return articleFields{entryFields{&r.Services}} }

func (r *resolvers) Topic() gen.TopicResolver { return topicFields{entryFields{&r.Services}} }

func (r *resolvers) Video() gen.VideoResolver   { return videoFields{entryFields{&r.Services}} }
func (r *resolvers) Poll() gen.PollResolver     { return pollFields{entryFields{&r.Services}} }
func (r *resolvers) Voting() gen.VotingResolver { return votingFields{&r.Services} }

func (r *resolvers) QuestionOption() gen.QuestionOptionResolver { return optionFields{&r.Services} }

func (r *resolvers) ChoiceInput() gen.ChoiceInputResolver { return choiceInput{} }

func (r *resolvers) Thread() gen.ThreadResolver   { return threadFields{&r.Services} }
func (r *resolvers) Comment() gen.CommentResolver { return commentFields{&r.Services} }
func (r *resolvers) CommentModeration() gen.CommentModerationResolver {
	return moderationFields{&r.Services}
}

func (r *resolvers) CommentConnection() gen.CommentConnectionResolver {
	return commentConnection{&r.Services}
}

func (r *resolvers) ModerationDecisionConnection() gen.ModerationDecisionConnectionResolver {
	return decisionConnection{&r.Services}
}

func (r *resolvers) Notification() gen.NotificationResolver { return notificationFields{&r.Services} }

func (r *resolvers) NotificationConnection() gen.NotificationConnectionResolver {
	return notificationConnection{&r.Services}
}
