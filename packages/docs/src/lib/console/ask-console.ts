import http, { type IncomingMessage } from 'node:http';
import https from 'node:https';
import { isIP, type LookupFunction } from 'node:net';
import { isLoopbackHost, loopbackAddresses } from '@bookplate/protocol';

/** What a console sent, or in a few words why there is nothing of use. */
export type Asked = { readonly text: string } | { readonly problem: string };

const timeoutMs = 5_000;
const mostBytes = 65_536;

/**
 * Asks a console for the settings of a site. A build waits for it, so it is short, and takes no more than settings can
 * be. Redirects are not followed: what a repository trusts is the address that it names.
 *
 * @param address as `console` in the settings
 * @returns what it sent; never rejects
 */
export async function askConsole(address: string): Promise<Asked> {
  const signal = AbortSignal.timeout(timeoutMs);
  try {
    const response = await get(new URL(address), signal);
    const problem = problemOf(response);
    if (problem === undefined) return await readBody(response);
    response.destroy();
    return { problem };
  } catch (error) {
    if (signal.aborted) return { problem: `did not answer within ${timeoutMs / 1_000} seconds` };
    const { code, message } = error as NodeJS.ErrnoException;
    return { problem: `cannot be reached (${code ?? message})` };
  }
}

/** Not `fetch`, which knows no names below `localhost`, nor a way to be told, and no proxy of the environment. */
function get(url: URL, signal: AbortSignal): Promise<IncomingMessage> {
  const { Agent, request } = url.protocol === 'https:' ? https : http;
  const agent = new Agent({
    // For each address of a name. Node's own quarter of a second may pass before a busy build looks for the answer.
    autoSelectFamilyAttemptTimeout: timeoutMs / 2,
    // A Node before 22.21 or 24.5 does not know it, and goes without.
    ...(isLoopbackHost(url.hostname) ? { lookup: lookUpLoopback } : { proxyEnv: process.env }),
  });
  const headers = { accept: 'application/json', 'user-agent': 'bookplate-docs' };
  return new Promise((resolve, reject) => {
    request(url, { agent, headers, signal }).on('response', resolve).on('error', reject).end();
  });
}

const lookUpLoopback: LookupFunction = (_hostname, { all }, found) => {
  const addresses = loopbackAddresses.map((address) => ({ address, family: isIP(address) }));
  if (all === true) found(null, addresses);
  else found(null, addresses[0]?.address ?? '', addresses[0]?.family);
};

function problemOf({ statusCode = 0, headers }: IncomingMessage): string | undefined {
  if (statusCode === 200) return undefined;
  if (statusCode === 404)
    return 'answered that there is no such site (404); the address is on the page of the site in the console';
  if (headers.location !== undefined)
    return `redirects to ${headers.location}, which is not followed: write the address that it really is`;
  return `answered with status ${statusCode}`;
}

async function readBody(response: IncomingMessage): Promise<Asked> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of response as AsyncIterable<Uint8Array>) {
    chunks.push(chunk);
    bytes += chunk.length;
    // Leaving the loop ends the connection.
    if (bytes > mostBytes) return { problem: `sends more than ${mostBytes / 1_024} KiB` };
  }
  return { text: Buffer.concat(chunks).toString('utf8') };
}
