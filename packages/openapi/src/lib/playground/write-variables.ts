import { isNode, type Node } from '../grammar/node.ts';
import type { Server } from './with-operation-servers.ts';

/**
 * Writes the values of variables into the addresses of servers, for libraries that do not.
 *
 * @param servers of a document or a part of it
 * @returns the entry `servers` with the defaults, which are the reader's values
 */
export function writeVariables(servers: readonly Server[]): Node {
  return {
    servers: servers.map(({ url, variables, ...rest }) => ({
      ...rest,
      url: written(url, variables),
    })),
  };
}

function written(url: string, variables: unknown): string {
  return url.replaceAll(/\{([^{}]*)\}/g, (braces, name: string) => {
    const variable = isNode(variables) && Object.hasOwn(variables, name) ? variables[name] : {};
    return isNode(variable) && 'default' in variable ? String(variable['default']) : braces;
  });
}
