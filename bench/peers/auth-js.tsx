import { SessionProvider, useSession } from 'next-auth/react';
import { hydrateHeading } from './heading.tsx';

// It sends no cookie to another origin: its session endpoint is at the docs.
hydrateHeading(() => useSession().data?.user?.name ?? undefined, SessionProvider);
