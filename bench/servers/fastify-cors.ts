import cors from '@fastify/cors';
import Fastify from 'fastify';
import { announce } from './announce.ts';
import { docsOrigin, findUser, path, privateHeaders } from './dashboard.ts';

const app = Fastify();
await app.register(cors, { origin: [docsOrigin], credentials: true });
app.get(path, (request, reply) => {
  const user = findUser(request.headers.cookie);
  return reply
    .code(user ? 200 : 401)
    .headers(privateHeaders)
    .send(user ?? { error: 'signed-out' });
});
await app.listen({ port: 0, host: '127.0.0.1' });
announce(app.server.address());
