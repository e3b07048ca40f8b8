import { expect, test } from "vitest";
import { joined, told, typed, without } from "./made";

const slip = (number: number, code = `c${number}`) => ({ number, code, link: `https://piazza.example/entra#b=${code}` });

test("a code made anew joins a batch that stands there to be printed", () => {
  expect(joined([slip(1), slip(2)], [slip(9)])).toEqual([slip(1), slip(2), slip(9)]);
  expect(joined([], [slip(9)])).toEqual([slip(9)]);
});

test("a code of the batch made anew takes its place: the old one opens nothing", () => {
  expect(joined([slip(1), slip(2)], [slip(1, "anew")])).toEqual([slip(1, "anew"), slip(2)]);
});

test("a revoked slip is not printed", () => {
  expect(without([slip(1), slip(2)], 1)).toEqual([slip(2)]);
});

test("a slip says where the server is reached, whatever address the page was opened at", () => {
  const { code, link } = slip(1, "3JJNP-2X4AS");
  expect(told([{ code, link, slip: { number: 1 } }, { code: null, link: null, slip: { number: 2 } }])).toEqual([slip(1, code)]);
  expect(typed(link)).toBe("piazza.example/entra");
  expect(typed("http://127.0.0.1:8080/entra#b=x")).toBe("127.0.0.1:8080/entra");
});
