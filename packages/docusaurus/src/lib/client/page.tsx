import Head from '@docusaurus/Head';
import useDocusaurusContext from '@docusaurus/useDocusaurusContext';
import { HtmlClassNameProvider, PageMetadata } from '@docusaurus/theme-common';
import { translate } from '@docusaurus/Translate';
import type { ReactElement, ReactNode } from 'react';
import type { PageGroups } from '@bookplate/docs/gating';
import { visibleTo } from '@bookplate/browser/program';
import { dashboardLink, isPublic } from '@bookplate/protocol';
import type { AboutPage } from './page-body.ts';
import { logIn } from './account-menu.tsx';
import { usePageData, usePageGroups, useReturnTo } from './use-page-data.ts';

interface Props {
  readonly groups: readonly string[];
  readonly children: ReactNode;
}

/**
 * The body of a page for some groups, and the sentence for other readers; the head's stylesheet shows one of them.
 *
 * @param props the groups, the body, and what the page puts into the head
 * @returns the elements
 */
export function GatedPage({
  groups,
  children,
  about,
}: Props & { readonly about?: AboutPage }): ReactElement {
  return (
    <>
      <div className="markdown" data-bookplate-groups={groups.join(' ')}>
        {children}
      </div>
      <Refusal groups={groups} {...(about && { about })} />
    </>
  );
}

/**
 * What a page for some groups says to everyone else, and, if anonymous readers do not see it, to search engines, which
 * read what is hidden.
 *
 * @param props the groups, and what the page puts into the head
 * @returns the elements
 */
export function Refusal({
  groups,
  about: { title, hasKeywords, hasImage } = {},
}: {
  readonly groups: readonly string[];
  readonly about?: AboutPage;
}): ReactElement {
  const loginUrl = dashboardLink(usePageData().loginUrl, useReturnTo());
  const isOpen = isPublic(groups);
  // The site's, in the place of the page's.
  const { image } = useDocusaurusContext().siteConfig.themeConfig as { readonly image?: string };
  return (
    <>
      {!isOpen && <PageMetadata title={title} image={hasImage ? image : undefined} />}
      {!isOpen && (
        <Head>
          <meta name="robots" content="noindex" />
          {/* In the place of those that are made of the body and of front matter. */}
          <meta name="description" content="" />
          <meta property="og:description" content="" />
          {hasKeywords && <meta name="keywords" content="" />}
          {hasImage && !image && <meta property="og:image" content="" />}
          {hasImage && !image && <meta name="twitter:image" content="" />}
        </Head>
      )}
      <div data-bookplate-show="anonymous identified">
        <bookplate-when
          data-bookplate-when={JSON.stringify(['!', visibleTo(groups)])}
          {...(isOpen && { 'data-bookplate-anonymous': 'hidden' })}
        >
          <p>
            {translate({
              id: 'bookplate.notForThisAccount',
              message: 'This page is not for this account.',
              description: 'On a page that is for some groups only, to those who are in none',
            })}
          </p>
          <p data-bookplate-show="anonymous">
            {translate(
              {
                id: 'bookplate.logInWithAnother',
                message: '{logIn} with one that may read it.',
                description:
                  'On a page that is for some groups only, to anonymous readers; {logIn} is the link',
              },
              {
                logIn: (
                  <a href={loginUrl} data-bookplate-link="login">
                    {logIn()}
                  </a>
                ),
              },
            )}
          </p>
        </bookplate-when>
      </div>
    </>
  );
}

/**
 * Something for some groups, without a separate box.
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
 * Something about the open page, for the readers of its body.
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
