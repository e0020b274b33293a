import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { HostSetup } from './find-host.ts';

/** What to do with one file. */
export type Step =
  | { readonly kind: 'done'; readonly file: string }
  /** `before` is undefined if the file is new. */
  | {
      readonly kind: 'change';
      readonly file: string;
      readonly before: string | undefined;
      readonly after: string;
    }
  | { readonly kind: 'paste'; readonly file: string; readonly paste: string };

/**
 * Decides what has to change for a host.
 *
 * @param folder of the docs
 * @param host that they have
 * @param kind to put Bookplate in, or to take it out
 * @returns a step for each of its files
 */
export function planHost(
  folder: string,
  { files }: HostSetup,
  kind: 'edit' | 'clean' = 'edit',
): readonly Step[] {
  return files.flatMap((each): Step | readonly Step[] => {
    const { names, isOptional } = each;
    const file = names.find((name) => existsSync(join(folder, name)));
    if (file === undefined && isOptional) return [];
    const before = file === undefined ? '' : readFileSync(join(folder, file), 'utf8');
    const planned = each[kind](before);
    const name = file ?? names[0] ?? '';
    return planned.kind === 'change'
      ? { kind: 'change', file: name, before, after: planned.text }
      : { ...planned, file: name };
  });
}
