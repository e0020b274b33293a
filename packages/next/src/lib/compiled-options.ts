/** How pages of Next.js are compiled. */
export const compiledOptions = {
  target: 'server',
  reactModule: '@bookplate/next/react',
  gatesPages: true,
} as const;
