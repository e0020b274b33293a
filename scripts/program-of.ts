import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** In the shell script that npm writes for a command beside its `.cmd`: the JavaScript that it runs. */
const shimTarget = /"\$basedir\/([^"]+\.[cm]?js|[^"]+)"\s+"\$@"/;

/**
 * Finds out how a command of `node_modules/.bin` is started. On Windows it is a `.cmd` file, which only a shell can run,
 * and a shell reads arguments in its own way: there, Node runs the command's JavaScript.
 *
 * @param command name and arguments
 * @param folder where it is run
 * @param platform as `process.platform` has it
 * @returns what to spawn
 */
export function programOf(
  command: readonly string[],
  folder: string,
  platform: string = process.platform,
): readonly [file: string, ...argv: string[]] {
  const [name = '', ...argv] = command;
  if (platform !== 'win32' || /[\\/.]/.test(name)) return [name, ...argv];
  for (let here = folder; ; here = dirname(here)) {
    const bin = join(here, 'node_modules', '.bin');
    if (existsSync(join(bin, `${name}.cmd`))) {
      const target = shimTarget.exec(readFileSync(join(bin, name), 'utf8'))?.[1];
      if (target !== undefined) return [process.execPath, join(bin, target), ...argv];
    }
    if (dirname(here) === here) return [name, ...argv];
  }
}
