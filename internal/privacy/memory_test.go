package privacy

import (
	"io"
	"runtime"
	"testing"
)

// scale watches how much memory is in use while an archive goes through it.
type scale struct {
	bytes, next int
	peak        uint64
}

func (s *scale) Write(b []byte) (int, error) {
	if s.bytes += len(b); s.bytes >= s.next {
		s.next = s.bytes + 1<<20
		s.peak = max(s.peak, inUse())
	}
	return len(b), nil
}

// inUse is what is in use after everything that is not was thrown away.
func inUse() uint64 {
	runtime.GC()
	var stats runtime.MemStats
	runtime.ReadMemStats(&stats)
	return stats.HeapAlloc
}

// Memory does not grow with the archive: not its rows, only those that are on their way are held.
func TestMemoryDoesNotGrowWithTheArchive(t *testing.T) {
	d := bare(t)
	const most = 8 << 20
	// Texts that do not shrink: 16 MB of them make an archive that would be seen.
	for part := range 8 {
		exec(t, d, `insert into comment (entry_id, author_id, body)
			select 1, $1, string_agg(md5($2::int || ' ' || n || ' ' || m), '' order by m)
			from generate_series(1, 500) n, generate_series(1, 125) m group by n`, he, part)
	}
	before, s := inUse(), &scale{}
	_, err := NewService(d).Take(fresh(t.Context()), func() (io.Writer, error) { return s, nil })
	if err != nil {
		t.Fatal(err)
	}
	t.Logf("%d MB, %d kB in use at most, %d kB before", s.bytes>>20, s.peak>>10, before>>10)
	if s.bytes < most || s.peak > before+most {
		t.Errorf("%d bytes, of which %d in use, %d before", s.bytes, s.peak, before)
	}
}
