-- Which version of a site a change made. A form that was open meanwhile is merged with what was there when it was opened.
ALTER TABLE changes ADD COLUMN version integer;

-- Each change of a site counted its version up by one, from 1.
UPDATE changes SET version = counted.version
FROM (
  SELECT id, row_number() OVER (PARTITION BY subject_id ORDER BY id) AS version
  FROM changes WHERE subject = 'site'
) AS counted
WHERE counted.id = changes.id;
CREATE UNIQUE INDEX changes_site_version ON changes (subject_id, version) WHERE subject = 'site';

-- The history of one person.
CREATE INDEX changes_person ON changes (person_id, id DESC);
