// Not typed as `NextConfig`: the types of Next.js change those of Node for the whole repository.
const config = {
  // The repository's own compiler has looked at it.
  typescript: { ignoreBuildErrors: true },
  // #region headers
  // What is set here replaces what a route answers, so the Info API is left out of it.
  headers: async () => [
    {
      source: '/((?!api/docs/user-info$).*)',
      headers: [
        { key: 'Access-Control-Allow-Origin', value: 'https://app.foo.com' },
        { key: 'Cache-Control', value: 'public, max-age=60' },
      ],
    },
  ],
  // #endregion
};
export default config;
