import { NextResponse } from 'next/server';

/** Adds a cookie to each answer that it sees, as sign-ins do that prolong sessions. */
export function proxy(): NextResponse {
  const response = NextResponse.next();
  response.cookies.set('seen', 'yes');
  return response;
}

// #region matcher
export const config = { matcher: ['/((?!api/docs/user-info$).*)'] };
// #endregion
