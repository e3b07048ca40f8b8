// Endpoints of OAuth 2.0 in the shape of Facebook's and X's documents: what they ask for, what they answer, how they refuse.
import { createHash, createHmac, randomBytes } from "node:crypto";
import { createServer } from "node:http";

const id = "1234567890";
const secret = "il-segreto-della-applicazione";

async function read(request) {
    let text = "";
    for await (const part of request) text += part;
    return new URLSearchParams(text);
}

function json(response, status, body) {
    response.writeHead(status, { "Content-Type": "application/json; charset=utf-8" });
    response.end(JSON.stringify(body));
}

function page(response, html, status = 200) {
    response.writeHead(status, { "Content-Type": "text/html; charset=utf-8" });
    response.end(`<!doctype html><html><title>social</title><body>${html}`);
}

/** What both have in common: a page with a button for each person, codes that work once, and access tokens. */
class Social {
    codes = new Map();
    tokens = new Map();
    asked = [];

    /** Shows who one may be; the buttons lead back to the application. */
    choose(response, at, people) {
        const { redirect_uri: back, state, code_challenge: challenge } = Object.fromEntries(at.searchParams);
        const links = Object.keys(people).map((person) => {
            const code = randomBytes(16).toString("hex");
            this.codes.set(code, { person, challenge, back });
            const next = new URL(back);
            next.search = new URLSearchParams({ code, state });
            next.hash = this.hash ?? "";
            return `<a id="${person}" href="${next.href.replaceAll("&", "&amp;")}">Continua come ${person}</a>`;
        });
        const refuse = new URL(back);
        refuse.search = new URLSearchParams({ error: "access_denied", error_reason: "user_denied", state });
        page(response, `${links.join("<br>")}<br><a id="no" href="${refuse.href.replaceAll("&", "&amp;")}">Annulla</a>`);
    }

    take(code) {
        const found = this.codes.get(code);
        this.codes.delete(code);
        return found;
    }

    grant(person) {
        const token = randomBytes(16).toString("hex");
        this.tokens.set(token, person);
        return token;
    }
}

/** Facebook: the secret in the form, no PKCE, a proof of the secret with each question, errors as objects. */
class Facebook extends Social {
    people = { dino: { id: "10", name: "Dino Neri", email: "dino@example.org" }, elsa: { id: "11", name: "Elsa Blu" } };
    // Facebook ends its answers with this.
    hash = "_=_";

    async serve(request, response, at) {
        const fault = (message, code) => json(response, 400, { error: { message, type: "OAuthException", code, fbtrace_id: "A" } });
        switch (at.pathname) {
            case "/v23.0/dialog/oauth":
                if (at.searchParams.get("client_id") !== id) return page(response, "Invalid App ID", 400);
                return this.choose(response, at, this.people);
            case "/v23.0/oauth/access_token": {
                const form = request.method === "POST" ? await read(request) : at.searchParams;
                const found = this.take(form.get("code"));
                if (!found || form.get("client_secret") !== secret || form.get("redirect_uri") !== found.back) return fault("Error validating verification code.", 100);
                return json(response, 200, { access_token: this.grant(found.person), token_type: "bearer", expires_in: 5_183_944 });
            }
            case "/v23.0/me": {
                const token = request.headers.authorization?.replace(/^Bearer /, "") ?? at.searchParams.get("access_token");
                const person = this.people[this.tokens.get(token)];
                if (!person) return fault("Invalid OAuth access token.", 190);
                if (at.searchParams.get("appsecret_proof") !== createHmac("sha256", secret).update(token).digest("hex")) return fault("Invalid appsecret_proof provided in the API argument", 100);
                const fields = at.searchParams.get("fields").split(",");
                this.asked.push(fields);
                return json(response, 200, Object.fromEntries(Object.entries(person).filter(([name]) => fields.includes(name))));
            }
            default:
                return fault("Unknown path components", 2500);
        }
    }
}

/** X: PKCE without exception, the secret in the header, two scopes to say who one is. */
class X extends Social {
    people = { fede: { id: "2244994945", name: "Fede Viola", username: "fedeviola" }, gino: { id: "2244994946", name: "Gino", username: "gino" } };

    async serve(request, response, at) {
        switch (at.pathname) {
            case "/i/oauth2/authorize": {
                const asked = at.searchParams;
                const fits = asked.get("client_id") === id && asked.get("code_challenge_method") === "S256" && asked.get("code_challenge") && asked.get("response_type") === "code";
                if (!fits || !["users.read", "tweet.read"].every((scope) => asked.get("scope").split(" ").includes(scope))) return page(response, "Something went wrong", 400);
                return this.choose(response, at, this.people);
            }
            case "/2/oauth2/token": {
                const form = await read(request);
                if (request.headers.authorization !== `Basic ${Buffer.from(`${id}:${secret}`).toString("base64")}`) return json(response, 401, { error: "unauthorized_client", error_description: "Missing valid authorization header" });
                const found = this.take(form.get("code"));
                const challenge = createHash("sha256").update(form.get("code_verifier") ?? "").digest("base64url");
                if (!found || found.challenge !== challenge || found.back !== form.get("redirect_uri")) return json(response, 400, { error: "invalid_request", error_description: "Value passed for the authorization code was invalid." });
                return json(response, 200, { token_type: "bearer", expires_in: 7200, access_token: this.grant(found.person), scope: "users.read tweet.read" });
            }
            case "/2/users/me": {
                const person = this.people[this.tokens.get(request.headers.authorization?.replace(/^Bearer /, ""))];
                if (!person) return json(response, 401, { title: "Unauthorized", type: "about:blank", status: 401, detail: "Unauthorized" });
                return json(response, 200, { data: person });
            }
            default:
                return json(response, 404, { title: "Not Found", status: 404 });
        }
    }
}

async function start(social) {
    const mood = { is: "well" };
    const server = createServer((request, response) => {
        if (mood.is === "down") return void response.writeHead(503).end();
        social.serve(request, response, new URL(request.url, "http://social")).catch((error) => page(response, String(error), 500));
    });
    await new Promise((ready) => server.listen(0, "127.0.0.1", ready));
    const url = `http://127.0.0.1:${server.address().port}`;
    return { url, social, mood, stop: () => new Promise((done) => server.close(done).closeAllConnections()) };
}

export async function startFacebook() {
    const facebook = await start(new Facebook());
    const at = `${facebook.url}/v23.0`;
    facebook.entry = {
        kind: "facebook", clientId: id, clientSecret: secret, pkce: false,
        endpoints: { authorize: `${at}/dialog/oauth`, token: `${at}/oauth/access_token`, profile: `${at}/me?fields=id,name,email` },
    };
    return facebook;
}

export async function startX() {
    const x = await start(new X());
    x.entry = {
        kind: "x", clientId: id, clientSecret: secret,
        endpoints: { authorize: `${x.url}/i/oauth2/authorize`, token: `${x.url}/2/oauth2/token`, profile: `${x.url}/2/users/me?user.fields=id,name,username` },
    };
    return x;
}

/** Passes the page of Facebook or X as one of its people, or gives up as "no". */
export async function passSocial(page, service, person) {
    await page.waitForURL(`${service.url}/**`);
    await page.locator(`#${person}`).click();
}

/** What Facebook sends when somebody wants forgotten what it told about him; signed with the secret, or with another. */
export function signedRequest(user, { key = secret, at = Date.now(), algorithm = "HMAC-SHA256" } = {}) {
    const payload = Buffer.from(JSON.stringify({ user_id: user, algorithm, issued_at: Math.floor(at / 1000) })).toString("base64url");
    return `${createHmac("sha256", key).update(payload).digest("base64url")}.${payload}`;
}
