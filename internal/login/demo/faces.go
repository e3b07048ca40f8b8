package demo

import (
	"fmt"
	"strings"

	"piazza/internal/account"
)

// face is one of those whom one may be, as the page shows him.
type face struct {
	Subject, Name, Headline, Letter string
	Tone                            int
	Roles                           []string
}

// group are the faces that may do the same, by the greatest role that each has anywhere.
type group struct {
	Title string
	Faces []face
}

// ranks are the roles from the greatest to the least, and what to call those who have them.
var ranks = []struct {
	role   string
	titles map[string]string
}{
	{"administrator", map[string]string{"it": "Chi amministra", "en": "Who runs it"}},
	{"moderator", map[string]string{"it": "Chi modera", "en": "Who moderates"}},
	{"editor", map[string]string{"it": "Chi fa la redazione", "en": "Who edits"}},
	{"member", map[string]string{"it": "Chi partecipa", "en": "Who takes part"}},
}

// groupsOf sorts those whom one may be; who has no role yet stands with the members.
func groupsOf(personas []account.Persona, language string) []group {
	var groups []group
	for n, rank := range ranks {
		g := group{Title: rank.titles[language]}
		for _, one := range personas {
			if rankOf(one) == n {
				g.Faces = append(g.Faces, faceOf(one, language))
			}
		}
		if g.Faces != nil {
			groups = append(groups, g)
		}
	}
	return groups
}

func rankOf(one account.Persona) int {
	if one.Member.Administrator {
		return 0
	}
	for n, rank := range ranks {
		if len(where(one, rank.role)) > 0 {
			return n
		}
	}
	return len(ranks) - 1
}

// where returns the piazze in which somebody has a role.
func where(one account.Persona, role string) []string {
	var piazze []string
	for _, place := range one.Places {
		if place.Role == role {
			piazze = append(piazze, place.Piazza)
		}
	}
	return piazze
}

func faceOf(one account.Persona, language string) face {
	m := one.Member
	return face{Subject: one.Subject, Name: m.Name, Headline: m.Headline, Tone: m.Tone, Letter: firstLetter(m.Name), Roles: rolesOf(one, language)}
}

func firstLetter(name string) string {
	for _, r := range name {
		return strings.ToUpper(string(r))
	}
	return ""
}

var roleNames = map[string]map[string]string{
	"it": {"editor": "In redazione:", "moderator": "Modera:", "administrator": "Amministra:"},
	"en": {"editor": "Edits:", "moderator": "Moderates:", "administrator": "Runs:"},
}

// rolesOf says what somebody may do and where. Of mere members it says how much they take part.
func rolesOf(one account.Persona, language string) []string {
	var roles []string
	if one.Member.State() == account.Suspended {
		// He may be chosen all the same: like any provider, this one vouches for who somebody is, and leaves it to the
		// piazza whom to let in, and to tell him why not.
		roles = append(roles, map[string]string{"it": "Accesso sospeso", "en": "Access suspended"}[language])
	}
	if one.Member.Administrator {
		roles = append(roles, map[string]string{"it": "Amministra tutta l’installazione", "en": "Runs the whole installation"}[language])
	}
	for _, rank := range ranks[:len(ranks)-1] {
		if piazze := where(one, rank.role); len(piazze) > 0 {
			roles = append(roles, roleNames[language][rank.role]+" "+strings.Join(piazze, ", "))
		}
	}
	if n := len(where(one, "member")); len(roles) == 0 && n > 0 {
		roles = append(roles, fmt.Sprintf(counted(n, language), n))
	}
	return roles
}

func counted(n int, language string) string {
	switch {
	case language == "en":
		return "Piazze joined: %d"
	case n == 1:
		return "Iscrizione a %d piazza"
	default:
		return "Iscrizione a %d piazze"
	}
}
