import { expect, test } from 'vitest';
import { answers } from '../../../../test/answers.ts';
import { useAnswerServer } from '../../../../test/answer-server.ts';
import { readResponse } from './read-response.ts';
import { requestReader } from './request.ts';

const urlOf = useAnswerServer();

test.each(answers)('the page reads $name as $meaning', async (row) => {
  const { outcome, reason } = await readResponse(requestReader(urlOf(row)));
  expect(reason ?? outcome).toBe(row.meaning);
});
