import { anonymousStatus as ANONYMOUS_STATUS, readerOf } from '../../session.ts';
// #region info-api
import { createInfoApi } from '@bookplate/info-api';
import type { Handle } from '@sveltejs/kit/hooks'; // until SvelteKit 2: '@sveltejs/kit'

const infoApi = createInfoApi({
  docsOrigins: ['http://docs.acme.localhost:4311'],
  anonymousStatus: ANONYMOUS_STATUS,
  getUser: (request) => readerOf(request.headers.get('cookie') ?? undefined),
});

export const handle: Handle = ({ event, resolve }) =>
  event.url.pathname === '/api/docs/user-info' ? infoApi(event.request) : resolve(event);
// #endregion
