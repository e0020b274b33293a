import { expect, test } from 'vitest';
import { reasonInWords } from './reason-words.ts';

test.each([
  ['network', /may not read what it answers\.$/],
  ['timeout', /^The Info API gave no answer within 5 s\.$/],
  ['redirected', /^The Info API redirects instead of answering\.$/],
  ['not-json', /no JSON/],
  ['invalid-user', /^The User breaks the format/],
  ['status-502', /^The Info API answers with the status 502\.$/],
  ['status-other', /another status than 200 or 401\.$/],
])('says %s in a sentence', (reason, sentence) => {
  expect(reasonInWords(reason)).toMatch(sentence);
});
