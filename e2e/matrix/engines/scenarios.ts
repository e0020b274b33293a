import { badAnswers } from './scenarios/bad-answers.ts';
import { browserSettings } from './scenarios/browser-settings.ts';
import { pageLives } from './scenarios/page-lives.ts';
import { visits } from './scenarios/visits.ts';
import type { Scenario } from './stage.ts';

/** What readers, browsers and dashboards do. Each is run in each engine, on each docs host. */
export const scenarios: readonly Scenario[] = [
  ...visits,
  ...pageLives,
  ...browserSettings,
  ...badAnswers,
];
