package importer_test

import (
	"testing"
	"time"

	"piazza/demo"
	"piazza/internal/db/dbtest"
	"piazza/internal/importer"
)

func TestTry(t *testing.T) {
	d := dbtest.New(t)
	start := time.Now()
	seeded, err := importer.New(d).Seed(t.Context(), importer.Demo{Files: demo.Files, Records: demo.Records, Issuer: "x"})
	t.Log(seeded, err, time.Since(start))
	start = time.Now()
	seeded, err = importer.New(d).Seed(t.Context(), importer.Demo{Files: demo.Files, Records: demo.Records, Issuer: "x"})
	t.Log(seeded, err, time.Since(start))
	var n, c, vis int
	d.QueryRow(t.Context(), "select (select count(*) from entry), (select count(*) from comment), (select sum(comment_count) from thread)").Scan(&n, &c, &vis)
	t.Log(n, c, vis)
}
