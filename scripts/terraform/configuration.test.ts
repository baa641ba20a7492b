import { describe, expect, it } from "vitest";
import { nestedBlocks, parseConfiguration } from "./configuration.ts";
import { plant } from "./planted.ts";
import { readReferences } from "./references.ts";

describe("parseConfiguration", () => {
  it("gathers what several files declare", async () => {
    const configuration = await parseConfiguration("modules/a", {
      "main.tf": 'resource "aws_vpc" "main" {}\ndata "aws_region" "here" {}\nlocals { a = 1 }',
      "variables.tf": 'variable "name" { type = string }\nlocals { b = 2 }',
    });
    expect(configuration.things.map(({ type, name }) => `${type}.${name}`)).toEqual([
      "aws_vpc.main",
      "data.aws_region.here",
    ]);
    expect(configuration.variables).toEqual({ name: { type: "${string}" } });
    expect(configuration.locals).toEqual({ a: 1, b: 2 });
  });

  it("refuses what is no HCL, with the file's name", async () => {
    await expect(plant('resource "aws_vpc" {')).rejects.toThrow("main.tf");
  });
});

describe("nestedBlocks", () => {
  it("finds written and generated ones", async () => {
    const { things } = await plant(`
      resource "aws_security_group" "a" {
        ingress { from_port = 1 }
        dynamic "ingress" {
          for_each = [2]
          content { from_port = 2 }
        }
      }`);
    expect(nestedBlocks(things[0]?.body ?? {}, "ingress")).toEqual([{ from_port: 1 }, { from_port: 2 }]);
  });
});

describe("readReferences", () => {
  it.each([
    ["${var.name}", "var", "name", undefined],
    ["a-${aws_vpc.main.id}-b", "aws_vpc", "main", "id"],
    ["${aws_subnet.public[*].id}", "aws_subnet", "public", "id"],
    ["${aws_subnet.public[count.index].arn}", "aws_subnet", "public", "arn"],
    ["${data.aws_region.here.region}", "data.aws_region", "here", "region"],
    ["${ephemeral.random_password.a.result}", "ephemeral.random_password", "a", "result"],
    ["${module.network.vpc_id}", "module", "network", "vpc_id"],
  ])("reads %s", (text, kind, name, attribute) => {
    expect(readReferences(text)).toEqual([{ kind, name, attribute }]);
  });

  it("takes no plain text for a reference", () => {
    expect(readReferences("see aws_vpc.main.id and var.name")).toEqual([]);
  });
});
