import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "@cdktn/hcl2json";

/** The arguments of a block: literals as they are, expressions as text in `${…}`, nested blocks as lists of blocks. */
export type Block = Readonly<Record<string, unknown>>;

/** A resource, a data source or an ephemeral resource. */
export interface Thing {
  /** `aws_vpc`, `data.aws_region` or `ephemeral.random_password`, as expressions begin with it. */
  type: string;
  name: string;
  body: Block;
}

/** One folder of Terraform: a module, or an environment. */
export interface Configuration {
  /** From terraform/: `modules/network`. */
  path: string;
  /** Texts of the `.tf` files by name. */
  files: Readonly<Record<string, string>>;
  things: readonly Thing[];
  variables: Readonly<Record<string, Block>>;
  outputs: Readonly<Record<string, Block>>;
  locals: Block;
  moduleCalls: Readonly<Record<string, Block>>;
  /** Settings of providers. */
  providers: readonly Block[];
  /** The `terraform` block. */
  settings: Block;
}

/** Every module and every environment below `root`, in the order of their paths. */
export async function readConfigurations(root: string): Promise<Configuration[]> {
  const paths = ["modules", "environments"].flatMap((parent) =>
    readdirSync(join(root, parent), { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map(({ name }) => `${parent}/${name}`)
      .sort(),
  );
  return Promise.all(paths.map((path) => parseConfiguration(path, readTexts(join(root, path)))));
}

/** @throws when a file is no HCL, with its name. */
export async function parseConfiguration(path: string, files: Record<string, string>): Promise<Configuration> {
  const parsed = await Promise.all(
    Object.entries(files).map(async ([name, text]) => asBlock(await parse(`${path}/${name}`, text))),
  );
  const things = [
    ...parsed.flatMap((file) => readThings(file.resource, "")),
    ...parsed.flatMap((file) => readThings(file.data, "data.")),
    ...parsed.flatMap((file) => readThings(file.ephemeral, "ephemeral.")),
  ];
  return {
    path,
    files,
    things,
    variables: named(parsed.map((file) => file.variable)),
    outputs: named(parsed.map((file) => file.output)),
    locals: Object.assign({}, ...parsed.flatMap((file) => asBlocks(file.locals))),
    moduleCalls: named(parsed.map((file) => file.module)),
    providers: parsed.flatMap((file) => Object.values(asBlock(file.provider)).flatMap(asBlocks)),
    settings: Object.assign({}, ...parsed.flatMap((file) => asBlocks(file.terraform))),
  };
}

export const isEnvironment = ({ path }: Configuration): boolean => path.startsWith("environments/");

export function asBlock(value: unknown): Block {
  return typeof value === "object" && value !== null && !Array.isArray(value) ? { ...value } : {};
}

/** The blocks of one kind inside another, those that `dynamic` makes included. */
export function nestedBlocks(body: Block, kind: string): Block[] {
  const generated = asBlocks(asBlock(body.dynamic)[kind]).flatMap(({ content }) => asBlocks(content));
  return [...asBlocks(body[kind]), ...generated];
}

/** Every string in the value, however deep, each with the path of names that leads there. */
export function listStrings(value: unknown, path: readonly string[] = []): { path: readonly string[]; text: string }[] {
  if (typeof value === "string") return [{ path, text: value }];
  if (Array.isArray(value)) return value.flatMap((item) => listStrings(item, path));
  return Object.entries(asBlock(value)).flatMap(([name, item]) => listStrings(item, [...path, name]));
}

export function asBlocks(value: unknown): Block[] {
  return Array.isArray(value) ? value.map(asBlock) : [];
}

function readTexts(directory: string): Record<string, string> {
  const names = readdirSync(directory).filter((name) => name.endsWith(".tf"));
  return Object.fromEntries(names.sort().map((name) => [name, readFileSync(join(directory, name), "utf8")]));
}

function readThings(section: unknown, prefix: string): Thing[] {
  return Object.entries(asBlock(section)).flatMap(([type, byName]) =>
    Object.entries(asBlock(byName)).flatMap(([name, bodies]) =>
      asBlocks(bodies).map((body) => ({ type: `${prefix}${type}`, name, body })),
    ),
  );
}

function named(sections: readonly unknown[]): Record<string, Block> {
  const entries = sections.flatMap((section) => Object.entries(asBlock(section)));
  return Object.fromEntries(entries.map(([name, bodies]) => [name, asBlocks(bodies)[0] ?? {}]));
}
