package entry

import (
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"
)

// Kind is what an entry is.
type Kind string

// The kinds, as the database spells them.
const (
	KindNews    Kind = "news"
	KindArticle Kind = "article"
	KindTopic   Kind = "topic"
	KindVideo   Kind = "video"
	KindPoll    Kind = "poll"
)

// Kinds are all kinds, in the order in which a piazza shows them.
func Kinds() []Kind { return []Kind{KindNews, KindTopic, KindArticle, KindVideo, KindPoll} }

// KindOfSection is the kind of entry that a piazza's section holds; nil where that kind does not exist yet.
func KindOfSection(code string) *Kind {
	for section, kind := range sections() {
		if section == code {
			return &kind
		}
	}
	return nil
}

func sections() map[string]Kind {
	return map[string]Kind{"news": KindNews, "topics": KindTopic, "blog": KindArticle, "video": KindVideo, "polls": KindPoll}
}

// Valid tells whether this is one of the kinds.
func (k Kind) Valid() bool {
	return slices.Contains(Kinds(), k)
}

// forEditors tells whether the editors alone begin entries of this kind.
func (k Kind) forEditors() bool { return k == KindNews || k == KindVideo || k == KindPoll }

// needsBody tells whether an entry of this kind says nothing without a text.
func (k Kind) needsBody() bool { return k != KindVideo && k != KindPoll }

// MarshalGQL writes the API's spelling.
func (k Kind) MarshalGQL(w io.Writer) { writeEnum(w, string(k)) }

// UnmarshalGQL reads the API's spelling.
func (k *Kind) UnmarshalGQL(from any) error {
	*k = Kind(readEnum(from))
	if !k.Valid() {
		return fmt.Errorf("%v is no EntryKind", from)
	}
	return nil
}

// State is where an entry stands.
type State string

// The states, as the database spells them.
const (
	Draft     State = "draft"
	Review    State = "review"
	Published State = "published"
	Withdrawn State = "withdrawn"
)

// Valid tells whether this is one of the states.
func (s State) Valid() bool {
	return s == Draft || s == Review || s == Published || s == Withdrawn
}

// MarshalGQL writes the API's spelling.
func (s State) MarshalGQL(w io.Writer) { writeEnum(w, string(s)) }

// UnmarshalGQL reads the API's spelling.
func (s *State) UnmarshalGQL(from any) error {
	*s = State(readEnum(from))
	if !s.Valid() {
		return fmt.Errorf("%v is no EntryState", from)
	}
	return nil
}

// VideoProvider is who hosts a recording.
type VideoProvider string

// The hosts whose players may be embedded, as the database spells them.
const (
	YouTube  VideoProvider = "youtube"
	Vimeo    VideoProvider = "vimeo"
	PeerTube VideoProvider = "peertube"
)

// MarshalGQL writes the API's spelling.
func (p VideoProvider) MarshalGQL(w io.Writer) { writeEnum(w, string(p)) }

// UnmarshalGQL reads the API's spelling.
func (p *VideoProvider) UnmarshalGQL(from any) error {
	*p = VideoProvider(readEnum(from))
	if *p != YouTube && *p != Vimeo && *p != PeerTube {
		return fmt.Errorf("%v is no VideoProvider", from)
	}
	return nil
}

func writeEnum(w io.Writer, value string) {
	// An error here is the broken connection of a reader, which the server meets again at its next write.
	_, _ = io.WriteString(w, strconv.Quote(strings.ToUpper(value)))
}

// readEnum takes upper case alone, so that a value has one spelling.
func readEnum(from any) string {
	text, _ := from.(string)
	if text != strings.ToUpper(text) {
		return ""
	}
	return strings.ToLower(text)
}
