package main

import (
	"bytes"
	"encoding/hex"
	"strings"
	"testing"
)

// Nodes of one installation find each other on NATS by its key alone: whatever became of the database between the starts
// of two of them, they hear each other, and strangers hear neither.
func TestNodesFindEachOtherByTheKey(t *testing.T) {
	key, other := bytes.Repeat([]byte{7}, 32), bytes.Repeat([]byte{8}, 32)
	name := busName(key)
	if name == "" || name != busName(bytes.Clone(key)) || name == busName(other) {
		t.Errorf("one key gives %q, another %q", name, busName(other))
	}
	if strings.Contains(name, hex.EncodeToString(key[:4])) {
		t.Errorf("%q tells the key", name)
	}
}
