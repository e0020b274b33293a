import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { PageCheck } from './check.ts';
import { expressionInMarkdown } from './checks/expression-in-markdown.ts';
import { expressionOutside } from './checks/expression-outside.ts';
import { gateMisspelt } from './checks/gate-misspelt.ts';
import { groupsConflict } from './checks/groups-conflict.ts';
import { groupsShape } from './checks/groups-shape.ts';
import { htmlDropped } from './checks/html-dropped.ts';
import { pageSyntax } from './checks/page-syntax.ts';
import { sampleBraces } from './checks/sample-braces.ts';
import { secretInPage } from './checks/secret-in-content.ts';
import { unknownGroup } from './checks/unknown-group.ts';
import { unknownMember } from './checks/unknown-member.ts';
import { unknownName } from './checks/unknown-name.ts';
import { unknownValue } from './checks/unknown-value.ts';
import type { Finding } from './findings.ts';
import type { PageSummary } from './page/page.ts';
import { createParsers } from './page/parse-page.ts';
import { type PageFile, readPage } from './page/read-page.ts';
import { readersOf } from './render/readers-of.ts';
import { type NotRun, renderPage } from './render/render-page.ts';
import type { Site } from './site.ts';

const checks: readonly PageCheck[] = [
  pageSyntax,
  expressionOutside,
  expressionInMarkdown,
  sampleBraces,
  htmlDropped,
  unknownMember,
  unknownName,
  unknownValue,
  secretInPage,
  gateMisspelt,
  groupsShape,
  groupsConflict,
  unknownGroup,
];

/** All that came of one page: plain data, which can leave a worker thread. */
export interface PageResult {
  readonly summary: PageSummary;
  /** In the order of the text. */
  readonly findings: readonly Finding[];
  readonly notRun: readonly NotRun[];
}

/**
 * @param site with its settings and personas
 * @returns reads a page, checks it and renders it for every reader
 */
export function createPageLinter(site: Site): (file: PageFile) => PageResult {
  const readers = readersOf(site);
  const parsers = createParsers(site.host);
  return (file) => {
    const text = readFileSync(join(site.root, file.file), 'utf8');
    const page = readPage(file, text, site.host, parsers);
    const rendering = renderPage(page, site, readers);
    const found = [...checks.flatMap((check) => check(page, site)), ...rendering.findings];
    const { path, groups, groupsPlace, links, documents } = page;
    return {
      // The rest of a page is let go: a site may have thousands.
      summary: { file: page.file, path, groups, groupsPlace, links, documents },
      findings: found.sort((one, other) => one.line - other.line || one.column - other.column),
      notRun: rendering.notRun,
    };
  };
}
