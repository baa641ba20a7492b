import { expect, it } from "vitest";
import { judge } from "./planted.ts";
import { describesOutputs, describesVariables, hasUsualFiles, validatesVariables } from "./shape-rules.ts";

it("finds missing files", async () => {
  expect(await judge(hasUsualFiles, "")).toEqual([
    "modules/a: there is no outputs.tf",
    "modules/a: there is no variables.tf",
    "modules/a: there is no versions.tf",
  ]);
});

it("finds variables without a type or a description that says more than the name", async () => {
  const text = 'variable "a" { description = "a" }\nvariable "b" {\n type = string\n description = "What b is for"\n}';
  expect(await judge(describesVariables, text)).toEqual([
    "modules/a: variable a has no type",
    "modules/a: variable a has no description",
  ]);
});

it("finds numbers and free text without a validation, and lets ids of other modules be", async () => {
  const text = 'variable "count" { type = number }\nvariable "vpc_id" { type = string }\nvariable "on" { type = bool }';
  expect(await judge(validatesVariables, text)).toEqual(["modules/a: variable count is not validated"]);
  expect(await judge(validatesVariables, text, "environments/a")).toHaveLength(2);
  const objects =
    'variable "a" { type = object({ min = number }) }\nvariable "b" { type = object({ vpc_id = string }) }';
  expect(await judge(validatesVariables, objects)).toEqual(["modules/a: variable a is not validated"]);
});

it("finds outputs without a description", async () => {
  expect(await judge(describesOutputs, 'output "a" { value = 1 }')).toEqual(["modules/a: output a has no description"]);
});
