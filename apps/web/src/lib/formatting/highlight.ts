import bash from "highlight.js/lib/languages/bash";
import cpp from "highlight.js/lib/languages/cpp";
import css from "highlight.js/lib/languages/css";
import diff from "highlight.js/lib/languages/diff";
import go from "highlight.js/lib/languages/go";
import java from "highlight.js/lib/languages/java";
import javascript from "highlight.js/lib/languages/javascript";
import json from "highlight.js/lib/languages/json";
import python from "highlight.js/lib/languages/python";
import rust from "highlight.js/lib/languages/rust";
import sql from "highlight.js/lib/languages/sql";
import typescript from "highlight.js/lib/languages/typescript";
import xml from "highlight.js/lib/languages/xml";
import yaml from "highlight.js/lib/languages/yaml";
import { createLowlight } from "lowlight";

const lowlight = createLowlight({
  bash,
  cpp,
  css,
  diff,
  go,
  java,
  javascript,
  json,
  python,
  rust,
  sql,
  typescript,
  xml,
  yaml,
});

/** A piece of code, or pieces that have a colour together. */
export type CodePart = string | { className: string; children: CodePart[] };

type Tree = ReturnType<typeof lowlight.highlight>;

/** The code in coloured parts; null for a language that is not among ours. */
export function highlight(text: string, language: string): CodePart[] | null {
  return lowlight.registered(language) ? lowlight.highlight(language, text).children.flatMap(toPart) : null;
}

function toPart(node: Tree["children"][number]): CodePart[] {
  if (node.type === "text") return [node.value];
  if (node.type !== "element") return [];
  const names = node.properties.className;
  return [{ className: Array.isArray(names) ? names.join(" ") : "", children: node.children.flatMap(toPart) }];
}
