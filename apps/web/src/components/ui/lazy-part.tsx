"use client";

import { type ComponentType, lazy, Suspense, useState } from "react";
import { loadPatiently } from "../../lib/load-patiently.ts";
import { preloadLater } from "../../lib/preload.ts";

/**
 * Something that opens, as a part of the app of its own: it comes when the page has nothing else to do, or when it is
 * first opened, and stays from then on.
 */
export function lazyPart<Props extends object>(
  load: () => Promise<ComponentType<Props>>,
  isOpen: (props: Props) => boolean,
): ComponentType<Props> {
  const Part = lazy(async () => ({ default: (await loadPatiently(load)) as ComponentType<object> }));
  preloadLater(load);

  return function LazyPart(props: Props) {
    const [wasOpen, setWasOpen] = useState(false);
    if (!wasOpen && isOpen(props)) setWasOpen(true);
    if (!wasOpen) return null;
    return (
      <Suspense fallback={null}>
        <Part {...props} />
      </Suspense>
    );
  };
}
