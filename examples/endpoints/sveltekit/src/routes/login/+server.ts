import { signInHintCookie } from '@bookplate/info-api';
import { redirect, type RequestHandler } from '@sveltejs/kit';

/** Stands for the dashboard's own sign-in. What is of interest is the same in a form action. */
export const POST: RequestHandler = ({ cookies, url }) => {
  const firstName = url.searchParams.get('name') ?? undefined;
  cookies.set('sid', 'ada-example-session', { path: '/', secure: false });
  // #region sign-in
  const { name, value, ...options } = signInHintCookie({
    domain: 'acme.localhost',
    name: firstName,
  });
  cookies.set(name, value, options);
  // #endregion
  return redirect(303, '/');
};
