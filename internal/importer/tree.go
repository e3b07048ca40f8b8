package importer

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
)

// A JSON value in the order in which it was written: object, []any, string, json.Number, bool or nil.
type (
	object []field
	field  struct {
		key   string
		value any
	}
)

// maxDepth is how deep a record nests at most; real ones stay under ten.
const maxDepth = 32

var errTooDeep = fmt.Errorf("it nests more than %d levels deep", maxDepth)

// parseTree reads one JSON value. A key that stands twice in an object is refused: one of the two would be lost.
func parseTree(text []byte) (any, error) {
	dec := json.NewDecoder(bytes.NewReader(text))
	dec.UseNumber()
	return readValue(dec, 0)
}

func readValue(dec *json.Decoder, depth int) (any, error) {
	if depth > maxDepth {
		return nil, errTooDeep
	}
	token, err := dec.Token()
	if err != nil {
		return nil, err
	}
	switch token {
	case json.Delim('{'):
		return readObject(dec, depth)
	case json.Delim('['):
		return readList(dec, depth)
	default:
		return token, nil
	}
}

func readObject(dec *json.Decoder, depth int) (any, error) {
	fields := object{}
	for dec.More() {
		token, err := dec.Token()
		if err != nil {
			return nil, err
		}
		key, ok := token.(string)
		if !ok {
			return nil, errors.New("a key is no text")
		}
		if _, twice := fields.get(key); twice {
			return nil, fmt.Errorf("the key %q stands twice in one object", key)
		}
		value, err := readValue(dec, depth+1)
		if err != nil {
			return nil, err
		}
		fields = append(fields, field{key, value})
	}
	_, err := dec.Token()
	return fields, err
}

func readList(dec *json.Decoder, depth int) (any, error) {
	values := []any{}
	for dec.More() {
		value, err := readValue(dec, depth+1)
		if err != nil {
			return nil, err
		}
		values = append(values, value)
	}
	_, err := dec.Token()
	return values, err
}

// get returns the value under a key.
func (o object) get(key string) (any, bool) {
	at := slices.IndexFunc(o, func(f field) bool { return f.key == key })
	if at < 0 {
		return nil, false
	}
	return o[at].value, true
}

// without returns the object without some of its keys.
func (o object) without(keys []string) object {
	return slices.DeleteFunc(slices.Clone(o), func(f field) bool { return slices.Contains(keys, f.key) })
}

// plain turns the tree into maps and slices, which encoding/json writes with sorted keys.
func plain(value any) any {
	switch v := value.(type) {
	case object:
		fields := make(map[string]any, len(v))
		for _, f := range v {
			fields[f.key] = plain(f.value)
		}
		return fields
	case []any:
		values := make([]any, len(v))
		for i := range v {
			values[i] = plain(v[i])
		}
		return values
	default:
		return v
	}
}

func scalar(value any) bool {
	switch value.(type) {
	case object, []any:
		return false
	default:
		return true
	}
}
