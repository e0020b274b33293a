const here = 'http://console.invalid';

/**
 * Where to go after signing in: only to a page of this console, else `next` would send people from our sign-in page to
 * a copy of it on another host.
 *
 * @param next the query parameter as it came
 * @returns a path that begins with exactly one `/`
 */
export function safeNext(next: string | undefined): string {
  if (next === undefined || !URL.canParse(next, here)) return '/';
  const { origin, pathname, search } = new URL(next, here);
  const path = pathname + search;
  // `URL` removes `.` and `..` from a path only now, so `/.//evil.com` has become `//evil.com` (URL §4.4): read it once more.
  return origin === here && URL.canParse(path, here) && new URL(path, here).href === here + path
    ? path
    : '/';
}
