import { askUser, type UserBody } from './ask-user.ts';
import { createDecide, type Refusal, type RequestFacts } from './decide.ts';
import { type AnswerHeaders, withoutType } from './headers.ts';
import { checkOptions, type InfoApiOptions } from './options.ts';

/** What to send. An adapter writes it out in its own way and adds nothing. */
export interface Answer {
  readonly status: number;
  readonly headers: AnswerHeaders;
  /** JSON, or empty for a 204. A HEAD request gets the headers only. */
  readonly body: string;
}

/** The one function that adapters call. It never throws and never rejects. */
export type Respond<Request> = (facts: RequestFacts, request: Request) => Answer | Promise<Answer>;

const messages: Record<Refusal, string> = {
  'origin-not-allowed': 'The Origin of this request is not one of docsOrigins.',
  'not-from-docs':
    'Only a fetch() of the docs is answered. From a terminal, send an Origin header with the docs origin.',
  'cross-site':
    'The docs and this endpoint are on different sites, so browsers withhold the session cookie. Serve both below one domain.',
  'method-not-allowed': 'Use GET.',
};

const signedOutBody = JSON.stringify({ error: 'signed-out' });
const failureBody = JSON.stringify({ error: 'internal' });

/**
 * Builds the endpoint, apart from how a platform reads requests and writes answers.
 *
 * @param options the dashboard's options
 * @returns the function that adapters call
 * @throws {ConfigurationError} if the options cannot work
 */
export function createRespond<Request>(options: InfoApiOptions<Request>): Respond<Request> {
  const checked = checkOptions(options);
  const decide = createDecide(checked.docsOrigins);

  return (facts, request) => {
    const decision = decide(facts);
    const { headers } = decision;
    if (!decision.ask) {
      if (decision.status === 204) return { status: 204, headers, body: '' };
      const { status, refusal } = decision;
      const body = JSON.stringify({ error: refusal, message: messages[refusal] });
      return { status, headers, body };
    }

    const tell = (body: UserBody): Answer => {
      if (body !== undefined) return { status: 200, headers, body };
      return checked.anonymousStatus === 204
        ? { status: 204, headers: withoutType(headers), body: '' }
        : { status: 401, headers, body: signedOutBody };
    };
    const fail = (error: unknown): Answer => {
      try {
        checked.onError(error, request);
      } catch {
        // A broken error handler must not keep the docs waiting.
      }
      return { status: 500, headers, body: failureBody };
    };
    try {
      const body = askUser(checked, request);
      return body instanceof Promise ? body.then(tell, fail) : tell(body);
    } catch (error) {
      return fail(error);
    }
  };
}
