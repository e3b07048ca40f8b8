package live

import (
	"crypto/hmac"
	"crypto/sha256"
	"encoding/base64"
	"encoding/binary"
	"hash"
	"sync"

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
type sealer struct {
	// seals are used again and again: to make one costs as much as what it is for.
	seals *sync.Pool
}

// seal is what it takes to make one.
type seal struct {
	hash.Hash
	// text is what is sealed, sum what comes of it, cursor how that is written.
	text, sum, cursor []byte
}

func newSealer(key []byte) sealer {
	return sealer{&sync.Pool{New: func() any { return &seal{Hash: hmac.New(sha256.New, key)} }}}
}

// seal writes the cursor of a position in a stream. The stream is not in it, only under its seal: whoever comes back
// names the stream anyway.
func (s sealer) seal(stream db.Stream, at position) string {
	one := s.seals.Get().(*seal) //nolint:forcetypeassert // nothing else is put there
	defer s.seals.Put(one)
	var body [cursorBody]byte
	body[0] = cursorVersion
	binary.BigEndian.PutUint64(body[1:], uint64(at.seq))
	binary.BigEndian.PutUint64(body[9:], uint64(at.tag))
	mac := one.mac(stream, body[:])
	one.text = append(append(one.text[:0], body[:]...), mac...)
	one.cursor = cursorEncoding.AppendEncode(one.cursor[:0], one.text)
	return string(one.cursor)
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
	one := s.seals.Get().(*seal) //nolint:forcetypeassert // nothing else is put there
	defer s.seals.Put(one)
	if !hmac.Equal(mac, one.mac(stream, body)) {
		return position{}, false
	}
	return position{
		seq: int64(binary.BigEndian.Uint64(body[1:])),
		tag: int64(binary.BigEndian.Uint64(body[9:])),
	}, true
}

func (s *seal) mac(stream db.Stream, body []byte) []byte {
	s.Reset()
	// The kind ends with a byte that no kind contains, so that no two streams write the same bytes.
	s.text = append(append(append(s.text[:0], "cursor\x00"...), stream.Kind...), 0)
	s.text = binary.BigEndian.AppendUint64(s.text, uint64(stream.Ref))
	s.text = append(s.text, body...)
	_, _ = s.Write(s.text) // never fails, by its contract
	s.sum = s.Sum(s.sum[:0])
	return s.sum[:cursorSeal]
}
