import { createInfoApi } from '@bookplate/info-api';
import { serve } from '@hono/node-server';
import { announce } from './announce.ts';
import { docsOrigin, findUser } from './dashboard.ts';

const infoApi = createInfoApi({
  docsOrigins: [docsOrigin],
  getUser: (request) => findUser(request.headers.get('cookie') ?? undefined),
});
serve({ fetch: infoApi, port: 0, hostname: '127.0.0.1' }, announce);
