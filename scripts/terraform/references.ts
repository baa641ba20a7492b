import { type Configuration, listStrings } from "./configuration.ts";

export interface Reference {
  /** `var`, `local`, `module`, or a type such as `aws_vpc` or `data.aws_region`. */
  kind: string;
  name: string;
  /** What is read of it: an attribute or an output; `undefined` when it is passed on whole. */
  attribute: string | undefined;
}

const REFERENCE =
  /(?<![\w.-])(var|local|module|(?:data\.|ephemeral\.)?(?:aws|random)_\w+)\.([A-Za-z_][\w-]*)(?:\[[^\]]*\])?(?:\.\*)?(?:\.([A-Za-z_]\w*))?/g;

/** What an expression reads; text without `${…}` reads nothing. */
export function readReferences(text: string): Reference[] {
  return [...text.matchAll(/\$\{/g)].length === 0
    ? []
    : [...text.matchAll(REFERENCE)].map(([, kind = "", name = "", attribute]) => ({ kind, name, attribute }));
}

/** What a configuration's blocks read. */
export function listReferences(configuration: Configuration): Reference[] {
  const { things, variables, outputs, locals, moduleCalls, providers } = configuration;
  return listStrings({ things: [...things], variables, outputs, locals, moduleCalls, providers }).flatMap(({ text }) =>
    readReferences(text),
  );
}
