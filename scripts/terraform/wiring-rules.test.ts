import { describe, expect, it } from "vitest";
import { judge, plant } from "./planted.ts";
import {
  callsModulesAsTheyAre,
  readsOutputsThatExist,
  readsWhatIsDeclared,
  readsWhatItDeclares,
  usesEveryModule,
} from "./wiring-rules.ts";

const network = () =>
  plant('variable "name" { type = string }\nvariable "size" { default = 1 }\noutput "id" {}', "modules/network");
const environment = (text: string) => plant(text, "environments/a");

it("finds what is read and not declared", async () => {
  const text =
    'locals { a = var.b }\nresource "aws_vpc" "main" { cidr_block = local.c }\noutput "d" { value = aws_vpc.other.id }';
  expect(await judge(readsWhatIsDeclared, text)).toEqual([
    "modules/a: local.c is read and not declared",
    "modules/a: aws_vpc.other is read and not declared",
    "modules/a: var.b is read and not declared",
  ]);
});

it("finds what is declared and not read", async () => {
  expect(await judge(readsWhatItDeclares, 'variable "a" {}\nlocals { b = 1 }')).toEqual([
    "modules/a: var.a is declared and not read",
    "modules/a: local.b is declared and not read",
  ]);
});

describe("calls of modules", () => {
  it("are right when they give what is required", async () => {
    const call = await environment('module "n" {\n source = "../../modules/network"\n name = "a"\n}');
    expect(callsModulesAsTheyAre([await network(), call])).toEqual([]);
  });

  it("lack a variable, give one too many, or lead nowhere", async () => {
    const wrong = await environment('module "n" {\n source = "../../modules/network"\n nmae = "a"\n}');
    expect(callsModulesAsTheyAre([await network(), wrong])).toEqual([
      "environments/a: module.n: there is no variable nmae",
      "environments/a: module.n: it needs name",
    ]);
    const lost = await environment('module "n" { source = "../../modules/netwrok" }');
    expect(callsModulesAsTheyAre([await network(), lost])).toEqual([
      "environments/a: module.n: there is no module at ../../modules/netwrok",
    ]);
  });
});

it("finds outputs that do not exist", async () => {
  const call = await environment(
    'module "n" { source = "../../modules/network" }\nlocals {\n a = module.n.id\n b = module.n.ids\n}',
  );
  expect(readsOutputsThatExist([await network(), call])).toEqual(["environments/a: modules/network has no output ids"]);
});

it("finds modules that no environment uses, be it through another module", async () => {
  const inner = await plant("", "modules/inner");
  const outer = await plant('module "inner" { source = "../inner" }', "modules/outer");
  const user = await environment('module "outer" { source = "../../modules/outer" }');
  expect(usesEveryModule([inner, outer, user])).toEqual([]);
  expect(usesEveryModule([inner, outer, await network(), user])).toEqual(["modules/network: no environment uses it"]);
  expect(usesEveryModule([inner, outer])).toHaveLength(2);
});
