import type { ProxyMode, ProxyTarget } from "./tcp-proxy.ts";

/** What the checker asks of the process that holds its proxies. */
export type ProxyCommand =
  | { do: "open"; name: string; target: ProxyTarget }
  | { do: "set-target"; name: string; target: ProxyTarget }
  | { do: "set-mode"; name: string; mode: ProxyMode }
  | { do: "slow-down"; name: string; count: number };

export interface ProxyRequest {
  id: number;
  command: ProxyCommand;
}

export interface ProxyAnswer {
  id: number;
  port: number;
}
