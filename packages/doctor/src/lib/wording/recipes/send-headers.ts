import type { Stack } from '../../stack.ts';

type Header = readonly [name: string, value: string];

/**
 * How to put headers on every answer of one route, the 401 included.
 *
 * @param stack what the Info API runs on
 * @param path the route
 * @param headers names and values
 * @returns lines to paste
 */
export function sendHeaders(stack: Stack, path: string, headers: readonly Header[]): string {
  const lines = (line: (header: Header) => string): string => headers.map(line).join('\n');
  switch (stack) {
    case 'express':
      return `app.use('${path}', (request, response, next) => {\n${lines(([name, value]) => `  response.set('${name}', '${value}');`)}\n  next();\n}); // before the sign-in middleware`;
    case 'fastify':
      return `app.addHook('onRequest', async (request, reply) => {\n  if (request.url.split('?')[0] !== '${path}') return;\n${lines(([name, value]) => `  reply.header('${name}', '${value}');`)}\n}); // before the sign-in plugin`;
    case 'hono':
      return `app.use('${path}', async (context, next) => {\n  await next();\n${lines(([name, value]) => `  context.header('${name}', '${value}');`)}\n}); // before the sign-in middleware`;
    case 'next':
      return `// in the route handler, for 200 and 401 alike; middleware must let ${path} through\nreturn Response.json(body, {\n  status,\n  headers: {\n${lines(([name, value]) => `    '${name}': '${value}',`)}\n  },\n});`;
    case 'django':
      return `# in the view, for 200 and 401 alike\n${lines(([name, value]) => `response["${name}"] = "${value}"`)}`;
    case 'rails':
      return `# in the controller; skip_before_action :authenticate_user! and answer 401 yourself\nbefore_action do\n${lines(([name, value]) => `  response.set_header("${name}", "${value}")`)}\nend`;
    case 'laravel':
      return `// in the controller, for 200 and 401 alike; the route stands outside the auth middleware\nreturn response()->json($body, $status)->withHeaders([\n${lines(([name, value]) => `    '${name}' => '${value}',`)}\n]);`;
    case 'nginx':
      return `location = ${path} {\n${lines(([name, value]) => `    add_header ${name} "${value}" always; # without "always" a 401 has none`)}\n    # … proxy_pass as before\n}`;
    case 'caddy':
      return `header ${path} {\n${lines(([name, value]) => `\t${name} "${value}"`)}\n\tdefer\n}`;
    case 'cloudflare':
      return `// Rules → Transform Rules → Modify Response Header, when URI Path equals ${path}\n${lines(([name, value]) => `Set static  ${name}  ${value}`)}`;
    case 'bookplate':
    case 'unknown':
      return lines(([name, value]) => `${name}: ${value}`);
  }
}
