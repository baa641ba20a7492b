"use client";

import { useSyncExternalStore } from "react";
import { splitLinks } from "../split-links.ts";
import type { Block } from "./format-message.ts";

type Formatter = Pick<typeof import("./format-message.ts"), "formatMessage" | "plainTextOf">;

/** What could mean something other than itself; most messages have nothing of it. */
const MARKS = /[*_~`|>[\]\\+-]|^\s{0,3}\d{1,9}[.)]/m;

/** Of a message without marks, and of all until the parser, a part of the app of its own, is there. */
const PLAIN: Formatter = {
  formatMessage: (body): Block[] => [
    {
      kind: "text",
      children: splitLinks(body).map((part) => {
        const text = { kind: "text", text: part.text } as const;
        return part.kind === "link" ? { kind: "link", href: part.href, children: [text] } : text;
      }),
    },
  ],
  plainTextOf: (body) => body.replace(/\s+/g, " ").trim(),
};

let loaded: Formatter | undefined;
let loading = false;
/** The parser has come, or could not be had. */
let isSettled = false;
const listeners = new Set<() => void>();

/** Whoever will need the parser at once says so early. */
export function loadParser(): void {
  if (loading) return;
  loading = true;
  import("./format-message.ts")
    .then(
      (formatter) => {
        loaded = formatter;
      },
      () => {
        loading = false; // offline, say: the next message with marks tries again
      },
    )
    .finally(() => {
      isSettled = true;
      for (const listener of listeners) listener();
    });
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  loadParser();
  return () => listeners.delete(listener);
}

const never = () => () => {};

/** How to read this message; another than before once the parser has been loaded. */
export function useFormatter(body: string): Formatter {
  const hasMarks = MARKS.test(body);
  const formatter = useSyncExternalStore(
    hasMarks ? subscribe : never,
    () => loaded,
    () => undefined,
  );
  return (hasMarks && formatter) || PLAIN;
}

/**
 * Whether these messages can be shown as they will stay; loads what that takes. Without the parser a message is as high
 * as its text, with it as high as what the text means, and all above it would move.
 */
export function useCanFormat(bodies: readonly string[]): boolean {
  const isParserSettled = useSyncExternalStore(
    subscribe,
    () => isSettled,
    () => false,
  );
  return isParserSettled || !bodies.some((body) => MARKS.test(body));
}
