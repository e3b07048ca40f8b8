import { expect, test } from "vitest";
import { found } from "./search";

const piazze = [
  { title: "Comunità di pratiche partecipative", description: "Funzionari e cittadini.", owner: "Regione" },
  { title: "Ventotto Comuni a rete", description: "Il patto per il bilancio sociale.", owner: "Coalizione" },
];

test.each([
  ["", 2],
  ["comunita", 1],
  ["COMUNI rete", 1],
  ["bilancio regione", 0],
  ["comun", 2],
])("“%s” finds %i", (words, count) => {
  expect(found(piazze, words)).toHaveLength(count);
});
