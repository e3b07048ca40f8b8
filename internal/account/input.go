package account

// UpdateInput is what to change of the viewer's profile; nil leaves as it is.
type UpdateInput struct {
	Name     *string
	Headline *string
	Bio      *string
}

// RevokeInput says which session to end.
type RevokeInput struct {
	SessionID SessionID
}
