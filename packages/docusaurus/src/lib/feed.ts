import { readPageGroups } from '@bookplate/docs/page';
import { isPublic } from '@bookplate/protocol';
import { publicHtml } from './public-html.ts';
import type { Post } from './hooks.ts';

/** What Docusaurus hands to `createFeedItems` of a blog's `feedOptions`. */
interface FeedRequest {
  readonly blogPosts: readonly { readonly metadata: Post }[];
  readonly defaultCreateFeedItems: CreateFeedItems;
}
interface FeedItem {
  readonly content?: string | null;
}
type CreateFeedItems = (request: FeedRequest) => Promise<readonly FeedItem[]>;

interface BlogOptions {
  readonly feedOptions?: { readonly createFeedItems?: CreateFeedItems };
}

/**
 * Keeps gated posts, and the gated parts of others, out of a blog's feeds.
 *
 * @param options of a blog
 * @returns other options
 */
export function gateFeed(options: BlogOptions): BlogOptions {
  const { feedOptions } = options;
  const createFeedItems: CreateFeedItems = async (request) => {
    const create = feedOptions?.createFeedItems ?? request.defaultCreateFeedItems;
    const items = await create({
      ...request,
      blogPosts: request.blogPosts.filter(({ metadata: { frontMatter, source } }) =>
        isPublic(readPageGroups(frontMatter['groups'], source)),
      ),
    });
    return items.map((item) =>
      item.content ? Object.assign({}, item, { content: publicHtml(item.content) }) : item,
    );
  };
  return { ...options, feedOptions: { ...feedOptions, createFeedItems } };
}
