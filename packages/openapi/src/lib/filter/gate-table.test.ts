import { expect, test } from 'vitest';
import { gateCells } from '../../../../../test/gates.ts';
import { groupsNamedIn } from '../../gates.ts';
import { filterOpenApi } from './filter-open-api.ts';

function documentWith(gate: unknown): object {
  return {
    openapi: '3.1.0',
    info: { title: 'Seats', version: '1' },
    paths: {
      '/seats': {
        get: { 'x-groups': gate, responses: {} },
        post: {
          responses: {},
          parameters: [
            {
              name: 'plan',
              in: 'query',
              schema: { type: 'string', enum: ['a', 'b'], 'x-enum-groups': { a: gate } },
            },
          ],
        },
      },
    },
  };
}

test.each(gateCells)(
  'an operation and a value for %j are shown to %j: %j',
  (gate, reader, isSeen) => {
    const text = JSON.stringify(filterOpenApi(documentWith(gate), reader));
    expect(text.includes('"get"')).toBe(isSeen);
    expect(text).toContain(isSeen ? '"enum":["a","b"]' : '"enum":["b"]');
    expect(text).not.toContain('groups');
  },
);

test('names the groups of both lists, and not that of anonymous readers', () => {
  const gate = { any: ['pro', 'anonymous'], none: ['free'] };
  expect(groupsNamedIn(documentWith(gate) as never)).toEqual(['free', 'pro']);
});

test.each([
  [{ not: ['free'] }, '/paths/~1seats/get/x-groups/not: expected "any" or "none"'],
  [{ none: [] }, '/paths/~1seats/get/x-groups/none: expected at least one'],
  [{ any: 'pro' }, '/paths/~1seats/get/x-groups/any: expected a list of group names'],
])('refuses the gate %j', (gate, message) => {
  expect(() => filterOpenApi(documentWith(gate), null)).toThrow(message);
});
