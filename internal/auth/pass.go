package auth

// PassKind is what a pass lets its bearer do.
type PassKind int

// The kinds of passes.
const (
	// PassNone: there is no pass.
	PassNone PassKind = iota
	// PassGuest takes part in one assembly, as a guest.
	PassGuest
	// PassScreen looks at one assembly, as a screen on the wall does.
	PassScreen
)

// Pass lets somebody who is not signed in into one assembly, and into nothing else.
type Pass struct {
	Kind PassKind
	// ID is the guest's or the screen's number.
	ID int64
	// AssemblyID is the assembly that it is good for.
	AssemblyID int64
	// HasSlip tells that a guest came with a slip of his own.
	HasSlip bool
	// Version grows when a guest gets another pass in place of this one.
	Version int
}

// HasPass tells whether the viewer came with a pass.
func (v Viewer) HasPass() bool { return v.Pass.Kind != PassNone }

// IsGuest tells whether the viewer is a guest of an assembly.
func (v Viewer) IsGuest(assemblyID int64) bool {
	return v.Pass.Kind == PassGuest && v.Pass.AssemblyID == assemblyID
}

// IsScreen tells whether the viewer is a screen of an assembly.
func (v Viewer) IsScreen(assemblyID int64) bool {
	return v.Pass.Kind == PassScreen && v.Pass.AssemblyID == assemblyID
}
