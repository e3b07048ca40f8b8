// A regional gateway that speaks SAML 2.0 through samlify, which nobody here wrote: it checks our requests, and answers truly or
// as forgers do. Its page offers one button for each way of answering.
import { createServer } from "node:http";
import { randomBytes } from "node:crypto";
import samlify from "samlify";
import { answerTemplate, forge, forgeries, identity } from "./federa-answers.mjs";
import { pair } from "./federa-key.mjs";

// samlify asks for a validator of schemas; what it reads here are our own messages, whose signatures it checks.
samlify.setSchemaValidator({ validate: async () => "not asked" });

const spaces = "urn:oasis:names:tc:SAML:2.0:";
const bindings = { redirect: `${spaces}bindings:HTTP-Redirect`, post: `${spaces}bindings:HTTP-POST` };

/** Starts a gateway for the service whose metadata lies at an address, which is asked when it first matters. */
export async function startFedera({ port = 0, metadata }) {
    const server = createServer((request, response) => {
        gateway.serve(request, response).catch((error) => {
            gateway.faults.push(String(error));
            say(response, `<h1>Errore</h1><pre>${escape(String(error))}</pre>`, 500);
        });
    });
    await new Promise((ready) => server.listen(port, "127.0.0.1", ready));
    const gateway = new Gateway(`http://127.0.0.1:${server.address().port}`, metadata);
    return { url: gateway.url, gateway, stop: () => new Promise((done) => server.close(done).closeAllConnections()) };
}

class Gateway {
    constructor(url, metadata) {
        this.url = url;
        this.metadata = metadata;
        this.asked = new Map();
        /** What it has answered and been asked, for whoever tests. */
        this.answers = [];
        this.names = [];
        this.farewells = [];
        this.faults = [];
        const { key, certificate } = pair();
        this.idp = samlify.IdentityProvider({
            entityID: `${url}/metadata`,
            privateKey: key,
            signingCert: certificate,
            requestSignatureAlgorithm: "http://www.w3.org/2001/04/xmldsig-more#rsa-sha256",
            messageSigningOrder: "sign-then-encrypt",
            wantAuthnRequestsSigned: true,
            wantLogoutRequestSigned: true,
            wantLogoutResponseSigned: true,
            isAssertionEncrypted: false,
            nameIDFormat: [`${spaces}nameid-format:transient`],
            singleSignOnService: [
                { Binding: bindings.redirect, Location: `${url}/sso` },
                { Binding: bindings.post, Location: `${url}/sso` },
            ],
            singleLogoutService: [
                { Binding: bindings.redirect, Location: `${url}/slo` },
                { Binding: bindings.post, Location: `${url}/slo` },
            ],
            loginResponseTemplate: { context: answerTemplate, attributes: [] },
        });
    }

    async service() {
        if (!this.sp) {
            const text = await (await fetch(this.metadata)).text();
            this.sp = samlify.ServiceProvider({ metadata: text, wantLogoutRequestSigned: true, wantLogoutResponseSigned: true });
        }
        return this.sp;
    }

    async serve(request, response) {
        const at = new URL(request.url, this.url);
        const form = new URLSearchParams(request.method === "POST" ? await body(request) : "");
        switch (at.pathname) {
            case "/metadata":
                response.setHeader("Content-Type", "application/samlmetadata+xml");
                return void response.end(this.idp.getMetadata());
            case "/sso":
                return this.ask(at, form, response);
            case "/answer":
                return this.answer(form, response);
            case "/slo":
                return this.leave(at, form, response);
            case "/leave":
                return this.dismiss(at.searchParams.get("by") ?? "redirect", response);
            default:
                return say(response, "<h1>Federa</h1>", at.pathname === "/" ? 200 : 404);
        }
    }

    /** Takes a request, which has to be signed, and shows its page. */
    async ask(at, form, response) {
        const sp = await this.service();
        const [binding, message, relay] = incoming(at, form);
        const { extract, samlContent } = await this.idp.parseLoginRequest(sp, binding, message);
        const ticket = randomBytes(8).toString("hex");
        this.asked.set(ticket, { id: extract.request.id, relay, samlContent });
        const buttons = ["vera", ...forgeries].map((kind) => `<button name="kind" value="${kind}">${kind}</button>`);
        say(response, `<h1>Federa</h1><form method="post" action="/answer"><input type="hidden" name="ticket" value="${ticket}">${buttons.join(" ")}</form>`);
    }

    /** Answers: truly, or as the button says. */
    async answer(form, response) {
        const sp = await this.service();
        const { id, relay } = this.asked.get(form.get("ticket"));
        const kind = form.get("kind");
        const who = identity(this.url, sp, id, kind);
        const replayed = kind === "ripetuta" ? this.answers.findLast((one) => one.kind === "vera") : undefined;
        const made = replayed ?? (await this.idp.createLoginResponse(sp, { extract: { request: { id } } }, "post", {}, { customTagReplacement: who.fill }));
        const context = replayed ? replayed.context : forge(kind, made.context);
        this.answers.push({ kind, context, relay });
        if (!replayed) this.names.push(who);
        post(response, sp.entityMeta.getAssertionConsumerService("post"), { SAMLResponse: context, RelayState: relay });
    }

    /** Lets go whom the service asks it to, or hears that the service has. */
    async leave(at, form, response) {
        const sp = await this.service();
        const [binding, message, relay] = incoming(at, form);
        if (at.searchParams.has("SAMLResponse") || form.has("SAMLResponse")) {
            const { extract } = await this.idp.parseLogoutResponse(sp, binding, message);
            this.farewells.push({ heard: extract.response?.inResponseTo ?? "" });
            return say(response, "<h1>Uscito ovunque</h1>");
        }
        const heard = await this.idp.parseLogoutRequest(sp, binding, message);
        this.farewells.push({ asked: heard.extract.nameID, session: heard.extract.sessionIndex });
        const sent = this.idp.createLogoutResponse(sp, heard, binding, { relayState: relay });
        this.go(response, sp, binding, sent, "SAMLResponse");
    }

    /** Asks the service to let the last one go who came in. */
    async dismiss(binding, response) {
        const sp = await this.service();
        const last = this.names.at(-1);
        const sent = this.idp.createLogoutRequest(sp, binding, { logoutNameID: last.name, sessionIndex: last.session }, { relayState: "federa" });
        this.go(response, sp, binding, sent, "SAMLRequest");
    }

    go(response, sp, binding, sent, parameter) {
        if (binding === "redirect") {
            response.writeHead(302, { Location: sent.context });
            return response.end();
        }
        return post(response, sp.entityMeta.getSingleLogoutService("post"), { [parameter]: sent.context, RelayState: sent.relayState });
    }
}

/** Reads a message as samlify wants it: with the very letters that were signed. */
function incoming(at, form) {
    if (form.has("SAMLRequest") || form.has("SAMLResponse")) {
        return ["post", { body: Object.fromEntries(form) }, form.get("RelayState") ?? ""];
    }
    const octetString = at.search
        .slice(1)
        .split("&")
        .filter((pair) => !pair.startsWith("Signature="))
        .join("&");
    return ["redirect", { query: Object.fromEntries(at.searchParams), octetString }, at.searchParams.get("RelayState") ?? ""];
}

async function body(request) {
    let text = "";
    for await (const part of request) text += part;
    return text;
}

function escape(text) {
    return text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
}

function say(response, html, status = 200) {
    response.writeHead(status, { "Content-Type": "text/html; charset=utf-8" });
    response.end(`<!doctype html><html lang="it"><title>Federa</title><body>${html}`);
}

/** Sends a form through the browser, which presses the button itself. */
function post(response, address, fields) {
    const inputs = Object.entries(fields).map(([name, value]) => `<input type="hidden" name="${name}" value="${escape(value ?? "")}">`);
    say(response, `<form method="post" action="${escape(address)}">${inputs.join("")}</form><script>document.forms[0].submit()</script>`);
}
