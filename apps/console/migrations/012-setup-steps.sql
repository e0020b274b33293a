-- Steps of a site's checklist that somebody dismissed. Whether a step is done follows from other tables.
CREATE TABLE dismissed_steps (
  site_id text NOT NULL,
  step text NOT NULL,
  PRIMARY KEY (site_id, step)
);
