/** A network as people write it: without a length where it is a single IPv4 address. */
export function showNetwork(network: string): string {
  return network.replace(/^([\d.]+)\/32$/, "$1");
}
