import { spawnSync } from 'node:child_process';
import { canInstallPackages, installPackages } from './programs.ts';

/**
 * What examples and recipes in other languages, and generators, run on: a command that succeeds where it is there, and Debian's packages.
 * Not nginx and Caddy, which Debian starts as services when they are installed.
 */
const runtimes: readonly (readonly [command: string, packages: readonly string[]])[] = [
  ['go version', ['golang-go']],
  ['php --version', ['php-cli']],
  ['ruby -rrack -rwebrick -e 1', ['ruby', 'ruby-rack', 'ruby-webrick']],
  ['python3 --version', ['python3']],
  ['/usr/bin/python3 -m django --version', ['python3-django']],
  ['/usr/bin/python3 -m flask --version', ['python3-flask']],
  ['php -r require("/usr/share/php/Illuminate/autoload.php");', ['php-laravel-framework']],
  ['ruby -rrails -e 1', ['ruby-railties']],
  // Generators of static sites.
  ['hugo version', ['hugo']],
  ['mkdocs --version', ['mkdocs-material']],
  ['sphinx-build --version', ['python3-sphinx']],
  ['jekyll --version', ['jekyll']],
];

/** Installs those that are missing where that is possible without asking. The tests say what they left out without them. */
export async function obtainRuntimes(): Promise<void> {
  if (!canInstallPackages) return;
  const missing = runtimes
    .filter(([command]) => {
      const [program = '', ...argv] = command.split(' ');
      return spawnSync(program, argv).status !== 0;
    })
    .flatMap(([, packages]) => packages);
  if (missing.length > 0)
    await installPackages(...missing).catch((error: unknown) => console.log(String(error)));
}
