import {
  type DoctorEvent,
  explainSkip,
  type Finding,
  type Seen,
  type Step,
  type StepState,
  type Verdict,
} from '@bookplate/doctor';
import type { Color, Paint } from '../terminal.ts';
import { counted } from './counted.ts';

type Skip = Extract<DoctorEvent, { readonly type: 'skip' }>;

const steps: readonly Step[] = ['dashboard', 'network', 'browser', 'docs'];

const marks: Readonly<Record<StepState, readonly [mark: string, color: Color]>> = {
  fine: ['✓', 'green'],
  weak: ['!', 'yellow'],
  broken: ['✗', 'red'],
  unknown: ['?', 'dim'],
};

/**
 * Draws the handshake from the session to the page, and where it breaks, with a line for each step.
 *
 * @param verdict of the examination
 * @param results of the examination
 * @param paint colours
 * @returns a picture such as `✓ dashboard ─── ✗ network ─── ? browser ─── ✓ docs`, and four lines
 */
export function tellSteps(
  { steps: states, seen }: Verdict,
  {
    findings,
    skipped,
  }: { readonly findings: readonly Finding[]; readonly skipped: readonly Skip[] },
  paint: Paint,
): string {
  const picture = steps
    .map((step) => `${mark(states[step], paint)} ${step}`)
    .join(paint('dim', ' ─── '));
  const lines = steps.map((step) => {
    const codes = findings
      .filter((finding) => finding.step === step && finding.severity !== 'note')
      .map(({ code }) => code);
    const blocked = skipped.filter((skip) => skip.step === step && skip.isBlocked);
    const text =
      codes.length > 0
        ? codes.join(', ')
        : blocked.length > 0
          ? tellBlocked(blocked)
          : tellSeen(step, states[step], seen);
    return `${step.padEnd(10)} ${paint(states[step] === 'fine' ? 'dim' : marks[states[step]][1], text)}`;
  });
  return [picture, '', ...lines.map((line) => `  ${line}`)].join('\n');
}

/** What was seen of a step without findings. */
function tellSeen(step: Step, state: StepState, seen: Seen): string {
  const { anonymousStatus, signedInReader, sessionCookie } = seen;
  if (state === 'unknown' && signedInReader === 'not-recognised')
    return 'not checked: the dashboard did not recognise the session';
  switch (step) {
    case 'dashboard':
      if (state === 'broken') return `answers ${anonymousStatus ?? 'nothing'} to the docs`;
      return signedInReader === 'recognised'
        ? `recognises the signed-in reader, and answers ${anonymousStatus ?? 'nothing'} to anonymous readers`
        : `answers ${anonymousStatus ?? 'nothing'} to anonymous readers; a signed-in reader was not checked`;
    case 'network':
      return 'delivers the request and the answer';
    case 'browser':
      return {
        sent: 'sends the session cookie, and lets the docs read the answer',
        withheld: 'lets the docs read the answer',
        'not-checked':
          'lets the docs read the answer; the session cookie was not checked (--set-cookie)',
      }[sessionCookie];
    case 'docs':
      return 'start with the Bookplate script';
  }
}

/** With `--verbose`, all are listed. */
const listed = 3;

/** Which checks did not run, and why: a clause for each reason. */
function tellBlocked(skipped: readonly Skip[]): string {
  const reasons = new Set(skipped.map(({ reason }) => explainSkip(reason)));
  return [...reasons]
    .map((reason) => {
      const names = skipped
        .filter((skip) => explainSkip(skip.reason) === reason)
        .map(({ code }) => code);
      const more = names.length > listed ? ` and ${names.length - listed} more` : '';
      return `${counted(names.length, 'check')} did not run (${reason}): ${names.slice(0, listed).join(', ')}${more}`;
    })
    .join('; ');
}

function mark(state: StepState, paint: Paint): string {
  const [sign, color] = marks[state];
  return paint(color, sign);
}
