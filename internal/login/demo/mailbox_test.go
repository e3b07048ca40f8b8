package demo

import (
	"context"
	"errors"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"piazza/internal/mail"
)

func look(m *Mailbox, language string) (int, string) {
	r := httptest.NewRequest(http.MethodGet, MailPath, http.NoBody)
	r.Header.Set("Accept-Language", language)
	w := httptest.NewRecorder()
	m.ServeHTTP(w, r)
	return w.Code, w.Body.String()
}

func TestTheDemosMailCanBeRead(t *testing.T) {
	m := &Mailbox{log: slog.New(slog.DiscardHandler), kept: func(context.Context) ([]mail.Kept, error) {
		return []mail.Kept{{
			Number: 7, Address: "<b>ada@example.org", At: time.Date(2026, 11, 22, 9, 0, 0, 0, time.UTC), Subject: "Il tuo link", Before: []string{"Ciao,"},
			Button: "Entra", Link: "http://127.0.0.1/auth/mail/callback?state=x", After: []string{"<script>alert(1)</script>"},
		}}, nil
	}}
	for language, want := range map[string]string{"it": "La demo non manda e-mail", "en": "The demo sends no mails"} {
		code, text := look(m, language)
		if code != http.StatusOK || !strings.Contains(text, want) || !strings.Contains(text, `href="http://127.0.0.1/auth/mail/callback?state=x"`) {
			t.Errorf("in %s it says %d %s", language, code, text)
		}
		if strings.Contains(text, "<script>") || strings.Contains(text, "<b>ada") {
			t.Errorf("a mail writes into the page: %s", text)
		}
	}
	m.kept = func(context.Context) ([]mail.Kept, error) { return nil, nil }
	if code, text := look(m, "it"); code != http.StatusOK || !strings.Contains(text, "Ancora nessuna") {
		t.Errorf("without mails it says %d %s", code, text)
	}
	m.kept = func(context.Context) ([]mail.Kept, error) { return nil, errors.New("fault") }
	if code, _ := look(m, "it"); code != http.StatusInternalServerError {
		t.Errorf("a fault answers %d", code)
	}
}
