package mail

import (
	"bytes"
	"fmt"
	html "html/template"
	"strings"
	text "text/template"
)

// letter is a mail in its words.
type letter struct {
	Language string   `json:"language"`
	Subject  string   `json:"subject"`
	Before   []string `json:"before"`
	Button   string   `json:"button"`
	Link     string   `json:"link"`
	After    []string `json:"after"`
}

// word puts what a message was told into the words of its template.
func word(m Message, publicURL string) (letter, error) {
	known, ok := letters()[m.Template]
	if !ok {
		return letter{}, fmt.Errorf("there is no mail %q", m.Template)
	}
	w, told := known.in(m.Language), clean(m)
	l := letter{Language: m.Language, Link: publicURL + m.Path}
	lines := []string{w.subject, w.button}
	for _, part := range [][]string{lines, w.before, w.after} {
		for i := range part {
			if err := fill(&part[i], told); err != nil {
				return letter{}, fmt.Errorf("the mail %q: %w", m.Template, err)
			}
		}
	}
	l.Subject, l.Button, l.Before, l.After = lines[0], lines[1], w.before, w.after
	return l, nil
}

// clean takes line breaks out of what a message was told, so that nobody writes lines of his own into a mail, and puts a role
// into the language.
func clean(m Message) map[string]string {
	told := make(map[string]string, len(m.Told))
	for name, value := range m.Told {
		told[name] = strings.Join(strings.Fields(value), " ")
	}
	if role, ok := roleWords(m.Language)[told["role"]]; ok {
		told["role"] = role
	}
	return told
}

func roleWords(language string) map[string]string {
	if language == english {
		return map[string]string{"member": "a member", "editor": "an editor", "moderator": "a moderator", "administrator": "an administrator"}
	}
	return map[string]string{"member": "membro", "editor": "redattore", "moderator": "moderatore", "administrator": "amministratore"}
}

func fill(line *string, told map[string]string) error {
	t, err := text.New("line").Option("missingkey=error").Parse(*line)
	if err != nil {
		return err
	}
	var out strings.Builder
	err = t.Execute(&out, told)
	*line = out.String()
	return err
}

// text is the letter for who reads mails as text.
func (l letter) text() string {
	parts := append([]string{}, l.Before...)
	parts = append(parts, l.Button+":\n"+l.Link)
	parts = append(parts, l.After...)
	return strings.Join(parts, "\n\n") + "\n\n-- \nPiazza\n"
}

// html is the letter with a button. It asks nobody for anything: no picture, no style from elsewhere.
func (l letter) html() (string, error) {
	page, err := html.New("letter").Parse(sheet)
	if err != nil {
		return "", err
	}
	var out bytes.Buffer
	err = page.Execute(&out, l)
	return out.String(), err
}

const sheet = `<!doctype html>
<html lang="{{.Language}}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><title>{{.Subject}}</title></head>
<body style="margin:0;padding:24px;background:#f5f7fa;color:#17324d;font-family:Arial,Helvetica,sans-serif;font-size:16px;line-height:1.5">
<div style="max-width:560px;margin:0 auto;padding:32px;background:#ffffff;border-top:6px solid #0066cc">
<h1 style="margin:0 0 16px;font-size:22px;line-height:1.3">{{.Subject}}</h1>
{{range .Before}}<p style="margin:0 0 16px">{{.}}</p>
{{end}}<p style="margin:24px 0"><a href="{{.Link}}" style="display:inline-block;padding:12px 24px;background:#0066cc;color:#ffffff;font-weight:bold;text-decoration:none;border-radius:4px">{{.Button}}</a></p>
<p style="margin:0 0 16px;font-size:13px;word-break:break-all"><a href="{{.Link}}" style="color:#0066cc">{{.Link}}</a></p>
{{range .After}}<p style="margin:0 0 16px;font-size:14px">{{.}}</p>
{{end}}</div>
</body>
</html>
`
