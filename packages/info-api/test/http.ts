import { request as httpRequest } from 'node:http';
import { connect } from 'node:net';

/** An answer as it came over the wire: header names in lower case, repeated headers apart. */
export interface WireAnswer {
  readonly status: number;
  readonly body: string;
  all(name: string): string[];
  one(name: string): string | undefined;
}

export interface WireRequest {
  readonly method?: string;
  readonly path?: string;
  readonly headers?: Record<string, string | string[]>;
  readonly body?: string;
}

/** Sends one request to loopback, by the real host name only in `Host`. */
export function send(port: number, request: WireRequest = {}): Promise<WireAnswer> {
  return new Promise((resolve, reject) => {
    const outgoing = httpRequest(
      {
        host: '127.0.0.1',
        port,
        agent: false,
        method: request.method ?? 'GET',
        path: request.path ?? '/api/docs/user-info',
        headers: {
          host: 'dash.foo.com',
          'content-length': request.body?.length ?? 0,
          ...request.headers,
        },
      },
      (incoming) => {
        const chunks: Buffer[] = [];
        incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
        incoming.on('error', reject);
        incoming.on('end', () => {
          resolve(
            toAnswer(
              incoming.statusCode ?? 0,
              incoming.rawHeaders,
              Buffer.concat(chunks).toString(),
            ),
          );
        });
      },
    );
    outgoing.on('error', reject);
    outgoing.end(request.body);
  });
}

/**
 * Sends many requests over one connection, byte for byte: Node's own client refuses to send some of the
 * header values that an attacker can. Answers must have a `Content-Length`.
 */
export function sendRaw(port: number, requests: readonly Buffer[]): Promise<string[]> {
  return new Promise((resolve, reject) => {
    const answers: string[] = [];
    let received = Buffer.alloc(0);
    const socket = connect(port, '127.0.0.1');
    const next = (): void => {
      const request = requests[answers.length];
      if (request) socket.write(request);
      else socket.end(() => resolve(answers));
    };
    socket.setTimeout(10_000, () => socket.destroy(new Error('no answer within 10 s')));
    socket.on('connect', next);
    socket.on('error', reject);
    socket.on('close', () => {
      if (answers.length < requests.length)
        reject(
          new Error(`connection closed after ${answers.length} answers: ${received.toString()}`),
        );
    });
    socket.on('data', (chunk) => {
      received = Buffer.concat([received, chunk]);
      const end = received.indexOf('\r\n\r\n');
      if (end < 0) return;
      const length = /\r\ncontent-length: (\d+)/i.exec(
        received.subarray(0, end + 2).toString('latin1'),
      );
      const total = end + 4 + Number(length?.[1] ?? 0);
      if (received.length < total) return;
      answers.push(received.subarray(0, total).toString('latin1'));
      received = received.subarray(total);
      next();
    });
  });
}

function toAnswer(status: number, rawHeaders: readonly string[], body: string): WireAnswer {
  const all = (name: string): string[] =>
    rawHeaders.filter(
      (_, index) => index % 2 === 1 && rawHeaders[index - 1]?.toLowerCase() === name,
    );
  return { status, body, all, one: (name) => all(name)[0] };
}
