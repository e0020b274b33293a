-- The settings of a site by the names of the protocol's table: a new setting needs no column.
ALTER TABLE sites ADD COLUMN settings jsonb;
UPDATE sites SET settings = jsonb_build_object(
  'apiUrl', api_url,
  'loginUrl', login_url,
  'logoutUrl', logout_url,
  'refreshSeconds', refresh_seconds,
  'allowedHosts', to_jsonb(allowed_hosts),
  'reportSampleRate', report_share
);
ALTER TABLE sites
  ALTER COLUMN settings SET NOT NULL,
  DROP COLUMN api_url,
  DROP COLUMN login_url,
  DROP COLUMN logout_url,
  DROP COLUMN refresh_seconds,
  DROP COLUMN allowed_hosts,
  DROP COLUMN report_share;

-- The sampling rate was called reportShare. Values of the history stay as they were.
UPDATE changes SET before = before - 'reportShare' || jsonb_build_object('reportSampleRate', before -> 'reportShare')
WHERE subject = 'site' AND before ? 'reportShare';
UPDATE changes SET after = after - 'reportShare' || jsonb_build_object('reportSampleRate', after -> 'reportShare')
WHERE subject = 'site' AND after ? 'reportShare';
