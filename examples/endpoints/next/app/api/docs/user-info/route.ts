import { createInfoApi } from '@bookplate/info-api';
import { anonymousStatus, docsOrigins, readerOf } from '../../../../../session.ts';

const infoApi = createInfoApi({
  docsOrigins,
  anonymousStatus,
  getUser: (request) => readerOf(request.headers.get('cookie') ?? undefined),
});

// Next.js itself answers a method that is missing here, without CORS.
export {
  infoApi as GET,
  infoApi as HEAD,
  infoApi as OPTIONS,
  infoApi as POST,
  infoApi as PUT,
  infoApi as PATCH,
  infoApi as DELETE,
};
