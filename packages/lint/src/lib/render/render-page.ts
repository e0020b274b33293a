import { addressAttributes, type SyntaxNode } from '@bookplate/docs/expression';
import { createFinding, type Finding, type Place } from '../findings.ts';
import type { Page } from '../page/page.ts';
import { type Shown, shownBy } from '../page/shown-by.ts';
import type { Site } from '../site.ts';
import { type Empty, findEmpty } from './find-empty.ts';
import { findEmptyClient } from './find-empty-client.ts';
import { isShown, type Reader } from './readers-of.ts';
import { createClientExpression, type ClientExpression } from './client-expression.ts';

/** JavaScript that could not be run, for what it needs is not there. */
export interface NotRun extends Place {
  readonly source: string;
  readonly names: readonly string[];
}

export interface Rendering {
  readonly findings: readonly Finding[];
  readonly notRun: readonly NotRun[];
}

/**
 * Evaluates all that a page says of the reader, for each reader who sees it.
 *
 * @param page what to render
 * @param site which it is of
 * @param readers to evaluate it for
 * @returns what throws or stays empty
 */
export function renderPage(page: Page, { host }: Site, readers: readonly Reader[]): Rendering {
  const findings: Finding[] = [];
  const notRun: NotRun[] = [];
  const pageGates = page.groups ? [{ groups: page.groups }] : [];
  for (const outer of page.expressions)
    for (const shown of shownBy(outer, host.target)) {
      const seeing = readers.filter((reader) => isShown([...pageGates, ...shown.gates], reader));
      const { source, start, pointOf } = shown.expression;
      const place = { file: page.file, ...pointOf(start) };
      if ('program' in shown.value) {
        const { program } = shown.value;
        const empty = (user: Reader['user']): Empty | undefined => findEmpty(program, user);
        findings.push(...emptyFindings(shown, empty, seeing, place));
        continue;
      }
      const client = createClientExpression(shown.value.code);
      if (client.foreignNames.length > 0) {
        notRun.push({ ...place, source: shorten(source), names: client.foreignNames });
        continue;
      }
      const failures = seeing.flatMap(({ name, user }) => {
        const result = client.run(user);
        return 'failure' in result ? [{ name, message: result.failure }] : [];
      });
      const [first] = failures;
      if (first)
        findings.push(
          createFinding('throws', 'error', place, {
            source: shorten(source),
            message: first.message,
            readers: failures.map(({ name }) => name),
          }),
        );
      else findings.push(...emptyFindings(shown, clientEmpty(shown.value.code), seeing, place));
    }
  return { findings, notRun };
}

/** Each part is prepared once, for all readers. */
function clientEmpty(code: SyntaxNode): (user: Reader['user']) => Empty | undefined {
  const parts = new Map<SyntaxNode, ClientExpression>();
  const prepared = (part: SyntaxNode): ClientExpression => {
    const client = parts.get(part) ?? createClientExpression(part);
    parts.set(part, client);
    return client;
  };
  return (user) =>
    findEmptyClient(code, (part) => {
      const result = prepared(part).run(user);
      return 'failure' in result ? undefined : result;
    });
}

function emptyFindings(
  { expression: { kind, attribute = '', source } }: Shown,
  emptyFor: (user: Reader['user']) => Empty | undefined,
  readers: readonly Reader[],
  place: Place,
): readonly Finding[] {
  if (kind === 'attribute' && !addressAttributes.has(attribute)) return [];
  const empties = readers.flatMap(({ name, user }): readonly (Empty & Pick<Reader, 'name'>)[] => {
    const empty = emptyFor(user);
    return empty ? [{ name, ...empty }] : [];
  });
  const [first] = empties;
  return first
    ? [
        createFinding('shows-nothing', 'warning', place, {
          source: shorten(source),
          path: first.path,
          kind,
          // `??` keeps an empty string.
          found: empties.find(({ found }) => found === 'an empty string')?.found ?? first.found,
          readers: empties.map(({ name }) => name),
        }),
      ]
    : [];
}

/** For one line of a report. */
function shorten(source: string): string {
  const line = source.trim().replaceAll(/\s+/g, ' ');
  return line.length > 60 ? `${line.slice(0, 59)}…` : line;
}
