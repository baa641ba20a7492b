import { expect, it } from "vitest";
import { formatBytes } from "./format-bytes.ts";

it.each([
  [0, "0 B"],
  [999, "999 B"],
  [1_024, "1.0 kB"],
  [1_500_000, "1.4 MB"],
  [26_214_400, "25 MB"],
  [1_048_575, "1.0 MB"],
  [5_000_000_000_000, "4657 GB"],
])("%d bytes are %s", (bytes, shown) => {
  expect(formatBytes(bytes, "en")).toBe(shown);
});

it("has the language's decimal mark", () => {
  expect(formatBytes(1_500_000, "de")).toBe("1,4 MB");
});
