"use client";

import { lazy, Suspense, useEffect, useSyncExternalStore } from "react";
import { loadPatiently } from "../../lib/load-patiently.ts";
import { preloadWhenIdle } from "../../lib/preload.ts";
import { toastPlace } from "../../lib/toast.ts";

const ToastList = lazy(() => loadPatiently(() => import("./toast-list.tsx")));
const notYet = () => false;

/** Where short news of finished or failed actions appear, once there may be any. */
export function Toasts() {
  useEffect(preloadWhenIdle, []);
  const isWanted = useSyncExternalStore(toastPlace.subscribe, toastPlace.isWanted, notYet);
  return <Suspense fallback={null}>{isWanted && <ToastList />}</Suspense>;
}
