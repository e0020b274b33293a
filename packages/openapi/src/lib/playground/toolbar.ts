import type { CookieValue } from '../prefill/prefill.ts';
import { dots } from './mask.ts';

/** The words of the toolbar. */
export interface ToolbarTexts {
  /** Before the choice of a key. */
  readonly key: string;
  /** Before a cookie that no page can send; `{name}` is its name. */
  readonly cookie: string;
  readonly show: string;
  readonly hide: string;
  readonly copy: string;
  readonly copied: string;
}

/** The bar above a playground. */
export interface Toolbar {
  readonly element: HTMLElement;
  /** Shows these cookies, and none of the earlier ones any more. */
  readonly update: (cookies: readonly CookieValue[]) => void;
}

const english: ToolbarTexts = {
  key: 'Key',
  cookie: 'A page cannot send the cookie {name} for you. Send it yourself:',
  show: 'Show',
  hide: 'Hide',
  copy: 'Copy',
  copied: 'Copied',
};

/**
 * What a playground has no place for: the choice among the reader's keys, which the script of the page fills in and
 * hides where there is none; and the cookies of security schemes, which no script can send (Fetch §2.2.2, forbidden
 * request-headers).
 *
 * @param texts words in another language
 * @returns the toolbar, without cookies
 */
export function createToolbar(texts?: Partial<ToolbarTexts>): Toolbar {
  const words = { ...english, ...texts };
  const label = document.createElement('label');
  label.dataset['bookplateKeys'] = '';
  label.append(`${words.key} `, document.createElement('select'));
  const list = document.createElement('div');
  const element = document.createElement('div');
  element.className = 'bookplate-notes';
  element.append(label, list);
  adoptStyle();

  let shown = '[]';
  return {
    element,
    update: (cookies) => {
      // What the reader has revealed stays so while it is the same.
      const next = JSON.stringify(cookies);
      if (next === shown) return;
      shown = next;
      // Several schemes can ask for the same cookie.
      const byName = new Map(cookies.map((cookie) => [cookie.name, cookie]));
      list.replaceChildren(...Array.from(byName.values(), (cookie) => cookieRow(cookie, words)));
    },
  };
}

function cookieRow({ name, value }: CookieValue, words: ToolbarTexts): HTMLElement {
  // Until it is revealed the value is not in the page at all, however that is copied or saved.
  const masked = `${name}=${dots}`;
  const open = `${name}=${value}`;
  const code = document.createElement('code');
  code.textContent = masked;
  const toggle = button(words.show, () => {
    const isMasked = code.textContent === masked;
    code.textContent = isMasked ? open : masked;
    toggle.textContent = isMasked ? words.hide : words.show;
  });
  const copy = button(words.copy, () => {
    void navigator.clipboard.writeText(open).then(() => {
      copy.textContent = words.copied;
      setTimeout(() => (copy.textContent = words.copy), 2_000);
    });
  });
  const note = document.createElement('p');
  note.append(
    words.cookie.replace('{name}', () => name),
    ' ',
    code,
    ' ',
    toggle,
    ' ',
    copy,
  );
  return note;
}

function button(text: string, onClick: () => void): HTMLButtonElement {
  const element = document.createElement('button');
  element.type = 'button';
  element.textContent = text;
  element.addEventListener('click', onClick);
  return element;
}

let isStyled = false;

/** A constructed sheet, which no Content-Security-Policy forbids; the site's own rules come after and win. */
function adoptStyle(): void {
  if (isStyled) return;
  isStyled = true;
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(
    ':where(.bookplate-notes)>*{display:block;margin:.5rem 0}' +
      ':where(.bookplate-notes p){margin:.5rem 0}' +
      ':where(.bookplate-notes :is(select,button)){font:inherit}' +
      ':where(.bookplate-notes code){overflow-wrap:anywhere}',
  );
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
}
