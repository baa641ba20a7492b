import type { Server } from "node:http";
import type { AddressInfo } from "node:net";

/** Resolves with the port that the server listens on. @throws the server's own error, such as EADDRINUSE. */
export function listen(server: Server, port: number, bindAddress: string): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, bindAddress, () => {
      server.off("error", reject);
      resolve((server.address() as AddressInfo).port);
    });
  });
}
