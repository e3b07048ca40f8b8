package page

import (
	"piazza/internal/comment"
	"piazza/internal/entry"
	"piazza/internal/moderation"
	"piazza/internal/space"
)

func english() *words {
	w := &words{
		Name: "Piazza", Skip: "Skip to content", Languages: "Language", Sections: "Sections", AllSquares: "All squares",
		SignIn: "Sign in", Breadcrumb: "Breadcrumb",
		FooterAbout:  "A public place on the net: reading needs no account, taking part needs one you already have.",
		FooterSquare: "This square", FooterReading: "Read", FooterService: "Service",
		DecisionLog: "Public log of decisions", People: "People",
		HomeTitle: "What belongs to all is decided in the square", HomeHead: "The squares",
		HomeLead: "Each square is a community: it reads, proposes, discusses live and decides together. Come and look around, no sign-up needed.",
		Squares:  "The squares", NoSquare: "There is no square yet.", LastNews: "Latest",
		QuietNever: "Just opened", Latest: "Just published",
		PromiseTitles: [3]string{"Read without asking", "Take part with an account you have", "See how it ended"},
		PromiseTexts: [3]string{
			"News, discussions and decisions are public, and stay at their address.",
			"To write, say once who you are. You see where and when each sign-in happened, and can end it.",
			"Every change stays in the history, every decision of the moderators has a written reason.",
		},
		AnyoneReads: "anyone can read", MembersRead: "for members only", SectionsTitle: "The sections of the square",
		SectionEmpty: "Nothing to read yet", Law: "The law that it rests on",
		EmptySection: "Nothing here yet. Would you like to propose something?", PeopleLead: "Those who joined this square.",
		Tag: "Tag:", RemoveTag: "Remove the filter", More: "Show more", First: "Back to the first", Tags: "Tags",
		Others: "More in this section", Around: "Around this text",
		Discussion: "Discussion", EmptyThread: "Nobody has written yet.", MoreComments: "Show more comments",
		FromStart: "Read the discussion from the start", Linked: "The comment you followed a link to",
		LinkedMissing: "The comment of the link does not exist, or you may not see it.",
		HiddenHead:    "Hidden comment", Hidden: "Hidden by moderation:", HiddenLog: "The decision in the public log",
		DeletedHead: "Removed comment", Deleted: "Removed by its author.", Edited: "edited", AuthorBadge: "wrote the text",
		CommentBy: "Comment by", ReplyBy: "Reply by", ReplyTo: "to", Permalink: "Link to the comment,",
		RepliesOf: "Show", WithScript: "Commenting needs JavaScript.",
		DecisionsLead:  "Every decision of the moderators, with its reason. Nothing is ever deleted from here.",
		DecisionsEmpty: "No decisions so far.", DecidedBy: "decided by", Under: "under",
		Since: "In the square since", Written: "Has written", Nothing: "Has not published anything yet.", Erased: "Erased person",
		VideoFrom: "The video is hosted by %s. Before your click we ask that site for nothing.", VideoPage: "Open on", VideoLength: "Length",
		MissingTitle: "This page does not exist", MissingLead: "It may have moved, or you may not be allowed to see it.",
		MissingBack: "Back to the squares", BrokenTitle: "Something went wrong",
		BrokenLead: "The service does not answer as it should. Try again in a while.", NeedsScript: "This page needs JavaScript.",
		Privacy: "How we treat your data", NoticeVersion: "Version", InForce: "in force since",
		Draft: "It is a draft: only you can see it.", Review: "Waiting for the editors: its author and the editors can read it.",
		Withdrawn:  "It was withdrawn: its author and the editors can read it.",
		CommentOne: "comment", CommentMany: "comments", NoComments: "no comments", MemberOne: "member", MemberMany: "members",
		MinuteOne: "minute to read", MinuteMany: "minutes to read", ReplyOne: "reply", ReplyMany: "replies",
		StaysOne: "Its reply stays readable.", StaysMany: "Its %d replies stay readable.", At: "at", Grouping: ",",
	}
	englishNames(w)
	return w
}

// englishNames names kinds, roles, reactions, decisions and dates.
func englishNames(w *words) {
	w.Months = [12]string{
		"January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December",
	}
	w.Weekdays = [7]string{"Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"}
	w.Kind = map[entry.Kind]string{entry.KindNews: "News", entry.KindArticle: "Article", entry.KindTopic: "Topic", entry.KindVideo: "Video", entry.KindPoll: "Vote"}
	w.Kinds = map[entry.Kind]string{entry.KindNews: "News", entry.KindArticle: "Blog", entry.KindTopic: "Topics", entry.KindVideo: "Videos", entry.KindPoll: "Votes"}
	w.KindLead = map[entry.Kind]string{
		entry.KindNews:    "What the editors report, latest first.",
		entry.KindArticle: "Experiences and notes, signed by those who lived them.",
		entry.KindTopic:   "Questions and proposals opened by members: whoever wants to, answers.",
		entry.KindVideo:   "Recordings to watch when you like. They start only if you start them.",
		entry.KindPoll:    "What the square decides together: what is voted on now, what will be, and how it went.",
	}
	w.All = map[entry.Kind]string{
		entry.KindNews: "All the news", entry.KindArticle: "The whole blog", entry.KindTopic: "All the topics", entry.KindVideo: "All the videos",
		entry.KindPoll: "All the votes",
	}
	w.Poll = englishPolls()
	w.Assembly = englishAssemblies()
	w.Role = map[space.Role]string{space.Editor: "editor", space.Moderator: "moderator", space.Administrator: "administrator"}
	w.Reaction = map[comment.ReactionKind]string{comment.Agree: "I agree", comment.Thanks: "Thank you", comment.Insight: "Makes me think"}
	w.Action = map[moderation.Action]string{
		moderation.Hide: "Comment hidden", moderation.Restore: "Comment restored",
		moderation.Withdraw: "Text withdrawn", moderation.Reinstate: "Text published again",
	}
}
