import MarkdownIt, { type MarkdownIt as Parser, type StateBlock, type StateInline } from "markdown-it";

/** Blocks in blocks; the parser goes no deeper. */
export const MAX_NESTING = 20;

const SPOILER = "||";
const PLAIN = /[^*_~`|[\]\\]+/y;
const EMPTY_ITEM = /^\s*(?:[-+*]|\d{1,9}[.)])\s*$/;
const QUOTE = /^> /;
const SAFE_LINK = /^(?:https?:\/\/|mailto:)/i;

/**
 * The rules are an allow-list: what is not named here, HTML above all, stays the text that it is. Line ends and spaces
 * are not touched, for messages are shown as they are laid out.
 */
export function createParser(): Parser {
  const parser = new MarkdownIt("zero", { html: false, linkify: false, maxNesting: MAX_NESTING });
  const { block, inline, core } = parser;
  guardRule(parser, "blockquote", (line) => QUOTE.test(line), ["paragraph", "blockquote", "list"]);
  guardRule(parser, "list", (line) => !EMPTY_ITEM.test(line), ["paragraph", "blockquote"]);
  parser.enable(["blockquote", "list", "fence", "backticks", "strikethrough", "emphasis", "link", "balance_pairs"]);
  block.ruler.at("paragraph", paragraph);
  inline.ruler.at("text", text);
  inline.ruler.before("backticks", "escape_mark", escapeMark);
  inline.ruler.before("emphasis", "spoiler", spoiler);
  core.ruler.enable(["block", "inline"]);
  parser.validateLink = (url) => SAFE_LINK.test(url) && URL.canParse(url) && !new URL(url).username;
  return parser;
}

/** Lets a rule of the parser look at lines only that mean it: ">_<" is a face. */
function guardRule(parser: Parser, name: string, means: (line: string) => boolean, alt: string[]): void {
  const { ruler } = parser.block;
  // apart from paragraphs, which come last, it is the only one that is enabled now
  parser.enable(name);
  const [rule] = ruler.getRules("");
  parser.disable(name);
  if (!rule) throw new Error(`markdown-it has no rule ${name}`);
  ruler.at(
    name,
    (state, startLine, endLine, silent) => {
      const begin = (state.bMarks[startLine] ?? 0) + (state.tShift[startLine] ?? 0);
      return means(state.src.slice(begin, state.eMarks[startLine])) && rule(state, startLine, endLine, silent);
    },
    { alt },
  );
}

/** Lines up to an empty one or to another block, with all of their spaces. */
function paragraph(state: StateBlock, startLine: number, endLine: number): boolean {
  const others = state.md.block.ruler.getRules("paragraph");
  const parentType = state.parentType;
  state.parentType = "paragraph";
  let line = startLine + 1;
  while (line < endLine && !state.isEmpty(line)) {
    if (others.some((rule) => rule(state, line, endLine, true))) break;
    line += 1;
  }
  state.parentType = parentType;
  const isNested = state.level > 0;
  const content = state.getLines(startLine, line, state.blkIndent, false);
  state.line = line;
  const open = state.push("paragraph_open", "p", 1);
  open.map = [startLine, line];
  const inner = state.push("inline", "", 0);
  inner.content = isNested ? content.trim() : content;
  inner.map = [startLine, line];
  inner.children = [];
  state.push("paragraph_close", "p", -1);
  return true;
}

/** Text up to the next mark. */
function text(state: StateInline, silent: boolean): boolean {
  PLAIN.lastIndex = state.pos;
  const found = PLAIN.exec(state.src)?.[0].slice(0, state.posMax - state.pos);
  if (!found) return false;
  if (!silent) state.pending += found;
  state.pos += found.length;
  return true;
}

/** A backslash takes a mark its meaning, but not a shrug its arm. */
function escapeMark(state: StateInline, silent: boolean): boolean {
  const { src, pos, posMax } = state;
  if (src[pos] !== "\\" || pos + 1 >= posMax || !/[*_~`|>[\]\\-]/.test(src[pos + 1] ?? "")) return false;
  const isArm = src[pos - 1] === "¯" && src[pos + 1] === "_";
  if (!silent) state.pending += isArm ? "\\_" : src[pos + 1];
  state.pos += 2;
  return true;
}

/** What stands between two pairs of bars is covered. */
function spoiler(state: StateInline, silent: boolean): boolean {
  const { src, pos, posMax } = state;
  if (!src.startsWith(SPOILER, pos)) return false;
  const end = src.indexOf(SPOILER, pos + SPOILER.length);
  if (end <= pos + SPOILER.length || end + SPOILER.length > posMax) return false;
  if (!silent) {
    state.push("spoiler_open", "spoiler", 1);
    state.pos = pos + SPOILER.length;
    state.posMax = end;
    state.md.inline.tokenize(state);
    state.push("spoiler_close", "spoiler", -1);
    state.posMax = posMax;
  }
  state.pos = end + SPOILER.length;
  return true;
}
