import { asBlocks, type Configuration, isEnvironment } from "./configuration.ts";
import { forEachConfiguration } from "./rule.ts";

const FILES = ["main.tf", "outputs.tf", "variables.tf", "versions.tf"];

/** What people type can be wrong; ids and addresses come from other modules. */
const FROM_OTHER_MODULES = /_(ids?|arns?|names?|arn_suffix|address|cidr)$/;

export const hasUsualFiles = forEachConfiguration(({ files }) =>
  FILES.filter((name) => !(name in files)).map((name) => `there is no ${name}`),
);

export const describesVariables = forEachConfiguration(({ variables }) =>
  Object.entries(variables).flatMap(([name, { type, description }]) => [
    ...(type ? [] : [`variable ${name} has no type`]),
    ...(isSentence(description) ? [] : [`variable ${name} has no description`]),
  ]),
);

export const validatesVariables = forEachConfiguration((configuration) =>
  Object.entries(configuration.variables)
    .filter(([name, { type }]) => canBeWrong(name, type, configuration))
    .filter(([, { validation }]) => asBlocks(validation).length === 0)
    .map(([name]) => `variable ${name} is not validated`),
);

export const describesOutputs = forEachConfiguration(({ outputs }) =>
  Object.entries(outputs)
    .filter(([, { description }]) => !isSentence(description))
    .map(([name]) => `output ${name} has no description`),
);

function canBeWrong(name: string, type: unknown, configuration: Configuration): boolean {
  if (type === "${bool}" || isOfIds(type)) return false;
  if (type === "${number}") return true;
  return isEnvironment(configuration) || !FROM_OTHER_MODULES.test(name);
}

/** An object of one line has numbers or text; longer ones gather what other modules export. */
function isOfIds(type: unknown): boolean {
  const fields = [...String(type).matchAll(/(\w+)\s*=/g)].map(([, field = ""]) => field);
  return fields.length > 0 && fields.every((field) => FROM_OTHER_MODULES.test(`_${field}`));
}

/** More than the variable's name over again. */
function isSentence(description: unknown): boolean {
  return typeof description === "string" && description.trim().split(/\s+/).length >= 3;
}
