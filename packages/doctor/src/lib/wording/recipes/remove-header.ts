import type { WordingContext } from '../words.ts';

/**
 * How to take a header off the answers of one route.
 *
 * @param name of the header
 * @param context the API, the stack
 * @returns lines to paste
 */
export function removeHeader(name: string, { apiUrl, stack }: WordingContext): string {
  const path = new URL(apiUrl).pathname;
  switch (stack) {
    case 'express':
      return `app.all('${path}', (request, response, next) => {\n  const { writeHead } = response;\n  response.writeHead = (...head) => {\n    response.removeHeader('${name}');\n    return writeHead.apply(response, head);\n  };\n  next();\n}); // before the session: what was first to listen is last to write`;
    case 'fastify':
      return `app.addHook('onSend', async (request, reply) => {\n  if (request.url.split('?')[0] === '${path}') reply.removeHeader('${name}');\n});`;
    case 'hono':
      return `// before the session middleware\napp.use('${path}', async (context, next) => {\n  await next();\n  context.res.headers.delete('${name}');\n});`;
    case 'django':
      return name === 'Set-Cookie'
        ? 'SESSION_SAVE_EVERY_REQUEST = False  # settings.py\nrequest.session.modified = False  # in the view, if it writes to the session'
        : `del response["${name}"]`;
    case 'rails':
      return name === 'Set-Cookie'
        ? 'request.session_options[:skip] = true # in the action, after current_user was read'
        : `response.delete_header("${name}")`;
    case 'laravel':
      return `// in a middleware of this route that stands before StartSession\n$response = $next($request);\n$response->headers->remove('${name}');\nreturn $response;`;
    case 'nginx':
      return `location = ${path} {\n    proxy_hide_header ${name};\n    # … proxy_pass as before\n}`;
    case 'caddy':
      return `header ${path} {\n\t-${name}\n\tdefer\n}`;
    case 'cloudflare':
      return `# Rules → Response Header Transform Rule, when URI Path equals ${path}\nRemove  ${name}`;
    case 'next':
    case 'bookplate':
    case 'unknown':
      return `# not in the answers of ${path}\n${name}: …`;
  }
}
