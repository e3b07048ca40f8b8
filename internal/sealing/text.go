package sealing

import (
	"bytes"
	"encoding/json"
	"fmt"
	"strings"
)

// JSON writes a value in the one form that everything sealed has: as encoding/json does, without spaces and with fields in
// their order, but with no character escaped that JSON does not ask for. So that other languages write the same bytes.
func JSON(value any) (string, error) {
	var b bytes.Buffer
	encoder := json.NewEncoder(&b)
	encoder.SetEscapeHTML(false)
	if err := encoder.Encode(value); err != nil {
		return "", fmt.Errorf("sealed text: %w", err)
	}
	return bare(strings.TrimSuffix(b.String(), "\n")), nil
}

// bare takes back the escapes of the two line separators, which encoding/json writes for the sake of old browsers.
func bare(text string) string {
	if !strings.Contains(text, `\u202`) {
		return text
	}
	var b strings.Builder
	for i := 0; i < len(text); i++ {
		switch {
		case text[i] != '\\':
			b.WriteByte(text[i])
		case strings.HasPrefix(text[i:], `\u2028`), strings.HasPrefix(text[i:], `\u2029`):
			b.WriteRune('\u2028' + rune(text[i+5]-'8'))
			i += 5
		default: // an escape of another character: both bytes, so that its second is not taken for a beginning
			b.WriteString(text[i : i+2])
			i++
		}
	}
	return b.String()
}
