package poll

import "strings"

// Documents spell these words as the API does.

// MarshalText writes the API's spelling.
func (o Opening) MarshalText() ([]byte, error) { return spelled(o) }

// UnmarshalText reads the API's spelling.
func (o *Opening) UnmarshalText(text []byte) error { return o.UnmarshalGQL(string(text)) }

// MarshalText writes the API's spelling.
func (e Electorate) MarshalText() ([]byte, error) { return spelled(e) }

// UnmarshalText reads the API's spelling.
func (e *Electorate) UnmarshalText(text []byte) error { return e.UnmarshalGQL(string(text)) }

// MarshalText writes the API's spelling.
func (v Visibility) MarshalText() ([]byte, error) { return spelled(v) }

// UnmarshalText reads the API's spelling.
func (v *Visibility) UnmarshalText(text []byte) error { return v.UnmarshalGQL(string(text)) }

// MarshalText writes the API's spelling.
func (r ReasonRule) MarshalText() ([]byte, error) { return spelled(r) }

// UnmarshalText reads the API's spelling.
func (r *ReasonRule) UnmarshalText(text []byte) error { return r.UnmarshalGQL(string(text)) }

// MarshalText writes the API's spelling.
func (k KindName) MarshalText() ([]byte, error) { return spelled(k) }

// UnmarshalText reads the API's spelling.
func (k *KindName) UnmarshalText(text []byte) error { return k.UnmarshalGQL(string(text)) }

func spelled[T ~string](word T) ([]byte, error) { return []byte(strings.ToUpper(string(word))), nil }
