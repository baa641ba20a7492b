import { describe, expect, it } from "vitest";
import { judgeFormat } from "./format-rules.ts";

const GOOD = `resource "aws_vpc" "main" {
  cidr_block = "10.0.0.0/16"
  tags       = { Name = "a = b" }

  list = [
    "a",
  ]
  text = <<-EOT
      as it is = x
  EOT
}
`;

describe("judgeFormat", () => {
  it("is content with what Terraform's formatter writes", () => {
    expect(judgeFormat(GOOD)).toEqual([]);
  });

  it.each([
    ["indentation", GOOD.replace('    "a"', '   "a"'), "6: indent by 4 spaces"],
    ["too much of it", GOOD.replace("  list", "    list"), "5: indent by 2 spaces"],
    ["equals signs", GOOD.replace("tags       =", "tags ="), "3: align the equals signs"],
    ["trailing spaces", GOOD.replace("list = [", "list = [ "), "5: remove tabs and trailing spaces"],
    ["the end", `${GOOD}\n`, "13: end with one line break"],
  ])("finds wrong %s", (_, text, problem) => {
    expect(judgeFormat(text)).toEqual([problem]);
  });
});
