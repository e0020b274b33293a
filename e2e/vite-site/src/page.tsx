import { BookplateText } from '@bookplate/vite/react';
import type { ComponentType, ReactElement } from 'react';
import Guide from './pages/guide.mdx';
import Home from './pages/home.mdx';

const pages: Readonly<Record<string, ComponentType>> = { home: Home, guide: Guide };

/** A page with the site's navigation, in which the reader has a corner. */
export function Page({ name }: { readonly name: string }): ReactElement {
  const Content = pages[name] ?? Home;
  return (
    <>
      <nav>
        <a href="/">Home</a> <a href="/guide.html">Guide</a>
        <span>
          <a
            id="login"
            data-bookplate-show="anonymous"
            data-bookplate-link="login"
            href="https://dash.foo.com/login"
          >
            Log in
          </a>
          <b id="reader" data-bookplate-show="identified">
            <BookplateText value="user.firstName" fallback="you" />
          </b>
        </span>
      </nav>
      <main>
        <Content />
      </main>
    </>
  );
}
