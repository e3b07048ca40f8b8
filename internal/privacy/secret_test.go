package privacy

import (
	"archive/zip"
	"bytes"
	"context"
	"io"
	"testing"
)

// TestSecretBallotsInTheArchive writes what only the keys of open polls can read, as they read it.
func TestSecretBallotsInTheArchive(t *testing.T) {
	d := bare(t)
	s := NewService(d)
	ctx := fresh(t.Context())
	for want, rows := range map[string][][]byte{
		"[\n\n]\n":                      nil,
		"[\n{\"a\":1},\n{\"a\":2}\n]\n": {[]byte(`{"a":1}`), []byte(`{"a":2}`)},
	} {
		s.Over(func(context.Context) ([][]byte, error) { return rows, nil })
		var file bytes.Buffer
		if _, err := s.Take(ctx, func() (io.Writer, error) { file.Reset(); return &file, nil }); err != nil {
			t.Fatal(err)
		}
		archive, err := zip.NewReader(bytes.NewReader(file.Bytes()), int64(file.Len()))
		if err != nil {
			t.Fatal(err)
		}
		f, err := archive.Open(sheetsFile)
		if err != nil {
			t.Fatal(err)
		}
		if got, err := io.ReadAll(f); err != nil || string(got) != want {
			t.Errorf("the file is %q, %v", got, err)
		}
	}
}
