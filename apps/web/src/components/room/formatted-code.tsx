"use client";

import { type ReactNode, useEffect, useState } from "react";
import type { CodePart } from "../../lib/formatting/highlight.ts";

/** A block of code. Its colours come once the highlighter, a part of the app of its own, has been loaded. */
export function FormattedCode({ text, language }: { text: string; language: string }) {
  const [parts, setParts] = useState<CodePart[] | null>(null);

  useEffect(() => {
    if (language === "") return;
    let isGone = false;
    import("../../lib/formatting/highlight.ts").then(
      ({ highlight }) => isGone || setParts(highlight(text, language)),
      () => {}, // offline, say: the code is there all the same
    );
    return () => {
      isGone = true;
    };
  }, [text, language]);

  return (
    <pre className="scrollbar-slim my-1 max-w-full overflow-x-auto rounded-md border bg-shade px-3 py-2 text-sm">
      <code className="font-mono">{parts?.map(toNode) ?? text}</code>
    </pre>
  );
}

function toNode(part: CodePart, index: number): ReactNode {
  if (typeof part === "string") return part;
  return (
    <span key={index} className={part.className}>
      {part.children.map(toNode)}
    </span>
  );
}
