import { isUtf8 } from 'node:buffer';
import type { LookupAddress } from 'node:dns';
import { type ClientRequest, type IncomingMessage, request as httpRequest } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { isIP, isIPv6 } from 'node:net';
import type { Limits } from './limits.ts';
import type { NoResponse, NoResponseKind, ProbeResult } from './response.ts';
import type { Resolve } from './resolve.ts';
import { SkipError } from './skip-error.ts';

/**
 * How long one address of several may take to connect. Node's 250 ms are too short for a distant server or a busy machine; much
 * longer, and a dead address would make the response look slow.
 */
const addressMs = 750;

/** One request. No method changes data. */
export interface ProbeRequest {
  readonly method: 'GET' | 'HEAD' | 'OPTIONS' | 'POST';
  readonly url: URL;
  readonly headers?: Readonly<Record<string, string>>;
  /** How many bytes of the body to read. Default: the limit. */
  readonly bodyBytes?: number;
}

/** Sends one request and waits for the end of the response. Rejects only with a {@link SkipError}. */
export type Probe = (request: ProbeRequest) => Promise<ProbeResult>;

/**
 * Makes a probe: it sends single requests within limits. It does not use `fetch`, which joins repeated headers, follows redirects
 * and refuses to send an `Origin`.
 *
 * @param limits numbers of requests, milliseconds and bytes
 * @param resolve looks up addresses
 * @returns the probe; its total time starts now
 */
export function createProbe(limits: Omit<Limits, 'slowMs'>, resolve: Resolve): Probe {
  const { requests, requestMs, totalMs } = limits;
  const deadline = performance.now() + totalMs;
  const reached: Reached = new Map();
  let sent = 0;
  return async (request) => {
    const remaining = deadline - performance.now();
    if (remaining <= 0) throw timeLimit();
    if (sent >= requests) throw new SkipError({ kind: 'limit', limit: 'requests' });
    sent += 1;
    if (await isRefused(request.url.hostname, resolve))
      return { ok: false, kind: 'name', detail: 'ENOTFOUND', milliseconds: 0 };
    const isCutShort = remaining < requestMs;
    // Timers may fire a fraction early; what is cut short must find the deadline passed.
    const timeoutMs = isCutShort ? Math.ceil(remaining) + 1 : requestMs;
    const { bodyBytes = limits.bodyBytes } = request;
    return send(request, { timeoutMs, isCutShort, bodyBytes, resolve, reached });
  };
}

/** Node calls `lookup` only for names, so `resolve`, which decides where requests may go, is called for addresses here. */
async function isRefused(hostname: string, resolve: Resolve): Promise<boolean> {
  const address = hostname.replace(/^\[|\]$/g, '');
  return isIP(address) !== 0 && !(await resolve(hostname)).includes(address);
}

function timeLimit(): SkipError {
  return new SkipError({ kind: 'limit', limit: 'seconds' });
}

interface SendOptions {
  readonly timeoutMs: number;
  /** The total time ends before the time of the request, so a slower server has done nothing wrong. */
  readonly isCutShort: boolean;
  readonly bodyBytes: number;
  readonly resolve: Resolve;
  readonly reached: Reached;
}

function send(
  { method, url, headers }: ProbeRequest,
  { timeoutMs, isCutShort, bodyBytes, resolve, reached }: SendOptions,
): Promise<ProbeResult> {
  const started = performance.now();
  const milliseconds = (): number => Math.round(performance.now() - started);
  return new Promise((settle, reject) => {
    const chunks: Buffer[] = [];
    let bytes = 0;
    let isConnected = false;
    let incoming: IncomingMessage | undefined;

    const fail = (kind: NoResponseKind, detail: string): void => {
      const failure: NoResponse = { ok: false, kind, detail, milliseconds: milliseconds() };
      end(failure);
    };
    const respond = (how: 'complete' | 'too-large' | 'unfinished'): void => {
      if (!incoming) return;
      const body = Buffer.concat(chunks).subarray(0, bodyBytes);
      end({
        ok: true,
        status: incoming.statusCode ?? 0,
        rawHeaders: incoming.rawHeaders,
        body: body.toString('utf8'),
        isUtf8: isUtf8(body),
        end: how,
        milliseconds: milliseconds(),
      });
    };
    const timer = setTimeout(() => {
      if (isCutShort) {
        reject(timeLimit());
        outgoing.destroy();
      } else if (incoming) respond('unfinished');
      else
        fail(
          isConnected ? 'timeout' : 'unconnected',
          `no ${isConnected ? 'response' : 'connection'} within ${Math.round(timeoutMs / 100) / 10} s`,
        );
    }, timeoutMs);
    const end = (reply: ProbeResult): void => {
      clearTimeout(timer);
      settle(reply);
      outgoing.destroy();
    };

    const options = {
      method,
      agent: false,
      headers: { 'user-agent': 'bookplate-doctor', accept: '*/*', ...headers },
      autoSelectFamilyAttemptTimeout: addressMs,
      lookup: (hostname: string, _options: unknown, found: Found) => {
        void passOn(resolve(hostname), { hostname, reached, found });
      },
    };
    const request = url.protocol === 'https:' ? httpsRequest : httpRequest;
    const outgoing: ClientRequest = request(url, options);
    outgoing.on('error', (error: NodeJS.ErrnoException) => {
      if (incoming) respond('unfinished');
      else fail(kindOf(error), error.code ?? error.message);
    });
    outgoing.on('socket', (socket) => {
      socket.on('connect', () => {
        isConnected = true;
      });
    });
    outgoing.on('response', (response) => {
      incoming = response;
      reached.set(url.hostname, response.socket.remoteAddress);
      response.on('data', (chunk: Buffer) => {
        chunks.push(chunk);
        bytes += chunk.length;
        if (bytes > bodyBytes) respond('too-large');
      });
      response.on('end', () => respond('complete'));
      response.on('error', () => respond('unfinished'));
    });
    outgoing.end();
  });
}

/** The last address of each name that responded. */
type Reached = Map<string, string | undefined>;

type Found = (error: NodeJS.ErrnoException | null, addresses: LookupAddress[]) => void;

/** The address that responded last goes first, so that a dead address costs time only once. */
async function passOn(
  resolved: ReturnType<Resolve>,
  { hostname, reached, found }: { hostname: string; reached: Reached; found: Found },
): Promise<void> {
  const addresses = await resolved;
  if (addresses.length === 0) {
    found(noSuchName(hostname), []);
    return;
  }
  const last = reached.get(hostname);
  found(
    null,
    addresses
      .toSorted((one, other) => Number(other === last) - Number(one === last))
      .map((address) => ({ address, family: isIPv6(address) ? 6 : 4 })),
  );
}

function noSuchName(hostname: string): NodeJS.ErrnoException {
  return Object.assign(new Error(`no address for ${hostname}`), { code: 'ENOTFOUND' });
}

function kindOf({ code = '', message }: NodeJS.ErrnoException): NoResponseKind {
  if (code === 'ENOTFOUND') return 'name';
  if (code === 'ECONNREFUSED') return 'refused';
  if (['EHOSTUNREACH', 'ENETUNREACH', 'EADDRNOTAVAIL'].includes(code)) return 'no-route';
  if (/CERT|SIGNATURE|ERR_TLS|SELF_SIGNED/.test(code) || message.includes('certificate'))
    return 'certificate';
  if (/^EPROTO$|^ERR_SSL/.test(code)) return 'tls';
  // Node's HTTP parser.
  if (code.startsWith('HPE_')) return 'not-http';
  return code === 'ETIMEDOUT' ? 'unconnected' : 'broken';
}
