import { expect, it } from "vitest";
import { type ProviderSchemas, printProviderArguments, trimProviderSchema } from "./trim-provider-schema.ts";

const schemas: ProviderSchemas = {
  provider_schemas: {
    "registry.terraform.io/hashicorp/aws": {
      resource_schemas: {
        aws_thing: {
          block: {
            attributes: { name: { required: true }, size: { optional: true }, arn: {} },
            block_types: { disk: { min_items: 1, block: { attributes: { device: { required: true } } } } },
          },
        },
        aws_other: { block: {} },
      },
      data_source_schemas: { aws_thing: { block: { attributes: { name: { optional: true } } } } },
    },
  },
};

it("keeps what the named types take and export", () => {
  expect(trimProviderSchema(schemas, ["data.aws_thing", "aws_thing", "aws_thing"])).toEqual({
    aws_thing: { name: 1, size: 0, disk: { required: true, block: { device: 1 } }, $exports: ["arn"] },
    "data.aws_thing": { name: 0 },
  });
});

it("says which type the provider lacks", () => {
  expect(() => trimProviderSchema(schemas, ["aws_nothing"])).toThrow("The provider has no aws_nothing");
});

it("prints JSON with a line for each type", () => {
  const printed = printProviderArguments({ aws_a: { name: 1 }, aws_b: {} });
  expect(printed.split("\n")).toHaveLength(5);
  expect(JSON.parse(printed)).toEqual({ aws_a: { name: 1 }, aws_b: {} });
});
