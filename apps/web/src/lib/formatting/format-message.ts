import type { Token } from "markdown-it";
import { splitLinks } from "../split-links.ts";
import { createParser, MAX_NESTING } from "./parser.ts";

/** A run of text, or text that looks otherwise; never markup. */
export type Span =
  | { kind: "text"; text: string }
  | { kind: "code"; text: string }
  | { kind: "link"; href: string; children: Span[] }
  | { kind: "bold" | "italic" | "strike" | "spoiler"; children: Span[] };

export type Block =
  | { kind: "text"; children: Span[] }
  | { kind: "code"; text: string; language: string }
  | { kind: "quote"; children: Block[] }
  | { kind: "list"; start: number | null; items: Block[][] };

const SPAN_KINDS = { strong: "bold", em: "italic", s: "strike", spoiler: "spoiler" } as const;

const parser = createParser();

/** Reads a message's small Markdown. Every line end and space between the marks is kept. */
export function formatMessage(body: string): Block[] {
  const tokens = parser.parse(body, {});
  // deeper than anybody nests on purpose: the parser would leave out what is in there
  if (tokens.some(({ level }) => level >= MAX_NESTING - 2)) return [plainText(body)];
  return readBlocks(tokens, body.split("\n"));
}

/** What the message says without its marks, on one line; spoilers stay covered. */
export function plainTextOf(body: string): string {
  return textOfBlocks(formatMessage(body)).replace(/\s+/g, " ").trim();
}

function plainText(text: string): Block {
  return { kind: "text", children: splitLinks(text).map(toSpan) };
}

function readBlocks(tokens: readonly Token[], lines: readonly string[]): Block[] {
  const blocks: Block[] = [];
  let previousEnd = -1;
  for (let index = 0; index < tokens.length; index += 1) {
    const token = tokens[index] as Token;
    const end = token.nesting === 1 ? closingOf(tokens, index) : index;
    const inner = tokens.slice(index + 1, end);
    const [firstLine, lastLine] = token.map ?? [0, 0];
    const block = readBlock(token, inner, lines);
    const before = blocks.at(-1);
    if (block.kind === "text" && before?.kind === "text" && previousEnd >= 0) {
      // paragraphs are one text, with the line ends that were between them
      before.children.push({ kind: "text", text: "\n".repeat(firstLine - previousEnd + 1) }, ...block.children);
    } else {
      blocks.push(block);
    }
    previousEnd = lastLine;
    index = end;
  }
  return blocks;
}

function readBlock(token: Token, inner: readonly Token[], lines: readonly string[]): Block {
  switch (token.type) {
    case "fence":
      return {
        kind: "code",
        text: token.content.replace(/\n$/, ""),
        language: token.info.trim().split(/\s/, 1)[0] ?? "",
      };
    case "blockquote_open":
      return { kind: "quote", children: readBlocks(inner, lines) };
    case "bullet_list_open":
      return { kind: "list", start: null, items: readItems(inner, lines) };
    case "ordered_list_open":
      return { kind: "list", start: Number(token.attrGet("start") ?? 1), items: readItems(inner, lines) };
    default:
      return { kind: "text", children: readSpans(inner.flatMap(({ children }) => children ?? [])) };
  }
}

function readItems(tokens: readonly Token[], lines: readonly string[]): Block[][] {
  const items: Block[][] = [];
  for (let index = 0; index < tokens.length; index += 1) {
    const end = closingOf(tokens, index);
    items.push(readBlocks(tokens.slice(index + 1, end), lines));
    index = end;
  }
  return items;
}

function readSpans(tokens: readonly Token[]): Span[] {
  const spans: Span[] = [];
  for (let index = 0; index < tokens.length; index += 1) {
    const token = tokens[index] as Token;
    if (token.nesting !== 1) {
      spans.push(...leafSpans(token));
      continue;
    }
    const end = closingOf(tokens, index);
    const children = readSpans(tokens.slice(index + 1, end));
    if (token.type === "link_open") spans.push(...linkSpans(String(token.attrGet("href") ?? ""), children));
    else spans.push({ kind: SPAN_KINDS[token.tag as keyof typeof SPAN_KINDS], children });
    index = end;
  }
  return spans;
}

function leafSpans(token: Token): Span[] {
  if (token.type === "code_inline") return [{ kind: "code", text: token.content }];
  return splitLinks(token.content).map(toSpan);
}

/** A link within a link leads nowhere else, and one that calls itself by another address says where it leads. */
function linkSpans(href: string, children: Span[]): Span[] {
  const shown = children.map(unlinked);
  const text = textOfSpans(shown);
  const link: Span = { kind: "link", href, children: shown };
  const looksLikeAddress = /^\s*(?:[a-z]+:\/\/|www\.|[^\s/]+\.[a-z]{2,}(?:[/:?#]|$))/i.test(text);
  if (!looksLikeAddress || href.includes(text.trim())) return [link];
  return [link, { kind: "text", text: ` (${href})` }];
}

function unlinked(span: Span): Span {
  if (span.kind === "link") return { kind: "text", text: textOfSpans(span.children) };
  return "children" in span ? { ...span, children: span.children.map(unlinked) } : span;
}

function toSpan(part: ReturnType<typeof splitLinks>[number]): Span {
  const text: Span = { kind: "text", text: part.text };
  return part.kind === "link" ? { kind: "link", href: part.href, children: [text] } : text;
}

function closingOf(tokens: readonly Token[], open: number): number {
  let depth = 0;
  for (let index = open; index < tokens.length; index += 1) {
    depth += tokens[index]?.nesting ?? 0;
    if (depth === 0) return index;
  }
  return tokens.length;
}

function textOfSpans(spans: readonly Span[]): string {
  return spans
    .map((span) => {
      if (span.kind === "spoiler") return "▒▒▒";
      return "children" in span ? textOfSpans(span.children) : span.text;
    })
    .join("");
}

function textOfBlocks(blocks: readonly Block[]): string {
  return blocks
    .map((block) => {
      if (block.kind === "code") return block.text;
      if (block.kind === "list") return block.items.map(textOfBlocks).join(" ");
      return block.kind === "quote" ? textOfBlocks(block.children) : textOfSpans(block.children);
    })
    .join(" ");
}
