package auth

// anyone is the number of nobody: no member has it.
const anyone = -1

// Anyone returns a viewer who is nobody in particular and has a role in a space: what he sees, everybody sees who has it. It is
// for what is made once for many. Without a role he is a visitor.
func Anyone(spaceID int64, role Role) Viewer {
	if role == None {
		return Viewer{}
	}
	return Viewer{MemberID: anyone, Roles: map[int64]Role{spaceID: role}}
}

// AnyGuest returns a viewer who is any of the guests of an assembly.
func AnyGuest(assemblyID int64) Viewer {
	return Viewer{Pass: Pass{Kind: PassGuest, AssemblyID: assemblyID}}
}

// AnyScreen returns a viewer who is any of the screens of an assembly.
func AnyScreen(assemblyID int64) Viewer {
	return Viewer{Pass: Pass{Kind: PassScreen, AssemblyID: assemblyID}}
}
