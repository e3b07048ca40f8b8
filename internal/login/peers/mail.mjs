// A mail server that others wrote, which keeps what it takes.
import { SMTPServer } from "smtp-server";
import { until } from "./house.mjs";

const user = "piazza", password = "parola-d'ordine";

/** Opens a mail server. mood.refuse makes it answer recipients with a code; sealed makes it speak TLS with a certificate of its own. */
export async function startMail({ sealed = false } = {}) {
    const mails = [];
    const mood = { refuse: 0 };
    const server = new SMTPServer({
        secure: sealed, authMethods: ["PLAIN"], allowInsecureAuth: true, hideSTARTTLS: true, logger: false,
        onAuth(auth, _session, done) {
            const right = auth.username === user && auth.password === password;
            done(right ? null : new Error("nobody of that name"), right ? { user } : undefined);
        },
        onRcptTo(_address, _session, done) {
            done(mood.refuse ? Object.assign(new Error("not now"), { responseCode: mood.refuse }) : null);
        },
        onData(stream, session, done) {
            const pieces = [];
            stream.on("data", (piece) => pieces.push(piece));
            stream.on("end", () => {
                mails.push({ to: session.envelope.rcptTo[0].address, text: decode(Buffer.concat(pieces).toString("latin1")) });
                done();
            });
        },
    });
    server.on("error", () => {}); // who breaks off is told of by what does not arrive
    await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
    const { port } = server.server.address();
    return {
        mood, mails,
        env: {
            PIAZZA_SMTP_URL: `${sealed ? "smtps" : "smtp"}://${user}:${encodeURIComponent(password)}@127.0.0.1:${port}`,
            PIAZZA_MAIL_FROM: "La piazza <piazza@example.org>",
        },
        /** Waits for the next mail to an address, and takes it out. */
        next: (to) => until(`a mail to ${to}`, () => {
            const at = mails.findIndex((mail) => mail.to === to);
            return at >= 0 && mails.splice(at, 1)[0].text;
        }),
        stop: () => new Promise((resolve) => server.close(resolve)),
    };
}

/** Undoes quoted-printable, which both parts of our mails are written in. */
function decode(raw) {
    const bytes = raw.replaceAll("=\r\n", "").replace(/=([0-9A-F]{2})/g, (_, code) => String.fromCharCode(Number.parseInt(code, 16)));
    return Buffer.from(bytes, "latin1").toString("utf8");
}

/** The link of a mail, as who reads it as text sees it. */
export const linkOf = (text, address) => {
    const from = text.indexOf(`${address}/`);
    return text.slice(from, text.indexOf("\r\n", from));
};
