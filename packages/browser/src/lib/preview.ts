import { parseJson, type User } from '@bookplate/protocol';
import { attempt } from './attempt.ts';
import type { Persona } from './present.ts';

/** Who the page is viewed as: the reader's own session, an anonymous reader, or `as ` and the name of a persona. */
export type View = 'session' | 'nobody' | `as ${string}`;

/** The views to choose from, and the chosen one. */
export interface Preview {
  readonly views: readonly View[];
  readonly view: View;
  /** Shows the page as somebody else, at once. This tab remembers the choice. */
  readonly choose: (view: View) => void;
}

const key = 'bookplate:view';

/**
 * Lets a docs writer view the page as anyone. Until they choose their own session again, the outcome of a handshake is
 * noted and not shown.
 *
 * @param personas JSON, as the development server wrote it into the script's tag
 * @param show shows a persona, before anything is painted; undefined shows the reader
 * @returns the preview
 */
export function startPreview(
  personas: string,
  show: (persona: Persona | undefined) => void,
): Preview {
  const known = (parseJson(personas) ?? []) as readonly { name: string; user: User }[];
  const views: View[] = ['session', 'nobody', ...known.map(({ name }): View => `as ${name}`)];
  let view: View = 'session';
  const choose = (chosen: View): void => {
    view = chosen;
    attempt(() => sessionStorage.setItem(key, view));
    const user = known.find(({ name }) => view === `as ${name}`)?.user ?? null;
    show(view === 'session' ? undefined : { user });
  };
  const stored = attempt(() => sessionStorage.getItem(key));
  // The persona may have been renamed or deleted since.
  const last = views.find((each) => each === stored);
  if (last && last !== view) choose(last);
  return {
    views,
    get view() {
      return view;
    },
    choose,
  };
}
