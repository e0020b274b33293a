import { type ReactElement, useEffect, useState } from 'react';
import { DocsPage } from './docs-page.tsx';

interface Reader {
  readonly groups: readonly string[];
  readonly content: { readonly firstName: string; readonly plan: string };
}

/**
 * The page as it is usually made: rendered for nobody when the site is built, and again when a request in an effect has been
 * answered.
 */
export function UsualPage({ apiUrl }: { readonly apiUrl: string }): ReactElement {
  const [reader, setReader] = useState<Reader>();
  useEffect(() => {
    void fetch(apiUrl, { credentials: 'include' })
      .then((response) => (response.ok ? response.json() : undefined))
      .then((user: Reader | undefined) => setReader(user));
  }, [apiUrl]);
  const { firstName, plan } = reader?.content ?? {};
  return (
    <DocsPage
      account={firstName ?? <a href="#login">Log in</a>}
      name={firstName ?? 'reader'}
      plan={plan ?? 'free'}
      adminEntry={
        reader?.groups.includes('admin') && (
          <li>
            <a href="#admin">Admin guide</a>
          </li>
        )
      }
      support={plan === 'enterprise' && <p>Call us at any hour: +1 555 0100.</p>}
    />
  );
}
