package entry

import (
	"net/url"
	"regexp"
	"strings"

	"piazza/internal/problem"
)

// Recording says where a video is. The client asks its host for nothing before the viewer clicks.
type Recording struct {
	Provider        VideoProvider
	Host            string
	Reference       string
	DurationSeconds *int
}

// EmbedURL is the address of the player.
func (r *Recording) EmbedURL() string {
	switch r.Provider {
	case YouTube:
		return "https://www.youtube-nocookie.com/embed/" + r.Reference
	case Vimeo:
		return "https://player.vimeo.com/video/" + r.Reference + "?dnt=1"
	default:
		return "https://" + r.Host + "/videos/embed/" + r.Reference
	}
}

// PageURL is the address of the recording's own page.
func (r *Recording) PageURL() string {
	switch r.Provider {
	case YouTube:
		return "https://www.youtube.com/watch?v=" + r.Reference
	case Vimeo:
		return "https://vimeo.com/" + r.Reference
	default:
		return "https://" + r.Host + "/w/" + r.Reference
	}
}

func (r *Recording) same(other *Recording) bool {
	if r == nil || other == nil {
		return r == other
	}
	return r.Provider == other.Provider && r.Host == other.Host && r.Reference == other.Reference
}

var (
	// ErrVideo refuses an address of which no player can be made.
	ErrVideo = problem.Bad("videoUrl", "video_url_unknown", "This is no page of a recording at YouTube, Vimeo or an instance of PeerTube.")

	youTubeID = regexp.MustCompile(`^[A-Za-z0-9_-]{11}$`)
	vimeoID   = regexp.MustCompile(`^[0-9]{6,12}$`)
	// PeerTube has short ids and, in older addresses, UUIDs.
	peerTubeID = regexp.MustCompile(`^(?:[A-Za-z0-9]{20,24}|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$`)
	// A name on the public net: no numbers that could be an address of the inner one, no port.
	publicHost = regexp.MustCompile(`^(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,24}$`)
)

const longestAddress = 500

// ParseVideo finds the recording behind the address of its page.
func ParseVideo(address string) (*Recording, error) {
	u, err := url.Parse(strings.TrimSpace(address))
	if err != nil || len(address) > longestAddress || u.Scheme != "https" && u.Scheme != "http" || u.User != nil || u.Port() != "" {
		return nil, ErrVideo
	}
	host := strings.ToLower(u.Hostname())
	parts := strings.Split(strings.Trim(u.Path, "/"), "/")
	switch strings.TrimPrefix(strings.TrimPrefix(host, "www."), "m.") {
	case "youtube.com", "youtube-nocookie.com":
		return youTube(parts, u.Query().Get("v"))
	case "youtu.be":
		return youTube([]string{"embed", parts[0]}, "")
	case "vimeo.com", "player.vimeo.com":
		return vimeo(parts)
	default:
		return peerTube(host, u.Scheme, parts)
	}
}

func youTube(parts []string, watched string) (*Recording, error) {
	reference := watched
	if len(parts) == 2 && (parts[0] == "embed" || parts[0] == "shorts" || parts[0] == "live") {
		reference = parts[1]
	} else if parts[0] != "watch" {
		return nil, ErrVideo
	}
	if !youTubeID.MatchString(reference) {
		return nil, ErrVideo
	}
	return &Recording{Provider: YouTube, Host: "www.youtube.com", Reference: reference}, nil
}

// vimeo takes /123456789, /video/123456789 and /channels/any/123456789. A recording that is only for those who have a
// secret link has a second part, and is refused: publishing it would give the secret away.
func vimeo(parts []string) (*Recording, error) {
	reference := parts[len(parts)-1]
	known := len(parts) == 1 || len(parts) == 2 && parts[0] == "video" || len(parts) == 3 && parts[0] == "channels"
	if !known || !vimeoID.MatchString(reference) {
		return nil, ErrVideo
	}
	return &Recording{Provider: Vimeo, Host: "vimeo.com", Reference: reference}, nil
}

func peerTube(host, scheme string, parts []string) (*Recording, error) {
	reference := parts[len(parts)-1]
	page := len(parts) == 2 && parts[0] == "w" ||
		len(parts) == 3 && parts[0] == "videos" && (parts[1] == "watch" || parts[1] == "embed")
	if scheme != "https" || !page || !publicHost.MatchString(host) || !peerTubeID.MatchString(reference) {
		return nil, ErrVideo
	}
	return &Recording{Provider: PeerTube, Host: host, Reference: reference}, nil
}
