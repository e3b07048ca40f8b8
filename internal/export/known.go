package export

import (
	"net/http"
	"strings"
)

// isKnown tells whether who asks has a file with this tag. A proxy that compresses answers makes tags weak on their way: they are compared
// weakly, as RFC 9110 wants it here.
func isKnown(r *http.Request, tag string) bool {
	if tag == "" {
		return false
	}
	for _, list := range r.Header.Values("If-None-Match") {
		for one := range strings.SplitSeq(list, ",") {
			if strings.TrimPrefix(strings.TrimSpace(one), "W/") == tag {
				return true
			}
		}
	}
	return false
}
