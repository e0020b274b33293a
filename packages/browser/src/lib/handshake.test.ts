import { expect, test } from 'vitest';
import { answers, nameOf } from '../../../../test/answers.ts';
import { useAnswerServer } from '../../../../test/answer-server.ts';
import { shakeHands } from './handshake.ts';
import { askInfoApi } from './question.ts';

const urlOf = useAnswerServer();

test.each(answers.map((row, index) => ({ ...row, index, name: nameOf(row) })))(
  'the page reads $name as $meaning',
  async ({ index, meaning }) => {
    const { outcome, reason } = await shakeHands(askInfoApi(urlOf(index)));
    expect(reason ?? outcome).toBe(meaning);
  },
);
