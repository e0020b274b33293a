import { createInfoApi } from '@bookplate/info-api';
import { docsOrigins, readerOf } from '../../../../../session.ts';

const infoApi = createInfoApi({
  docsOrigins,
  getUser: (request) => readerOf(request.headers.get('cookie') ?? undefined),
});

// Next.js answers a method that is not here by itself, without CORS.
export {
  infoApi as GET,
  infoApi as HEAD,
  infoApi as OPTIONS,
  infoApi as POST,
  infoApi as PUT,
  infoApi as PATCH,
  infoApi as DELETE,
};
