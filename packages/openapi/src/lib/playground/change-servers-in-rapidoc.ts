import { isNode, type Node } from '../grammar/node.ts';
import type { WithServers } from './differ-in-servers.ts';

/** A server in RapiDoc's state. */
export interface RapiDocServer {
  readonly url: string;
  readonly variables?: Record<string, { default?: string }>;
  /** With the variables filled in, by their defaults or by what the reader typed. */
  computedUrl?: string;
}

/**
 * Gives the variables of servers other defaults, so that all else of the page stays as it is. Where the reader has typed a
 * value, the server keeps it.
 *
 * @param servers of RapiDoc's, which are changed
 * @param document with the same servers, and other defaults
 */
export function changeServersInRapiDoc(
  servers: readonly RapiDocServer[],
  document: WithServers,
): void {
  const wanted = Array.isArray(document.servers) ? (document.servers as readonly unknown[]) : [];
  for (const [index, server] of servers.entries()) {
    const isTyped = server.computedUrl !== withDefaultsIn(server);
    const next = wanted[index];
    const variables: Node = isNode(next) && isNode(next['variables']) ? next['variables'] : {};
    for (const [name, variable] of Object.entries(server.variables ?? {})) {
      const other = Object.hasOwn(variables, name) ? variables[name] : undefined;
      if (isNode(other) && typeof other['default'] === 'string')
        variable.default = other['default'];
    }
    if (!isTyped) server.computedUrl = withDefaultsIn(server);
  }
}

function withDefaultsIn({ url, variables = {} }: RapiDocServer): string {
  return Object.entries(variables).reduce(
    (address, [name, variable]) => address.replaceAll(`{${name}}`, variable.default ?? ''),
    url,
  );
}
