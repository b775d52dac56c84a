-- A programme year of a school: seven stages, the lines of its road map, decisions at the gates.
CREATE TABLE programme_year (
  organization_id uuid NOT NULL,
  id uuid NOT NULL,
  title text NOT NULL,
  start_year integer NOT NULL CONSTRAINT programme_year_start_range CHECK (start_year BETWEEN 2015 AND 2100),
  starts_on date NOT NULL,
  ends_on date NOT NULL,
  goal text NOT NULL,
  legal_basis text NOT NULL,
  tasks jsonb NOT NULL,
  form_codes jsonb NOT NULL,
  expected_results jsonb NOT NULL,
  perspective_results text NOT NULL,
  source text NOT NULL CONSTRAINT programme_year_source_known CHECK (source IN ('template', 'file', 'previousYear')),
  previous_year_id uuid,
  status text NOT NULL CONSTRAINT programme_year_status_known
    CHECK (status IN ('draft', 'approved', 'running', 'closing', 'closed')),
  version integer NOT NULL,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  CONSTRAINT programme_year_pk PRIMARY KEY (organization_id, id),
  CONSTRAINT programme_year_start_unique UNIQUE (organization_id, start_year),
  CONSTRAINT programme_year_days CHECK (ends_on > starts_on)
);

CREATE TABLE stage (
  organization_id uuid NOT NULL,
  programme_year_id uuid NOT NULL,
  number integer NOT NULL CONSTRAINT stage_number_range CHECK (number BETWEEN 1 AND 7),
  title text NOT NULL,
  task text NOT NULL,
  outcome text NOT NULL,
  closed_on date,
  CONSTRAINT stage_pk PRIMARY KEY (organization_id, programme_year_id, number)
);

CREATE TABLE activity (
  organization_id uuid NOT NULL,
  id uuid NOT NULL,
  programme_year_id uuid NOT NULL,
  stage_number integer NOT NULL,
  position integer NOT NULL,
  code text NOT NULL,
  title text NOT NULL,
  sub_items jsonb NOT NULL,
  term_text text NOT NULL,
  window_from date NOT NULL,
  window_to date NOT NULL,
  all_year boolean NOT NULL,
  responsible_text text NOT NULL,
  responsible_roles jsonb NOT NULL,
  responsible_person_id uuid,
  status text NOT NULL CONSTRAINT activity_status_known CHECK (status IN ('planned', 'inProgress', 'done', 'cancelled')),
  done_on date,
  done_by uuid,
  note text NOT NULL,
  version integer NOT NULL,
  updated_at timestamptz NOT NULL,
  CONSTRAINT activity_pk PRIMARY KEY (organization_id, id),
  CONSTRAINT activity_code_unique UNIQUE (organization_id, programme_year_id, code),
  CONSTRAINT activity_window CHECK (window_to >= window_from)
);

-- Evidence that a line was done: a file, a document of the register, or a link in words.
CREATE TABLE activity_evidence (
  organization_id uuid NOT NULL,
  id uuid NOT NULL,
  activity_id uuid NOT NULL,
  title text NOT NULL,
  file_id uuid,
  document_id uuid,
  created_by uuid,
  created_at timestamptz NOT NULL,
  CONSTRAINT activity_evidence_pk PRIMARY KEY (organization_id, id)
);
CREATE INDEX activity_evidence_activity ON activity_evidence (organization_id, activity_id);

-- A gate warns and takes a reason; what was decided against a warning stays readable.
CREATE TABLE stage_decision (
  organization_id uuid NOT NULL,
  id uuid NOT NULL,
  programme_year_id uuid NOT NULL,
  stage_number integer NOT NULL,
  decision text NOT NULL CONSTRAINT stage_decision_known CHECK (decision IN ('close', 'reopen')),
  warnings jsonb NOT NULL,
  reason text NOT NULL,
  decided_by uuid,
  decided_at timestamptz NOT NULL,
  CONSTRAINT stage_decision_pk PRIMARY KEY (organization_id, id)
);
CREATE INDEX stage_decision_stage ON stage_decision (organization_id, programme_year_id, stage_number);

ALTER TABLE programme_year ENABLE ROW LEVEL SECURITY;
CREATE POLICY programme_year_tenant ON programme_year TO plecho_app
  USING (organization_id = nullif(current_setting('app.org', true), '')::uuid)
  WITH CHECK (organization_id = nullif(current_setting('app.org', true), '')::uuid);

ALTER TABLE stage ENABLE ROW LEVEL SECURITY;
CREATE POLICY stage_tenant ON stage TO plecho_app
  USING (organization_id = nullif(current_setting('app.org', true), '')::uuid)
  WITH CHECK (organization_id = nullif(current_setting('app.org', true), '')::uuid);

ALTER TABLE activity ENABLE ROW LEVEL SECURITY;
CREATE POLICY activity_tenant ON activity TO plecho_app
  USING (organization_id = nullif(current_setting('app.org', true), '')::uuid)
  WITH CHECK (organization_id = nullif(current_setting('app.org', true), '')::uuid);

ALTER TABLE activity_evidence ENABLE ROW LEVEL SECURITY;
CREATE POLICY activity_evidence_tenant ON activity_evidence TO plecho_app
  USING (organization_id = nullif(current_setting('app.org', true), '')::uuid)
  WITH CHECK (organization_id = nullif(current_setting('app.org', true), '')::uuid);

ALTER TABLE stage_decision ENABLE ROW LEVEL SECURITY;
CREATE POLICY stage_decision_tenant ON stage_decision TO plecho_app
  USING (organization_id = nullif(current_setting('app.org', true), '')::uuid)
  WITH CHECK (organization_id = nullif(current_setting('app.org', true), '')::uuid);

GRANT SELECT, INSERT, UPDATE, DELETE ON programme_year, stage, activity, activity_evidence, stage_decision TO plecho_app;
