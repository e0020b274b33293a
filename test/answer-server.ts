import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll } from 'vitest';
import { type AnswerRow, answers } from './answers.ts';

/** The origin that may read the answers. */
export const docsOrigin = 'http://docs.foo.localhost';

/**
 * Serves the table of answers over HTTP, to be read as an Info API's.
 *
 * @returns finds the URL of a row
 */
export function useAnswerServer(): (row: AnswerRow) => string {
  const server = createServer((request, response) => {
    const { status, body } = answers[Number(request.url?.slice(1))] ?? { status: 404, body: '' };
    response.writeHead(status, {
      'access-control-allow-origin': docsOrigin,
      'access-control-allow-credentials': 'true',
    });
    response.end(body);
  });
  let origin: string;
  beforeAll(async () => {
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  afterAll(() => {
    server.closeAllConnections();
    server.close();
  });
  return (row) => `${origin}/${answers.indexOf(row)}`;
}
