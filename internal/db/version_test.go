package db

import (
	"strings"
	"testing"
)

func TestRecent(t *testing.T) {
	for version, want := range map[int]string{14: "runs on PostgreSQL 14, Piazza needs 15", 15: "", 18: ""} {
		err := recent(version)
		if want == "" && err != nil || want != "" && (err == nil || !strings.Contains(err.Error(), want)) {
			t.Errorf("%d: %v", version, err)
		}
	}
}
