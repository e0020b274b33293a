import { expect, test } from 'vitest';
import { isPublicInHead } from './public-head.ts';

test.each([
  ['link', { rel: 'stylesheet' }],
  ['link', { rel: 'preconnect' }],
  ['script', { src: '/a.js' }],
  ['style', {}],
  ['base', { href: '/' }],
  ['meta', { charset: 'utf-8' }],
  ['meta', { 'http-equiv': 'refresh', content: '1' }],
  ['meta', { name: 'viewport' }],
  ['meta', { name: 'Robots' }],
  ['meta', { name: 'google-site-verification' }],
  ['meta', { property: 'og:site_name' }],
])('leaves <%s> with %j in the head of a gated page', (tag, attrs) => {
  expect(isPublicInHead(tag, attrs)).toBe(true);
});

test.each([
  ['link', { rel: 'canonical' }],
  ['link', { rel: 'next' }],
  ['link', { rel: 'prev' }],
  ['title', {}],
  ['script', { type: 'application/LD+json' }],
  ['script', { type: 'application/ld+json; charset=utf-8' }],
  ['script', { type: 'application/json' }],
  ['meta', { name: '', property: 'og:description' }],
  ['meta', { name: 'generator', property: 'og:description' }],
  ['meta', { name: 'viewport', itemprop: 'description' }],
  ['meta', { name: 'description' }],
  ['meta', { property: 'og:title' }],
  ['meta', { name: 'twitter:image' }],
  ['meta', { itemprop: 'description' }],
])('takes <%s> with %j out of the head of a gated page', (tag, attrs) => {
  expect(isPublicInHead(tag, attrs)).toBe(false);
});
