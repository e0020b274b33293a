import type { Finding, Seen, Step, StepState, Verdict } from '@bookplate/doctor';
import type { Color, Paint } from '../terminal.ts';

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
 * @param findings of the examination
 * @param paint colours
 * @returns a picture such as `✓ dashboard ─── ✗ network ─── ? browser ─── ✓ docs`, and four lines
 */
export function tellSteps(
  { steps: states, seen }: Verdict,
  findings: readonly Finding[],
  paint: Paint,
): string {
  const picture = steps
    .map((step) => `${mark(states[step], paint)} ${step}`)
    .join(paint('dim', ' ─── '));
  const lines = steps.map((step) => {
    const codes = findings
      .filter((finding) => finding.step === step && finding.severity !== 'note')
      .map(({ code }) => code);
    const text = codes.length > 0 ? codes.join(', ') : tellSeen(step, states[step], seen);
    return `${step.padEnd(10)} ${paint(states[step] === 'fine' ? 'dim' : marks[states[step]][1], text)}`;
  });
  return [picture, '', ...lines.map((line) => `  ${line}`)].join('\n');
}

/** What was seen of a step without findings. */
function tellSeen(step: Step, state: StepState, seen: Seen): string {
  const { anonymousStatus, signedInReader, sessionCookie } = seen;
  if (state === 'unknown' && !isUnseen(step, seen)) return 'some checks could not run';
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

/** Unknown because no session was given, not because a check could not run. */
function isUnseen(step: Step, { anonymousStatus = 0, isReadable, signedInReader }: Seen): boolean {
  if (signedInReader !== 'not-checked') return false;
  if (step === 'browser') return isReadable;
  return step === 'dashboard' && [200, 204, 401].includes(anonymousStatus);
}

function mark(state: StepState, paint: Paint): string {
  const [sign, color] = marks[state];
  return paint(color, sign);
}
