-- The school orders the items of its public page itself, and an event has a day of its own.
ALTER TABLE site_item ADD COLUMN position integer NOT NULL DEFAULT 0;
ALTER TABLE site_item ADD COLUMN event_on date;
