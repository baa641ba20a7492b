/** A broker's server that a test can do harm to. */
export interface BrokerServer {
  url: string;
  /** It stops answering, but keeps its connections. */
  pause(): void;
  resume(): void;
  /** It is gone, with every connection; Redis also forgets everything. */
  kill(): Promise<void>;
  /** It comes back at the same address. */
  restart(): Promise<void>;
  /** Cuts the connections of the nodes, who may connect again at once. */
  dropConnections(): Promise<void>;
  stop(): Promise<void>;
}
