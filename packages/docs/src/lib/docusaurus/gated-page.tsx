import { translate } from '@docusaurus/Translate';
import type { ReactElement, ReactNode } from 'react';
import { logIn } from './reader-corner.tsx';
import { usePageData, usePageGroups } from './use-page-data.ts';

/**
 * The body of a page for some groups, and the sentence for everyone else; the head's stylesheet shows one of them.
 *
 * @param props the groups and the body
 * @returns the elements
 */
export function GatedPage({
  groups,
  children,
}: {
  readonly groups: readonly string[];
  readonly children: ReactNode;
}): ReactElement {
  const { loginUrl } = usePageData();
  const isTheirs = groups.reduce<unknown>(
    (any, group) => ['||', any, ['in', ['user', 'groups'], group]],
    false,
  );
  return (
    <>
      <div className="markdown" data-bookplate-groups={groups.join(' ')}>
        {children}
      </div>
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
 * Something about the open page, for whoever sees its body.
 *
 * @param props the thing
 * @returns the element
 */
export function ForPageGroups({ children }: { readonly children: ReactNode }): ReactNode {
  const groups = usePageGroups();
  return groups ? (
    <bookplate-groups data-bookplate-groups={groups.join(' ')}>{children}</bookplate-groups>
  ) : (
    children
  );
}
