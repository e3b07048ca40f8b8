package mail

// words are what a mail says: the subject, what comes before its button, the button, and what comes after. In all of them
// {{.name}} stands for what the message was told.
type words struct {
	subject string
	before  []string
	button  string
	after   []string
}

// both is a mail in the two languages.
type both struct{ it, en words }

func (b both) in(language string) words {
	if language == english {
		return b.en
	}
	return b.it
}

const (
	italian = "it"
	english = "en"
)

// notYou ends the mails about changes that only the owner of a profile should have made.
const (
	notYouIt = "Se non sei stato tu, entra subito, guarda i tuoi modi di accedere e le sessioni aperte, e avvisa chi gestisce la piazza."
	notYouEn = "If this was not you, sign in at once, look at your ways in and your open sessions, and tell whoever runs the piazza."
)

func letters() map[Template]both {
	return map[Template]both{
		SignIn: {
			it: words{
				"Il tuo collegamento per entrare",
				[]string{"Ciao,", "hai chiesto di entrare nella piazza con questo indirizzo. Apri il collegamento nello stesso browser da cui l’hai chiesto: vale {{.minutes}} minuti e una volta sola."},
				"Entra nella piazza",
				[]string{"Se non l’hai chiesto tu, non devi fare niente: senza questo collegamento nessuno entra."},
			},
			en: words{
				"Your link to sign in",
				[]string{"Hello,", "you asked to sign in to the piazza with this address. Open the link in the same browser in which you asked: it works for {{.minutes}} minutes, and once."},
				"Sign in to the piazza",
				[]string{"If you did not ask for it, there is nothing to do: nobody gets in without this link."},
			},
		},
		Invite: {
			it: words{
				"Un invito nella piazza «{{.piazza}}»",
				[]string{"Ciao,", "ti invitano nella piazza «{{.piazza}}» come {{.role}}. L’invito vale {{.days}} giorni e una volta sola: non darlo ad altri."},
				"Apri l’invito",
				[]string{"Se non ti interessa, ignora questa e-mail: non ne arriveranno altre per questo invito."},
			},
			en: words{
				"An invitation to the piazza “{{.piazza}}”",
				[]string{"Hello,", "you are invited to the piazza “{{.piazza}}” as {{.role}}. The invitation works for {{.days}} days, and once: do not pass it on."},
				"Open the invitation",
				[]string{"If you are not interested, ignore this mail: no other will follow for this invitation."},
			},
		},
		InviteAdministrator: {
			it: words{
				"Un invito a gestire la piazza",
				[]string{"Ciao,", "ti invitano ad amministrare questa installazione di Piazza. L’invito vale {{.days}} giorni e una volta sola: non darlo a nessuno."},
				"Apri l’invito",
				[]string{"Se non te lo aspettavi, non aprirlo e avvisa chi gestisce la piazza."},
			},
			en: words{
				"An invitation to run the piazza",
				[]string{"Hello,", "you are invited to administer this installation of Piazza. The invitation works for {{.days}} days, and once: give it to nobody."},
				"Open the invitation",
				[]string{"If you did not expect it, do not open it, and tell whoever runs the piazza."},
			},
		},
		LoginLinked:    changed("Un nuovo modo di accedere", "da ora si entra nel tuo profilo anche con {{.title}}.", "A new way in", "from now on your profile can also be entered with {{.title}}."),
		LoginUnlinked:  changed("Un modo di accedere tolto", "nel tuo profilo non si entra più con {{.title}}.", "A way in taken away", "your profile can no longer be entered with {{.title}}."),
		PasskeyAdded:   changed("Una nuova chiave di accesso", "al tuo profilo è stata aggiunta la chiave di accesso «{{.name}}».", "A new passkey", "the passkey “{{.name}}” was added to your profile."),
		PasskeyRemoved: changed("Una chiave di accesso tolta", "dal tuo profilo è stata tolta la chiave di accesso «{{.name}}».", "A passkey taken away", "the passkey “{{.name}}” was taken away from your profile."),
		PasskeysReset:  changed("Le tue chiavi di accesso sono state tolte", "chi gestisce la piazza ha tolto tutte le chiavi di accesso dal tuo profilo: se le avevi perse, ora puoi aggiungerne una nuova.", "Your passkeys were taken away", "whoever runs the piazza took all passkeys away from your profile: if you had lost them, you can now add a new one."),
		Merged:         changed("I tuoi profili sono diventati uno", "due profili tuoi sono diventati uno solo, @{{.handle}}. Ci entri con tutti i modi che avevi.", "Your profiles became one", "two profiles of yours became one, @{{.handle}}. You enter it with every way in that you had."),
	}
}

// changed is a mail about a change of how a profile is entered.
func changed(subjectIt, textIt, subjectEn, textEn string) both {
	return both{
		it: words{subjectIt, []string{"Ciao,", textIt}, "Guarda il tuo profilo", []string{notYouIt}},
		en: words{subjectEn, []string{"Hello,", textEn}, "Look at your profile", []string{notYouEn}},
	}
}
