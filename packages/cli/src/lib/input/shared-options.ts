import { type Command, Option } from 'commander';

/**
 * @param command that needs the settings of the docs
 * @returns it, with the options that name them
 */
export function withSettings(command: Command): Command {
  return command
    .option('--settings <folder>', 'where bookplate.json is (default: here)')
    .option('--api <url>', 'the Info API (default: apiUrl in bookplate.json)')
    .option('--login <url>', "the dashboard's sign-in page (default: loginUrl in bookplate.json)")
    .option('--docs <url>', 'the origin of the docs (default: docsOrigin in bookplate.json)');
}

/**
 * @param command that may have a session
 * @param exitCodes of it, but for 2
 * @returns it, with the options for a session and for output
 */
export function withSession(command: Command, exitCodes: string): Command {
  return command
    .option(
      '--cookie-file <file>',
      'a file with the session cookie, such as "sid=…", or a cookie jar of curl -c; or set BOOKPLATE_COOKIE',
    )
    .addOption(
      new Option(
        '--cookie-stdin',
        'read the session cookie from standard input; a terminal asks for it',
      ).conflicts('cookieFile'),
    )
    .option(
      '--sign-in-headers <file>',
      'a file with the response headers of a sign-in, as curl -D writes them, to check the sign-in hint',
    )
    .option(
      '--sign-out-headers <file>',
      'the same of a sign-out, to check that it deletes the sign-in hint',
    )
    .addOption(new Option('--json', 'print JSON').conflicts('junit'))
    .option('--junit', 'print JUnit XML')
    .addHelpText('after', `\nExit code: ${exitCodes}, 2 could not run.`);
}
