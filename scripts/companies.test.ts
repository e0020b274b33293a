import { expect, test } from 'vitest';
import { chooseCompanies } from './companies.ts';

const idsFor = (...names: string[]): readonly string[] =>
  chooseCompanies(names).map(({ id }) => id);

test('starts the companies on light hosts, and heavy ones if asked for', () => {
  const light = ['acme', 'globex', 'initech'];
  expect(idsFor()).toEqual(light);
  expect(idsFor('acme')).toEqual(light);
  expect(idsFor('hooli')).toEqual([...light, 'hooli']);
  expect(idsFor('all')).toEqual([...light, 'hooli']);
});

test('refuses a name that is not known', () => {
  expect(() => idsFor('hooly')).toThrow(
    'There is no company "hooly". Expected all, acme, globex, initech or hooli.',
  );
});
