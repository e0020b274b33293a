import type { LookupAddress } from 'node:dns';
import { type ClientRequest, type IncomingMessage, request as httpRequest } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { isIPv6 } from 'node:net';
import type { Limits } from './limits.ts';
import type { NoAnswer, NoAnswerKind, Reply } from './reply.ts';
import type { Resolve } from './resolve.ts';
import { SkipError } from './skip.ts';

/** One request. It can only read. */
export interface ProbeRequest {
  readonly method: 'GET' | 'HEAD' | 'OPTIONS' | 'POST';
  readonly url: URL;
  readonly headers?: Readonly<Record<string, string>>;
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
  const { requests, requestMs, totalMs, bodyBytes } = limits;
  const deadline = performance.now() + totalMs;
  let sent = 0;
  return (request) => {
    const remaining = deadline - performance.now();
    if (remaining <= 0) return Promise.reject(timeIsOver());
    if (sent >= requests)
      return Promise.reject(new SkipError({ kind: 'limit', limit: 'requests' }));
    sent += 1;
    const isCutShort = remaining < requestMs;
    // Timers may fire a fraction early; what is cut short must find the deadline passed.
    const timeoutMs = isCutShort ? Math.ceil(remaining) + 1 : requestMs;
    return send(request, { timeoutMs, isCutShort, bodyBytes, resolve });
  };
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
}

function send(
  { method, url, headers }: ProbeRequest,
  { timeoutMs, isCutShort, bodyBytes, resolve }: SendOptions,
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
      end({
        ok: true,
        status: incoming.statusCode ?? 0,
        rawHeaders: incoming.rawHeaders,
        body: Buffer.concat(chunks).subarray(0, bodyBytes).toString('utf8'),
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

    const outgoing: ClientRequest = (url.protocol === 'https:' ? httpsRequest : httpRequest)(url, {
      method,
      agent: false,
      headers: { 'user-agent': 'bookplate-doctor', accept: '*/*', ...headers },
      lookup: (hostname, _options, found) => {
        void hand(resolve(hostname), hostname, found);
      },
    });
    outgoing.on('error', (error: NodeJS.ErrnoException) => {
      if (incoming) answer('unfinished');
      else fail(kindOf(error), error.code ?? error.message);
    });
    outgoing.on('response', (response) => {
      incoming = response;
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

type Found = (error: NodeJS.ErrnoException | null, addresses: LookupAddress[]) => void;

async function hand(resolved: ReturnType<Resolve>, hostname: string, found: Found): Promise<void> {
  const addresses = await resolved;
  if (addresses.length === 0) found(noSuchName(hostname), []);
  else
    found(
      null,
      addresses.map((address) => ({ address, family: isIPv6(address) ? 6 : 4 })),
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
