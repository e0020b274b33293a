import Head from '@docusaurus/Head';
import { HtmlClassNameProvider } from '@docusaurus/theme-common';
import { translate } from '@docusaurus/Translate';
import type { ReactElement, ReactNode } from 'react';
import type { PageGroups } from '../gating/neighbour.ts';
import { dashboardLink } from '../page/dashboard-link.ts';
import { logIn } from './reader-corner.tsx';
import { usePageData, usePageGroups, useReturnTo } from './use-page-data.ts';

interface Props {
  readonly groups: readonly string[];
  readonly children: ReactNode;
}

/**
 * The body of a page for some groups, and the sentence for everyone else; the head's stylesheet shows one of them.
 *
 * @param props the groups and the body
 * @returns the elements
 */
export function GatedPage({ groups, children }: Props): ReactElement {
  return (
    <>
      <div className="markdown" data-bookplate-groups={groups.join(' ')}>
        {children}
      </div>
      <Refusal groups={groups} />
    </>
  );
}

/**
 * What a page for some groups says to everyone else, and to search engines, which read what is hidden.
 *
 * @param props the groups
 * @returns the elements
 */
export function Refusal({ groups }: { readonly groups: readonly string[] }): ReactElement {
  const loginUrl = dashboardLink(usePageData().loginUrl, useReturnTo());
  const isTheirs = groups.reduce<unknown>(
    (any, group) => ['||', any, ['in', ['user', 'groups'], group]],
    false,
  );
  return (
    <>
      <Head>
        <meta name="robots" content="noindex" />
        {/* In the place of those that are made of the body. */}
        <meta name="description" content="" />
        <meta property="og:description" content="" />
      </Head>
      <div data-bookplate-show="anonymous identified">
        <bookplate-when data-bookplate-when={JSON.stringify(['!', isTheirs])}>
          <p>
            {translate({
              id: 'bookplate.notForThisAccount',
              message: 'This page is not for this account.',
              description: 'On a page that is for some groups only, to those who are in none',
            })}
          </p>
          <p data-bookplate-show="anonymous">
            <a href={loginUrl} data-bookplate-link="login">
              {logIn()}
            </a>
          </p>
        </bookplate-when>
      </div>
    </>
  );
}

/**
 * Something for some groups, without a box of its own.
 *
 * @param props the groups, if it is not for everyone, and the thing
 * @returns the element
 */
export function ForGroups({
  groups,
  children,
}: Omit<Props, 'groups'> & { readonly groups: PageGroups }): ReactNode {
  return groups ? (
    <bookplate-groups data-bookplate-groups={groups.join(' ')}>{children}</bookplate-groups>
  ) : (
    children
  );
}

/**
 * Something about the open page, for whoever sees its body.
 *
 * @param props the thing
 * @returns the element
 */
export function ForPageGroups({ children }: { readonly children: ReactNode }): ReactNode {
  return <ForGroups groups={usePageGroups()}>{children}</ForGroups>;
}

/**
 * A page with {@link Entry}s in links of a list, for the head's stylesheet.
 *
 * @param props the page, or what has the list
 * @returns the element
 */
export function WithEntries({ children }: { readonly children: ReactElement }): ReactElement {
  return <HtmlClassNameProvider className="bookplate-entries">{children}</HtmlClassNameProvider>;
}

/**
 * An entry of a list, or the text of its link. The head's stylesheet hides the list item or article around it, too.
 *
 * @param props the groups, if it is not for everyone, and the entry
 * @returns the element
 */
export function Entry({
  groups,
  children,
}: Omit<Props, 'groups'> & { readonly groups: PageGroups }): ReactNode {
  return groups ? (
    <bookplate-groups data-bookplate-groups={groups.join(' ')} data-bookplate-entry="">
      {children}
    </bookplate-groups>
  ) : (
    children
  );
}
