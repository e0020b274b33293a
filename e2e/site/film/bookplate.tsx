import { createElement, type ReactElement } from 'react';
import { DocsPage } from './docs-page.tsx';

const text = (name: string, fallback: string): ReactElement =>
  createElement('bookplate-text', { value: `user.${name}` }, fallback);

/** The same page as Bookplate compiles it. */
export const bookplatePage = (
  <DocsPage
    account={
      <>
        <a href="#login" data-bookplate-show="anonymous">
          Log in
        </a>
        <span data-bookplate-show="identified">{text('firstName', 'you')}</span>
      </>
    }
    name={text('firstName', 'reader')}
    plan={text('plan', 'free')}
    adminEntry={
      <li>
        <a href="#admin" data-bookplate-groups="admin">
          Admin guide
        </a>
      </li>
    }
    support={createElement(
      'bookplate-when',
      {
        'data-bookplate-when': JSON.stringify(['===', ['user', 'plan'], 'enterprise']),
        'data-bookplate-anonymous': 'hidden',
      },
      <p>Call us at any hour: +1 555 0100.</p>,
    )}
  />
);
