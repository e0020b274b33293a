import { getConnInfo } from '@hono/node-server/conninfo';
import ipaddr from 'ipaddr.js';
import type { PageContext } from './context.ts';

/** As Node and proxies write IPv4; no need to take it apart. */
const plain = /^(?:25[0-5]|2[0-4]\d|1?\d?\d)(?:\.(?:25[0-5]|2[0-4]\d|1?\d?\d)){3}$/;

/**
 * Whose request it is, for limits only: it is hashed, and never stored or logged. An IPv6 network of one
 * customer is one client, for its addresses are free to choose.
 *
 * @param c the request
 * @param header that a proxy in front sets, if the operator says so
 * @returns an address or network
 */
export function clientAddress(c: PageContext, header: string | undefined): string {
  const said = header === undefined ? undefined : c.req.header(header);
  return parseClientAddress(said ?? getConnInfo(c).remote.address ?? '');
}

/**
 * Reads an address of the connection, of `X-Forwarded-For` and its like, or of `Forwarded` (RFC 7239 §4).
 *
 * @param value of the header; its last entry is the one that the nearest proxy wrote
 * @returns an address, the /64 of an IPv6 address, or `unknown`
 */
export function parseClientAddress(value: string): string {
  const entry = value.split(',').at(-1)?.trim() ?? '';
  const node = /(?:^|;)\s*for="?([^";]+)/i.exec(entry)?.[1] ?? entry;
  // Some proxies write the port, too.
  const [, address = node] =
    /^\[([^\]]+)\](?::\d+)?$/.exec(node) ?? /^([\d.]+):\d+$/.exec(node) ?? [];
  if (plain.test(address)) return address;
  if (!ipaddr.isValid(address)) return 'unknown';
  const parsed = ipaddr.process(address);
  return parsed.kind() === 'ipv6' ? parsed.toByteArray().slice(0, 8).join('.') : parsed.toString();
}
