import { describe, expect, it } from "vitest";
import { judge } from "./planted.ts";
import type { ProviderArguments } from "./provider-arguments.ts";
import { listsOnlyWhatIsUsed, readsWhatProviderExports, takesWhatProviderOffers } from "./provider-rules.ts";

const provider: ProviderArguments = {
  aws_thing: {
    name: 1,
    size: 0,
    disk: { required: true, block: { device: 1, speed: { block: { limit: 0 } } } },
    $exports: ["arn"],
  },
};
const takes = (body: string) => judge(takesWhatProviderOffers(provider), `resource "aws_thing" "a" {\n${body}\n}`);

describe("takesWhatProviderOffers", () => {
  it("is content with what exists", async () => {
    expect(await takes('count = 2\nname = "a"\ndisk {\n device = "b"\n speed { limit = 1 }\n}')).toEqual([]);
    expect(await takes('name = "a"\ndynamic "disk" {\n for_each = [1]\n content { device = "b" }\n}')).toEqual([]);
  });

  it.each([
    ['nmae = "a"\ndisk { device = "b" }', ["there is no argument nmae", "it needs name"]],
    ['name = "a"', ["it needs disk"]],
    ['name = "a"\ndisk {}', ["it needs disk.device"]],
    ['name = "a"\ndisk {\n device = "b"\n speed { limits = 1 }\n}', ["there is no argument disk.speed.limits"]],
    ['name = "a"\ndisk = "b"', ["disk is a block and has no equals sign"]],
    ['name = "a"\ndynamic "disk" {\n for_each = [1]\n content {}\n}', ["it needs disk.device"]],
  ])("finds what is wrong in %j", async (body, problems) => {
    expect(await takes(body)).toEqual(problems.map((problem) => `modules/a: aws_thing.a: ${problem}`));
  });

  it("knows no other type", async () => {
    const problems = await judge(takesWhatProviderOffers(provider), 'data "aws_thing" "a" {}');
    expect(problems).toEqual(["modules/a: data.aws_thing.a: the provider's list does not have its type"]);
  });
});

it("finds attributes that are neither arguments nor exported", async () => {
  const text = 'output "a" { value = [aws_thing.a.arn, aws_thing.a.size, aws_thing.a.anr, aws_other.b.c] }';
  expect(await judge(readsWhatProviderExports(provider), text)).toEqual([
    "modules/a: aws_thing.a has no attribute anr",
  ]);
});

it("finds what the list has in vain", async () => {
  expect(await judge(listsOnlyWhatIsUsed(provider), "")).toEqual([
    "the provider's list has aws_thing, which nothing uses",
  ]);
  expect(await judge(listsOnlyWhatIsUsed(provider), 'resource "aws_thing" "a" {}')).toEqual([]);
});
