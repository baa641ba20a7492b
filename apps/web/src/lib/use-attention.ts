import { useSyncExternalStore } from "react";

/** Whether the person is at this tab: it is in sight and has the focus. */
function isAttentive(): boolean {
  return document.visibilityState === "visible" && document.hasFocus();
}

export function useAttention(): boolean {
  return useSyncExternalStore(subscribe, isAttentive, () => false);
}

function subscribe(listener: () => void): () => void {
  document.addEventListener("visibilitychange", listener);
  window.addEventListener("focus", listener);
  window.addEventListener("blur", listener);
  return () => {
    document.removeEventListener("visibilitychange", listener);
    window.removeEventListener("focus", listener);
    window.removeEventListener("blur", listener);
  };
}
