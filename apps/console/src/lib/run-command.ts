import { ConfigurationError } from '@bookplate/protocol';
import { readConfig } from './config.ts';
import { askForOwnerLink } from './control-socket.ts';
import { openDatabase } from './database/database.ts';
import { describeError } from './describe-error.ts';
import { firstOwnerMinutes, inviteOwner } from './people/invitations.ts';
import { startConsole } from './start-console.ts';

const help = `bookplate-console start       runs the console until it gets SIGTERM or SIGINT
bookplate-console owner-link  prints a link that makes an owner, for those who lost their way in;
                              the console may run meanwhile

Configured by the environment:
  BOOKPLATE_CONSOLE_URL                    its address, as people write it (http://localhost:4300)
  BOOKPLATE_CONSOLE_HOST, …_PORT           where it listens (127.0.0.1, 4300)
  BOOKPLATE_CONSOLE_DATA                   the folder of its data (./bookplate-console-data)
  DATABASE_URL                             a PostgreSQL in the place of that folder
  BOOKPLATE_CONSOLE_SECRET                 signs sessions; needed with DATABASE_URL
  BOOKPLATE_CONSOLE_ALLOWED_NETWORKS       networks that are not public and may be asked, such as 10.0.0.0/8
  BOOKPLATE_CONSOLE_CLIENT_ADDRESS_HEADER  where a proxy in front says whose request it is, such as x-real-ip
  BOOKPLATE_CONSOLE_WEBHOOK_URL            is told when the share of unreachable jumps
  BOOKPLATE_CONSOLE_WEBHOOK_SECRET         signs what it is told (Standard Webhooks): whsec_…
  BOOKPLATE_CONSOLE_OIDC_ISSUER, …_OIDC_CLIENT_ID, …_OIDC_CLIENT_SECRET, …_OIDC_NAME
                                           a provider through which people may sign in as well; its
                                           redirect URI is …/api/auth/callback/oidc
  BOOKPLATE_CONSOLE_METRICS_TOKEN          who has it may read /metrics
  BOOKPLATE_CONSOLE_LOG_LEVEL              fatal, error, warn, info, debug or silent (info)
`;

/**
 * The command `bookplate-console`. What is for people goes to stderr, for stdout is the log.
 *
 * @param argv after the command's name
 * @param env of the process
 * @returns the exit code, when it has ended
 */
export async function runCommand(
  argv: readonly string[],
  env: Readonly<Record<string, string | undefined>>,
): Promise<number> {
  const [command, ...more] = argv;
  try {
    if (more.length > 0 || (command !== 'start' && command !== 'owner-link')) {
      const isHelp = command === '--help' || command === 'help';
      if (!isHelp && command !== undefined) tell(`Unknown: ${argv.join(' ')}\n\n`);
      tell(help);
      return isHelp ? 0 : 2;
    }
    return command === 'start' ? await start(env) : await printOwnerLink(env);
  } catch (error) {
    if (error instanceof ConfigurationError)
      tell(`The configuration cannot work:\n${error.message}\n`);
    else tell(`${describeError(error)}\n`);
    return 1;
  }
}

async function start(env: Readonly<Record<string, string | undefined>>): Promise<number> {
  const running = await startConsole(readConfig(env));
  tell(`The console is at ${running.url}\n`);
  if (running.ownerLink !== undefined)
    tell(
      `This console has no owner yet. Create the owner's account within ${firstOwnerMinutes} minutes:\n${running.ownerLink}\nAfter that, start the console again or run \`bookplate-console owner-link\` for another link.\n`,
    );
  await new Promise<void>((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, resolve);
  });
  await running.close();
  return 0;
}

async function printOwnerLink(env: Readonly<Record<string, string | undefined>>): Promise<number> {
  const { url, databaseUrl, dataFolder } = readConfig(env);
  const running = databaseUrl === undefined ? await askForOwnerLink(dataFolder) : undefined;
  if (running !== undefined) return tellOwnerLink(running);
  const database = await openDatabase(databaseUrl === undefined ? { dataFolder } : { databaseUrl });
  try {
    return tellOwnerLink(`${url}/join/${await inviteOwner(database.db)}`);
  } finally {
    await database.close();
  }
}

function tellOwnerLink(link: string): number {
  tell(`This link makes an owner, once, for a week:\n${link}\n`);
  return 0;
}

function tell(text: string): void {
  process.stderr.write(text);
}
