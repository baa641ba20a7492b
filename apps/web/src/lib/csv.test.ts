import { expect, it } from "vitest";
import { csvLine } from "./csv.ts";

it.each([
  [["a", "b c", ""], "a,b c,\r\n"],
  [['say "hi"', "a,b", "two\nlines"], '"say ""hi""","a,b","two\nlines"\r\n'],
  [["=1+1", "+1", "-1", "@x", "\tx"], "'=1+1,'+1,'-1,'@x,'\tx\r\n"],
  [["＝1+1", "＋1", "－1", "＠x", "\n=1"], "'＝1+1,'＋1,'－1,'＠x,\"'\n=1\"\r\n"],
  [['=HYPERLINK("x")'], `"'=HYPERLINK(""x"")"\r\n`],
])("writes %j", (cells, line) => {
  expect(csvLine(cells)).toBe(line);
});
