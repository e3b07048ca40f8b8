package login

import "html/template"

// Frame puts a body into the frame that the pages on the way share. What is shown has a Language, a Title and Styles.
// The frame carries no style and no script of its own: the policy for all pages allows neither.
func Frame(body string) *template.Template {
	page := template.Must(template.New("frame").Parse(frame))
	template.Must(page.New("body").Parse(body))
	return page
}

const frame = `<!doctype html>
<html lang="{{.Language}}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="robots" content="noindex">
<title>{{.Title}} · Piazza</title>
{{range .Styles}}<link rel="stylesheet" href="{{.}}">
{{end}}<link rel="icon" href="data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 40 40'%3E%3Cpath d='M4 40V16a16 16 0 0 1 32 0v24h-9V17a7 7 0 0 0-14 0v23Z' fill='%230066cc'/%3E%3Ccircle cx='20' cy='33' r='4' fill='%23a63f1e'/%3E%3C/svg%3E">
</head>
<body>
<header class="pz-testata"><div class="pz-wrap"><a class="pz-marchio" href="{{if eq .Language "en"}}/en{{else}}/{{end}}"><svg viewBox="0 0 34 40" aria-hidden="true"><path class="arco" d="M1 40V16a16 16 0 0 1 32 0v24h-9V17a7 7 0 0 0-14 0v23Z"/><circle class="punto" cx="17" cy="33" r="4"/></svg><span><b>Piazza</b></span></a></div></header>
<main id="contenuto" class="pz-wrap pz-testata-pagina">
<h1>{{.Title}}</h1>
{{template "body" .}}
</main>
</body>
</html>
`
