import { redirect, type RequestHandler } from '@sveltejs/kit';

/** Stands for the dashboard's own sign-out. */
export const POST: RequestHandler = ({ cookies }) => {
  cookies.delete('sid', { path: '/', secure: false });
  // #region sign-out
  cookies.delete('bookplate_hint', { domain: 'acme.localhost', path: '/', secure: false });
  // #endregion
  return redirect(303, '/login');
};
