'use client';

import type { ReactElement } from 'react';
import {
  BookplateReader,
  type BookplateReaderProps,
  BookplateRefusal,
  dashboardLink,
} from '@bookplate/docs/react';
import { codePage } from '@bookplate/protocol';

// `export *` is not possible at the boundary between server and client.
export {
  BookplateReader,
  type BookplateReaderProps,
  BookplateText,
  type BookplateTextProps,
  KeyChoice,
  type KeyChoiceProps,
  type ReactUser,
  useBookplate,
} from '@bookplate/docs/react';

/** Written into the bundles by `withBookplate`, as text: Next.js replaces each of these names. */
declare const process: {
  readonly env: {
    readonly BOOKPLATE_TAGS: string | undefined;
    readonly BOOKPLATE_EMPTY_TAGS: string | undefined;
    readonly BOOKPLATE_LINKS: string | undefined;
  };
};

/** As `headTags` of `@bookplate/docs/host` makes them. */
interface HeadTag {
  readonly tag: 'noscript' | 'script';
  readonly attrs: Readonly<Record<string, string | true>>;
  readonly content: string;
}

/**
 * The tags of Bookplate for the `<head>` of the root layout. The text of the script is in the HTML and in no bundle for
 * browsers: React leaves what it finds in the page.
 *
 * @returns the tags
 */
export function BookplateHead(): ReactElement {
  const written =
    typeof window === 'undefined' ? process.env.BOOKPLATE_TAGS : process.env.BOOKPLATE_EMPTY_TAGS;
  const tags = JSON.parse(known(written)) as readonly HeadTag[];
  return (
    <>
      {tags.map(({ tag: Tag, attrs, content }) => (
        <Tag
          key={`${Tag} ${String(attrs['src'])}`}
          {...attrs}
          suppressHydrationWarning
          dangerouslySetInnerHTML={{ __html: content }}
        />
      ))}
    </>
  );
}

/**
 * The account menu: a link to log in, or the reader's name.
 *
 * @param props how it looks
 * @returns the element
 */
export function AccountMenu(
  props: Omit<BookplateReaderProps, 'loginUrl' | 'logoutUrl' | 'returnTo'>,
): ReactElement {
  return <BookplateReader {...props} {...links()} />;
}

/**
 * What a gated page says to readers in none of its groups. Pages are compiled with it.
 *
 * @param props the groups of the page, set apart by spaces
 * @returns the element
 */
export function PageRefusal({ groups }: { readonly groups: string }): ReactElement {
  const loginUrl = dashboardLink(links().loginUrl, '');
  return <BookplateRefusal groups={groups.split(' ')} loginUrl={loginUrl} />;
}

function links(): { readonly loginUrl: string; readonly logoutUrl?: string } {
  return JSON.parse(known(process.env.BOOKPLATE_LINKS)) as ReturnType<typeof links>;
}

function known(text: string | undefined): string {
  if (text !== undefined) return text;
  throw new Error(
    `Found no settings of Bookplate. Put withBookplate() of @bookplate/next around the configuration in next.config.\n${codePage('build', 'next-configuration')}`,
  );
}
