-- Where a site's incidents are sent. The secret is kept as it is: each message is signed with it.
CREATE TABLE webhooks (
  site_id text PRIMARY KEY REFERENCES sites (id) ON DELETE CASCADE,
  url text NOT NULL,
  secret text NOT NULL,
  -- How the last delivery ended, in words.
  last_sent_at timestamptz,
  last_outcome text
);
