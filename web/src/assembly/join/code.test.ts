import { describe, expect, it } from "vitest";
import { digitsOf, inGroups, openerOf, slipIn, slipOf } from "./code";

describe("what opens an assembly", () => {
  it("takes six digits out of whatever was typed or pasted", () => {
    expect(digitsOf("482 913")).toBe("482913");
    expect(digitsOf("Il codice è 482-913.")).toBe("482913");
    expect(digitsOf("4829137")).toBe("482913");
    expect(digitsOf("")).toBe("");
  });

  it("reads a slip as people copy it", () => {
    expect(slipOf("7k3m9-x2qpr")).toBe("7K3M9X2QPR");
    expect(slipOf("o1il0 zzzzz")).toBe("01110ZZZZZ");
    expect(inGroups("7K3M9X2QPR")).toBe("7K3M9-X2QPR");
    expect(inGroups("7K3")).toBe("7K3");
  });

  it("knows a slip's code in the place of the six digits", () => {
    expect(slipIn("3J")).toBe("3J");
    expect(slipIn("3jjnp-2x4as")).toBe("3JJNP2X4AS");
    expect(slipIn(" 12345-67890 ")).toBe("1234567890");
    expect(slipIn("Cedola: 3JJNP-2X4AS.")).toBe("3JJNP2X4AS");
    expect(slipIn("https://piazza.example/entra#b=3JJNP-2X4AS")).toBe("3JJNP2X4AS");
    expect(slipIn("482913")).toBeUndefined();
    expect(slipIn("4829137")).toBeUndefined();
    expect(slipIn("Il codice è 482-913.")).toBeUndefined();
    expect(slipIn("Iscrizione all’assemblea: 482 913")).toBeUndefined();
  });

  it("reads what a QR code carries behind the address", () => {
    expect(openerOf("#s=abc-_9")).toEqual({ secret: "abc-_9" });
    expect(openerOf("#b=7K3M9-X2QPR")).toEqual({ slip: "7K3M9X2QPR" });
    expect(openerOf("#contenuto")).toBeUndefined();
    expect(openerOf("")).toBeUndefined();
  });
});
