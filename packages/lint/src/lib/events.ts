import type { Finding } from './findings.ts';
import type { Host } from './host.ts';
import type { NotRun } from './render/render-page.ts';

/** What happens while docs are linted. */
export type LintEvent =
  | {
      readonly type: 'start';
      readonly root: string;
      readonly host: Host['name'];
      readonly pages: number;
      readonly personas: readonly string[];
    }
  | { readonly type: 'finding'; readonly finding: Finding }
  | ({ readonly type: 'not-run' } & NotRun)
  /** So many pages are done. */
  | { readonly type: 'page'; readonly file: string; readonly number: number }
  | {
      readonly type: 'end';
      readonly pages: number;
      readonly errors: number;
      readonly warnings: number;
      readonly milliseconds: number;
    };
