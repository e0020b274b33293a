import { expect, test } from 'vitest';
import { splitDocument } from './split-document.ts';

const open = { summary: 'List rockets', description: 'All that can fly.' };
const gated = {
  summary: 'Stop a countdown',
  description: 'All that can fly.',
  operationId: 'stop',
};
const info = { title: 'Acme API' };

test('what people wrote of a gated operation is gated, unless everyone sees it, too', () => {
  const whole = { info, paths: { '/a': { get: open }, '/b': { delete: gated } } };
  expect(splitDocument(whole, { info, paths: { '/a': { get: open } } })).toEqual({
    open: 'Acme API\nList rockets\nAll that can fly.',
    gated: [
      {
        file: 'the OpenAPI document "Acme API"',
        title: 'Stop a countdown',
        text: 'Stop a countdown',
      },
    ],
  });
});

test('a property of that name is no text', () => {
  const whole = {
    info,
    components: { schemas: { A: { properties: { title: { type: 'null' } } } } },
  };
  expect(splitDocument(whole, { info }).gated).toEqual([]);
});
