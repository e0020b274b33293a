import { expect, test } from 'vitest';
import type { HttpResponse } from './response.ts';
import { recogniseStack } from './stack.ts';

test.each([
  ['express', ['X-Powered-By', 'Express', 'Server', 'nginx'], ''],
  ['next', ['x-powered-by', 'Next.js'], ''],
  ['django', ['Server', 'WSGIServer/0.2 CPython/3.12'], ''],
  ['rails', ['X-Runtime', '0.012345'], ''],
  ['laravel', ['Set-Cookie', 'a=1', 'Set-Cookie', 'laravel_session=x; path=/'], ''],
  ['nginx', ['Server', 'nginx/1.27'], ''],
  ['caddy', ['Server', 'Caddy'], ''],
  ['cloudflare', ['Server', 'cloudflare'], ''],
  ['fastify', [], '{"statusCode":401,"error":"Unauthorized","message":"no"}'],
  [
    'bookplate',
    ['X-Powered-By', 'Express', 'Cross-Origin-Resource-Policy', 'same-site'],
    '{"error":"signed-out"}',
  ],
  [
    'bookplate',
    [
      'Cross-Origin-Resource-Policy',
      'same-site',
      'Cache-Control',
      'private, no-store',
      'X-Content-Type-Options',
      'nosniff',
    ],
    '',
  ],
  ['express', ['X-Powered-By', 'Express'], '{"error":"signed-out"}'],
  ['unknown', [], 'nothing'],
] as const)('recognises %s from %j', (stack, rawHeaders, body) => {
  const response: HttpResponse = {
    ok: true,
    status: 401,
    rawHeaders,
    body,
    isUtf8: true,
    end: 'complete',
    milliseconds: 1,
  };
  expect(recogniseStack(response)).toBe(stack);
});
