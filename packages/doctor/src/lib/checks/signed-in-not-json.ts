import { meaningOf } from '../answer-meaning.ts';
import type { Check } from '../check.ts';
import { askSignedIn } from '../questions.ts';
import { headerValue } from '../reply.ts';
import { unanswered } from './unanswered.ts';

/** A page where JSON was expected. */
export const signedInNotJson: Check<'signed-in-not-json'> = {
  code: 'signed-in-not-json',
  step: 'dashboard',
  needs: ['cookie'],
  unless: [...unanswered, 'body-too-large', 'body-unfinished', 'signed-out-is-200'],
  async find({ setup, answer }) {
    const response = await answer(askSignedIn(setup));
    const contentType = headerValue(response, 'content-type');
    if (response.status !== 200) return [];
    if ((await meaningOf(response)).reason === 'not-json')
      return [{ severity: 'error', where: setup.api.href, args: { contentType } }];
    // The docs look at the body only; caches, proxies and people look at the type.
    const isJson = /^application\/(json|[\w.+-]+\+json)\b/i.test(contentType);
    return isJson ? [] : [{ severity: 'warning', where: setup.api.href, args: { contentType } }];
  },
};
