import { type ClassNameValue, createTailwindMerge } from "tailwind-merge";

/** Whatever follows a prefix. */
const any = () => true;
const oneOf =
  (...words: string[]) =>
  (value: string) =>
    words.includes(value);
const isSize = (value: string) => /^(xs|sm|base|lg|\d?xl)$/.test(value) || /^\[[\d.]+(rem|em|px)\]$/.test(value);
const isWidth = (value: string) => /^\d*$/.test(value);
const isAlignment = oneOf("center", "start", "end", "left", "right", "justify");
const isLine = oneOf("solid", "dashed", "dotted", "none");
const startsWithLinear = (value: string) => value.startsWith("linear");
const isNone = (...tests: ((value: string) => boolean)[]) => {
  return (value: string) => tests.every((test) => !test(value));
};

/** The utilities whose values are all that stands behind their prefix. */
const PREFIXES =
  "p px py ps pe pt pr pb pl m mx my ms me mt mr mb ml w min-w max-w h min-h max-h size inset inset-x inset-y start end top right bottom left gap gap-x gap-y basis grow shrink col row grid-cols grid-rows items content self justify-items justify-self line-clamp leading tracking opacity z cursor rounded rounded-t rounded-b rounded-s rounded-e aspect translate-x translate-y scale rotate fill object overflow overflow-x overflow-y whitespace resize pointer-events select outline-offset underline-offset animate duration ease delay origin transition list align accent caret columns order will-change overscroll scroll-m scroll-mt scroll-p touch backdrop-blur ring-offset divide-x divide-y hyphens".split(
    " ",
  );

/** By what a class beats: the groups that it sets, too. */
const CONFLICTS = {
  p: ["px", "py", "ps", "pe", "pt", "pr", "pb", "pl"],
  px: ["ps", "pe", "pr", "pl"],
  py: ["pt", "pb"],
  m: ["mx", "my", "ms", "me", "mt", "mr", "mb", "ml"],
  mx: ["ms", "me", "mr", "ml"],
  my: ["mt", "mb"],
  size: ["w", "h"],
  inset: ["inset-x", "inset-y", "start", "end", "top", "right", "bottom", "left"],
  "inset-x": ["start", "end", "right", "left"],
  "inset-y": ["top", "bottom"],
  gap: ["gap-x", "gap-y"],
  flex: ["basis", "grow", "shrink"],
  overflow: ["overflow-x", "overflow-y"],
  "line-clamp": ["display", "overflow"],
  "font-size": ["leading"],
  "border-w": ["border-s", "border-e", "border-t", "border-b"],
  rounded: ["rounded-t", "rounded-b", "rounded-s", "rounded-e"],
};

/**
 * Of two classes that set the same thing the later one wins. Knows the utilities that this app uses, which a test holds
 * against the library's own list of all there are: that is three times as large, and in the first load of every page.
 */
export const mergeClasses: (...classes: ClassNameValue[]) => string = createTailwindMerge(() => ({
  cacheSize: 500,
  theme: {},
  classGroups: {
    ...Object.fromEntries(PREFIXES.map((prefix) => [prefix, [{ [prefix]: ["", any] }]])),
    display: [
      "block",
      "inline-block",
      "inline",
      "flex",
      "inline-flex",
      "grid",
      "table",
      "table-cell",
      "contents",
      "hidden",
    ],
    position: ["static", "fixed", "absolute", "relative", "sticky"],
    flex: [{ flex: ["1", "auto", "initial", "none"] }],
    "flex-direction": [{ flex: ["row", "row-reverse", "col", "col-reverse"] }],
    "flex-wrap": [{ flex: ["wrap", "nowrap", "wrap-reverse"] }],
    justify: [{ justify: ["start", "end", "center", "between", "around", "evenly", "stretch"] }],
    "font-size": [{ text: [isSize] }],
    "text-align": [{ text: [isAlignment] }],
    "text-overflow": ["truncate", { text: ["ellipsis", "clip"] }],
    "text-color": [
      { text: [isNone(isSize, isAlignment, oneOf("ellipsis", "clip", "balance", "pretty", "wrap", "nowrap"))] },
    ],
    "font-weight": [{ font: ["normal", "medium", "semibold", "bold"] }],
    "font-family": [{ font: ["sans", "mono", "serif"] }],
    "text-decoration": ["underline", "line-through", "no-underline"],
    "text-decoration-thickness": [{ decoration: [isWidth] }],
    "word-break": [{ break: ["normal", "words", "all", "keep"] }],
    "border-w": [{ border: ["", isWidth] }],
    ...Object.fromEntries(
      ["s", "e", "t", "b"].map((side) => [`border-${side}`, [{ [`border-${side}`]: ["", isWidth] }]]),
    ),
    "border-style": [{ border: [isLine] }],
    "border-color": [{ border: [isNone(isWidth, isLine, oneOf("collapse", "separate"))] }],
    "border-collapse": [{ border: ["collapse", "separate"] }],
    "bg-image": [{ "bg-linear": [any] }, { bg: ["none"] }],
    "bg-color": [{ bg: [isNone(oneOf("none"), startsWithLinear)] }],
    shadow: [{ shadow: ["", any] }],
    stroke: [{ stroke: [isNone(isWidth)] }],
    "stroke-w": [{ stroke: [isWidth] }],
    "outline-w": [{ outline: ["", isWidth] }],
    "outline-style": [{ outline: [isLine, "hidden"] }],
    "outline-color": [{ outline: [isNone(isWidth, isLine, oneOf("hidden"))] }],
    visibility: ["visible", "invisible", "collapse"],
    sr: ["sr-only", "not-sr-only"],
  },
  conflictingClassGroups: CONFLICTS,
  conflictingClassGroupModifiers: {},
  orderSensitiveModifiers: [
    "*",
    "**",
    "after",
    "backdrop",
    "before",
    "details-content",
    "file",
    "first-letter",
    "first-line",
    "marker",
    "placeholder",
    "selection",
  ],
}));
