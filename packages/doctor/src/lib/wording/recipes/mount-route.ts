import type { WordingContext } from '../words.ts';

/** Next.js itself answers a method that a route handler does not export, without CORS. */
export const routeHandlerExports: string = `export { ${[
  'GET',
  'HEAD',
  'OPTIONS',
  'POST',
  'PUT',
  'PATCH',
  'DELETE',
]
  .map((method) => `infoApi as ${method}`)
  .join(', ')} };`;

/**
 * How to put the Info API behind the session and on its path.
 *
 * @param context the docs, the API, the stack
 * @returns lines to paste
 */
export function mountRoute({ docsOrigin, apiUrl, stack }: WordingContext): string {
  const path = new URL(apiUrl).pathname;
  const options = `path: '${path}', docsOrigins: ['${docsOrigin}'], getUser`;
  switch (stack) {
    case 'bookplate':
    case 'express':
      return `app.use(session(…));\napp.use(createInfoApi({ ${options} })); // @bookplate/info-api/node`;
    case 'fastify':
      return `app.register(session, …);\napp.register(createInfoApi({ ${options} })); // @bookplate/info-api/fastify`;
    case 'hono':
      return `app.use(session(…));\napp.all('${path}', createInfoApi({ docsOrigins: ['${docsOrigin}'], getUser })); // @bookplate/info-api/hono`;
    case 'next':
      return `// app${path}/route.ts\n${routeHandlerExports} // @bookplate/info-api`;
    case 'django':
      return `# urls.py; SessionMiddleware and AuthenticationMiddleware in MIDDLEWARE\npath("${path.slice(1)}", user_info),`;
    case 'rails':
      return `# config/routes.rb; in a controller of ApplicationController, which has the session\nget "${path}", to: "docs_user#show"`;
    case 'laravel':
      return `// routes/web.php, which has the session; routes/api.php has none\nRoute::get('${path}', UserInfoController::class);`;
    case 'nginx':
    case 'caddy':
    case 'cloudflare':
    case 'unknown':
      return `GET ${path}   200 with the User, or 401\nafter the session, before the CORS of the whole app`;
  }
}
