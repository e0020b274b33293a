import { encodeQR } from 'qr';
import type { Person } from '../people/person.ts';
import { field } from './fields.ts';
import { type Html, html } from './html.ts';
import { page } from './layout.ts';
import { raw } from 'hono/html';

/**
 * The page on which an authenticator app learns the secret, and shows that it has.
 *
 * @param options who, what the app reads, and what was wrong with a code
 * @returns the document
 */
export function secondFactorPage(options: {
  readonly person: Person;
  /** `otpauth://totp/…?secret=…` */
  readonly uri: string;
  readonly problem?: string;
}): Html {
  const { person, uri, problem } = options;
  const secret = new URL(uri).searchParams.get('secret') ?? '';
  return page({
    title: 'Set up an authenticator app',
    person,
    part: 'account',
    content: html`<div class="narrow">
      <h1>Set up an authenticator app</h1>
      <div class="card">
        <p>1. Scan this code with your app.</p>
        <div class="qr" role="img" aria-label="QR code of the key below">${qrCode(uri)}</div>
        <p class="hint">Or type this key into the app:</p>
        <code class="address">${secret.replaceAll(/.{4}(?=.)/g, '$& ')}</code>
        <form method="post" action="/account/second-factor/confirm">
          <input type="hidden" name="uri" value="${uri}" />
          ${field({
            name: 'code',
            label: '2. Enter the six digits it shows',
            autocomplete: 'one-time-code',
            isFocused: problem !== undefined,
            problems: problem === undefined ? [] : [problem],
          })}
          <p class="actions">
            <button>Turn on the second factor</button>
            <a class="button second" href="/account">Cancel</a>
          </p>
        </form>
      </div>
    </div>`,
  });
}

/**
 * The page that shows backup codes, which are not shown again.
 *
 * @param options who, the codes, and whether the second factor was turned on just now
 * @returns the document
 */
export function backupCodesPage(options: {
  readonly person: Person;
  readonly codes: readonly string[];
  readonly isNew: boolean;
}): Html {
  const { person, codes, isNew } = options;
  return page({
    title: 'Backup codes',
    person,
    part: 'account',
    content: html`<div class="narrow">
      <h1>Backup codes</h1>
      <p class="lead">
        ${isNew ? 'Your second factor is on.' : 'Your earlier backup codes no longer work.'}
        Each code signs you in once without your device. Keep them where you keep passwords: they are not shown again.
      </p>
      <ul class="card codes">
        ${codes.map((code) => html`<li><code>${code}</code></li>`)}
      </ul>
      <p><a class="button" href="/account">I have saved them</a></p>
    </div>`,
  });
}

/** Only shapes and numbers: nothing of the text is in it but its dots. */
function qrCode(text: string): Html {
  const svg = encodeQR(text, 'svg', { border: 4, ecc: 'low' });
  return raw(svg.slice(svg.indexOf('<svg')));
}
