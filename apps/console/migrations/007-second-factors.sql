-- What better-auth's two-factor plugin keeps (https://better-auth.com/docs/plugins/2fa#schema). Secret and backup codes are
-- encrypted with the console's secret.
ALTER TABLE people ADD COLUMN two_factor_enabled boolean NOT NULL DEFAULT false;

CREATE TABLE two_factors (
  id text PRIMARY KEY,
  person_id text NOT NULL UNIQUE REFERENCES people (id) ON DELETE CASCADE,
  secret text NOT NULL,
  backup_codes text NOT NULL,
  verified boolean NOT NULL DEFAULT false,
  -- Ours count in `attempts`, so these stay as they are.
  failed_verification_count integer NOT NULL DEFAULT 0,
  locked_until timestamptz
);
