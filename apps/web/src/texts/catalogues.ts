import compile from "icu-minify/compile";
import { de } from "./de/index.ts";
import { type Catalogue, en } from "./en/index.ts";
import type { Language } from "./languages.ts";

export type Area = keyof Catalogue;

/** What a text is to those who use it. */
type Tree = { readonly [key: string]: string | Tree };

/** Parsed once a process; browsers get what is ready to be filled in, and no parser. */
const compiled: Readonly<Record<Language, Catalogue>> = { en: compileAll(en), de: compileAll(de) };

/** The compiled texts of some areas: `use-intl` fills them in, as `next.config.mjs` has it. */
export function messagesFor<A extends Area>(language: Language, areas: readonly A[]): Pick<Catalogue, A> {
  return Object.fromEntries(areas.map((area) => [area, compiled[language][area]])) as Pick<Catalogue, A>;
}

/**
 * Compiled texts pass for what they were written as: nobody reads them but `use-intl`. They are plain data, for React
 * hands nothing else to browsers, and the compiler makes objects without a prototype.
 */
function compileAll(texts: Tree): Catalogue {
  const compileOne = (text: string | Tree): unknown =>
    typeof text === "string"
      ? JSON.parse(JSON.stringify(compile(text)))
      : Object.fromEntries(Object.entries(text).map(([key, inner]) => [key, compileOne(inner)]));
  return compileOne(texts) as Catalogue;
}
