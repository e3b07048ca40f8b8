package poll

import (
	"math/big"
	"strconv"
	"strings"
)

// Numbers are kept in millionths, so that steps like 0.1 are exact, and written as decimals.
const (
	millionths     = 1_000_000
	decimalPlaces  = 6
	longestDecimal = 24
)

// ParseDecimal reads a decimal such as -12.5 into millionths. It takes digits with at most one point and a sign before
// them, nothing else: no exponents, no spaces, no words.
func ParseDecimal(text string) (int64, bool) {
	if len(text) > longestDecimal {
		return 0, false
	}
	digits, negative := strings.CutPrefix(text, "-")
	before, after, point := strings.Cut(digits, ".")
	if before == "" || point && after == "" || len(after) > decimalPlaces || !onlyDigits(before) || !onlyDigits(after) {
		return 0, false
	}
	n, err := strconv.ParseInt(before+after+strings.Repeat("0", decimalPlaces-len(after)), 10, 64)
	if err != nil {
		return 0, false
	}
	if negative {
		n = -n
	}
	return n, true
}

func onlyDigits(text string) bool { return strings.Trim(text, "0123456789") == "" }

// FormatDecimal writes millionths as a decimal without trailing zeros.
func FormatDecimal(n int64) string { return decimal(big.NewRat(n, millionths), decimalPlaces) }

// decimal writes a fraction with at most so many decimals.
func decimal(number *big.Rat, places int) string {
	text := number.FloatString(places)
	if strings.Contains(text, ".") {
		text = strings.TrimRight(strings.TrimRight(text, "0"), ".")
	}
	if text == "-0" {
		return "0"
	}
	return text
}
