import { signInHintCookie } from '@bookplate/info-api';
import { cookies } from 'next/headers';
import { session } from '../../../session.ts';

/** What is of interest is the same in a server action. */
export async function POST(request: Request): Promise<Response> {
  const firstName = new URL(request.url).searchParams.get('name') ?? undefined;
  // #region sign-in
  (await cookies()).set(signInHintCookie({ domain: 'acme.localhost', name: firstName }));
  // #endregion
  const headers = { location: '/', 'set-cookie': session.started };
  return new Response(null, { status: 303, headers });
}
