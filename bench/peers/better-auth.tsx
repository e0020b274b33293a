import { createAuthClient } from 'better-auth/react';
import { hydrateHeading, infoApi } from './heading.tsx';

const { useSession } = createAuthClient({
  baseURL: new URL('/api/auth', infoApi).href,
  fetchOptions: { credentials: 'include' },
});

hydrateHeading(() => useSession().data?.user.name);
