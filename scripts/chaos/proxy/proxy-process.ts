// A process of its own for the proxies: what the bots do at the same time must not delay the network.
import type { ProxyAnswer, ProxyCommand, ProxyRequest } from "./proxy-messages.ts";
import { startTcpProxy, type TcpProxy } from "./tcp-proxy.ts";

const proxies = new Map<string, TcpProxy>();

process.on("message", async ({ id, command }: ProxyRequest) => {
  const { port } = await run(command);
  process.send?.({ id, port } satisfies ProxyAnswer);
});
process.on("disconnect", () => process.exit());

async function run(command: ProxyCommand): Promise<TcpProxy> {
  if (command.do === "open") {
    const opened = await startTcpProxy(command.target);
    proxies.set(command.name, opened);
    return opened;
  }
  const proxy = proxies.get(command.name);
  if (!proxy) throw new Error(`there is no proxy ${command.name}`);
  if (command.do === "set-target") proxy.setTarget(command.target);
  else if (command.do === "set-mode") proxy.setMode(command.mode);
  else proxy.slowDown(command.count);
  return proxy;
}
