import { globSync, readFileSync } from 'node:fs';
import { readerTexts, refusalTexts } from '@bookplate/docs/gating';
import { expect, test } from 'vitest';

// Docusaurus finds the texts to translate in the source, and only where they are written out.
test('the texts to translate are in English those of every docs host', () => {
  const source = globSync('*.tsx', { cwd: import.meta.dirname })
    .map((file) => readFileSync(`${import.meta.dirname}/${file}`, 'utf8'))
    .join('\n');
  const texts = [...source.matchAll(/id: 'bookplate\.(\w+)',\s+message: '([^']*)'/g)].map(
    ([, id, message]) => [id, message],
  );
  expect(Object.fromEntries(texts)).toMatchObject({
    ...readerTexts,
    notForThisAccount: refusalTexts.sentence,
    logInWithAnother: refusalTexts.logIn,
  });
});
