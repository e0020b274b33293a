/** What holds where the settings say nothing, in seconds. */
export const settingsDefaults = { refreshSeconds: 60, cacheSeconds: 86_400 } as const;
