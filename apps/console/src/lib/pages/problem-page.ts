import type { Person } from '../people/person.ts';
import { type Html, html } from './html.ts';
import { page } from './layout.ts';

/** Something that did not go well, in words. */
export interface Problem {
  readonly title: string;
  readonly text: string;
  readonly person?: Person | undefined;
}

/**
 * A page that says what went wrong and what to do.
 *
 * @param problem in words
 * @returns the document
 */
export function problemPage({ title, text, person }: Problem): Html {
  return page({
    title,
    person,
    content: html`<div class="narrow">
      <h1>${title}</h1>
      <p class="lead">${text}</p>
      <p><a href="/">To the sites</a></p>
    </div>`,
  });
}

/** For a form that was sent after its session had ended. */
export function signInRequiredPage(): Html {
  return problemPage({
    title: 'You are signed out',
    text: 'Nothing was saved. Sign in again in another tab, then go back and send the form once more: your browser keeps what you typed.',
  });
}
