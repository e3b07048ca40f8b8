package live

import (
	"crypto/hmac"
	"crypto/sha256"
	"encoding/base64"
	"encoding/binary"

	"piazza/internal/db"
)

// position is a place in a stream: right after the notice seq, which has this tag. Zero is before the first.
type position struct {
	seq int64
	tag int64
}

const (
	cursorVersion = 1
	cursorBody    = 1 + 8 + 8
	cursorSeal    = 16
)

var cursorEncoding = base64.RawURLEncoding.Strict()

// sealer writes cursors and recognises its own.
type sealer struct{ key []byte }

// seal writes the cursor of a position in a stream. The stream is not in it, only under its seal: whoever comes back
// names the stream anyway.
func (s sealer) seal(stream db.Stream, at position) string {
	cursor := make([]byte, cursorBody, cursorBody+cursorSeal)
	cursor[0] = cursorVersion
	binary.BigEndian.PutUint64(cursor[1:], uint64(at.seq))
	binary.BigEndian.PutUint64(cursor[9:], uint64(at.tag))
	return cursorEncoding.EncodeToString(append(cursor, s.mac(stream, cursor)...))
}

// open reads a cursor that was sealed for this very stream; anything else is false.
func (s sealer) open(stream db.Stream, cursor string) (position, bool) {
	if len(cursor) != cursorEncoding.EncodedLen(cursorBody+cursorSeal) {
		return position{}, false
	}
	raw, err := cursorEncoding.DecodeString(cursor)
	if err != nil || raw[0] != cursorVersion {
		return position{}, false
	}
	body, mac := raw[:cursorBody], raw[cursorBody:]
	if !hmac.Equal(mac, s.mac(stream, body)) {
		return position{}, false
	}
	return position{
		seq: int64(binary.BigEndian.Uint64(body[1:])),
		tag: int64(binary.BigEndian.Uint64(body[9:])),
	}, true
}

func (s sealer) mac(stream db.Stream, body []byte) []byte {
	h := hmac.New(sha256.New, s.key)
	// The kind ends with a byte that no kind contains, so that no two streams write the same bytes.
	h.Write(append([]byte("cursor\x00"+stream.Kind), 0))
	var ref [8]byte
	binary.BigEndian.PutUint64(ref[:], uint64(stream.Ref))
	h.Write(ref[:])
	h.Write(body)
	return h.Sum(nil)[:cursorSeal]
}
