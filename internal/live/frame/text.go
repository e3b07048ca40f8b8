package frame

import "unicode/utf8"

// progress tells how much of a text that goes on is UTF-8, up to the beginning of a character that is not whole yet; ok
// is false as soon as no bytes to come could make it so.
func progress(text []byte) (n int, ok bool) {
	n = len(text)
	for back := 1; back < utf8.UTFMax && back <= len(text); back++ {
		if start := len(text) - back; utf8.RuneStart(text[start]) {
			if !utf8.FullRune(text[start:]) {
				n = start
			}
			break
		}
	}
	return n, utf8.Valid(text[:n])
}
