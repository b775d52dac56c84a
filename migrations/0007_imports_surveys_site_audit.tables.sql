-- Staged imports, survey rounds, the public section and the record of who did what.
CREATE TABLE import_batch (
  organization_id uuid NOT NULL,
  id uuid NOT NULL,
  kind text NOT NULL CONSTRAINT import_batch_kind_known
    CHECK (kind IN ('pupils', 'teachers', 'mentees', 'mentors', 'roadmap')),
  programme_year_id uuid,
  file_id uuid NOT NULL,
  file_name text NOT NULL,
  status text NOT NULL CONSTRAINT import_batch_status_known
    CHECK (status IN ('mapping', 'planning', 'ready', 'applying', 'done', 'failed', 'cancelled')),
  mapping jsonb NOT NULL,
  plan jsonb NOT NULL,
  decisions jsonb NOT NULL,
  report jsonb,
  rows_total integer NOT NULL,
  rows_done integer NOT NULL,
  error_code text,
  created_by uuid,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  CONSTRAINT import_batch_pk PRIMARY KEY (organization_id, id)
);
CREATE INDEX import_batch_created ON import_batch (organization_id, created_at);

-- Columns are mapped once: the same header fingerprint finds the mapping again.
CREATE TABLE import_mapping (
  organization_id uuid NOT NULL,
  kind text NOT NULL,
  fingerprint text NOT NULL,
  mapping jsonb NOT NULL,
  updated_at timestamptz NOT NULL,
  CONSTRAINT import_mapping_pk PRIMARY KEY (organization_id, kind, fingerprint)
);

CREATE TABLE survey_round (
  organization_id uuid NOT NULL,
  id uuid NOT NULL,
  programme_year_id uuid NOT NULL,
  template_code text NOT NULL,
  template_version integer NOT NULL,
  title text NOT NULL,
  opens_on date NOT NULL,
  closes_on date NOT NULL,
  closed_at timestamptz,
  definition jsonb NOT NULL,
  created_by uuid,
  created_at timestamptz NOT NULL,
  CONSTRAINT survey_round_pk PRIMARY KEY (organization_id, id),
  CONSTRAINT survey_round_days CHECK (closes_on >= opens_on)
);
CREATE INDEX survey_round_year ON survey_round (organization_id, programme_year_id);

CREATE TABLE survey_invitation (
  organization_id uuid NOT NULL,
  id uuid NOT NULL,
  round_id uuid NOT NULL,
  participant_id uuid NOT NULL,
  -- Hash of the personal link or printed code; the answer may also be given after an ordinary sign-in.
  key_hash text NOT NULL,
  created_at timestamptz NOT NULL,
  CONSTRAINT survey_invitation_pk PRIMARY KEY (organization_id, id),
  CONSTRAINT survey_invitation_participant_unique UNIQUE (organization_id, round_id, participant_id)
);

CREATE TABLE survey_response (
  organization_id uuid NOT NULL,
  invitation_id uuid NOT NULL,
  round_id uuid NOT NULL,
  answers jsonb NOT NULL,
  entered_by uuid,
  submitted_at timestamptz NOT NULL,
  CONSTRAINT survey_response_pk PRIMARY KEY (organization_id, invitation_id)
);
CREATE INDEX survey_response_round ON survey_response (organization_id, round_id);

CREATE TABLE site_item (
  organization_id uuid NOT NULL,
  id uuid NOT NULL,
  section text NOT NULL CONSTRAINT site_item_section_known CHECK (section IN ('news', 'events', 'method', 'legal')),
  title text NOT NULL,
  body text NOT NULL,
  file_id uuid,
  published_on date,
  version integer NOT NULL,
  created_by uuid,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  CONSTRAINT site_item_pk PRIMARY KEY (organization_id, id)
);
CREATE INDEX site_item_section ON site_item (organization_id, section, published_on);

CREATE TABLE audit_entry (
  organization_id uuid NOT NULL,
  id uuid NOT NULL,
  occurred_at timestamptz NOT NULL,
  account_id uuid,
  action text NOT NULL,
  entity text NOT NULL,
  entity_id uuid,
  details jsonb NOT NULL,
  CONSTRAINT audit_entry_pk PRIMARY KEY (organization_id, id)
);
CREATE INDEX audit_entry_entity ON audit_entry (organization_id, entity, entity_id, occurred_at);
CREATE INDEX audit_entry_time ON audit_entry (organization_id, occurred_at);

ALTER TABLE import_batch ENABLE ROW LEVEL SECURITY;
CREATE POLICY import_batch_tenant ON import_batch TO plecho_app
  USING (organization_id = nullif(current_setting('app.org', true), '')::uuid)
  WITH CHECK (organization_id = nullif(current_setting('app.org', true), '')::uuid);

ALTER TABLE import_mapping ENABLE ROW LEVEL SECURITY;
CREATE POLICY import_mapping_tenant ON import_mapping TO plecho_app
  USING (organization_id = nullif(current_setting('app.org', true), '')::uuid)
  WITH CHECK (organization_id = nullif(current_setting('app.org', true), '')::uuid);

ALTER TABLE survey_round ENABLE ROW LEVEL SECURITY;
CREATE POLICY survey_round_tenant ON survey_round TO plecho_app
  USING (organization_id = nullif(current_setting('app.org', true), '')::uuid)
  WITH CHECK (organization_id = nullif(current_setting('app.org', true), '')::uuid);

ALTER TABLE survey_invitation ENABLE ROW LEVEL SECURITY;
CREATE POLICY survey_invitation_tenant ON survey_invitation TO plecho_app
  USING (organization_id = nullif(current_setting('app.org', true), '')::uuid)
  WITH CHECK (organization_id = nullif(current_setting('app.org', true), '')::uuid);

ALTER TABLE survey_response ENABLE ROW LEVEL SECURITY;
CREATE POLICY survey_response_tenant ON survey_response TO plecho_app
  USING (organization_id = nullif(current_setting('app.org', true), '')::uuid)
  WITH CHECK (organization_id = nullif(current_setting('app.org', true), '')::uuid);

ALTER TABLE site_item ENABLE ROW LEVEL SECURITY;
CREATE POLICY site_item_tenant ON site_item TO plecho_app
  USING (organization_id = nullif(current_setting('app.org', true), '')::uuid)
  WITH CHECK (organization_id = nullif(current_setting('app.org', true), '')::uuid);

ALTER TABLE audit_entry ENABLE ROW LEVEL SECURITY;
CREATE POLICY audit_entry_tenant ON audit_entry TO plecho_app
  USING (organization_id = nullif(current_setting('app.org', true), '')::uuid)
  WITH CHECK (organization_id = nullif(current_setting('app.org', true), '')::uuid);

GRANT SELECT, INSERT, UPDATE, DELETE ON import_batch, import_mapping, survey_round, survey_invitation, survey_response, site_item, audit_entry TO plecho_app;

-- The record is only ever added to.
REVOKE UPDATE, DELETE ON audit_entry FROM plecho_app;
