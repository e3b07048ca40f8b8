// A key and a certificate that the gateway signs with, made anew at each start: X.509 by hand, as Node makes none.
import { generateKeyPairSync, randomBytes, sign } from "node:crypto";

function der(tag, ...parts) {
    const content = Buffer.concat(parts);
    const size = content.length;
    const length = size < 128 ? [size] : size < 256 ? [0x81, size] : [0x82, size >> 8, size & 255];
    return Buffer.concat([Buffer.from([tag, ...length]), content]);
}

const sequence = (...parts) => der(0x30, ...parts);
const oid = (hex) => der(0x06, Buffer.from(hex, "hex"));
const time = (date) => der(0x17, Buffer.from(date.toISOString().replace(/^..|[-T:]|\.\d+/g, "")));

const sha256WithRSA = sequence(oid("2a864886f70d01010b"), der(0x05));
const commonName = oid("550403");
const day = 86_400_000;

/** Returns a key and its certificate, both in PEM, good from yesterday for a month. */
export function pair() {
    const { publicKey, privateKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
    const name = sequence(der(0x31, sequence(commonName, der(0x0c, Buffer.from("Federa")))));
    const serial = Buffer.concat([Buffer.from([1]), randomBytes(8)]);
    const described = sequence(
        der(0x02, serial),
        sha256WithRSA,
        name,
        sequence(time(new Date(Date.now() - day)), time(new Date(Date.now() + 30 * day))),
        name,
        publicKey.export({ type: "spki", format: "der" }),
    );
    const certificate = sequence(described, sha256WithRSA, der(0x03, Buffer.from([0]), sign("sha256", described, privateKey)));
    const lines = certificate.toString("base64").match(/.{1,64}/g).join("\n");
    return {
        key: privateKey.export({ type: "pkcs8", format: "pem" }),
        certificate: `-----BEGIN CERTIFICATE-----\n${lines}\n-----END CERTIFICATE-----\n`,
    };
}
