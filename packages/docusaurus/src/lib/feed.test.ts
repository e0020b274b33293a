import { expect, test } from 'vitest';
import { gateFeed } from './feed.ts';

const post = (title: string, groups?: readonly string[]): never =>
  ({ metadata: { title, frontMatter: groups ? { groups } : {} } }) as never;
const blogPosts = [post('a'), post('b', ['admin']), post('c', []), post('d', ['!admin'])];
const html = (text: string): string =>
  `<p>${text}</p><bookplate-groups data-bookplate-groups="a">Gated</bookplate-groups>`;

type Request = Parameters<
  NonNullable<NonNullable<Parameters<typeof gateFeed>[0]['feedOptions']>['createFeedItems']>
>[0];
const create = async (request: Request): Promise<{ content: string }[]> =>
  request.blogPosts.map(({ metadata }) => ({ content: html(metadata.title) }));

test('leaves gated posts and parts out, be the items made by Docusaurus or by the site', async () => {
  const byDocusaurus = gateFeed({}).feedOptions?.createFeedItems;
  const items = [{ content: '<p>a</p>' }, { content: '<p>d</p>' }];
  expect(await byDocusaurus?.({ blogPosts, defaultCreateFeedItems: create })).toEqual(items);

  const { feedOptions } = gateFeed({ feedOptions: { createFeedItems: create } });
  const unused = async (): Promise<[]> => [];
  expect(
    await feedOptions?.createFeedItems?.({ blogPosts, defaultCreateFeedItems: unused }),
  ).toEqual(items);
});

test('keeps the other options', () => {
  const options = { path: 'news', feedOptions: { type: 'all' } } as object;
  expect(gateFeed(options)).toMatchObject(options);
});
