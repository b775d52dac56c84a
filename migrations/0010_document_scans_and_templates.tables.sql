-- The signed scan lies beside the file that was made, and a school may print from templates of its own.
ALTER TABLE document ADD COLUMN scan_file_id uuid;
-- Why the head sent a draft back.
ALTER TABLE document ADD COLUMN remark text NOT NULL DEFAULT '';

CREATE TABLE document_template (
  organization_id uuid NOT NULL,
  kind text NOT NULL,
  file_id uuid NOT NULL,
  created_by uuid,
  created_at timestamptz NOT NULL,
  CONSTRAINT document_template_pk PRIMARY KEY (organization_id, kind)
);

ALTER TABLE document_template ENABLE ROW LEVEL SECURITY;
CREATE POLICY document_template_tenant ON document_template TO plecho_app
  USING (organization_id = nullif(current_setting('app.org', true), '')::uuid)
  WITH CHECK (organization_id = nullif(current_setting('app.org', true), '')::uuid);

GRANT SELECT, INSERT, UPDATE, DELETE ON document_template TO plecho_app;
