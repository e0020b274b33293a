import { type Context, createContext } from 'react';

/** Has the page of an operation make its explorer again: its store, and the state of all fields. */
export const RenewExplorer: Context<() => void> = createContext<() => void>(() => {});
