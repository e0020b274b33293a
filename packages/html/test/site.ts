import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { onTestFinished } from 'vitest';
import { apply, type ApplyEvent, type ApplyOptions } from '../src/lib/apply.ts';
import type { Finding } from '../src/lib/findings.ts';

export const settings = {
  apiUrl: 'https://dash.foo.com/api/docs/user-info',
  loginUrl: 'https://dash.foo.com/login?next={returnTo}',
  docsOrigin: 'https://docs.foo.com',
};

/**
 * Writes a site into a folder that goes when the test ends.
 *
 * @param files their text, by name
 * @returns the folder
 */
export function siteWith(files: Readonly<Record<string, string | Uint8Array>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'bookplate-html-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
  return folder;
}

/**
 * @param folder of a site
 * @returns its files, by name
 */
export function filesIn(folder: string): Record<string, string> {
  return Object.fromEntries(
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((name) => statSync(join(folder, name)).isFile())
      .sort()
      .map((name) => [name, readFileSync(join(folder, name), 'latin1')]),
  );
}

/** What became of a site. */
export interface Applied {
  readonly events: readonly ApplyEvent[];
  readonly findings: readonly Finding[];
  readonly changed: number;
}

/**
 * @param folder of a site
 * @param options how
 * @returns what happened
 */
export function applyTo(
  folder: string,
  options: ApplyOptions & { readonly settings?: typeof settings } = {},
): Applied {
  const events = [...apply(folder, options.settings ?? settings, options)];
  const end = events.at(-1);
  return {
    events,
    findings: events.flatMap((event) => (event.type === 'finding' ? [event.finding] : [])),
    changed: end?.type === 'end' ? end.changed : -1,
  };
}

/**
 * @param body of a page
 * @param head of it
 * @returns the page
 */
export function pageOf(body: string, head = ''): string {
  return `<!doctype html>\n<html>\n<head>\n<meta charset="utf-8">\n${head}\n</head>\n<body>\n${body}\n</body>\n</html>\n`;
}
