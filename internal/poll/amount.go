package poll

import (
	"math/big"
	"strconv"
)

// amount is a number of votes. Transfers split votes, so it is an exact fraction.
type amount = big.Rat

func whole(n int64) *amount { return new(amount).SetInt64(n) }

func formatInt(n int64) string { return strconv.FormatInt(n, 10) }

// formatAmount writes votes with at most five decimals, as counts are published; only what is shown is rounded.
func formatAmount(a *amount) string {
	if a.IsInt() {
		return a.Num().String()
	}
	return a.FloatString(5)
}
