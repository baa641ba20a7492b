import type { BlockArguments, ProviderArguments } from "./provider-arguments.ts";

/** The part of what `terraform providers schema -json` prints that is read here. */
export interface ProviderSchemas {
  provider_schemas: Record<string, { resource_schemas?: Schemas; data_source_schemas?: Schemas }>;
}

type Schemas = Record<string, { block: SchemaBlock }>;

interface SchemaBlock {
  attributes?: Record<string, { required?: boolean; optional?: boolean }>;
  block_types?: Record<string, { block: SchemaBlock; min_items?: number }>;
}

const AWS = "registry.terraform.io/hashicorp/aws";

/** What the named types take and export, in the order of their names; data sources are named `data.TYPE`. */
export function trimProviderSchema(schemas: ProviderSchemas, types: Iterable<string>): ProviderArguments {
  const { resource_schemas: resources = {}, data_source_schemas: dataSources = {} } =
    schemas.provider_schemas[AWS] ?? {};
  const entries = [...new Set(types)].sort().map((type) => {
    const schema = type.startsWith("data.") ? dataSources[type.slice("data.".length)] : resources[type];
    if (!schema) throw new Error(`The provider has no ${type}`);
    return [type, trimBlock(schema.block)] as const;
  });
  return Object.fromEntries(entries);
}

/** As a file: a type on each line, so that a change can be read. */
export function printProviderArguments(provider: ProviderArguments): string {
  const lines = Object.entries(provider).map(([type, block]) => `${JSON.stringify(type)}:${JSON.stringify(block)}`);
  return `{\n${lines.join(",\n")}\n}\n`;
}

function trimBlock({ attributes = {}, block_types: blocks = {} }: SchemaBlock): BlockArguments {
  const all = Object.entries(attributes);
  const given = all.filter(([, { required, optional }]) => required || optional);
  const exported = all.filter(([, { required, optional }]) => !required && !optional).map(([name]) => name);
  const nested = Object.entries(blocks).map(([name, { block, min_items: least = 0 }]) => {
    return [name, { ...(least > 0 && { required: true }), block: trimBlock(block) }] as const;
  });
  return {
    ...Object.fromEntries(given.map(([name, { required }]) => [name, required ? 1 : 0] as const)),
    ...Object.fromEntries(nested),
    ...(exported.length > 0 && { $exports: exported }),
  };
}
