import { runInThisContext } from 'node:vm';
import { expect, test } from 'vitest';
import { answers, nameOf } from '../../../../test/answers.ts';
import { docsOrigin, useAnswerServer } from '../../../../test/answer-server.ts';
import { meaningOf } from './answer-meaning.ts';
import { askInPage, type PageAnswer, toEnding } from './browser/ask-in-page.ts';
import { checkConformance } from './conformance/check-conformance.ts';
import { defaultLimits } from './limits.ts';
import { createProbe } from './probe.ts';
import { resolveAddresses } from './resolve.ts';

const urlOf = useAnswerServer();
const table = answers.map((row, index) => ({ ...row, index, name: nameOf(row) }));

test.each(table)('the doctor reads $name as $meaning', async ({ index, meaning }) => {
  const probe = createProbe(defaultLimits, resolveAddresses);
  const answer = await probe({ method: 'GET', url: new URL(urlOf(index)) });
  if (!answer.ok) throw new Error(answer.detail);
  const { outcome, reason } = await meaningOf(answer);
  expect(reason ?? outcome).toBe(meaning);
});

test.each(table)(
  'the browser of the doctor reads $name as $meaning',
  async ({ index, meaning }) => {
    const answer = (await runInThisContext(askInPage(urlOf(index)))) as PageAnswer;
    const { outcome, reason } = await toEnding(answer);
    expect(reason ?? outcome).toBe(meaning);
  },
);

/** The rule about a reader with a session. */
const signedIn = 3;

test.each(table)('the conformance suite reads $name as $meaning', async ({ index, meaning }) => {
  const input = { apiUrl: urlOf(index), docsOrigin, cookie: 'sid=1' };
  for await (const { number, details } of checkConformance(input)) {
    if (number !== signedIn) continue;
    const found = details.find((detail) => detail.startsWith('meaning: '));
    expect(found).toBe(
      meaning === 'identified' ? undefined : `meaning: expected identified, found ${meaning}`,
    );
    return;
  }
});
