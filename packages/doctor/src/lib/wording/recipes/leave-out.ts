import type { WordingContext } from '../words.ts';

/** `createInfoApi` sends the right headers, so where others arrive something on the way replaces them. */
export const replacedOnTheWay =
  'createInfoApi sends the right one. What runs around it replaces it: header settings of the framework, cors() above it, a proxy or a CDN. Leave this path out there.';

/**
 * Where to leave the route of `createInfoApi` out.
 *
 * @param context the docs, the API
 * @returns lines to paste
 */
export function leaveOut({ docsOrigin, apiUrl }: WordingContext): string {
  const path = new URL(apiUrl).pathname;
  return [
    '// Next.js: `source` in headers() of next.config, and `matcher` in proxy.ts',
    `'/((?!${path.slice(1)}$).*)'`,
    '// Express, Hono: cors() below createInfoApi. Fastify: @fastify/cors in a plugin of other routes',
    `# nginx: a location = ${path} without add_header and proxy_hide_header for it`,
    "# past the proxy, on the dashboard's machine: is it right there?",
    `curl -si -H 'Origin: ${docsOrigin}' http://127.0.0.1:(its port)${path}`,
  ].join('\n');
}
