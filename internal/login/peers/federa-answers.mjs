// What the gateway answers: SPID's level 2 for Anna Bertini, under a name that is new each time; and the lies.
import { randomBytes } from "node:crypto";
import samlify from "samlify";

const entity = "urn:oasis:names:tc:SAML:2.0:nameid-format:entity";
const transient = "urn:oasis:names:tc:SAML:2.0:nameid-format:transient";

export const answerTemplate =
    `<samlp:Response xmlns:samlp="urn:oasis:names:tc:SAML:2.0:protocol" xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion" ID="{ID}" Version="2.0" IssueInstant="{IssueInstant}" Destination="{Destination}" InResponseTo="{InResponseTo}">` +
    `<saml:Issuer Format="${entity}">{Issuer}</saml:Issuer>` +
    `<samlp:Status><samlp:StatusCode Value="{StatusCode}"/><samlp:StatusMessage>{StatusMessage}</samlp:StatusMessage></samlp:Status>` +
    `<saml:Assertion xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:xs="http://www.w3.org/2001/XMLSchema" ID="{AssertionID}" Version="2.0" IssueInstant="{IssueInstant}">` +
    `<saml:Issuer Format="${entity}">{Issuer}</saml:Issuer>` +
    `<saml:Subject><saml:NameID Format="${transient}" NameQualifier="{Issuer}">{NameID}</saml:NameID>` +
    `<saml:SubjectConfirmation Method="urn:oasis:names:tc:SAML:2.0:cm:bearer"><saml:SubjectConfirmationData NotOnOrAfter="{Until}" Recipient="{Destination}" InResponseTo="{InResponseTo}"/></saml:SubjectConfirmation></saml:Subject>` +
    `<saml:Conditions NotBefore="{From}" NotOnOrAfter="{Until}"><saml:AudienceRestriction><saml:Audience>{Audience}</saml:Audience></saml:AudienceRestriction></saml:Conditions>` +
    `<saml:AuthnStatement AuthnInstant="{IssueInstant}" SessionIndex="{SessionIndex}"><saml:AuthnContext><saml:AuthnContextClassRef>{Level}</saml:AuthnContextClassRef></saml:AuthnContext></saml:AuthnStatement>` +
    `<saml:AttributeStatement>` +
    ["fiscalNumber", "name", "familyName"].map((name) => attribute(name)).join("") +
    `</saml:AttributeStatement></saml:Assertion></samlp:Response>`;

function attribute(name) {
    return `<saml:Attribute Name="${name}" NameFormat="urn:oasis:names:tc:SAML:2.0:attrname-format:basic"><saml:AttributeValue xsi:type="xs:string">{${name}}</saml:AttributeValue></saml:Attribute>`;
}

/** The lies, by what they are about. */
export const forgeries = [
    "cambiata",
    "senza-firma",
    "avvolta",
    "altra-richiesta",
    "altro-destinatario",
    "scaduta",
    "livello-basso",
    "ripetuta",
    "annullata",
];

const minute = 60_000;

/** What an answer to a request says, and how samlify fills it in. */
export function identity(url, sp, request, kind) {
    const who = { name: `_${randomBytes(16).toString("hex")}`, session: `_${randomBytes(16).toString("hex")}` };
    const at = (shift) => new Date(Date.now() + shift).toISOString();
    const late = kind === "scaduta" ? -60 * minute : 0;
    who.fill = (template) => {
        const id = `_${randomBytes(16).toString("hex")}`;
        const tags = {
            ID: id,
            AssertionID: `_${randomBytes(16).toString("hex")}`,
            IssueInstant: at(0),
            From: at(late - minute),
            Until: at(late + 5 * minute),
            Destination: sp.entityMeta.getAssertionConsumerService("post"),
            InResponseTo: kind === "altra-richiesta" ? "_altra" : request,
            Issuer: `${url}/metadata`,
            StatusCode: `urn:oasis:names:tc:SAML:2.0:status:${kind === "annullata" ? "Responder" : "Success"}`,
            StatusMessage: kind === "annullata" ? "ErrorCode nr25" : "ok",
            NameID: who.name,
            SessionIndex: who.session,
            Audience: kind === "altro-destinatario" ? "https://altro.example.org" : sp.entityMeta.getEntityID(),
            Level: `https://www.spid.gov.it/Spid${kind === "livello-basso" ? "L1" : "L2"}`,
            fiscalNumber: "TINIT-BRTNNA85C41D612K",
            name: "Anna",
            familyName: "Bertini",
        };
        return { id, context: samlify.SamlLib.replaceTagsByValue(template, tags) };
    };
    return who;
}

/** Lies about an answer after it was signed. */
export function forge(kind, context) {
    const text = Buffer.from(context, "base64").toString();
    const lie = { cambiata: changed, "senza-firma": unsigned, avvolta: wrapped }[kind];
    return lie ? Buffer.from(lie(text)).toString("base64") : context;
}

function changed(text) {
    return text.replace("BRTNNA85C41D612K", "RSSMRA80A01H501U");
}

function unsigned(text) {
    return text.replace(/<ds:Signature[\s\S]*?<\/ds:Signature>/g, "");
}

/** Puts a forged assertion where the signed one was, and the signed one behind it. */
function wrapped(text) {
    const [assertion] = text.match(/<saml:Assertion[\s\S]*<\/saml:Assertion>/);
    const forged = changed(unsigned(assertion)).replace(/ ID="[^"]*"/, ' ID="_forged"');
    return text.replace(assertion, () => forged + assertion);
}
