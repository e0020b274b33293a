import { test } from 'vitest';
import { endpoints, expectConformance } from '../../../test/endpoints.ts';

const source = process.env['BOOKPLATE_DIST'] ? [] : ['--conditions=@bookplate/source'];

// Next.js and other languages: e2e/matrix/languages/endpoints.test.ts.
test.for(['express', 'fastify', 'koa', 'hono'])(
  'the example in %s keeps every rule',
  { timeout: 30_000 },
  (name) => expectConformance(() => [process.execPath, ...source, `${endpoints}${name}/server.ts`]),
);
