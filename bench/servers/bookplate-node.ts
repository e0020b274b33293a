import { createInfoApi } from '@bookplate/info-api/node';
import { createServer } from 'node:http';
import { announce } from './announce.ts';
import { docsOrigin, findUser, path } from './dashboard.ts';

const server = createServer(
  createInfoApi({
    path,
    docsOrigins: [docsOrigin],
    getUser: (request) => findUser(request.headers.cookie),
  }),
);
server.listen(0, '127.0.0.1', () => announce(server.address()));
