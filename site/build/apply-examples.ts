import type { FindingCode } from '@bookplate/html';

/** An example of the arguments of each finding of apply, from which the pages of the codes take their words. */
export const applyExamples: Readonly<Record<FindingCode, readonly string[]>> = {
  'page-amp': [],
  'page-frames': [],
  'page-xhtml': [],
  'page-encoding': ['windows-1252'],
  'page-truncated': [],
  'page-fragment': [],
  'page-nested': [],
  'page-open': [],
  'page-rendered-again': [],
  'page-html-dropped': [],
  'page-no-head': [],
  'page-no-content': [],
  'file-link': ['../shared/index.html'],
  'file-unreadable': ['EACCES'],
  'file-changed': [],
  'gate-misspelt': ['<meta name="bookplate:group" content="admin">'],
  'group-name': ['beta testers'],
  expression: ['{user.plan.toUpperCase()} is beyond what pages can show.'],
  'expression-split': ['{user.first'],
  'expression-place': ['{user.firstName}', 'the title'],
  leak: ['title', 'Invite people', 'admin/index.html'],
};
