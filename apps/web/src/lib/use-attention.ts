import { useSyncExternalStore } from "react";
import { isAttentive, onAttention } from "./attention.ts";

/** Whether the person is at this tab; no on the server. */
export function useAttention(): boolean {
  return useSyncExternalStore(onAttention, isAttentive, () => false);
}
