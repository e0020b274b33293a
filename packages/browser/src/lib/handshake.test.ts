import { expect, test } from 'vitest';
import { answers } from '../../../../test/answers.ts';
import { useAnswerServer } from '../../../../test/answer-server.ts';
import { shakeHands } from './handshake.ts';
import { askInfoApi } from './question.ts';

const urlOf = useAnswerServer();

test.each(answers)('the page reads $name as $meaning', async (row) => {
  const { outcome, reason } = await shakeHands(askInfoApi(urlOf(row)));
  expect(reason ?? outcome).toBe(row.meaning);
});
