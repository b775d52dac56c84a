-- Uploaded and produced files (bytes lie on disk by hash) and the register of documents.
CREATE TABLE stored_file (
  organization_id uuid NOT NULL,
  id uuid NOT NULL,
  sha256 text NOT NULL,
  size_bytes bigint NOT NULL,
  name text NOT NULL,
  media_type text NOT NULL,
  created_by uuid,
  created_at timestamptz NOT NULL,
  CONSTRAINT stored_file_pk PRIMARY KEY (organization_id, id)
);

CREATE TABLE document (
  organization_id uuid NOT NULL,
  id uuid NOT NULL,
  programme_year_id uuid,
  kind text NOT NULL,
  number text NOT NULL,
  dated_on date,
  title text NOT NULL,
  status text NOT NULL CONSTRAINT document_status_known
    CHECK (status IN ('draft', 'onApproval', 'approved', 'archived')),
  body jsonb NOT NULL,
  file_id uuid,
  approved_on date,
  approved_by uuid,
  published boolean NOT NULL,
  version integer NOT NULL,
  created_by uuid,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  CONSTRAINT document_pk PRIMARY KEY (organization_id, id)
);
CREATE INDEX document_year ON document (organization_id, programme_year_id, kind);

ALTER TABLE stored_file ENABLE ROW LEVEL SECURITY;
CREATE POLICY stored_file_tenant ON stored_file TO plecho_app
  USING (organization_id = nullif(current_setting('app.org', true), '')::uuid)
  WITH CHECK (organization_id = nullif(current_setting('app.org', true), '')::uuid);

ALTER TABLE document ENABLE ROW LEVEL SECURITY;
CREATE POLICY document_tenant ON document TO plecho_app
  USING (organization_id = nullif(current_setting('app.org', true), '')::uuid)
  WITH CHECK (organization_id = nullif(current_setting('app.org', true), '')::uuid);

GRANT SELECT, INSERT, UPDATE, DELETE ON stored_file, document TO plecho_app;
