/**
 * `bookplate apply` on documentation sites of other projects: their pages stay equal but for our tags, nothing is found on pages
 * that do not mention the reader, and it takes a small part of what the build takes.
 *
 * `BOOKPLATE_REAL_SITES` names a folder with a folder for each site: its sources, and `site.json` with the command that builds
 * it and the folder that this writes, such as `{ "build": ["mkdocs", "build"], "output": "site" }`.
 */
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, globSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { apply } from '@bookplate/html';
import { printTable } from './table.ts';

const settings = {
  apiUrl: 'https://dash.foo.com/api/docs/user-info',
  loginUrl: 'https://dash.foo.com/login?next={returnTo}',
};

/** What a run adds, and nothing else. */
const ours = /<!--bookplate-->[^]*?<!--\/bookplate-->/g;

interface RealSite {
  readonly build: readonly [string, ...string[]];
  readonly output: string;
}

const sites = process.env['BOOKPLATE_REAL_SITES'];
if (sites === undefined || !existsSync(sites)) {
  console.error(
    'Not run: no sites are here. Put sources of documentation sites into a folder, and name it in BOOKPLATE_REAL_SITES (bench/real-sites.ts says how).',
  );
  process.exit(1);
}

const rows = readdirSync(sites)
  .filter((name) => existsSync(join(sites, name, 'site.json')))
  .map((name) => measure(name, join(sites, name)));
printTable(
  'bookplate apply on documentation sites (CPU seconds; one run)',
  ['site', 'pages', 'build', 'apply', 'together', 'pages that differ', 'findings'],
  rows,
);

/** Of a command and what it starts, as the system counts it. */
function childSeconds([command, ...argv]: RealSite['build'], cwd: string): number {
  const script = '"$@" >&2 || exit 1; times';
  const { stdout, status, stderr } = spawnSync('bash', ['-c', script, 'build', command, ...argv], {
    cwd,
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(`${command} failed: ${stderr}`);
  // The last line is of what it started, such as `1m2.500s 0m0.250s`.
  const times = [...(stdout.trim().split('\n').at(-1) ?? '').matchAll(/(\d+)m([\d.]+)s/g)];
  return times.reduce(
    (sum, [, minutes, seconds]) => sum + Number(minutes) * 60 + Number(seconds),
    0,
  );
}

function measure(name: string, folder: string): readonly string[] {
  const { build, output } = JSON.parse(readFileSync(join(folder, 'site.json'), 'utf8')) as RealSite;
  const built = join(folder, output);
  rmSync(built, { recursive: true, force: true });
  const buildSeconds = childSeconds(build, folder);
  const applied = `${built}-applied`;
  rmSync(applied, { recursive: true, force: true });
  cpSync(built, applied, { recursive: true });
  const started = process.cpuUsage(undefined);
  const findings = [...apply(applied, settings)].flatMap((event) =>
    event.type === 'finding' ? [event.finding] : [],
  );
  const { user, system } = process.cpuUsage(started);
  const seconds = (user + system) / 1e6;
  const pages = globSync('**/*.{html,htm}', { cwd: built });
  const differing = pages.filter((page) => {
    const text = readFileSync(join(applied, page), 'utf8');
    return text.replaceAll(ours, '') !== readFileSync(join(built, page), 'utf8');
  });
  for (const { file, line, code, message } of findings)
    console.log(`${name}: ${file}:${line} ${code} ${message}`);
  for (const page of differing) console.log(`${name}: ${page} differs`);
  return [
    name,
    String(pages.length),
    buildSeconds.toFixed(1),
    seconds.toFixed(2),
    `${(1 + seconds / buildSeconds).toFixed(3)} ×`,
    String(differing.length),
    String(findings.length),
  ];
}
