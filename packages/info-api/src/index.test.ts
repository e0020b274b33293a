import { describeInfoApi } from '../test/contract.ts';
import { serveFetch } from '../test/serve-fetch.ts';
import { createInfoApi } from './index.ts';

describeInfoApi({
  name: 'a plain fetch handler',
  start: ({ path, getUser, ...options }) => {
    const infoApi = createInfoApi({
      ...options,
      getUser: (request) => getUser(request.headers.get('cookie') ?? undefined),
    });
    return serveFetch((request) =>
      new URL(request.url).pathname === path
        ? infoApi(request)
        : new Response('not found', { status: 404 }),
    );
  },
});
