import type { WordingContext } from '../words.ts';
import { routeHandlerExports } from './mount-route.ts';

/**
 * Where to mount `createInfoApi`, so that neither the sign-in middleware nor the CORS of the whole application answers before
 * it.
 *
 * @param context the docs, the API, the stack
 * @returns lines to paste, or undefined on stacks that have no adapter
 */
export function mountAbove({ docsOrigin, apiUrl, stack }: WordingContext): string | undefined {
  const path = new URL(apiUrl).pathname;
  const options = `path: '${path}', docsOrigins: ['${docsOrigin}'], getUser`;
  switch (stack) {
    case 'bookplate':
    case 'express':
      return [
        'app.use(session(…));',
        `app.use(createInfoApi({ ${options} })); // @bookplate/info-api/node`,
        'app.use(cors(…)); // and the middleware that redirects to sign-in: below it',
      ].join('\n');
    case 'fastify':
      return [
        'app.register(session, …);',
        `app.register(createInfoApi({ ${options} })); // @bookplate/info-api/fastify`,
        'app.register(cors, …); // and the hooks that redirect to sign-in: below it, in a plugin',
      ].join('\n');
    case 'hono':
      return [
        `app.all('${path}', createInfoApi({ docsOrigins: ['${docsOrigin}'], getUser })); // @bookplate/info-api/hono`,
        'app.use(cors(…)); // and the middleware that redirects to sign-in: below it',
      ].join('\n');
    case 'next':
      return [
        '// proxy.ts (once middleware.ts), and likewise `source` in headers() of next.config',
        `export const config = { matcher: ['/((?!${path.slice(1)}$).*)'] };`,
        `// app${path}/route.ts`,
        `const infoApi = createInfoApi({ docsOrigins: ['${docsOrigin}'], getUser }); // @bookplate/info-api`,
        routeHandlerExports,
      ].join('\n');
    case 'django':
    case 'rails':
    case 'laravel':
    case 'nginx':
    case 'caddy':
    case 'cloudflare':
    case 'unknown':
      return undefined;
  }
}
