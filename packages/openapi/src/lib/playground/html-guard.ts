import type { Credential } from '../prefill/prefill.ts';
import { keysIn } from './keys-in.ts';
import type { Credentials } from './playground.ts';

/** Keeps credentials out of the HTML of the page, and keys out of sight. */
export interface HtmlGuard {
  /** Keeps these out, and the earlier ones no more. */
  readonly update: (credentials: Credentials) => void;
  /** Ends it, and takes them out of fields that still have them. */
  readonly end: () => void;
}

/**
 * React, Vue and Lit write what a field is to hold into its attribute `value`, too. There it is part of the HTML, which
 * is saved with the page, recorded by tools that replay visits, and read by stylesheets (`[value^=…]`). The field itself
 * has it as well, or can, so the attribute goes; and where the field would show a key, it shows dots.
 *
 * @param element finds what the playground is in; it may have a shadow root
 * @returns the guard, of nothing yet
 */
export function createHtmlGuard(element: () => Element | null | undefined): HtmlGuard {
  let secrets = new Set<string>();
  /** Those to be shown as dots. */
  let masked = new Set<string>();
  /** Without their attribute. What a framework writes there, later, is for the field: it no longer follows the attribute. */
  const taken = new WeakSet<HTMLInputElement>();

  const take = (field: HTMLInputElement): void => {
    // Others, such as radio buttons, have their value nowhere else.
    if (field.type !== 'text' && field.type !== 'password') return;
    const value = field.getAttribute('value');
    if (value === null || !(taken.has(field) || secrets.has(value))) return;
    taken.add(field);
    if (field.type === 'text')
      field.style.setProperty('-webkit-text-security', masked.has(value) ? 'disc' : null);
    // Also where it is there already: from now on the field has its own value (HTML §4.10.5.4, dirty value flag).
    field.value = value;
    field.removeAttribute('value');
  };
  const takeAll = (root: ParentNode): void =>
    root.querySelectorAll<HTMLInputElement>('input[value]').forEach(take);
  const observer = new MutationObserver((records) => {
    for (const { target, addedNodes } of records) {
      if (target instanceof HTMLInputElement) take(target);
      for (const node of addedNodes)
        if (node instanceof HTMLInputElement) take(node);
        else if (node instanceof Element) takeAll(node);
    }
  });
  const roots = (): ParentNode[] => {
    const shadow = element()?.shadowRoot;
    return shadow ? [document, shadow] : [document];
  };
  const watched = { attributeFilter: ['value'], childList: true, subtree: true };

  return {
    update: (credentials) => {
      const all = Object.values(credentials);
      masked = new Set(all.flatMap(keysIn));
      secrets = new Set([...masked, ...all.map(nameIn)]);
      secrets.delete('');
      if (secrets.size === 0) return;
      for (const root of roots()) {
        takeAll(root);
        observer.observe(root, watched);
      }
    },
    end: () => {
      observer.disconnect();
      for (const root of roots())
        for (const field of root.querySelectorAll('input'))
          if (secrets.has(field.value) && taken.has(field)) field.value = '';
    },
  };
}

function nameIn(credential: Credential): string {
  return credential.type === 'basic' ? credential.username : '';
}
