// Providers by OpenID Connect, made of oidc-provider, which nobody here wrote: strict, asking for consent, and for PKCE
// where the one that it stands for knows it. Its own pages ask who one is; whoever that is, is called by it.
import { createServer } from "node:http";
import { Provider } from "oidc-provider";
import { freePort } from "./house.mjs";

/** People whom all providers know, by what they type in as their name there. */
const people = {
    ada: { name: "Ada Lovelace", email: "ada@gmail.com", email_verified: true },
    bice: { name: "Bice Rossi", email: "bice@example.org", email_verified: true },
    carlo: { name: "Carlo Verdi", email: "ada@gmail.com", email_verified: false },
};

/** Starts a provider for one installation, where its way to sign in has this name. */
export async function startOpenID({ house, name, pkce = true, port }) {
    port ??= await freePort();
    const issuer = `http://127.0.0.1:${port}`;
    const provider = new Provider(issuer, {
        clients: [{
            client_id: "piazza", client_secret: "un-segreto-lungo-per-prova", redirect_uris: [`${house}/auth/${name}/callback`],
            post_logout_redirect_uris: [`${house}/`], backchannel_logout_uri: `${house}/auth/${name}/backchannel`,
            backchannel_logout_session_required: true,
        }],
        // One host has them all: each has cookies of its own.
        cookies: { keys: ["prova"], names: { session: `${name}_session`, interaction: `${name}_interaction`, resume: `${name}_resume` } },
        pkce: { required: () => pkce },
        claims: { openid: ["sub"], profile: ["name"], email: ["email", "email_verified"] },
        features: { backchannelLogout: { enabled: true }, rpInitiatedLogout: { enabled: true } },
        // By itself it calls nobody on loopback, where everything is here.
        fetch: (url, { dispatcher: _, ...options }) => fetch(url, options),
        findAccount: (_, id) => ({ accountId: id, claims: () => ({ sub: id, ...people[id] }) }),
    });
    const faults = [];
    provider.on("server_error", (_, error) => faults.push(String(error)));
    provider.on("backchannel.error", (_, error) => faults.push(`backchannel: ${String(error)}`));
    const serve = provider.callback();
    // How it answers programs, while its pages go on: truly, late, with rubbish, or not at all.
    const mood = { is: "well" };
    const programs = ["/token", "/me", "/jwks", "/.well-known/openid-configuration"];
    const server = createServer((request, response) => {
        if (mood.is === "well" || !programs.includes(request.url.split("?")[0])) return void serve(request, response);
        if (mood.is === "slow") return;
        if (mood.is === "garbage") return void response.end("<html>torniamo subito");
        response.writeHead(503).end();
    });
    await new Promise((ready) => server.listen(port, "127.0.0.1", ready));
    return { issuer, faults, mood, stop: () => new Promise((done) => server.close(done).closeAllConnections()) };
}

/** What the settings say of a provider of oidc-provider. */
export function openIDEntry(kind, provider, more = {}) {
    return { kind, clientId: "piazza", clientSecret: "un-segreto-lungo-per-prova", issuer: provider.issuer, again: { prompt: "login" }, ...more };
}

/** Goes through the provider's pages: says who one is, where that is asked, and agrees. */
export async function passOpenID(page, provider, person) {
    await page.waitForURL(`${provider.issuer}/interaction/**`);
    const login = page.locator("input[name=login]");
    if ((await login.count()) > 0) {
        await login.fill(person);
        await page.locator("input[name=password]").fill("qualsiasi");
        await page.locator("button[type=submit]").click();
    }
    // Consent is asked once: who has agreed goes straight on.
    await page.waitForURL((url) => !url.href.startsWith(provider.issuer) || url.pathname.startsWith("/interaction/"));
    while (page.url().startsWith(`${provider.issuer}/interaction/`)) {
        const before = page.url();
        await page.locator("button[type=submit]").click();
        await page.waitForURL((url) => url.href !== before);
    }
}
