package main

import (
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"sort"
	"testing"
)

// order is the voters, by the test's own numbers, in some order in which an attacker finds things.
type order struct {
	name   string
	voters []int
}

// byChance is the likelihood below which nothing is taken for chance. A run compares fewer than five hundred pairs of orders by two
// measures: it is wrong less than once in 1e9 times.
const byChance = 1e-12

// alike tells in what way two orders of the same voters are more alike than orders by chance are, empty where they are not. Two measures
// are taken, of which the likelihood is bounded exactly, whatever the orders, without any statistics:
//
//   - how long the longest sequence is that stands in both in the same direction, or in opposite ones, with gaps. Of n things in an order by
//     chance, the expected number of sequences of k that ascend is C(n,k)/k!, which so bounds the likelihood that there is one;
//   - how many neighbours of the one are neighbours in the other as well, in either direction. Of n things in an order by chance,
//     k given pairs of neighbours stand together with a likelihood of at most 2^k (n-k)!/n!, and there are C(n-1,k) choices of them.
//
// The first finds whatever keeps a coarse order, the second whatever keeps groups together.
func alike(a, b order) string {
	n := len(a.voters)
	if n != len(b.voters) {
		return fmt.Sprintf("%d and %d voters", n, len(b.voters))
	}
	place := map[int]int{}
	for i, voter := range a.voters {
		place[voter] = i
	}
	places := make([]int, n)
	for i, voter := range b.voters {
		at, is := place[voter]
		if !is {
			return fmt.Sprintf("voter %d is in one of them alone", voter)
		}
		places[i] = at
	}
	back := make([]int, n)
	together := 0
	for i, at := range places {
		back[i] = -at
		if i > 0 && (at-places[i-1] == 1 || at-places[i-1] == -1) {
			together++
		}
	}
	switch along, against := ascending(places), ascending(back); {
	case max(along, against) >= leastBy(n, func(k int) float64 { return logChoose(n, k) - logFactorial(k) + math.Ln2 }):
		return fmt.Sprintf("of %d, %d stand in the same order and %d in the opposite one", n, along, against)
	case together >= leastBy(n, func(k int) float64 {
		return logChoose(n-1, k) + float64(k)*math.Ln2 + logFactorial(n-k) - logFactorial(n)
	}):
		return fmt.Sprintf("of %d, %d neighbours are neighbours", n, together)
	}
	return ""
}

// ascending is how long the longest ascending sequence is.
func ascending(numbers []int) int {
	var ends []int // the smallest end of a sequence of each length
	for _, n := range numbers {
		if at := sort.SearchInts(ends, n); at == len(ends) {
			ends = append(ends, n)
		} else {
			ends[at] = n
		}
	}
	return len(ends)
}

// leastBy is the smallest number whose likelihood is below byChance.
func leastBy(n int, logLikelihood func(int) float64) int {
	for k := 1; k < n; k++ {
		if logLikelihood(k) < math.Log(byChance) {
			return k
		}
	}
	return n + 1 // so few that nothing can be told
}

func logFactorial(n int) float64 {
	value, _ := math.Lgamma(float64(n + 1))
	return value
}

func logChoose(n, k int) float64 { return logFactorial(n) - logFactorial(k) - logFactorial(n-k) }

// TestOrdersThatAreAlikeAreSeen holds the measures to what they are for, on orders that keep more or less of another.
func TestOrdersThatAreAlikeAreSeen(t *testing.T) {
	const people = 48
	dice := rand.New(rand.NewPCG(1, 2))
	one := order{"one", dice.Perm(people)}
	kept := func(change func([]int)) order {
		other := slices.Clone(one.voters)
		change(other)
		return order{"other", other}
	}
	for name, other := range map[string]order{
		"the same":     kept(func([]int) {}),
		"the opposite": kept(func(v []int) { slices.Reverse(v) }),
		"five at a time, each in any order": kept(func(v []int) {
			for part := range slices.Chunk(v, 5) {
				dice.Shuffle(len(part), func(i, j int) { part[i], part[j] = part[j], part[i] })
			}
		}),
		"groups of four, put in another order": kept(func(v []int) {
			parts := slices.Collect(slices.Chunk(slices.Clone(v), 4))
			dice.Shuffle(len(parts), func(i, j int) { parts[i], parts[j] = parts[j], parts[i] })
			copy(v, slices.Concat(parts...))
		}),
		"a quarter thrown about": kept(func(v []int) {
			for range people / 8 {
				i, j := dice.IntN(people), dice.IntN(people)
				v[i], v[j] = v[j], v[i]
			}
		}),
	} {
		if alike(one, other) == "" {
			t.Errorf("%s: it is not seen", name)
		}
	}
	for range 2000 {
		if how := alike(one, order{"by chance", dice.Perm(people)}); how != "" {
			t.Errorf("orders by chance are alike: %s", how)
		}
	}
}
