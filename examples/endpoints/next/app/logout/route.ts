import { cookies } from 'next/headers';
import { session } from '../../../session.ts';

export async function POST(): Promise<Response> {
  // #region sign-out
  (await cookies()).delete({ name: 'bookplate_hint', domain: 'acme.localhost' });
  // #endregion
  const headers = { location: '/login', 'set-cookie': session.ended };
  return new Response(null, { status: 303, headers });
}
