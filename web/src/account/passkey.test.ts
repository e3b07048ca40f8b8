import { afterEach, describe, expect, test, vi } from "vitest";
import type { PasskeyFailure} from "./passkey";
import { creationFrom, enterWithPasskey, requestFrom, written } from "./passkey";

const bytes = (...values: number[]) => Uint8Array.from(values).buffer;

afterEach(() => { vi.unstubAllGlobals(); });

describe("what the device is asked", () => {
  test("binary fields are read from base64url without padding", () => {
    const options = requestFrom({ challenge: "-_8", allowCredentials: [{ type: "public-key", id: "AQID", transports: ["usb"] }], userVerification: "required" });
    expect([...(options.challenge as Uint8Array)]).toEqual([251, 255]);
    expect([...(options.allowCredentials?.[0]?.id as Uint8Array)]).toEqual([1, 2, 3]);
    expect(options.allowCredentials?.[0]?.transports).toEqual(["usb"]);
    expect(options.userVerification).toBe("required");
  });

  test("a new key names its owner and leaves out those that he has", () => {
    const options = creationFrom({
      challenge: "AA", rp: { name: "Piazza", id: "localhost" }, user: { id: "Bw", name: "elena", displayName: "Elena" },
      pubKeyCredParams: [{ type: "public-key", alg: -7 }], excludeCredentials: [{ type: "public-key", id: "CQ" }],
    } as never);
    expect([...(options.user.id as Uint8Array)]).toEqual([7]);
    expect(options.user.displayName).toBe("Elena");
    expect(options.excludeCredentials).toHaveLength(1);
    expect(options.rp.id).toBe("localhost");
  });
});

test("what the device answers is written as the server reads it", () => {
  const credential = {
    id: "AQID", rawId: bytes(1, 2, 3), type: "public-key", authenticatorAttachment: null, getClientExtensionResults: () => ({}),
    response: { clientDataJSON: bytes(255), authenticatorData: bytes(0), signature: bytes(251, 255), userHandle: null },
  } as unknown as PublicKeyCredential;
  expect(JSON.parse(JSON.stringify(written(credential)))).toEqual({
    id: "AQID", rawId: "AQID", type: "public-key", clientExtensionResults: {}, response: { clientDataJSON: "_w", authenticatorData: "AA", signature: "-_8" },
  });
});

describe("coming in", () => {
  const refused = async (answer: () => Promise<Response>, get: () => Promise<unknown> = () => Promise.resolve(null)) => {
    vi.stubGlobal("fetch", answer);
    vi.stubGlobal("navigator", { credentials: { get } });
    return enterWithPasskey("/").catch((failure: unknown) => failure as PasskeyFailure);
  };
  const begun = () => Promise.resolve(Response.json({ publicKey: { challenge: "AA" } }));

  test("is refused by the server’s reason", async () => {
    const failure = await refused(() => Promise.resolve(Response.json({ error: { code: "LIMIT", reason: "too_many" } }, { status: 429 })));
    expect(failure).toMatchObject({ reason: "too_many", code: "LIMIT" });
  });

  test("without a line or without words of the server is not the person’s fault", async () => {
    expect(await refused(() => Promise.reject(new TypeError("no line")))).toMatchObject({ reason: "", code: "UNAVAILABLE" });
    expect(await refused(() => Promise.resolve(new Response("<h1>502</h1>", { status: 502 })))).toMatchObject({ reason: "", code: "UNAVAILABLE" });
  });

  test("can be stopped at the device, which is no fault at all", async () => {
    expect(await refused(begun)).toMatchObject({ reason: "cancelled" });
    expect(await refused(begun, () => Promise.reject(new DOMException("no", "NotAllowedError")))).toMatchObject({ reason: "cancelled" });
    expect(await refused(begun, () => Promise.reject(new DOMException("twice", "InvalidStateError")))).toMatchObject({ reason: "passkey_taken" });
  });
});
