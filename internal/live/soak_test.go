package live

import (
	"flag"
	"os"
	"testing"
)

// beside is how many tests run at once: most of them wait, for a sweep, a deadline or the kernel. Tests that look at the
// whole process come before those, one after the other; so do those of readers, who look at the whole cluster, where a
// transaction of any test holds them back.
const beside = "6"

func TestMain(m *testing.M) {
	flag.Parse()
	chosen := false
	flag.Visit(func(f *flag.Flag) { chosen = chosen || f.Name == "test.parallel" })
	if !chosen {
		if err := flag.Set("test.parallel", beside); err != nil {
			panic(err)
		}
	}
	os.Exit(m.Run())
}

// soaking returns the full count in a long run and the small one otherwise.
func soaking(full, small int) int {
	if os.Getenv("PIAZZA_SOAK") != "" {
		return full
	}
	return small
}
