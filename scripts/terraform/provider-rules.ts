import { asBlock, asBlocks, type Block, type Configuration, nestedBlocks } from "./configuration.ts";
import { type BlockArguments, isNested, listExports, type ProviderArguments } from "./provider-arguments.ts";
import { listReferences } from "./references.ts";
import { forEachConfiguration, forEachThing, type Rule } from "./rule.ts";

/** Arguments that Terraform itself gives every resource. */
const OF_TERRAFORM = new Set(["count", "for_each", "depends_on", "lifecycle", "provider", "provisioner", "dynamic"]);

export const isOfProvider = (type: string): boolean => /^(data\.|ephemeral\.)?aws_/.test(type);

/** Arguments and nested blocks exist, and those that are required are there. */
export function takesWhatProviderOffers(provider: ProviderArguments): Rule {
  return forEachThing(({ type, body }) => {
    if (!isOfProvider(type)) return [];
    const offered = provider[type];
    return offered ? judgeBlock(body, offered, "", OF_TERRAFORM) : ["the provider's list does not have its type"];
  });
}

/** What expressions read of a resource is an argument of it, or exported by it. */
export function readsWhatProviderExports(provider: ProviderArguments): Rule {
  return forEachConfiguration((configuration) => {
    const unknown = listReferences(configuration).filter(({ kind, attribute }) => {
      const offered = provider[kind];
      if (!offered || attribute === undefined) return false;
      return !(attribute in offered) && !listExports(offered).includes(attribute);
    });
    return unknown.map(({ kind, name, attribute }) => `${kind}.${name} has no attribute ${attribute}`);
  });
}

/** The list holds what the modules use and no more, so that it stays small enough to look at. */
export function listsOnlyWhatIsUsed(provider: ProviderArguments): Rule {
  return (configurations) => {
    const used = new Set(configurations.flatMap(({ things }: Configuration) => things.map(({ type }) => type)));
    return Object.keys(provider)
      .filter((type) => !used.has(type))
      .map((type) => `the provider's list has ${type}, which nothing uses`);
  };
}

function judgeBlock(body: Block, offered: BlockArguments, where: string, alsoAllowed = new Set(["dynamic"])): string[] {
  const given = [...Object.keys(body), ...Object.keys(asBlock(body.dynamic))].filter((name) => !alsoAllowed.has(name));
  const unknown = given.filter((name) => !(name in offered)).map((name) => `there is no argument ${where}${name}`);
  const missing = Object.entries(offered)
    .filter(([name, argument]) => isRequired(argument) && !given.includes(name))
    .map(([name]) => `it needs ${where}${name}`);
  const inner = Object.entries(offered).flatMap(([name, argument]) => {
    if (!isNested(argument) || !given.includes(name)) return [];
    if (!isWrittenAsBlock(body, name)) return [`${where}${name} is a block and has no equals sign`];
    return nestedBlocks(body, name).flatMap((block) => judgeBlock(block, argument.block, `${where}${name}.`));
  });
  const notBlocks = Object.entries(asBlock(body.dynamic))
    .filter(([name]) => name in offered && !isNested(offered[name]))
    .map(([name]) => `${where}${name} is no block, so dynamic cannot make it`);
  return [...unknown, ...missing, ...inner, ...notBlocks];
}

function isRequired(argument: BlockArguments[string]): boolean {
  return argument === 1 || (isNested(argument) && argument.required === true);
}

function isWrittenAsBlock(body: Block, name: string): boolean {
  return name in asBlock(body.dynamic) || asBlocks(body[name]).length > 0;
}
