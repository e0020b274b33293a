import { expect, test } from 'vitest';
import { examineFixture } from '../../../../test/company.ts';
import { withCookie } from '../../../../test/fixture-parts.ts';

test.each([
  [['staff'], ['admin'], 1],
  [['pro'], ['org'], 1],
  [['pro', 'org'], ['org'], 0],
  [[], ['admin'], 0],
  [['staff'], [], 0],
])('groups %j for docs with %j: group-unknown %i times', async (groups, docsGroups, times) => {
  const { findings } = await examineFixture({
    input: () => ({ ...withCookie(), docsGroups }),
    user: { groups, content: { firstName: 'Ada' } },
  });
  expect(findings.map(({ code }) => code)).toEqual(Array(times).fill('group-unknown'));
});
