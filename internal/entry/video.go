package entry

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
