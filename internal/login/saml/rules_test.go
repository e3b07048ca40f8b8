package saml

import (
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// TestEveryRuleHasItsTest holds docs/spid.md to the code: no blank, no test that does not exist, none of the checklist missing.
func TestEveryRuleHasItsTest(t *testing.T) {
	page, err := os.ReadFile("../../../docs/spid.md")
	if err != nil {
		t.Fatal(err)
	}
	var checklist []string
	for _, r := range join(envelopeRules(), assertionRules(), subjectRules(), conditionRules(), statementRules()) {
		checklist = append(checklist, r.name)
	}
	tests, named := testNames(t), map[string]bool{}
	rows := regexp.MustCompile(`(?m)^\| (.+) \|$`).FindAllStringSubmatch(string(page), -1)
	for _, row := range rows {
		cells := strings.Split(row[1], " | ")
		if cells[0] == "rule" || strings.HasPrefix(cells[0], "---") {
			continue
		}
		if len(cells) != 4 || slices.ContainsFunc(cells, func(c string) bool { return strings.TrimSpace(c) == "" }) {
			t.Errorf("there is a blank: %s", row[0])
			continue
		}
		quoted := regexp.MustCompile("`([^`]+)`").FindAllStringSubmatch(cells[3], -1)
		if (cells[1] == "yes") != (len(quoted) > 0) || cells[1] == "no" && cells[3] != "none" {
			t.Errorf("%s: %s, tested by %s", cells[0], cells[1], cells[3])
		}
		for _, q := range quoted {
			named[q[1]] = true
			if !slices.Contains(tests, q[1]) && !slices.Contains(checklist, q[1]) {
				t.Errorf("%s: there is no test %s", cells[0], q[1])
			}
		}
	}
	for _, name := range checklist {
		if !named[name] {
			t.Errorf("the page does not name %q", name)
		}
	}
	if len(rows) < 80 {
		t.Errorf("the page has %d rows", len(rows))
	}
}

func testNames(t *testing.T) []string {
	t.Helper()
	files, err := filepath.Glob("*_test.go")
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, file := range files {
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		for _, found := range regexp.MustCompile(`(?m)^func (Test\w+)\(`).FindAllStringSubmatch(string(text), -1) {
			names = append(names, found[1])
		}
	}
	return names
}
