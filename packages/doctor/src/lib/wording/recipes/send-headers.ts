import type { Stack } from '../../stack.ts';

type Header = readonly [name: string, value: string];

/**
 * How to put headers on every answer of one route, the 401 included.
 *
 * @param stack what the Info API runs on
 * @param path the route
 * @param headers names and values; `Vary` is added to, the others are set
 * @returns lines to paste
 */
export function sendHeaders(stack: Stack, path: string, headers: readonly Header[]): string {
  const set = (line: (header: Header) => string, vary: (value: string) => string): string =>
    headers
      .map(([name, value]) => (name === 'Vary' ? vary(value) : line([name, value])))
      .join('\n');
  switch (stack) {
    case 'express':
      return `// before the sign-in middleware\napp.all('${path}', (request, response, next) => {\n${set(
        ([name, value]) => `  response.set('${name}', '${value}');`,
        (value) => `  response.vary('${value}');`,
      )}\n  next();\n});`;
    case 'fastify':
      return `// before the sign-in plugin\napp.addHook('onRequest', async (request, reply) => {\n  if (request.url.split('?')[0] !== '${path}') return;\n${set(
        ([name, value]) => `  reply.header('${name}', '${value}');`,
        (value) => `  reply.header('Vary', '${value}');`,
      )}\n});`;
    case 'hono':
      return `// before the sign-in middleware\napp.use('${path}', async (context, next) => {\n  await next();\n${set(
        ([name, value]) => `  context.header('${name}', '${value}');`,
        (value) => `  context.header('Vary', '${value}', { append: true });`,
      )}\n});`;
    case 'next':
      return `// in the route handler, for 200 and 401 alike; proxy.ts (once middleware.ts)\n// must let ${path} through\nreturn Response.json(body, {\n  status,\n  headers: {\n${set(
        ([name, value]) => `    '${name}': '${value}',`,
        (value) => `    'Vary': '${value}',`,
      )}\n  },\n});`;
    case 'django':
      return `# urls.py: around every check of the session, so that its 401 passes through here\ndef for_docs(view):\n    def wrapped(request):\n        response = view(request)\n${set(
        ([name, value]) => `        response["${name}"] = "${value}"`,
        (value) => `        patch_vary_headers(response, ["${value}"])  # django.utils.cache`,
      )}\n        return response\n    return wrapped\n\npath("${path.slice(1)}", for_docs(user_info)),`;
    case 'rails':
      return `# in the controller\nskip_before_action :authenticate_user! # it would answer without these headers\nbefore_action do\n${set(
        ([name, value]) => `  response.set_header("${name}", "${value}")`,
        (value) =>
          `  response.set_header("Vary", [response.get_header("Vary"), "${value}"].compact.join(", "))`,
      )}\nend`;
    case 'laravel':
      return `// in the controller, for 200 and 401 alike; the route stands outside the auth middleware\nreturn response()->json($body, $status)\n${set(
        ([name, value]) => `    ->header('${name}', '${value}')`,
        (value) => `    ->setVary('${value}', false)`,
      )};`;
    case 'nginx':
      return `location = ${path} {\n    # "always": else a 401 has none. And they replace the add_header lines of\n    # the server block here: repeat those that you need.\n${set(
        ([name, value]) => `    add_header ${name} "${value}" always;`,
        (value) => `    add_header Vary ${value} always;`,
      )}\n    # … proxy_pass as before\n}`;
    case 'caddy':
      return `header ${path} {\n${set(
        ([name, value]) => `\t${name} "${value}"`,
        (value) => `\t+Vary ${value}`,
      )}\n\tdefer\n}`;
    case 'cloudflare':
      return `# Rules → Response Header Transform Rule, when URI Path equals ${path}\n${set(
        ([name, value]) => `Set static  ${name}  ${value}`,
        (value) => `Add static  Vary  ${value}`,
      )}`;
    case 'bookplate':
    case 'unknown':
      return headers.map(([name, value]) => `${name}: ${value}`).join('\n');
  }
}
