import { type Block, type Configuration, isEnvironment } from "./configuration.ts";
import { listReferences } from "./references.ts";
import { forEachConfiguration, type Rule } from "./rule.ts";

/** Arguments of a module call that Terraform itself understands. */
const OF_THE_CALL = new Set(["source", "providers", "count", "for_each", "depends_on"]);

export const readsWhatIsDeclared = forEachConfiguration((configuration) => {
  const declared = listDeclared(configuration);
  const missing = listReferences(configuration)
    .map(({ kind, name }) => `${kind}.${name}`)
    .filter((address) => !declared.has(address));
  return [...new Set(missing)].map((address) => `${address} is read and not declared`);
});

export const readsWhatItDeclares = forEachConfiguration((configuration) => {
  const read = new Set(listReferences(configuration).map(({ kind, name }) => `${kind}.${name}`));
  const { variables, locals } = configuration;
  return [...prefixed("var", variables), ...prefixed("local", locals)]
    .filter((address) => !read.has(address))
    .map((address) => `${address} is declared and not read`);
});

export const callsModulesAsTheyAre: Rule = (configurations) =>
  configurations.flatMap((configuration) =>
    Object.entries(configuration.moduleCalls).flatMap(([name, call]) => {
      const target = findModule(configurations, configuration, call);
      const problems = target ? judgeCall(call, target) : [`there is no module at ${String(call.source)}`];
      return problems.map((problem) => `${configuration.path}: module.${name}: ${problem}`);
    }),
  );

export const readsOutputsThatExist: Rule = (configurations) =>
  configurations.flatMap((configuration) =>
    listReferences(configuration)
      .filter(({ kind }) => kind === "module")
      .flatMap(({ name, attribute }) => {
        const call = configuration.moduleCalls[name];
        const target = call && findModule(configurations, configuration, call);
        if (!target || attribute === undefined || attribute in target.outputs) return [];
        return [`${configuration.path}: ${target.path} has no output ${attribute}`];
      }),
  );

export const usesEveryModule: Rule = (configurations) => {
  const used = new Set<Configuration>();
  const use = (configuration: Configuration) => {
    if (used.has(configuration)) return;
    used.add(configuration);
    for (const call of Object.values(configuration.moduleCalls)) {
      const target = findModule(configurations, configuration, call);
      if (target) use(target);
    }
  };
  configurations.filter(isEnvironment).forEach(use);
  return configurations.filter((one) => !used.has(one)).map(({ path }) => `${path}: no environment uses it`);
};

function listDeclared({ things, variables, locals, moduleCalls }: Configuration): Set<string> {
  return new Set([
    ...things.map(({ type, name }) => `${type}.${name}`),
    ...prefixed("var", variables),
    ...prefixed("local", locals),
    ...prefixed("module", moduleCalls),
  ]);
}

function prefixed(kind: string, byName: Block): string[] {
  return Object.keys(byName).map((name) => `${kind}.${name}`);
}

/** The configuration that a call's `source` leads to. */
export function findModule(all: readonly Configuration[], from: Configuration, call: Block): Configuration | undefined {
  const { pathname } = new URL(String(call.source), `file:///${from.path}/`);
  return all.find(({ path }) => `/${path}` === pathname);
}

function judgeCall(call: Block, { variables }: Configuration): string[] {
  const given = Object.keys(call).filter((name) => !OF_THE_CALL.has(name));
  const required = Object.entries(variables).filter(([, variable]) => !("default" in variable));
  return [
    ...given.filter((name) => !(name in variables)).map((name) => `there is no variable ${name}`),
    ...required.filter(([name]) => !given.includes(name)).map(([name]) => `it needs ${name}`),
  ];
}
