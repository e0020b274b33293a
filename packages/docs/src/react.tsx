export { BookplateLive, type BookplateLiveProps } from './lib/react/bookplate-live.tsx';
export { BookplateReader, type BookplateReaderProps } from './lib/react/bookplate-reader.tsx';
export type { ReaderTexts } from './lib/page-texts.ts';
export { BookplateText, type BookplateTextProps } from './lib/react/bookplate-text.tsx';
export type { BookplateElements } from './lib/react/elements.ts';
export { KeyChoice, type KeyChoiceProps } from './lib/react/key-choice.tsx';
export { type ReactUser, useBookplate } from './lib/react/use-bookplate.ts';
export { dashboardLink } from '@bookplate/protocol';
export { usePageReader } from './lib/react/use-bookplate.ts';
