import { createServer, type IncomingMessage, type Server } from 'node:http';

/** A request for something that has no socket. */
export interface BridgedRequest {
  readonly method: string;
  readonly path: string;
  readonly query: string;
  /** As API gateways hand them on: repeated headers joined. */
  readonly headers: Record<string, string>;
  readonly body: string;
}

export interface BridgedAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, number | string | readonly string[] | undefined>>;
  readonly body: string;
}

/**
 * A real server before something that has no socket: a serverless adapter, a response made for tests. It sends the
 * headers that were read back from there, and no others.
 *
 * @param handle answers one request
 * @returns a server that does not listen yet
 */
export function bridge(handle: (request: BridgedRequest) => Promise<BridgedAnswer>): Server {
  return createServer((incoming, outgoing) => {
    void readRequest(incoming)
      .then(handle)
      .then(({ status, headers, body }) => {
        for (const [name, value] of Object.entries(headers))
          if (value !== undefined) outgoing.setHeader(name, value);
        outgoing.writeHead(status).end(body);
      })
      .catch((error: unknown) => outgoing.destroy(error as Error));
  });
}

async function readRequest(incoming: IncomingMessage): Promise<BridgedRequest> {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(chunk as Buffer);
  const [path = '', query = ''] = (incoming.url ?? '').split('?');
  const headers = Object.entries(incoming.headersDistinct).map(([name, values = []]) => [
    name,
    values.join(', '),
  ]);
  return {
    method: incoming.method ?? '',
    path,
    query,
    headers: Object.fromEntries(headers) as Record<string, string>,
    body: Buffer.concat(chunks).toString(),
  };
}
