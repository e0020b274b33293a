import { existsSync } from 'node:fs';
import { type DocsHost, hostParts } from '@bookplate/docs/host';
import { expect, test } from 'vitest';
import { injectHead } from './head.ts';

// A project of Vite makes its pages, navigation and search itself, so the head is the only part.
const host: DocsHost = { injectHead };

test('each part of the host is in the file of its name', () => {
  for (const part of Object.keys(host) as (keyof DocsHost)[])
    expect(existsSync(new URL(`${hostParts[part]}.ts`, import.meta.url)), part).toBe(true);
});

test('puts the tags first into the head, behind the encoding', () => {
  const script = { tag: 'script', attrs: { src: '/a.js' }, content: '' } as const;
  const { html, tags } = injectHead([script], '<head><title>A</title><meta charset=utf-8></head>');
  expect(html).toBe('<head><title>A</title></head>');
  expect(tags.map(({ tag }) => tag)).toEqual(['meta', 'script']);
  expect(injectHead([script], '<head></head>').tags.map(({ tag }) => tag)).toEqual(['script']);
});
