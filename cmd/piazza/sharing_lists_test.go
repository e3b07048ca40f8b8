package main

// mayAsk are the functions that may ask who the viewer is while something is computed for everybody, each with the reason; with a
// field before it, a function may for that one alone.
var mayAsk = map[string]string{
	// Whether he may read: what everybody who is told may read, nobody in his class may not.
	"internal/assembly.(*Service).ByIDs":          "CanRead of the assembly",
	"internal/assembly.(*Service).NearIn":         "CanRead of the piazza",
	"internal/comment.(*Service).Batch":           "CanRead of the entry that a comment stands under",
	"internal/comment.(*Service).Find":            "CanRead of the entry that a comment stands under",
	"internal/entry.(*Service).ByIDs":             "CanRead of the entry",
	"internal/entry.(*Service).ClosingReason":     "CanRead of the piazza",
	"internal/entry.(*Service).Featured":          "CanRead of the piazza",
	"internal/entry.seen":                         "CanRead of the entry",
	"internal/moderation.(*Service).Decisions":    "CanRead of the piazza",
	"internal/poll.(*Service).readable":           "CanRead of the poll; what it reads of the voter is told by marked fields alone",
	"internal/reading.(*Reader).Feed":             "CanRead of the piazza",
	"internal/reading.(*Reader).Threads":          "CanRead of the entry",
	"internal/space.(*Service).ByIDs":             "CanRead of the piazza",
	"internal/space.(*Service).Members":           "CanRead of the piazza",
	"Assembly.piazza graph.assemblyFields.Piazza": "CanRead of the piazza: who has a pass alone is told its name, and shares nothing that leads there",

	// What is asked for a marked field beside.
	"Piazza.members graph.piazzaFields.Members":      "says how many run the piazza, for viewerCanEnd",
	"Piazza.members internal/space.(*Piazza).viewer": "makes viewerCanEnd, which is told where it is asked for alone",

	// Who begins to watch: here it is decided whether he may, and in which class.
	"Subscription.assembly graph.subscription.attendAssembly":               "names the class",
	"Subscription.assembly internal/assembly.(*Gate).Participation":         "names the class",
	"Subscription.assemblyFloor graph.subscription.attendAssembly":          "names the class",
	"Subscription.assemblyFloor internal/assembly.(*Gate).Participation":    "names the class",
	"Subscription.assemblyPresence graph.subscription.attendAssembly":       "names the class",
	"Subscription.assemblyPresence internal/assembly.(*Gate).Participation": "names the class",
	"Subscription.assemblyTurnout graph.subscription.attendAssembly":        "names the class",
	"Subscription.assemblyTurnout internal/assembly.(*Gate).Participation":  "names the class",
	"Subscription.pollResults graph.subscription.PollResults":               "names the class",
	"Subscription.presence graph.subscription.Presence":                     "says who is there",
}

const (
	withdrawn   = "what is withdrawn is there for its author and the editors alone"
	noThreshold = "this kind of question knows no threshold"
	noLevels    = "no poll of the proof with such a question shows how surely its voters are known"
	noReaders   = "the proof runs no reader of the log"
)

// unreached are the fields of which no record of the proof has anything, each with the reason.
var unreached = map[spot]string{
	{"Article", "withdrawnReason"}: withdrawn, {"News", "withdrawnReason"}: withdrawn, {"Poll", "withdrawnReason"}: withdrawn,
	{"Topic", "withdrawnReason"}: withdrawn, {"Video", "withdrawnReason"}: withdrawn,

	{"DotsResult", "thresholdReached"}: noThreshold, {"FundingResult", "thresholdReached"}: noThreshold,
	{"GridResult", "thresholdReached"}: noThreshold, {"NumbersResult", "thresholdReached"}: noThreshold,
	{"RankingResult", "thresholdReached"}: noThreshold, {"ScoresResult", "thresholdReached"}: noThreshold,
	{"SeatsResult", "thresholdReached"}: noThreshold, {"SlotsResult", "thresholdReached"}: noThreshold,
	{"WordsResult", "thresholdReached"}: noThreshold,

	{"DotsResult", "byAssurance"}: noLevels, {"FundingResult", "byAssurance"}: noLevels, {"GridResult", "byAssurance"}: noLevels,
	{"NumbersResult", "byAssurance"}: noLevels, {"OptionCounts", "byAssurance"}: noLevels, {"RankingResult", "byAssurance"}: noLevels,
	{"SeatsResult", "byAssurance"}: noLevels, {"SlotsResult", "byAssurance"}: noLevels, {"StancesResult", "byAssurance"}: noLevels,
	{"WordsResult", "byAssurance"}: noLevels, {"AssuranceResult", "votes"}: noLevels,

	{"LiveStatus", "readers"}: noReaders, {"LogReader", "name"}: noReaders, {"LogReader", "lagNotices"}: noReaders,
	{"LogReader", "lagSeconds"}: noReaders, {"LogReader", "readAt"}: noReaders,
}

// markedAnyway are the fields that are marked although the proof catches nobody, each with the reason.
var markedAnyway = map[spot]string{
	{"Subscription", "notifications"}: "who is not signed in is refused: what is told is his who asks",
	{"Subscription", "unread"}:        "who is not signed in is refused: what is told is his who asks",
}
