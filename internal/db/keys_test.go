package db_test

import (
	"bytes"
	"strings"
	"testing"

	"piazza/internal/db/dbtest"
)

func TestAnotherKeyIsRefused(t *testing.T) {
	d := dbtest.New(t)
	one, other := bytes.Repeat([]byte("a"), 32), bytes.Repeat([]byte("b"), 32)
	for _, c := range []struct {
		name string
		key  []byte
		good bool
	}{{"mail", one, true}, {"mail", one, true}, {"mail", other, false}, {"fiscal", other, true}, {"fiscal", one, false}} {
		err := d.SameKey(t.Context(), c.name, c.key)
		if (err == nil) != c.good || err != nil && !strings.Contains(err.Error(), c.name+".key is not the one") {
			t.Errorf("%s: %v", c.name, err)
		}
	}
}
