import { describe } from "./answer";

/** What is done with a passkey: coming in, adding one, proving that one is still there. */
export type Ceremony = "enter" | "register" | "confirm";

/** Why a ceremony came to nothing: the server's reason, `cancelled` where the person or his device stopped it. */
export class PasskeyFailure extends Error {
  readonly reason: string;
  readonly code: string;

  constructor(reason: string, code = "INVALID") {
    super(reason);
    this.reason = reason;
    this.code = code;
  }
}

/** Whether this browser knows passkeys at all. */
export const knowsPasskeys = (): boolean => typeof window !== "undefined" && typeof window.PublicKeyCredential === "function";

async function post<T>(path: string, body: unknown): Promise<T> {
  const answer = await fetch(`/auth/passkey/${path}`, {
    method: "POST",
    credentials: "same-origin",
    headers: { "Content-Type": "application/json", Accept: "application/json" },
    body: JSON.stringify(body),
  }).catch(() => undefined);
  if (!answer) throw new PasskeyFailure("", "UNAVAILABLE");
  if (answer.ok) return (await answer.json()) as T;
  const { reason, code } = await describe(answer);
  throw new PasskeyFailure(reason, code);
}

/** Asks the device: cancelled, timed out and unknown are the same to whoever stands before it. */
async function device<T>(ask: () => Promise<T | null>): Promise<T> {
  try {
    const credential = await ask();
    if (credential) return credential;
  } catch (failure) {
    if (failure instanceof DOMException && failure.name === "InvalidStateError") throw new PasskeyFailure("passkey_taken", "CONFLICT");
  }
  throw new PasskeyFailure("cancelled");
}

type Asked = { publicKey: PublicKeyCredentialRequestOptionsJSON };

async function assert(ceremony: "enter" | "confirm", back: string): Promise<string> {
  const { publicKey } = await post<Asked>(`${ceremony}/begin`, {});
  const credential = await device(() => navigator.credentials.get({ publicKey: requestFrom(publicKey) }));
  const { location } = await post<{ location: string }>(`${ceremony}/finish`, { credential: written(credential as PublicKeyCredential), return: back });
  return location;
}

/** Comes in with a passkey, whoever it belongs to; where to go then. */
export const enterWithPasskey = (back: string): Promise<string> => assert("enter", back);

/** Proves once more with a passkey that it is the same person; where to go then. */
export const confirmWithPasskey = (back: string): Promise<string> => assert("confirm", back);

/** Adds a passkey to the account of whoever is signed in. */
export async function registerPasskey(name: string): Promise<{ name: string; isWithheld: boolean }> {
  const { publicKey } = await post<{ publicKey: PublicKeyCredentialCreationOptionsJSON }>("register/begin", {});
  const credential = await device(() => navigator.credentials.create({ publicKey: creationFrom(publicKey) }));
  const done = await post<{ passkey: { name: string }; isWithheld: boolean }>("register/finish", { credential: written(credential as PublicKeyCredential), name });
  return { name: done.passkey.name, isWithheld: done.isWithheld };
}

// Browsers of the last years read and write these themselves; the others are helped.

const bytes = (text: string): Uint8Array<ArrayBuffer> => {
  const binary = atob(text.replace(/-/g, "+").replace(/_/g, "/"));
  return Uint8Array.from(binary, (character) => character.charCodeAt(0));
};

const text = (buffer: ArrayBuffer): string => btoa(String.fromCharCode(...new Uint8Array(buffer))).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");

type Named = { id: string; type: string; transports?: string[] };

const named = (list: Named[] | undefined): PublicKeyCredentialDescriptor[] =>
  (list ?? []).map(({ id, transports }) => ({ type: "public-key", id: bytes(id), ...(transports ? { transports: transports as AuthenticatorTransport[] } : {}) }));

/** What `navigator.credentials.get` takes, from the server's JSON. */
export function requestFrom(json: PublicKeyCredentialRequestOptionsJSON): PublicKeyCredentialRequestOptions {
  const { challenge, allowCredentials, ...rest } = json;
  return { ...(rest as Omit<PublicKeyCredentialRequestOptions, "challenge">), challenge: bytes(challenge), allowCredentials: named(allowCredentials) };
}

/** What `navigator.credentials.create` takes, from the server's JSON. */
export function creationFrom(json: PublicKeyCredentialCreationOptionsJSON): PublicKeyCredentialCreationOptions {
  const { challenge, user, excludeCredentials, ...rest } = json;
  return {
    ...(rest as Omit<PublicKeyCredentialCreationOptions, "challenge" | "user">),
    challenge: bytes(challenge),
    user: { ...user, id: bytes(user.id) },
    excludeCredentials: named(excludeCredentials),
  };
}

/** What the device answered, as the server reads it. */
export function written(credential: PublicKeyCredential): unknown {
  const answer = credential.response as AuthenticatorResponse & Partial<AuthenticatorAttestationResponse & AuthenticatorAssertionResponse>;
  const part = (buffer: ArrayBuffer | null | undefined) => (buffer ? text(buffer) : undefined);
  return {
    id: credential.id,
    rawId: text(credential.rawId),
    type: credential.type,
    authenticatorAttachment: credential.authenticatorAttachment ?? undefined,
    clientExtensionResults: credential.getClientExtensionResults(),
    response: {
      clientDataJSON: part(answer.clientDataJSON),
      attestationObject: part(answer.attestationObject),
      transports: answer.getTransports?.(),
      authenticatorData: part(answer.authenticatorData),
      signature: part(answer.signature),
      userHandle: part(answer.userHandle),
    },
  };
}
