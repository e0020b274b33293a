import { getConnInfo } from '@hono/node-server/conninfo';
import ipaddr from 'ipaddr.js';
import type { PageContext } from './context.ts';

/** As Node and proxies write IPv4; no need to take it apart. */
const plain = /^\d{1,3}\.\d{1,3}\.\d{1,3}\.\d{1,3}$/;

/**
 * Whose request it is, for limits only: it is hashed and forgotten, never kept or logged. An IPv6 network of one
 * customer is one client, for its addresses are free to choose.
 *
 * @param c the request
 * @param header that a proxy in front sets, if the operator says so; its last entry is the one the proxy wrote
 * @returns an address or network
 */
export function clientAddress(c: PageContext, header: string | undefined): string {
  const said = header === undefined ? undefined : c.req.header(header)?.split(',').at(-1)?.trim();
  const address = said ?? getConnInfo(c).remote.address ?? '';
  if (plain.test(address)) return address;
  if (!ipaddr.isValid(address)) return 'unknown';
  const parsed = ipaddr.process(address);
  return parsed.kind() === 'ipv6' ? parsed.toByteArray().slice(0, 8).join('.') : parsed.toString();
}
