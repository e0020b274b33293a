import type { Person } from '../people/person.ts';
import { type Html, html } from './html.ts';
import { page } from './layout.ts';

/**
 * A page that asks before something is done.
 *
 * @param options who, the question, what follows from a yes, and where yes and no lead
 * @returns the document
 */
export function confirmPage(options: {
  readonly person: Person;
  readonly question: string;
  readonly text: string;
  /** What the button says that does it. */
  readonly yes: string;
  /** Where its form is sent. */
  readonly action: string;
  /** Where to go otherwise. */
  readonly back: string;
}): Html {
  const { person, question, text, yes, action, back } = options;
  return page({
    title: question,
    person,
    part: 'team',
    content: html`<div class="narrow">
      <h1>${question}</h1>
      <p class="lead">${text}</p>
      <form method="post" action="${action}">
        <p class="actions">
          <button class="danger">${yes}</button>
          <a class="button second" href="${back}">Cancel</a>
        </p>
      </form>
    </div>`,
  });
}
