-- Of how many page views the console is told how the handshake ended. Nobody is asked for what they did not choose.
ALTER TABLE sites ADD COLUMN report_share double precision NOT NULL DEFAULT 0
  CHECK (report_share BETWEEN 0 AND 1);
