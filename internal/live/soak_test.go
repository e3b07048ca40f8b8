package live

import "os"

// soaking returns the full count in a long run and the small one otherwise.
func soaking(full, small int) int {
	if os.Getenv("PIAZZA_SOAK") != "" {
		return full
	}
	return small
}
