// Package nodeid writes and reads the opaque ids of the API.
//
// An id is the base64url of "kind:number". Whoever holds one may compare it and send it back, nothing else. A
// malformed id reads as 0, which matches nothing: the same answer as for an id that does not exist.
package nodeid

import (
	"encoding/base64"
	"io"
	"strconv"
	"strings"
)

// longest is far above any id that this package writes.
const longest = 128

var encoding = base64.RawURLEncoding.Strict()

// Encode returns the opaque id of the n-th thing of a kind.
func Encode(kind string, n int64) string {
	return encoding.EncodeToString([]byte(kind + ":" + strconv.FormatInt(n, 10)))
}

// Decode takes an id apart. Only what Encode writes for a positive number is an id, so that a thing has one name.
func Decode(id string) (kind string, n int64, ok bool) {
	if len(id) > longest {
		return "", 0, false
	}
	text, err := encoding.DecodeString(id)
	if err != nil {
		return "", 0, false
	}
	kind, digits, found := strings.Cut(string(text), ":")
	n, err = strconv.ParseInt(digits, 10, 64)
	if !found || kind == "" || err != nil || n <= 0 || Encode(kind, n) != id {
		return "", 0, false
	}
	return kind, n, true
}

// Write writes the id as a JSON string; it serves MarshalGQL.
func Write(w io.Writer, kind string, n int64) {
	// An error here is the broken connection of a reader, which the server meets again at its next write.
	_, _ = io.WriteString(w, `"`+Encode(kind, n)+`"`)
}

// Read returns the number of an id of this kind, 0 for anything else; it serves UnmarshalGQL.
func Read(v any, kind string) int64 {
	text, ok := v.(string)
	if !ok {
		return 0
	}
	found, n, ok := Decode(text)
	if !ok || found != kind {
		return 0
	}
	return n
}
