import { describe, expect, it } from "vitest";
import { digitsOf, inGroups, openerOf, slipOf } from "./code";

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

  it("reads what a QR code carries behind the address", () => {
    expect(openerOf("#s=abc-_9")).toEqual({ secret: "abc-_9" });
    expect(openerOf("#b=7K3M9-X2QPR")).toEqual({ slip: "7K3M9X2QPR" });
    expect(openerOf("#contenuto")).toBeUndefined();
    expect(openerOf("")).toBeUndefined();
  });
});
