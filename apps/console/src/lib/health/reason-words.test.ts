import { expect, test } from 'vitest';
import { reasonInWords } from './reason-words.ts';

test.each([
  ['network', /may not read its answer\.$/],
  ['timeout', / 5 s\.$/],
  ['redirected', /redirects/],
  ['not-json', /JSON/],
  ['invalid-user', /^The User /],
  ['status-502', /^The Info API answers with the status 502\.$/],
  ['status-other', /another status than 200 or 401\.$/],
])('says %s in a sentence', (reason, sentence) => {
  expect(reasonInWords(reason)).toMatch(sentence);
});
