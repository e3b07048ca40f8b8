// Tokens that oauth2-mock-server forges, which nobody here wrote: each is refused, and nothing panics.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { Events, OAuth2Server } from "oauth2-mock-server";
import { futureAddress, openHouse } from "./house.mjs";

let address, house, mock, stranger;

before(async () => {
    address = await futureAddress();
    mock = new OAuth2Server();
    await mock.issuer.keys.generate("RS256");
    await mock.start(0, "127.0.0.1");
    stranger = new OAuth2Server();
    await stranger.issuer.keys.generate("RS256");
    stranger.issuer.url = mock.issuer.url;
    house = await openHouse(address, [{ kind: "openid", name: "finto", title: "Finto", clientId: "piazza", clientSecret: "segreto", issuer: mock.issuer.url }]);
});

after(async () => {
    await mock?.stop();
    await house?.stop();
});

/** Signs in by fetch, with the cookies of one browser, and returns where that ends. */
async function signIn() {
    const cookies = new Map();
    const go = async (url) => {
        const answer = await fetch(url, { redirect: "manual", headers: { cookie: [...cookies].map((pair) => pair.join("=")).join("; ") } });
        for (const line of answer.headers.getSetCookie()) {
            const [, name, value] = /^([^=]+)=([^;]*)/.exec(line);
            cookies.set(name, value);
        }
        return answer;
    };
    const begun = await go(`${address}/auth/finto?return=/`);
    assert.equal(begun.status, 303);
    const answered = await fetch(begun.headers.get("location"), { redirect: "manual" });
    const ended = await go(answered.headers.get("location"));
    return { status: ended.status, location: ended.headers.get("location"), text: await ended.text(), cookies };
}

test("an honest token is believed", async () => {
    const { status, location, cookies } = await signIn();
    assert.deepEqual([status, location], [303, "/auth/welcome"]);
    assert.ok(cookies.get("piazza_arrival"));
});

const part = (value) => Buffer.from(JSON.stringify(value)).toString("base64url");
const open = (token) => token.split(".").slice(0, 2).map((text) => JSON.parse(Buffer.from(text, "base64url").toString()));

/** Before it is signed: what the token says. */
const said = (change) => mock.service.on(Events.BeforeTokenSigning, (token) => change(token.payload));
/** After it was signed: the token itself. */
const told = (change) => mock.service.on(Events.BeforeResponse, (response) => {
    response.body.id_token = change(response.body.id_token);
});

const forgeries = {
    "another payload under the same signature": () => told((token) => {
        const [head, , signature] = token.split(".");
        return [head, part({ ...open(token)[1], sub: "mallory" }), signature].join(".");
    }),
    "alg none": () => told((token) => `${part({ alg: "none", typ: "JWT" })}.${part(open(token)[1])}.`),
    "alg None, with a signature": () => told((token) => `${part({ alg: "None", typ: "JWT" })}.${part(open(token)[1])}.AAAA`),
    "no signature": () => told((token) => token.split(".").slice(0, 2).join(".") + "."),
    "another audience": () => said((payload) => { payload.aud = "someone-else"; }),
    "another issuer": () => said((payload) => { payload.iss = "https://evil.example"; }),
    expired: () => said((payload) => { payload.exp = Math.floor(Date.now() / 1000) - 3600; }),
    "no exp": () => said((payload) => { delete payload.exp; }),
    "exp as text": () => said((payload) => { payload.exp = "domani"; }),
    "another nonce": () => said((payload) => { payload.nonce = "A".repeat(43); }),
    "no nonce": () => said((payload) => { delete payload.nonce; }),
    "no subject": () => said((payload) => { delete payload.sub; }),
    "a stranger's key": () => told((token) => token),
    "no token": () => told(() => undefined),
    "a number for a token": () => told(() => 7),
    "rubbish for a token": () => told(() => "a.b.c"),
};

for (const [name, forge] of Object.entries(forgeries)) {
    test(`${name}: refused`, async (t) => {
        t.after(() => {
            mock.service.removeAllListeners(Events.BeforeTokenSigning);
            mock.service.removeAllListeners(Events.BeforeResponse);
        });
        forge();
        if (name === "a stranger's key") {
            const forged = await stranger.issuer.buildToken({ scopesOrTransform: (_, payload) => Object.assign(payload, { aud: "piazza", sub: "mallory" }) });
            mock.service.on(Events.BeforeResponse, (response) => { response.body.id_token = forged; });
        }
        const { status, text, cookies } = await signIn();
        assert.ok(status >= 400, `${status} ${text}`);
        assert.match(text, /Non sappiamo chi sei/);
        assert.equal(cookies.get("piazza_session"), undefined);
        assert.equal(cookies.get("piazza_arrival"), undefined);
    });
}

test("nothing panicked, and an honest token is believed again", async () => {
    assert.doesNotMatch(house.log(), /panicked/);
    assert.equal((await signIn()).location, "/auth/welcome");
});
