package poll

import (
	"fmt"
	"math/rand/v2"
	"testing"
)

// crowd draws orders of options, nearly all of them different.
func crowd(draw *rand.Rand, options, ballots int) *rankings {
	list := make([]Option, options)
	for i := range list {
		list[i] = Option{ID: OptionID(i + 1), Title: fmt.Sprint("option ", i+1)}
	}
	return newRankings(list, func(yield func([]OptionID, int64) bool) {
		for range ballots {
			order := make([]OptionID, 0, options)
			for _, i := range draw.Perm(options) {
				order = append(order, OptionID(i+1))
			}
			if !yield(order[:1+draw.IntN(options)], 1) {
				return
			}
		}
	})
}

// TestManySeatsDoNotDrownInDigits elects so many that exact fractions would double their digits some fifty times.
func TestManySeatsDoNotDrownInDigits(t *testing.T) {
	r := crowd(rand.New(rand.NewPCG(1, 1)), 120, 4000)
	result := singleTransferable(r, 60)
	if len(result.Elected) != 60 {
		t.Errorf("%d elected", len(result.Elected))
	}
	longest := 0
	for _, round := range result.Rounds {
		for _, count := range round.Counts {
			longest = max(longest, count.Exact.Denom().BitLen())
		}
	}
	if most := 4*fractionBits + 200*result.Seats; longest > most {
		t.Errorf("fractions of %d bits, want at most %d", longest, most)
	}
	rounds(t, result.Rounds, r.ballots, result.Quota)
}

func BenchmarkCountOrders(b *testing.B) {
	r := crowd(rand.New(rand.NewPCG(1, 1)), 20, 100_000)
	b.Run("instant run-off", func(b *testing.B) {
		for b.Loop() {
			instantRunoff(r)
		}
	})
	b.Run("single transferable vote", func(b *testing.B) {
		for b.Loop() {
			singleTransferable(r, 8)
		}
	})
	b.Run("pairs", func(b *testing.B) {
		for b.Loop() {
			condorcet(r)
		}
	})
	b.Run("gathering", func(b *testing.B) {
		for b.Loop() {
			crowd(rand.New(rand.NewPCG(1, 1)), 20, 100_000)
		}
	})
}
