/** The fix for docs on another site than the dashboard. */
export const oneDomain =
  "Serve the docs below the dashboard's own domain: as docs.foo.com beside dash.foo.com (a custom domain at your docs host, a CNAME record in your DNS), or as /docs by a reverse proxy.";
