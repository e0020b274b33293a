import type { User } from '@bookplate/protocol';
import { guard } from './guard.ts';
import type { Page } from './page.ts';
import { parseJson } from '@bookplate/protocol';

/** A made-up reader, for looking at a page as they would see it. */
export interface Persona {
  readonly name: string;
  readonly user: User;
}

/** As whom the page is viewed: the reader's own session, nobody, or `as ` and the name of a persona. */
export type View = 'session' | 'nobody' | `as ${string}`;

/** What there is to choose, and the choice. */
export interface Preview {
  readonly views: readonly View[];
  readonly view: View;
  /** Shows the page as somebody else, at once. This tab keeps the choice. */
  readonly choose: (view: View) => void;
}

const key = 'bookplate:view';

/**
 * Lets a docs writer view the page as anyone. Until they choose their own session again, what the handshake finds is
 * noted and not shown.
 *
 * @param page as the head left it, before anything is painted
 * @param personas JSON, as the development server wrote it into the script's tag
 * @returns the preview
 */
export function previewPage(page: Page, personas: string | undefined): Preview {
  const known = (parseJson(personas) ?? []) as readonly Persona[];
  const views: View[] = ['session', 'nobody', ...known.map(({ name }): View => `as ${name}`)];
  const { show } = page;
  let found: Parameters<Page['show']> = [page.reader];
  let view: View = 'session';

  const choose = (chosen: View): void => {
    view = chosen;
    guard(() => sessionStorage.setItem(key, view));
    if (view === 'session') show(...found);
    else {
      const user = known.find(({ name }) => view === `as ${name}`)?.user;
      show(user ?? null, { outcome: user ? 'identified' : 'anonymous' });
    }
  };

  Object.assign(page, {
    show: (...answer: Parameters<Page['show']>) => {
      found = answer;
      if (view === 'session') show(...answer);
    },
  });
  const kept = guard(() => sessionStorage.getItem(key));
  // The persona may have been renamed or deleted since.
  const last = views.find((each) => each === kept);
  if (last && last !== view) choose(last);
  return {
    views,
    get view() {
      return view;
    },
    choose,
  };
}
