import { ConfigurationError } from '@bookplate/protocol';
import { stacks } from '@bookplate/doctor';
import { Command, CommanderError, InvalidArgumentError, Option } from 'commander';
import { readFileSync } from 'node:fs';
import { apply, type ApplyCommandOptions } from './commands/apply.ts';
import { conformance, type ConformanceOptions } from './commands/conformance.ts';
import { doctor } from './commands/doctor.ts';
import type { DoctorOptions } from './commands/doctor-options.ts';
import { init, type InitOptions } from './commands/init.ts';
import { lint, type LintCommandOptions } from './commands/lint.ts';
import { remove, type RemoveOptions } from './commands/remove.ts';
import { snippet } from './commands/snippet.ts';
import { types } from './commands/types.ts';
import { warm, type WarmOptions } from './commands/warm.ts';
import type { NamedSettings } from './input/named-settings.ts';
import { withSession, withSettings } from './input/shared-options.ts';
import type { Terminal } from './terminal.ts';
import { UsageError } from './usage-error.ts';
import { inOptions, withExample } from './in-options.ts';

/**
 * Runs a command.
 *
 * @param argv the arguments, without node and the script
 * @param terminal where to read and print
 * @returns the exit code: 0 fine, 1 findings, 2 could not run
 */
export async function run(argv: readonly string[], terminal: Terminal): Promise<0 | 1 | 2> {
  let code: 0 | 1 | 2 = 0;
  const program = createProgram(terminal, (result) => (code = result));
  try {
    await program.parseAsync(argv, { from: 'user' });
    return code;
  } catch (error) {
    // Commander has printed what it has to say; asking for help is no mistake.
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
    if (!(error instanceof UsageError) && !(error instanceof ConfigurationError)) throw error;
    terminal.writeError(`${inOptions(error.message, argv[0])}\n`);
    return 2;
  }
}

function createProgram(terminal: Terminal, end: (code: 0 | 1 | 2) => void): Command {
  const program = new Command('bookplate')
    .description(
      'Set up docs that recognise signed-in readers, check them, and find out why they do not.',
    )
    .version(ownVersion(), '--version', 'print the version')
    .addHelpText('after', '\nExit code: 0 fine, 1 findings, 2 could not run.')
    .exitOverride()
    .configureOutput({
      writeOut: terminal.write,
      writeErr: terminal.writeError,
      outputError: (text, write) => write(withExample(text)),
      getOutHelpWidth: () => terminal.columns,
    })
    .showSuggestionAfterError();

  program
    .command('init')
    .description(
      'Set up Starlight, Docusaurus, VitePress, Fumadocs, Nextra, Vite with MDX, or a generator of HTML: shows the changes, asks, makes them.',
    )
    .argument('[folder]', 'the docs (default: here)')
    .option('--api <url>', 'the Info API on your dashboard')
    .option('--login <url>', "the dashboard's sign-in page; {returnTo} becomes the docs page")
    .option('--docs <url>', 'the origin of the docs, such as https://docs.foo.com')
    .option(
      '--console <url>',
      'the URL at which a console publishes the settings, instead of --api and --login',
    )
    .option('--yes', 'make the changes without asking')
    .option('--no-verify', 'end without building the docs and checking them')
    .option('--json', 'print JSON; without --yes nothing is changed or run')
    .addHelpText(
      'after',
      '\nExit code: 0 set up, 1 something is left to do by hand, 2 could not run.',
    )
    .action(async (folder: string | undefined, options: InitOptions) =>
      end(await init(folder, options, terminal)),
    );

  program
    .command('remove')
    .description(
      'Take Bookplate out of docs: lists what would become public, shows the changes, asks, makes them.',
    )
    .argument('[folder]', 'the docs (default: here)')
    .option('--yes', 'make the changes without asking')
    .addHelpText(
      'after',
      '\nExit code: 0 removed, 1 something is left to do by hand, 2 could not run.',
    )
    .action(async (folder: string | undefined, options: RemoveOptions) =>
      end(await remove(folder, options, terminal)),
    );

  const doctorCommand = program
    .command('doctor')
    .description(
      'Find out why docs do not recognise their readers: examine docs and dashboard over the network, with a session if you give one. Only reads.',
    )
    .option('--docs <url>', 'a page of the docs (default: docsOrigin in bookplate.json)')
    .option('--api <url>', 'the Info API (default: apiUrl in bookplate.json)')
    .option('--login <url>', "the dashboard's sign-in page (default: loginUrl in bookplate.json)");
  withSession(doctorCommand, '0 works, 1 findings, or a signed-in reader was not checked')
    .option(
      '--set-cookie <line>',
      'the Set-Cookie line of the session, such as "sid=…; Path=/; Secure" (the value may be left out), to check that browsers send it',
    )
    .option('--script-hash <hash>', 'the sha256-… of the head script, as the docs build printed it')
    .option(
      '--docs-folder <folder>',
      "the folder of the built docs, to check the reader's groups against those of the pages",
    )
    .option(
      '--unpublished',
      'examine the docs in --docs-folder as they will be published; --docs is their front page',
    )
    .option(
      '--spec <file>',
      "the OpenAPI document of the docs, to check the reader's playground values against it",
    )
    .option('--browser', 'also load the page in an installed Chromium')
    .addOption(
      new Option(
        '--stack <name>',
        'what the Info API runs on, for the lines to paste (default: recognised by its answers)',
      ).choices(stacks.filter((name) => name !== 'unknown')),
    )
    .option('--verbose', 'list requests and skipped checks too')
    .addOption(new Option('--watch', 'examine again every 5 seconds').conflicts(['json', 'junit']))
    .action(async (options: DoctorOptions) => end(await doctor(options, terminal)));

  const conformanceCommand = program
    .command('conformance')
    .description('Check that an Info API, in any language, keeps the wire contract.')
    .argument('<api-url>', 'its URL, such as https://dash.foo.com/api/docs/user-info')
    .requiredOption(
      '--docs-origin <origin>',
      'required: a docs origin that it allows, such as https://docs.foo.com',
    );
  withSession(conformanceCommand, '0 all rules kept, 1 not all').action(
    async (apiUrl: string, options: ConformanceOptions) =>
      end(await conformance(apiUrl, options, terminal)),
  );

  program
    .command('lint')
    .description("Check the docs' pages as they are on the disk, for every persona. Offline.")
    .argument(
      '[paths...]',
      'the docs, or files and folders in them (default: found from here upwards)',
    )
    .addOption(new Option('--json', 'print JSON').conflicts('sarif'))
    .option('--sarif', 'print SARIF 2.1.0')
    .option('--verbose', 'list the JavaScript that could not be run, too')
    .option(
      '--max-warnings <count>',
      'exit with 1 if there are more warnings (default: any number)',
      toCount,
    )
    .addHelpText('after', '\nExit code: 0 fine, 1 errors, 2 could not run or found no pages.')
    .action(async (paths: readonly string[], options: LintCommandOptions) =>
      end(await lint(paths, options, terminal)),
    );

  withSettings(program.command('apply'))
    .description(
      'Make a folder of finished HTML recognise its readers, whichever generator wrote it. Run it after each build.',
    )
    .argument('<folder>', 'what the generator writes, such as ./public')
    .option('--base <path>', 'the path below which the site is (default: as the front page says)')
    .option('--dry-run', 'change nothing, and say what would change')
    .option('--check', 'change nothing, and exit with 1 if anything would change')
    .addOption(new Option('--json', 'print JSON').conflicts('watch'))
    .option('--verbose', 'list each page')
    .addOption(
      new Option(
        '--watch',
        'for development: apply again at each change, with a bar to view pages as a persona',
      ).conflicts(['check', 'dryRun']),
    )
    .addHelpText(
      'after',
      '\nExit code: 0 fine, 1 errors (with --check also: files would change), 2 could not run.',
    )
    .action(async (folder: string, options: ApplyCommandOptions) =>
      end(await apply(folder, options, terminal)),
    );

  program
    .command('snippet')
    .description(
      'Print the head of any HTML page: the script with your two URLs. For sites that init does not know.',
    )
    .argument('[folder]', 'where bookplate.json is (default: here)')
    .option('--api <url>', 'the Info API (default: apiUrl in bookplate.json)')
    .option('--login <url>', "the dashboard's sign-in page (default: loginUrl in bookplate.json)")
    .addHelpText('after', '\nExit code: 0 printed, 2 could not run.')
    .action(async (folder: string | undefined, options: NamedSettings) =>
      end(await snippet(folder, options, terminal)),
    );

  withSettings(program.command('warm'))
    .description(
      'Write the warm frame, which the dashboard embeds after sign-in and sign-out: the first visit to the docs then knows the reader.',
    )
    .argument('<folder>', 'what is published as the docs, such as ./public')
    .option(
      '--dashboard <origin>',
      'whose pages embed it (default: warmFrame in bookplate.json, or the origin of the Info API)',
    )
    .option('--base <path>', 'the path at which the folder is published (default: /)')
    .addHelpText('after', '\nExit code: 0 written, 2 could not run.')
    .action(async (folder: string, options: WarmOptions) =>
      end(await warm(folder, options, terminal)),
    );

  program
    .command('types')
    .description(
      'Write bookplate.d.ts from userSchema in bookplate.json: types for `user` in pages.',
    )
    .argument('[folder]', 'where bookplate.json is (default: here)')
    .addHelpText('after', '\nExit code: 0 fine, 2 could not run.')
    .action(async (folder: string | undefined) => end(await types(folder, terminal)));
  return program;
}

function ownVersion(): string {
  const manifest = readFileSync(new URL('../../package.json', import.meta.url), 'utf8');
  return (JSON.parse(manifest) as { readonly version: string }).version;
}

function toCount(text: string): number {
  if (/^\d+$/.test(text)) return Number(text);
  throw new InvalidArgumentError('Expected a number from 0 up.');
}
