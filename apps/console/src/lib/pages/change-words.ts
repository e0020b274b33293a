import type { Change } from '../sites/changes.ts';
import { type Html, html } from './html.ts';

/**
 * What somebody did, in words.
 *
 * @param change what was done
 * @param subject how to name the site, the person or the invitation
 * @returns such as `changed the site Foo docs`, to follow a name
 */
export function changeWords(change: Change, subject: Html | string): Html {
  const { subject: kind, action } = change;
  if (kind === 'site')
    return html`${action === 'went back' ? 'restored an earlier version of' : action} ${subject}`;
  if (kind === 'invitation' && action === 'withdrew')
    return html`withdrew the invitation of ${subject}`;
  if (kind === 'person' && action === 'joined') return html`joined the team`;
  if (kind === 'person' && action === 'changed')
    return html`changed the ${whatChanged(change)} of ${subject}`;
  if (kind === 'person' && action === 'removed') return html`removed ${subject} from the team`;
  if (kind === 'person' && action === 'brought back')
    return html`brought ${subject} back into the team`;
  return html`${action} ${subject}`;
}

function whatChanged({ before, after }: Change): string {
  const differs = (name: string): boolean => partOf(before, name) !== partOf(after, name);
  if (differs('role')) return 'role';
  return differs('email') ? 'e-mail' : 'name';
}

function partOf(snapshot: unknown, name: string): unknown {
  return (snapshot as Readonly<Record<string, unknown>> | null)?.[name];
}
