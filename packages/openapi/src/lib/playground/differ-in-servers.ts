import { isEqual } from './is-equal.ts';

/** What we look at in a document of OpenAPI. */
export interface WithServers {
  readonly servers?: unknown;
}

/**
 * Whether a playground that can change its servers in place has to show another document.
 *
 * @param one document
 * @param other another
 * @returns true if they say the same but for the servers of the document
 */
export function differInServers(one: WithServers, other: WithServers): boolean {
  return isEqual({ ...one, servers: [] }, { ...other, servers: [] });
}
