package export

import (
	"net/http"
	"testing"
)

func TestTagsAreComparedWeakly(t *testing.T) {
	for given, want := range map[string]bool{
		`"a"`: true, `W/"a"`: true, `"b", W/"a"`: true, `"b"`: false, `a`: false, ``: false, `W/"ab"`: false,
	} {
		r := &http.Request{Header: http.Header{"If-None-Match": {given}}}
		if got := isKnown(r, `"a"`); got != want {
			t.Errorf("%s: %t", given, got)
		}
	}
	if isKnown(&http.Request{Header: http.Header{"If-None-Match": {""}}}, "") {
		t.Error("a file without a tag is known")
	}
}
