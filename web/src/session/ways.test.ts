import { describe, expect, test } from "vitest";
import { addressOf, grouped, ownWays, type Way } from "./ways";

const way = (name: string, kind: Way["kind"]): Way => ({ name, title: name, kind, path: `/auth/${name}`, isAvailable: true });
const ways = [way("x", "X"), way("comune", "OPENID"), way("federa", "FEDERA"), way("demo", "DEMO"), way("mail", "MAIL"), way("passkey", "PASSKEY")];

describe("ways in", () => {
  test("stand in groups, in the order of the settings within each", () => {
    const groups = grouped(ways);
    expect(groups.digital.map(({ name }) => name)).toEqual(["federa"]);
    expect(groups.personal.map(({ name }) => name)).toEqual(["x", "comune"]);
    expect(groups.mail?.name).toBe("mail");
    expect(groups.passkey?.name).toBe("passkey");
    expect(grouped([])).toEqual({ demo: [], digital: [], personal: [], mail: undefined, passkey: undefined });
  });

  test("begin at their path, and say what for and where back", () => {
    expect(addressOf(way("x", "X"), "enter", "/piazze/a?b=1")).toBe("/auth/x?return=%2Fpiazze%2Fa%3Fb%3D1");
    expect(addressOf(way("x", "X"), "link", "/profilo/accessi")).toBe("/auth/x?return=%2Fprofilo%2Faccessi&purpose=link");
  });

  test("who confirms is offered his own, and a passkey only where he has one", () => {
    expect(ownWays(ways, { logins: [{ provider: "comune" }], passkeys: [] }).map(({ name }) => name)).toEqual(["comune"]);
    expect(ownWays(ways, { logins: [{ provider: "mail" }], passkeys: [{}] }).map(({ name }) => name)).toEqual(["mail", "passkey"]);
    expect(ownWays(ways, { logins: [{ provider: "gone" }], passkeys: [] })).toEqual([]);
  });
});
