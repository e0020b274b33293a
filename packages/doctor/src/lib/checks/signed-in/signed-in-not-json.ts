import { meaningOf } from '../../answer-meaning.ts';
import type { Check } from '../../check.ts';
import { signedInRequest } from '../../requests.ts';
import { headerValue } from '../../response.ts';
import { bodyTooLarge } from '../answer/body-too-large.ts';
import { bodyUnfinished } from '../answer/body-unfinished.ts';
import { signedOutIs200 } from '../answer/signed-out-is-200.ts';
import { unanswered } from '../reachability/unanswered.ts';

/** A page where the docs expect JSON. */
export const signedInNotJson: Check<'signed-in-not-json', { readonly contentType: string }> = {
  code: 'signed-in-not-json',
  step: 'dashboard',
  needs: ['cookie'],
  unless: [...unanswered, bodyTooLarge, bodyUnfinished, signedOutIs200],
  async find({ setup, responseTo }) {
    const response = await responseTo(signedInRequest(setup));
    const contentType = headerValue(response, 'content-type');
    if (response.status !== 200) return [];
    if ((await meaningOf(response)).reason === 'not-json')
      return [{ severity: 'error', where: setup.api.href, args: { contentType } }];
    // The docs look only at the body; caches, proxies and people look at the type.
    const isJson = /^application\/(json|[\w.+-]+\+json)\b/i.test(contentType);
    return isJson ? [] : [{ severity: 'warning', where: setup.api.href, args: { contentType } }];
  },
  explain: ({ contentType }) => ({
    title: `The answer to a signed-in reader has ${contentType === '' ? 'no Content-Type' : `Content-Type ${contentType}`}, expected application/json`,
    meaning: 'The docs recognise a reader only from JSON in UTF-8.',
    fix: 'Send the User as JSON, with this type.',
    paste: 'Content-Type: application/json; charset=utf-8',
  }),
};
