-- What a school keeps beside the lines of its road map: resources, classes told, the final choice of forms.

-- The first choice of forms (September) is preliminary, the second (November) final; both stay readable.
ALTER TABLE programme_year ADD COLUMN preliminary_form_codes jsonb NOT NULL DEFAULT '[]';
ALTER TABLE programme_year ADD COLUMN forms_settled_on date;

-- A page of the school's site can be the evidence that a line was done.
ALTER TABLE activity_evidence ADD COLUMN link text;

-- Outcome of stage 1: which resources there are and where they come from.
CREATE TABLE programme_resource (
  organization_id uuid NOT NULL,
  id uuid NOT NULL,
  programme_year_id uuid NOT NULL,
  kind text NOT NULL CONSTRAINT programme_resource_kind_known CHECK
    (kind IN ('staff', 'methodical', 'material', 'financial', 'psychological', 'information')),
  contour text NOT NULL CONSTRAINT programme_resource_contour_known CHECK (contour IN ('inner', 'outer')),
  title text NOT NULL,
  source text NOT NULL,
  available boolean NOT NULL,
  created_at timestamptz NOT NULL,
  CONSTRAINT programme_resource_pk PRIMARY KEY (organization_id, id)
);
CREATE INDEX programme_resource_year ON programme_resource (organization_id, programme_year_id);

-- Lines that class teachers answer for are done class by class (informing parents, for example).
CREATE TABLE activity_class_mark (
  organization_id uuid NOT NULL,
  activity_id uuid NOT NULL,
  class_id uuid NOT NULL,
  done_on date NOT NULL,
  done_by uuid,
  CONSTRAINT activity_class_mark_pk PRIMARY KEY (organization_id, activity_id, class_id)
);

ALTER TABLE programme_resource ENABLE ROW LEVEL SECURITY;
CREATE POLICY programme_resource_tenant ON programme_resource TO plecho_app
  USING (organization_id = nullif(current_setting('app.org', true), '')::uuid)
  WITH CHECK (organization_id = nullif(current_setting('app.org', true), '')::uuid);

ALTER TABLE activity_class_mark ENABLE ROW LEVEL SECURITY;
CREATE POLICY activity_class_mark_tenant ON activity_class_mark TO plecho_app
  USING (organization_id = nullif(current_setting('app.org', true), '')::uuid)
  WITH CHECK (organization_id = nullif(current_setting('app.org', true), '')::uuid);

GRANT SELECT, INSERT, UPDATE, DELETE ON programme_resource, activity_class_mark TO plecho_app;
