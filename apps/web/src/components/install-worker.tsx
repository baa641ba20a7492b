"use client";

import { useEffect } from "react";

/** Has the browser keep the service worker. Without one everything works but the page for when there is no network. */
export function InstallWorker() {
  useEffect(() => {
    if (process.env.NODE_ENV !== "production" || !("serviceWorker" in navigator)) return;
    navigator.serviceWorker.register("/sw.js").catch(() => {}); // a browser that keeps none, in a private window say
  }, []);
  return null;
}
