import settings from '../../bookplate.json';

/** GitHub Pages serves files only: there, the demo dashboard is a page that explains how to start it. */
const isPages = import.meta.env.BASE_URL !== '/';

/** The demo dashboard. */
export const demoUrl: string = isPages
  ? settings.environments.pages.loginUrl
  : new URL('/', settings.loginUrl).href;
