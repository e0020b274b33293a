import type { ReactElement, ReactNode } from 'react';

/** What the page says of its reader. */
export interface ReaderParts {
  readonly account: ReactNode;
  readonly name: ReactNode;
  readonly plan: ReactNode;
  /** The entry of a page for administrators, or nothing. */
  readonly adminEntry: ReactNode;
  /** A paragraph for the reader's plan. */
  readonly support: ReactNode;
}

/** A page of docs, the same for each way of knowing the reader. */
export function DocsPage(parts: ReaderParts): ReactElement {
  return (
    <>
      <header>
        <b>Acme docs</b>
        <span className="account">{parts.account}</span>
      </header>
      <nav>
        <ul>
          <li>
            <a href="#start">Start</a>
          </li>
          {parts.adminEntry}
          <li>
            <a href="#rockets">Rockets</a>
          </li>
          <li>
            <a href="#launches">Launches</a>
          </li>
        </ul>
      </nav>
      <main>
        <h1>Hello, {parts.name}!</h1>
        <p>
          You are on the <b>{parts.plan}</b> plan.
        </p>
        {parts.support}
        <h2>Your first launch</h2>
        <p>Choose a rocket, fill in the date, and press the button.</p>
      </main>
    </>
  );
}
