import { describe, expect, test } from "vitest";
import { blank, fieldsOf, missingIn, same, tagsOf } from "./draft";

describe("the composer's draft", () => {
  test("tags are trimmed, lower case and none twice", () => {
    expect(tagsOf(" L.R. 15/2018, formazione,, Formazione , ")).toEqual(["l.r. 15/2018", "formazione"]);
    expect(tagsOf("")).toEqual([]);
  });

  test("only a video needs and sends an address", () => {
    const draft = { ...blank, title: " T ", videoUrl: " https://peertube.example/w/1 " };
    expect(fieldsOf(draft, "VIDEO")).toMatchObject({ title: "T", videoUrl: "https://peertube.example/w/1" });
    expect(fieldsOf(draft, "NEWS")).not.toHaveProperty("videoUrl");
    expect(missingIn(blank, "VIDEO")).toEqual(["title", "videoUrl"]);
    expect(missingIn({ ...blank, title: "  " }, "TOPIC")).toEqual(["title"]);
  });

  test("a draft that was changed back is not changed", () => {
    expect(same({ ...blank, title: "a" }, { ...blank, title: "a" })).toBe(true);
    expect(same({ ...blank, body: "a" }, blank)).toBe(false);
  });
});
