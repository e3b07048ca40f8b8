package main

import (
	"strings"
	"testing"
)

// TestTheDemosConfidentialPolls has the demo's members really vote: one poll is sealed with a bundle that verifies, one takes votes, and
// filling the demo again changes nothing.
func TestTheDemosConfidentialPolls(t *testing.T) {
	p := openInProcess(t)
	must(t, p.signing.Prepare(t.Context()))
	for range 2 {
		must(t, p.seedSecrets(t.Context()))
	}
	told, _ := p.ask(`{ pollSealings(first: 5) { totalCount nodes { state keyIsHere problem poll { title } } } }`, "", nil)
	for _, want := range []string{`"totalCount":2`, `"state":"SEALED","keyIsHere":false,"problem":null,"poll":{"title":"Chi coordina`, `"state":"OPEN","keyIsHere":true,"problem":null,"poll":{"title":"Dove si`} {
		if !strings.Contains(string(told), want) {
			t.Errorf("of the demo's polls is told %s, without %s", told, want)
		}
	}
}
