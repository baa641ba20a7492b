import { parseSync, Visitor } from "oxc-parser";

/** A text for people that is written where it is shown. */
export interface WrittenText {
  text: string;
  line: number;
}

/** Properties of elements that people read or hear. */
const SPOKEN_PROPERTIES = new Set([
  "alt",
  "aria-description",
  "aria-label",
  "aria-roledescription",
  "aria-valuetext",
  "busyLabel",
  "caption",
  "confirmLabel",
  "description",
  "hint",
  "intro",
  "label",
  "placeholder",
  "question",
  "reasonHint",
  "text",
  "title",
]);

/** Functions whose first argument is shown. */
const SHOWING = new Set(["toast", "toast.error", "toast.success"]);

const WORD = /\p{L}{2,}/u;

/** The name of the app is the same in every language. */
const NAMES = new Set(["Banter"]);

type Node = { type: string; start: number } & Record<string, unknown>;

/** The texts in a component's source that no translation would reach: JSX text, spoken properties and toasts. */
export function readTexts(file: string, source: string): WrittenText[] {
  const { program, errors } = parseSync(file, source);
  if (errors[0]) throw new Error(`${file} does not parse: ${errors[0].message}`);
  const found: WrittenText[] = [];

  const note = (text: string, start: number) => {
    const words = text.replace(/&\w+;/g, " ").replace(/\s+/g, " ").trim();
    if (!WORD.test(words) || NAMES.has(words)) return;
    found.push({ text: words, line: source.slice(0, start).split("\n").length });
  };
  /** Looks at what an expression may come to, and not into the calls that make it. */
  const noteValue = (value: unknown): void => {
    const node = value as Node | null;
    if (!node) return;
    if (node.type === "Literal" && typeof node.value === "string") note(node.value, node.start);
    if (node.type === "TemplateLiteral") {
      for (const part of node.quasis as { start: number; value: { raw: string } }[]) note(part.value.raw, node.start);
    }
    if (node.type === "JSXExpressionContainer" || node.type === "ParenthesizedExpression") noteValue(node.expression);
    if (node.type === "ConditionalExpression") {
      noteValue(node.consequent);
      noteValue(node.alternate);
    }
    if (node.type === "LogicalExpression" || node.type === "BinaryExpression") {
      if (node.type === "LogicalExpression" || node.operator === "+") noteValue(node.left);
      if (node.type === "LogicalExpression" || node.operator === "+") noteValue(node.right);
    }
  };
  const children = (element: { children: unknown[] }) => {
    for (const child of element.children as Node[]) {
      if (child.type === "JSXText") note(child.value as string, child.start);
      else if (child.type === "JSXExpressionContainer") noteValue(child);
    }
  };

  new Visitor({
    JSXElement: children,
    JSXFragment: children,
    JSXAttribute({ name, value }) {
      if (name.type === "JSXIdentifier" && SPOKEN_PROPERTIES.has(name.name)) noteValue(value);
    },
    Property({ key, value }) {
      // a key of the catalogue begins with a small letter, what people read with a large one
      const isSpoken = key.type === "Identifier" && SPOKEN_PROPERTIES.has(key.name);
      if (isSpoken && value.type === "Literal" && /^\p{Lu}/u.test(String(value.value))) noteValue(value);
    },
    CallExpression({ callee, arguments: [shown] }) {
      if (SHOWING.has(source.slice(callee.start, callee.end))) noteValue(shown);
    },
  }).visit(program);
  return found;
}
