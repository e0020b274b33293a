import {
  type Code,
  codes as doctorCodes,
  explain,
  type Finding,
  type Stack,
  stacks,
} from '@bookplate/doctor';
import {
  type Code as LintCode,
  explain as explainLint,
  type Finding as LintFinding,
} from '@bookplate/lint';
import { type FindingCode as ApplyCode, toFinding } from '@bookplate/html';
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { applyExamples } from './apply-examples.ts';
import { type DescribedCode, readCodes } from './codes-file.ts';
import { doctorExamples } from './doctor-examples.ts';
import { lintExamples } from './lint-examples.ts';
import { plainMarkdown, plainText } from './plain-text.ts';

const repository = join(import.meta.dirname, '../..');
const urls = {
  docsOrigin: 'https://docs.foo.com',
  apiUrl: 'https://dash.foo.com/api/docs/user-info',
};

const stackNames: Readonly<Record<Stack, string>> = {
  bookplate: 'createInfoApi',
  express: 'Express',
  fastify: 'Fastify',
  hono: 'Hono',
  next: 'Next.js',
  django: 'Django',
  rails: 'Rails',
  laravel: 'Laravel',
  nginx: 'nginx',
  caddy: 'Caddy',
  cloudflare: 'Cloudflare',
  unknown: 'anything else',
};

/** How to look again, by the topic of the code. */
const again: Readonly<Record<string, string>> = {
  'The signed-in reader': ' --cookie-file cookie.txt',
  'The sign-in hint': ' --sign-in-headers sign-in.txt --sign-out-headers sign-out.txt',
  'The session cookie': " --set-cookie 'sid=…; Path=/; Secure; HttpOnly; SameSite=Lax'",
};

/**
 * Writes a page for each code of the doctor, of lint, of apply and of builds, and the list of all.
 *
 * @param folder the docs collection of Astro
 */
export function writeCodePages(folder: string): void {
  const doctor = readCodes(join(repository, 'packages/doctor/codes.md'));
  const lint = readCodes(join(repository, 'packages/lint/codes.md'));
  const apply = readCodes(join(repository, 'packages/html/codes.md'));
  const builds = readCodes(join(repository, 'packages/docs/codes.md'));
  const pages = new Map<string, string>([
    ['codes/index.mdx', listPage(doctor, lint, apply, builds)],
    ...doctor.map((each, order): [string, string] => [
      `codes/doctor/${each.code}.mdx`,
      doctorPage(each, order),
    ]),
    ...lint.map((each, order): [string, string] => [
      `codes/lint/${each.code}.mdx`,
      lintPage(each, order),
    ]),
    ...apply.map((each, order): [string, string] => [
      `codes/apply/${each.code}.mdx`,
      applyPage(each, order),
    ]),
    ...builds.map((each, order): [string, string] => [
      `codes/build/${each.code}.mdx`,
      buildPage(each, order),
    ]),
  ]);
  for (const tool of ['doctor', 'lint', 'apply', 'build']) {
    const known = join(folder, 'codes', tool);
    mkdirSync(known, { recursive: true });
    for (const name of readdirSync(known))
      if (!pages.has(`codes/${tool}/${name}`)) rmSync(join(known, name));
  }
  for (const [name, text] of pages) writeIfChanged(join(folder, name), text);
}

/** A development server starts again at every change of a page. */
export function writeIfChanged(file: string, text: string): void {
  try {
    if (readFileSync(file, 'utf8') === text) return;
  } catch {
    mkdirSync(dirname(file), { recursive: true });
  }
  writeFileSync(file, text);
}

function doctorPage({ code, topic, severity, text }: DescribedCode, order: number): string {
  if (!(doctorCodes as readonly string[]).includes(code))
    throw new Error(`codes.md of the doctor describes ${code}, which the doctor does not know.`);
  const { title, meaning } = wordsOn(code as Code, 'unknown');
  return [
    frontMatter(code, title, order),
    `**${plainText(title)}.**`,
    facts('doctor', severity, topic),
    '## What it means',
    plainMarkdown(toSite(text)),
    '## Why it matters',
    plainText(meaning),
    '## Fix',
    ...fixes(code as Code),
    '## See that it worked',
    `Run the doctor again. It does not print \`${code}\` any more:`,
    fence(
      'sh',
      `npx bookplate doctor --docs ${urls.docsOrigin} --api ${urls.apiUrl}${code === 'browser-disagrees' ? ' --browser' : (again[topic] ?? '')}`,
    ),
  ].join('\n\n');
}

function wordsOn(code: Code, stack: Stack): ReturnType<typeof explain> {
  const finding = {
    code,
    severity: 'error',
    step: 'dashboard',
    where: urls.apiUrl,
    args: doctorExamples[code],
  } as Finding;
  return explain(finding, { ...urls, stack, codes: [code] });
}

/** The fix of each stack: the same words once, and below them the lines of each stack. */
function fixes(code: Code): readonly string[] {
  const byFix = groupBy(stacks, (stack) => wordsOn(code, stack).fix);
  const lines: string[] = [];
  for (const [fix, fixed] of byFix) {
    if (byFix.size > 1) lines.push(`### ${headingOf(fixed)}`);
    lines.push(plainText(fix));
    const byPaste = groupBy(fixed, (stack) => wordsOn(code, stack).paste?.trim() ?? '');
    for (const [paste, pasted] of byPaste)
      if (paste !== '')
        lines.push(fence('text', paste, byPaste.size > 1 ? namesOf(pasted) : undefined));
  }
  return lines;
}

function groupBy<Item>(items: readonly Item[], keyOf: (item: Item) => string): Map<string, Item[]> {
  const groups = new Map<string, Item[]>();
  for (const item of items) groups.set(keyOf(item), [...(groups.get(keyOf(item)) ?? []), item]);
  return groups;
}

function headingOf(some: readonly Stack[]): string {
  return some.includes('unknown') ? 'With any other server' : `With ${namesOf(some)}`;
}

function namesOf(some: readonly Stack[]): string {
  const names = some.map((stack) => stackNames[stack]);
  return names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
}

function lintPage({ code, topic, severity, text }: DescribedCode, order: number): string {
  const args = lintExamples[code as LintCode];
  const { title, advice } = explainLint({ code, args } as LintFinding);
  return [
    frontMatter(code, withoutMarkup(firstSentence(text)), order),
    `**${plainText(title)}.**`,
    facts('lint', severity, topic),
    '## What it means',
    plainMarkdown(toSite(text)),
    '## Fix',
    'Lint prints the place, with file, line and column, and what to write there. For the example above:',
    `> ${plainText(advice)}`,
    '## See that it worked',
    `Run lint again. It does not print \`${code}\` any more:`,
    fence('sh', 'npx bookplate lint'),
    '',
  ].join('\n\n');
}

function applyPage({ code, topic, severity, text }: DescribedCode, order: number): string {
  const { message } = toFinding(
    code as ApplyCode,
    { file: 'index.html' },
    ...applyExamples[code as ApplyCode],
  );
  return [
    frontMatter(code, withoutMarkup(firstSentence(text)), order),
    facts('apply', severity, topic),
    '## What it means',
    plainMarkdown(text),
    '## Fix',
    'The command prints the file, with line and column, and what to do. For example:',
    `> ${plainText(message)}`,
    '## See that it worked',
    `Build the site and run the command again, on the folder that your generator writes. It does not print \`${code}\` any more:`,
    fence('sh', 'npx bookplate apply ./public --check'),
    '',
  ].join('\n\n');
}

/** Its `codes.md` says for each code what it means, then why it happens, then the fix. */
function buildPage({ code, topic, severity, text }: DescribedCode, order: number): string {
  const [meaning = '', why = '', fix = ''] = text.split(/^\*\*(?:Why|Fix)\.\*\* /m);
  if (why === '' || fix === '')
    throw new Error(`codes.md of builds: ${code} has no Why or no Fix.`);
  return [
    frontMatter(code, withoutMarkup(firstSentence(text)), order),
    `Severity: **${severity}** · Found by: builds and development servers · Topic: ${topic}`,
    '## What it means',
    plainMarkdown(meaning.trim()),
    '## Why it happens',
    plainMarkdown(why.trim()),
    '## Fix',
    besideFences(fix.trim()),
    '## See that it worked',
    `Build the docs again, or start the development server again. It does not print \`${code}\` any more:`,
    fence('sh', 'npm run build'),
    '',
  ].join('\n\n');
}

/** Markdown whose code blocks stay as they are, but for the addresses. */
function besideFences(markdown: string): string {
  let text = '';
  let end = 0;
  for (const { 0: whole, index, groups = {} } of markdown.matchAll(fenced)) {
    text += plainMarkdown(markdown.slice(end, index));
    text += fence(groups['language'] ?? '', groups['code'] ?? '', groups['title']);
    end = index + whole.length;
  }
  return text + plainMarkdown(markdown.slice(end));
}

const fenced =
  /^(?<ticks>`{3,})(?<language>\w+)(?: title="(?<title>[^"]*)")?\n(?<code>[^]*?)\n\k<ticks>$/gm;

function listPage(
  doctor: readonly DescribedCode[],
  lint: readonly DescribedCode[],
  apply: readonly DescribedCode[],
  builds: readonly DescribedCode[],
): string {
  const head = '| Code | Severity | Meaning |\n| --- | --- | --- |\n';
  return [
    '---\ntitle: All codes\ndescription: Every finding of builds, doctor, lint and apply, with its page.\n---',
    'Each finding has a permanent code, and each code has a page: what it means, why it matters, the fix, and how to see that it worked.',
    '**error**: it does not work. **danger**: it works, and strangers can read the reader’s data. **warning**: it works today, or not for everybody. **note**: it works, and would not if something else changed.',
    '## Builds',
    'Printed by the builds and development servers of Starlight, Docusaurus, VitePress, Fumadocs, Nextra and Vite.',
    head + rows('build', builds),
    '## Doctor',
    'Printed by `bookplate doctor` and by the connection test of the console.',
    head + rows('doctor', doctor),
    '## Lint',
    'Printed by `bookplate lint`.',
    head + rows('lint', lint),
    '## Apply',
    'Printed by `bookplate apply`, for folders of finished HTML.',
    head + rows('apply', apply),
    '',
  ].join('\n\n');
}

function frontMatter(code: string, description: string, order: number): string {
  return `---\ntitle: ${code}\ndescription: ${JSON.stringify(description)}\neditUrl: false\nsidebar:\n  order: ${order}\n---`;
}

function facts(tool: string, severity: string, topic: string): string {
  return `Severity: **${severity}** · Found by: \`bookplate ${tool}\` · Topic: ${topic}`;
}

/** A code sample, in which the two addresses are the reader's own. */
function fence(language: string, code: string, title?: string): string {
  const own = code
    .replaceAll(urls.docsOrigin, "{user.docsOrigin ?? 'https://docs.foo.com'}")
    .replaceAll('https://dash.foo.com', "{user.dashboardOrigin ?? 'https://dash.foo.com'}");
  const meta = [own === code ? '' : ' user', title === undefined ? '' : ` title="${title}"`].join(
    '',
  );
  return `\`\`\`\`${language}${meta}\n${own}\n\`\`\`\``;
}

function firstSentence(text: string): string {
  const [paragraph = ''] = text.split('\n\n');
  return paragraph.replaceAll('\n', ' ').split(/(?<=[^.][.:])\s(?=[A-Z`])/)[0] ?? paragraph;
}

function withoutMarkup(markdown: string): string {
  return markdown.replaceAll(/[`*]/g, '').replaceAll(/\[([^\]]*)\]\([^)]*\)/g, '$1');
}

/** Links between files of the repository are links between pages here. */
function toSite(markdown: string): string {
  return markdown
    .replaceAll(/\]\([^)]*packages\/protocol\/README\.md\)/g, '](/reference/user/)')
    .replaceAll(/\]\(\.\.\/protocol\/README\.md\)/g, '](/reference/user/)')
    .replaceAll(/\]\(\.\.\/openapi\/README\.md#[^)]*\)/g, '](/guides/playgrounds/)');
}

function rows(tool: string, codes: readonly DescribedCode[]): string {
  return codes
    .map(
      ({ code, severity, text }) =>
        `| [\`${code}\`](/codes/${tool}/${code}/) | ${severity.split(',')[0]?.split(' ')[0]} | ${plainMarkdown(toSite(firstSentence(text)))} |`,
    )
    .join('\n');
}
