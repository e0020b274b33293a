import { isUtf8 } from 'node:buffer';
import type { LookupAddress } from 'node:dns';
import { type ClientRequest, type IncomingMessage, request as httpRequest } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { isIP, isIPv6 } from 'node:net';
import type { Limits } from './limits.ts';
import type { NoAnswer, NoAnswerKind, Reply } from './reply.ts';
import type { Resolve } from './resolve.ts';
import { SkipError } from './skip.ts';

/**
 * How long one address of several may take to connect: longer than Node's quarter of a second, which is too short for a
 * far server and for a busy machine here, and not so long that one that leads nowhere makes the answer look slow.
 */
const addressMs = 750;

/** One request. It can only read. */
export interface ProbeRequest {
  readonly method: 'GET' | 'HEAD' | 'OPTIONS' | 'POST';
  readonly url: URL;
  readonly headers?: Readonly<Record<string, string>>;
  /** How much of the body is read, if not as much as the limits say. */
  readonly bodyBytes?: number;
}

/** Sends one request and waits for its end. Rejects with a {@link SkipError} only. */
export type Probe = (request: ProbeRequest) => Promise<Reply>;

/**
 * Sends single requests within limits. Not `fetch`, which joins repeated headers, follows redirects and refuses
 * to send an `Origin`.
 *
 * @param limits how many, how long, how much
 * @param resolve finds addresses
 * @returns the function that sends; its clock starts now
 */
export function createProbe(limits: Limits, resolve: Resolve): Probe {
  const { requests, requestMs, totalMs } = limits;
  const deadline = performance.now() + totalMs;
  const reached: Reached = new Map();
  let sent = 0;
  return async (request) => {
    const remaining = deadline - performance.now();
    if (remaining <= 0) throw timeIsOver();
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

/** Node looks no address up, so whoever says by `resolve` where requests may go would not be asked about one. */
async function isRefused(hostname: string, resolve: Resolve): Promise<boolean> {
  const address = hostname.replace(/^\[|\]$/g, '');
  return isIP(address) !== 0 && !(await resolve(hostname)).includes(address);
}

function timeIsOver(): SkipError {
  return new SkipError({ kind: 'limit', limit: 'seconds' });
}

interface SendOptions {
  readonly timeoutMs: number;
  /** The time is our own limit, so a server that needs longer has done nothing wrong. */
  readonly isCutShort: boolean;
  readonly bodyBytes: number;
  readonly resolve: Resolve;
  readonly reached: Reached;
}

function send(
  { method, url, headers }: ProbeRequest,
  { timeoutMs, isCutShort, bodyBytes, resolve, reached }: SendOptions,
): Promise<Reply> {
  const started = performance.now();
  const milliseconds = (): number => Math.round(performance.now() - started);
  return new Promise((settle, reject) => {
    const chunks: Buffer[] = [];
    let bytes = 0;
    let incoming: IncomingMessage | undefined;

    const fail = (kind: NoAnswerKind, detail: string): void => {
      const failure: NoAnswer = { ok: false, kind, detail, milliseconds: milliseconds() };
      end(failure);
    };
    const answer = (how: 'complete' | 'too-large' | 'unfinished'): void => {
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
        reject(timeIsOver());
        outgoing.destroy();
      } else if (incoming) answer('unfinished');
      else fail('timeout', `no answer within ${Math.round(timeoutMs / 100) / 10} s`);
    }, timeoutMs);
    const end = (reply: Reply): void => {
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
        void hand(resolve(hostname), { hostname, reached, found });
      },
    };
    const request = url.protocol === 'https:' ? httpsRequest : httpRequest;
    const outgoing: ClientRequest = request(url, options);
    outgoing.on('error', (error: NodeJS.ErrnoException) => {
      if (incoming) answer('unfinished');
      else fail(kindOf(error), error.code ?? error.message);
    });
    outgoing.on('response', (response) => {
      incoming = response;
      reached.set(url.hostname, response.socket.remoteAddress);
      response.on('data', (chunk: Buffer) => {
        chunks.push(chunk);
        bytes += chunk.length;
        if (bytes > bodyBytes) answer('too-large');
      });
      response.on('end', () => answer('complete'));
      response.on('error', () => answer('unfinished'));
    });
    outgoing.end();
  });
}

/** The address of each name that answered last. */
type Reached = Map<string, string | undefined>;

type Found = (error: NodeJS.ErrnoException | null, addresses: LookupAddress[]) => void;

/** The address that answered last goes first, so that one that leads nowhere is waited for once. */
async function hand(
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

function kindOf({ code = '', message }: NodeJS.ErrnoException): NoAnswerKind {
  if (code === 'ENOTFOUND') return 'name';
  if (code === 'ECONNREFUSED') return 'refused';
  if (/CERT|SIGNATURE|ERR_TLS|SELF_SIGNED/.test(code) || message.includes('certificate'))
    return 'certificate';
  return code === 'ETIMEDOUT' ? 'timeout' : 'broken';
}
