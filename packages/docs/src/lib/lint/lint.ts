import { readFileSync } from 'node:fs';
import { join, posix, relative, sep } from 'node:path';
import { globSync } from 'tinyglobby';
import type { PageCheck, PagesCheck, SiteCheck } from './check.ts';
import { duplicatePath } from './checks/duplicate-path.ts';
import { expressionInMarkdown } from './checks/expression-in-markdown.ts';
import { expressionOutside } from './checks/expression-outside.ts';
import { gatedHome } from './checks/gated-home.ts';
import { gatedLink } from './checks/gated-link.ts';
import { groupsShape } from './checks/groups-shape.ts';
import { pageSyntax } from './checks/page-syntax.ts';
import { personaInvalid } from './checks/persona-invalid.ts';
import { personaNotJson } from './checks/persona-not-json.ts';
import { personaOutsideSchema } from './checks/persona-outside-schema.ts';
import { personaUnknownField } from './checks/persona-unknown-field.ts';
import { sampleBraces } from './checks/sample-braces.ts';
import { schemaInvalid } from './checks/schema-invalid.ts';
import { settingsInvalid } from './checks/settings-invalid.ts';
import { unknownGroup } from './checks/unknown-group.ts';
import { unknownMember } from './checks/unknown-member.ts';
import { unknownValue } from './checks/unknown-value.ts';
import type { LintEvent } from './events.ts';
import { findSite } from './find-site.ts';
import type { Finding } from './findings.ts';
import type { Page, PageSummary } from './page/page.ts';
import { createParsers } from './page/parse-page.ts';
import { type PageFile, readPage } from './page/read-page.ts';
import { readSite } from './read-site.ts';
import { readersOf } from './render/readers-of.ts';
import { renderPage } from './render/render-page.ts';
import type { Site } from './site.ts';

const siteChecks: readonly SiteCheck[] = [
  settingsInvalid,
  schemaInvalid,
  personaNotJson,
  personaInvalid,
  personaUnknownField,
  personaOutsideSchema,
];

const pageChecks: readonly PageCheck[] = [
  pageSyntax,
  expressionOutside,
  expressionInMarkdown,
  sampleBraces,
  unknownMember,
  unknownValue,
  groupsShape,
  unknownGroup,
];

const pagesChecks: readonly PagesCheck[] = [gatedHome, gatedLink, duplicatePath];

/** What to lint. */
export interface LintOptions {
  /** Absolute; the docs are here or above. */
  readonly folder: string;
  /** Somebody asked for this folder: then only what is in it is reported, and it needs no configuration. */
  readonly isNamed: boolean;
}

/**
 * Looks at docs as they stand on the disk, without a network and without running their host.
 *
 * @param options what to lint
 * @yields what is found, and how far it got
 * @throws {ConfigurationError} before the first event, if there are no docs
 */
export function* lint({ folder, isNamed }: LintOptions): Generator<LintEvent, void, undefined> {
  const started = performance.now();
  const site = readSite(findSite(folder, isNamed));
  const { root, host } = site;
  const scope = isNamed ? relative(root, folder).split(sep).join('/') : '';
  const isInScope = (file: string): boolean => scope === '' || file.startsWith(`${scope}/`);
  const files = pageFiles(site);
  const readers = readersOf(site);
  const count = { error: 0, warning: 0 };
  const tell = function* (findings: readonly Finding[]): Generator<LintEvent> {
    for (const finding of findings) {
      count[finding.severity] += 1;
      yield { type: 'finding', finding };
    }
  };

  yield {
    type: 'start',
    root,
    host: host.name,
    pages: files.length,
    personas: readers.flatMap(({ name }) => (name === null ? [] : [name])),
  };
  for (const check of siteChecks) yield* tell(check(site));

  const parsers = createParsers(host);
  const summaries: PageSummary[] = [];
  for (const [index, file] of files.entries()) {
    const page = readPage(file, readFileSync(join(root, file.file), 'utf8'), host, parsers);
    summaries.push(summaryOf(page));
    if (isInScope(page.file)) {
      const rendering = renderPage(page, site, readers);
      const found = pageChecks.flatMap((check) => check(page, site));
      yield* tell([...found, ...rendering.findings].sort(byPlace));
      for (const notRun of rendering.notRun) yield { type: 'not-run', ...notRun };
    }
    yield { type: 'page', file: page.file, number: index + 1 };
  }

  for (const check of pagesChecks)
    yield* tell(check(summaries, site).filter(({ file }) => isInScope(file)));
  yield {
    type: 'end',
    pages: files.length,
    errors: count.error,
    warnings: count.warning,
    milliseconds: Math.round(performance.now() - started),
  };
}

const extensions = '{md,mdx,markdown,mdown,mkdn,mkd,mdwn}';

function pageFiles({ root, host }: Site): readonly PageFile[] {
  return host.content.flatMap((content) =>
    globSync(`**/*.${extensions}`, {
      cwd: join(root, content.folder),
      ignore: ['**/node_modules/**', '**/dist/**', '**/build/**'],
    })
      .sort()
      .map((inContent) => ({ file: posix.join(content.folder, inContent), inContent, content })),
  );
}

/** The rest of a page is let go: a site may have thousands. */
function summaryOf({ file, path, groups, groupsPlace, links }: Page): PageSummary {
  return { file, path, groups, groupsPlace, links };
}

function byPlace(one: Finding, other: Finding): number {
  return one.line - other.line || one.column - other.column;
}
