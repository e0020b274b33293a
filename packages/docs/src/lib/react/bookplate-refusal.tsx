import type { ReactElement } from 'react';
import { visibleTo } from '@bookplate/browser/program';
import { isPublic } from '@bookplate/protocol';
import { readerTexts, refusalTexts } from '../page-texts.ts';

export interface BookplateRefusalProps {
  /** Of the page. */
  readonly groups: readonly string[];
  /** Where the link leads, for readers without JavaScript. */
  readonly loginUrl: string;
}

/**
 * What a gated page says to readers who do not see it. Search engines that read hidden parts leave it out.
 *
 * @param props the groups and the link
 * @returns the elements
 */
export function BookplateRefusal({ groups, loginUrl }: BookplateRefusalProps): ReactElement {
  const [before = '', after = ''] = refusalTexts.logIn.split('{logIn}');
  return (
    <div data-bookplate-show="anonymous identified" data-pagefind-ignore="all">
      <bookplate-when
        data-bookplate-when={JSON.stringify(['!', visibleTo(groups)])}
        {...(isPublic(groups) && { 'data-bookplate-anonymous': 'hidden' })}
      >
        <p>{refusalTexts.sentence}</p>
        <p data-bookplate-show="anonymous">
          {before}
          <a data-bookplate-link="login" href={loginUrl}>
            {readerTexts.logIn}
          </a>
          {after}
        </p>
      </bookplate-when>
    </div>
  );
}
