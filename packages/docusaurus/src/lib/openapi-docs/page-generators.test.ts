import { expect, test } from 'vitest';
import { withSchemesOfReaders } from './page-generators.ts';

const key = { type: 'apiKey', in: 'header', name: 'X-API-Key' };
const securitySchemes = {
  key,
  staff: { ...key, 'x-groups': ['admin', 'staff'] },
  admin: { ...key, 'x-groups': ['admin'] },
};
const nothing = (): string => '';

test.each([
  [undefined, { key }],
  [['admin'], { key, staff: key, admin: key }],
  [['staff', 'admin'], { key, staff: key }],
  [['other'], { key }],
])(
  'the page of an operation for %j has the security schemes that all of them see',
  (groups, all) => {
    const api = { securitySchemes, 'x-groups': groups };
    withSchemesOfReaders({ createApiPageMD: nothing }).createApiPageMD?.({ api });
    expect(api.securitySchemes).toEqual(all);
  },
);

test('an introduction has the security schemes that everyone sees, in the words of the site', () => {
  const { createInfoPageMD } = withSchemesOfReaders({
    createInfoPageMD: (page) => JSON.stringify(page),
  });
  expect(createInfoPageMD?.({ securitySchemes })).toBe(
    JSON.stringify({ securitySchemes: { key } }),
  );
  expect(createInfoPageMD?.({})).toBe('{}');
});
