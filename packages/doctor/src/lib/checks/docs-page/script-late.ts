import type { Check } from '../../check.ts';
import { findHeadScript, type Lateness } from '../../html/docs-page.ts';
import { headStart } from './head-start.ts';
import { noPage } from './no-page.ts';
import { scriptMissing } from './script-missing.ts';

interface Args {
  readonly why: Lateness['why'];
  /** What it waits for, or what is above it: a tag, a text, or the attribute. */
  readonly before: string;
}

/**
 * A head script runs before the first paint only if nothing delays it: first in the head, no `defer` or `async` (HTML
 * §4.12.1.1), and no stylesheet or script file above it.
 */
export const scriptLate: Check<'script-late', Args> = {
  code: 'script-late',
  step: 'docs',
  unless: [...noPage, scriptMissing],
  async find({ setup, docsPage }) {
    const late = findHeadScript(await docsPage())?.late;
    return late ? [{ severity: 'warning', where: setup.docs.href, args: { ...late } }] : [];
  },
  explain: ({ why, before }, { apiUrl }) => ({
    title: {
      after: `The script waits for ${before}`,
      text: `The script is in <body>, after ${before}`,
      body: `The script is in <body>, not in <head> (the first tag of the body is ${before})`,
      defer: 'The script has the attribute defer',
      async: 'The script has the attribute async',
    }[why],
    meaning: {
      after: `Browsers run it only after ${before} has loaded: the request starts late, and the reader's name flickers.`,
      text: `Browsers can paint what is above it before it runs. ${untilThen}`,
      body: `Browsers can paint what is above it before it runs. ${untilThen}`,
      defer: `It runs after the browser has read the whole page. ${untilThen}`,
      async: `It runs once it has loaded, usually after the first paint. ${untilThen}`,
    }[why],
    fix: {
      after: 'Put it first in <head>, above stylesheets and other scripts.',
      text: 'Put it first in <head>, without text or tags such as <div> above it: they end the head early.',
      body: 'Put it first in <head>, without tags such as <div> above it: they end the head early.',
      defer: 'Remove defer, and put the script first in <head>.',
      async: 'Remove async, and put the script first in <head>.',
    }[why],
    paste: headStart(apiUrl),
  }),
};

const untilThen =
  'Until then every reader sees gated content, and the content for signed-in and anonymous readers side by side.';
