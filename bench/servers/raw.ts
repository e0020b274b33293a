import { createServer } from 'node:http';
import { docsOrigin, findUser, path, privateHeaders } from './dashboard.ts';
import { announce } from './announce.ts';

/** The bare handler that others are divided by: the same look-up, headers and body, and not one check more. */
const server = createServer((request, response) => {
  if (request.url !== path) {
    response.writeHead(404).end();
    return;
  }
  const user = findUser(request.headers.cookie);
  const body = JSON.stringify(user ?? { error: 'signed-out' });
  response.writeHead(user ? 200 : 401, {
    'Access-Control-Allow-Origin': docsOrigin,
    'Access-Control-Allow-Credentials': 'true',
    Vary: 'Origin',
    ...privateHeaders,
    'Content-Type': 'application/json; charset=utf-8',
    'Content-Length': Buffer.byteLength(body),
  });
  response.end(body);
});
server.listen(0, '127.0.0.1', () => announce(server.address()));
