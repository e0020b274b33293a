/** `bookplate.json` of the sites that are measured. */
export const settings: string = JSON.stringify({
  apiUrl: 'https://dash.foo.com/api/docs/user-info',
  loginUrl: 'https://dash.foo.com/login?next={returnTo}',
  logoutUrl: 'https://dash.foo.com/logout',
  docsOrigin: 'https://docs.foo.com',
});
