package poll

import (
	"strings"
	"unicode"

	"golang.org/x/text/cases"
	"golang.org/x/text/unicode/norm"
)

const zeroWidthJoiner = '\u200d'

// blank are characters that count as letters or symbols and show nothing: fillers of Hangul, the empty pattern of Braille.
const blank = "\u115f\u1160\u2800\u3164\uffa0"

// seen leaves out of a text what nobody sees, and what shows it in another order than it has; characters that can be written in
// several ways are written in one. The joiner stays, as many emoji are made with it.
func seen(text string) string {
	return norm.NFC.String(strings.Map(func(r rune) rune {
		if strings.ContainsRune(blank, r) || r != zeroWidthJoiner && unicode.Is(unicode.Cf, r) {
			return -1
		}
		return r
	}, text))
}

// twin is the same for titles that a reader could not tell from each other by more than upper and lower case.
func twin(title string) string {
	return cases.Fold().String(norm.NFKC.String(strings.Map(func(r rune) rune {
		if r == zeroWidthJoiner || unicode.Is(unicode.Variation_Selector, r) || unicode.IsSpace(r) {
			return -1
		}
		return r
	}, seen(title))))
}

// shows tells whether there is something to see in a text.
func shows(text string) bool {
	return strings.ContainsFunc(text, func(r rune) bool {
		return r != zeroWidthJoiner && unicode.IsGraphic(r) && !unicode.IsSpace(r) && !unicode.IsMark(r)
	})
}
