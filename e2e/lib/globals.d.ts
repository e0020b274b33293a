// `window.bookplate`, in functions that run in the page.
export type { Bookplate } from '@bookplate/browser';
