package page

import (
	"piazza/internal/comment"
	"piazza/internal/entry"
	"piazza/internal/moderation"
	"piazza/internal/space"
)

// words are the sentences of the pages. The client has the same in its own dictionary.
type words struct {
	Name, Skip, Languages, Sections, AllSquares, SignIn, Breadcrumb                   string
	FooterAbout, FooterSquare, FooterReading, FooterService, DecisionLog, People      string
	HomeTitle, HomeHead, HomeLead, Squares, NoSquare, LastNews, QuietNever, Latest    string
	PromiseTitles, PromiseTexts                                                       [3]string
	AnyoneReads, MembersRead, SectionsTitle, SectionEmpty, Law, EmptySection          string
	PeopleLead, Tag, RemoveTag, More, First, Tags, Others, Around                     string
	Discussion, EmptyThread, MoreComments, FromStart, Linked, LinkedMissing           string
	HiddenHead, Hidden, HiddenLog, DeletedHead, Deleted, Edited, AuthorBadge          string
	CommentBy, ReplyBy, ReplyTo, Permalink, RepliesOf, WithScript                     string
	DecisionsLead, DecisionsEmpty, DecidedBy, Under                                   string
	Since, Written, Nothing, Erased, VideoFrom, VideoPage, VideoLength                string
	MissingTitle, MissingLead, MissingBack, BrokenTitle, BrokenLead, NeedsScript      string
	Draft, Review, Withdrawn                                                          string
	Privacy, NoticeVersion, InForce                                                   string
	CommentOne, CommentMany, NoComments, MemberOne, MemberMany, MinuteOne, MinuteMany string
	ReplyOne, ReplyMany, StaysOne, StaysMany, At, Grouping                            string
	Months                                                                            [12]string
	Weekdays                                                                          [7]string
	Kind, Kinds, KindLead, All                                                        map[entry.Kind]string
	Role                                                                              map[space.Role]string
	Reaction                                                                          map[comment.ReactionKind]string
	Action                                                                            map[moderation.Action]string
	Poll                                                                              pollWords
	Assembly                                                                          assemblyWords
}
