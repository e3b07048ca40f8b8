package export

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"log/slog"
	"net/http"
)

// Archive is what a member takes with him.
type Archive interface {
	// Take writes the viewer's archive into what open returns, and tells his handle.
	Take(ctx context.Context, open func() (io.Writer, error)) (handle string, err error)
}

// Member answers GET /export/member.zip with all that is known of whoever asks.
type Member struct {
	archive Archive
	desk    *desk
}

// MemberPattern is where the handler belongs.
const MemberPattern = "GET /export/member.zip"

// archivesOfOne is how many archives one member may take at the same time.
const archivesOfOne = 1

// NewMember returns the handler.
func NewMember(a Archive, log *slog.Logger) *Member {
	return &Member{a, newDesk(log, archivesOfOne, "an archive could not be written")}
}

// ServeHTTP writes the archive to disk, and then sends it.
func (m *Member) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	m.desk.serve(w, r, func(ctx context.Context, open func() (*bufio.Writer, error), header http.Header) error {
		handle, err := m.archive.Take(ctx, func() (io.Writer, error) { return open() })
		header.Set("Content-Type", "application/zip")
		header.Set("Content-Disposition", fmt.Sprintf(`attachment; filename="piazza-%s.zip"`, handle))
		return err
	})
}
