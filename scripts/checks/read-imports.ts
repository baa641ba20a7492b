import { parseSync, Visitor } from "oxc-parser";

export interface Import {
  specifier: string;
  /** Erased by the compiler: `import type`, `export type … from` and `import("…").Type`. */
  isType: boolean;
}

/** Every module that the source names: imports, re-exports, and dynamic imports of a literal. */
export function readImports(file: string, source: string): Import[] {
  const { program, module, errors } = parseSync(file, source);
  if (errors[0]) throw new Error(`${file} does not parse: ${errors[0].message}`);
  const imports: Import[] = module.staticImports.map(({ moduleRequest, entries }) => ({
    specifier: moduleRequest.value,
    isType: entries.length > 0 && entries.every((entry) => entry.isType),
  }));
  for (const { entries } of module.staticExports) {
    for (const { moduleRequest, isType } of entries) {
      if (moduleRequest) imports.push({ specifier: moduleRequest.value, isType });
    }
  }
  new Visitor({
    ImportExpression({ source: specifier }) {
      if (specifier.type === "Literal" && typeof specifier.value === "string") {
        imports.push({ specifier: specifier.value, isType: false });
      }
    },
    TSImportType({ source: specifier }) {
      imports.push({ specifier: specifier.value, isType: true });
    },
  }).visit(program);
  return imports;
}
