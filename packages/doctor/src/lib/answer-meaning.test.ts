import { runInThisContext } from 'node:vm';
import { expect, test } from 'vitest';
import { answers } from '../../../../test/answers.ts';
import { docsOrigin, useAnswerServer } from '../../../../test/answer-server.ts';
import { meaningOf } from './answer-meaning.ts';
import { fetchInPage, type PageResponse, toHandshakeOutcome } from './browser/fetch-in-page.ts';
import { checkConformance } from './conformance/check-conformance.ts';
import { defaultLimits } from './limits.ts';
import { createProbe } from './probe.ts';
import { resolveAddresses } from './resolve.ts';

const urlOf = useAnswerServer();

test.each(answers)('the doctor reads $name as $meaning', async (row) => {
  const probe = createProbe(defaultLimits, resolveAddresses);
  const answer = await probe({ method: 'GET', url: new URL(urlOf(row)) });
  if (!answer.ok) throw new Error(answer.detail);
  const { outcome, reason } = await meaningOf(answer);
  expect(reason ?? outcome).toBe(row.meaning);
});

test.each(answers)('the browser of the doctor reads $name as $meaning', async (row) => {
  const answer = (await runInThisContext(fetchInPage(urlOf(row)))) as PageResponse;
  const { outcome, reason } = await toHandshakeOutcome(answer);
  expect(reason ?? outcome).toBe(row.meaning);
});

/** The rule about a reader with a session. */
const signedIn = 3;

test.each(answers)('the conformance suite reads $name as $meaning', async (row) => {
  const input = { apiUrl: urlOf(row), docsOrigin, cookie: 'sid=1' };
  for await (const { number, details } of checkConformance(input)) {
    if (number !== signedIn) continue;
    const found = details.find((detail) => detail.startsWith('meaning: '));
    if (details[0]?.includes('session is no longer valid')) expect(row.meaning).toBe('anonymous');
    else
      expect(found).toBe(
        row.meaning === 'identified'
          ? undefined
          : `meaning: expected identified, found ${row.meaning}`,
      );
    return;
  }
});
