import type { ApplyEvent, Finding, PageReport } from '@bookplate/html';
import { codePage } from '@bookplate/protocol';

/** What `bookplate apply --json` prints, with a version before it. */
export interface Applied {
  /** The path below which the site is. */
  readonly base: string;
  /** A sentence: what a Content-Security-Policy must allow. */
  readonly policy: string;
  /** Pages that say something of the reader, or lead to gated pages, and all that changed. */
  readonly pages: readonly ({
    readonly file: string;
    readonly isChanged: boolean;
  } & Partial<PageReport>)[];
  /** Other files that changed. */
  readonly outputs: readonly string[];
  readonly findings: readonly (Finding & {
    /** The URL that explains the code. */
    readonly page: string;
  })[];
  readonly total: number;
  readonly changed: number;
  readonly errors: number;
  readonly milliseconds: number;
}

/**
 * @param events of a run
 * @param tell is told each event as it comes
 * @returns all of them
 */
export function collectApplied(
  events: Iterable<ApplyEvent>,
  tell: (event: ApplyEvent) => void,
): Applied {
  const pages: Applied['pages'][number][] = [];
  const outputs: string[] = [];
  const findings: Applied['findings'][number][] = [];
  let start = { base: '/', policy: '', pages: 0 };
  let end = { changed: 0, milliseconds: 0 };
  for (const event of events) {
    tell(event);
    switch (event.type) {
      case 'start':
        start = event;
        break;
      case 'page':
        pages.push({ file: event.file, isChanged: event.isChanged, ...event.report });
        break;
      case 'output':
        outputs.push(event.file);
        break;
      case 'finding':
        findings.push({ ...event.finding, page: codePage('apply', event.finding.code) });
        break;
      case 'end':
        end = event;
    }
  }
  const { base, policy, pages: total } = start;
  const { changed, milliseconds } = end;
  const errors = findings.filter(({ severity }) => severity === 'error').length;
  return { base, policy, pages, outputs, findings, total, changed, errors, milliseconds };
}
