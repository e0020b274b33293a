import { IncomingMessage, ServerResponse } from 'node:http';
import { Socket } from 'node:net';
import { askUser } from '../packages/info-api/src/lib/ask-user.ts';
import { corsHeaders } from '../packages/info-api/src/lib/headers.ts';
import { checkOptions } from '../packages/info-api/src/lib/options.ts';
import { writeAnswer } from '../packages/info-api/src/lib/write-answer.ts';
import { cpuMs } from './cpu.ts';
import { docsOrigin, findUser, sessionCookie } from './servers/dashboard.ts';
import { median, middleHalf, printTable } from './table.ts';

const rounds = 40;
const calls = 5_000;

const user = findUser(sessionCookie);
const headers = corsHeaders(docsOrigin);
const body = JSON.stringify(user);
const request = new IncomingMessage(new Socket());
const options = checkOptions({ docsOrigins: [docsOrigin], getUser: () => user });

/** What a bare handler does for a part of an answer, and what ours does for it. */
const parts = {
  'the User as JSON: copied and checked': {
    bare: () => JSON.stringify(user),
    ours: () => askUser(options, request),
  },
  'the headers: one at a time, after what others set': {
    bare: () => {
      const response = new ServerResponse(request);
      response.writeHead(200, { ...headers, 'Content-Length': Buffer.byteLength(body) });
      response.end(body);
    },
    ours: () =>
      writeAnswer(new ServerResponse(request), { status: 200, headers, body }, request.method),
  },
};

/**
 * Prints where the CPU time of our handler goes that a bare one does not spend: both do the same in one process, by turns.
 */
export async function printParts(): Promise<void> {
  const rows: string[][] = [];
  for (const [name, { bare, ours }] of Object.entries(parts)) {
    const more: number[] = [];
    const ratios: number[] = [];
    for (let round = -5; round < rounds; round += 1) {
      const microseconds = async (work: () => unknown): Promise<number> =>
        ((await cpuMs(() => {
          for (let call = 0; call < calls; call += 1) work();
        })) *
          1_000) /
        calls;
      const [one, other] = [await microseconds(ours), await microseconds(bare)];
      // The first ones warm up.
      if (round < 0) continue;
      more.push(one - other);
      ratios.push(one / other);
    }
    rows.push([name, median(ratios).toFixed(2), middleHalf(ratios), median(more).toFixed(1)]);
  }
  printTable(
    `Where our handler of node:http takes longer than the bare one, as ratios to what that does for the same part (median and middle half of ${rounds} turns)`,
    ['part', 'ratio', 'middle half', 'µs more'],
    rows,
  );
}
