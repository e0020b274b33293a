import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { root } from './root.ts';
import { run } from './step.ts';

/** What an empty project begins with. */
export interface ProjectStart {
  /** By their path. */
  readonly files: Readonly<Record<string, string>>;
  readonly dependencies: Readonly<Record<string, string>>;
  /** Other versions for what they need, as npm takes them. */
  readonly overrides?: Readonly<Record<string, string>>;
}

/** A project of a user of Bookplate, outside the repository. */
export interface Project {
  readonly folder: string;
  /** The environment of its commands. */
  readonly env: Readonly<Record<string, string>>;
  /**
   * Runs a command in it.
   *
   * @param command name and arguments
   * @returns what it printed
   * @throws {StepError} if it ends with another code than 0
   */
  run(...command: readonly string[]): Promise<string>;
  /**
   * @param path of a file of the project
   * @returns its text
   */
  read(path: string): string;
}

/**
 * Makes a project and installs what it needs.
 *
 * @param folder that is not there yet
 * @param registry where `@bookplate/…` comes from
 * @param start what it has
 * @returns the project
 */
export async function makeProject(
  folder: string,
  registry: string,
  start: ProjectStart,
): Promise<Project> {
  const { dependencies, overrides } = start;
  const manifest = { private: true, dependencies, overrides };
  const files = {
    'package.json': JSON.stringify(manifest, null, 2),
    '.npmrc': `@bookplate:registry=${registry}\n`,
    ...start.files,
  };
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  const env = userEnvironment();
  const project: Project = {
    folder,
    env,
    run: (...command) => run(command.join(' '), command, { cwd: folder, env }),
    read: (path) => readFileSync(join(folder, path), 'utf8'),
  };
  await project.run('npm', 'install', '--no-audit', '--no-fund', '--prefer-offline');
  return project;
}

/** Without the commands of the repository: a project has those that it installs. The Node is ours, which all hosts support. */
function userEnvironment(): Readonly<Record<string, string>> {
  const others = (process.env['PATH'] ?? '')
    .split(delimiter)
    .filter((folder) => !folder.startsWith(join(root, 'node_modules')));
  return {
    PATH: [dirname(process.execPath), ...others].join(delimiter),
    NO_PROXY: ['127.0.0.1', process.env['NO_PROXY'] ?? ''].join(','),
    NO_COLOR: '1',
    ASTRO_TELEMETRY_DISABLED: '1',
  };
}
