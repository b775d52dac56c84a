-- People of an organisation, their roles, and how they sign in.
CREATE TABLE school_class (
  organization_id uuid NOT NULL,
  id uuid NOT NULL,
  grade integer NOT NULL CONSTRAINT school_class_grade_range CHECK (grade BETWEEN 1 AND 12),
  letter text NOT NULL,
  label text NOT NULL,
  teacher_id uuid,
  created_at timestamptz NOT NULL,
  CONSTRAINT school_class_pk PRIMARY KEY (organization_id, id),
  CONSTRAINT school_class_label_unique UNIQUE (organization_id, label)
);
CREATE INDEX school_class_teacher ON school_class (organization_id, teacher_id);

CREATE TABLE person (
  organization_id uuid NOT NULL,
  id uuid NOT NULL,
  kind text NOT NULL CONSTRAINT person_kind_known CHECK (kind IN (
    'student', 'teacher', 'guardian', 'employer', 'collegeStudent', 'alumnus', 'veteran', 'entrepreneur',
    'publicFigure', 'other')),
  last_name text NOT NULL,
  first_name text NOT NULL,
  middle_name text NOT NULL,
  -- Written by the product: PGlite has no Russian collation, and every engine must sort alike.
  sort_key text NOT NULL,
  search_key text NOT NULL,
  gender text NOT NULL CONSTRAINT person_gender_known CHECK (gender IN ('male', 'female', 'unknown')),
  born_on date,
  class_id uuid,
  position text NOT NULL,
  subject text NOT NULL,
  qualification text NOT NULL,
  experience_years integer,
  workplace text NOT NULL,
  phone text NOT NULL,
  email text NOT NULL,
  name_forms jsonb,
  status text NOT NULL CONSTRAINT person_status_known CHECK (status IN ('active', 'left')),
  version integer NOT NULL,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  CONSTRAINT person_pk PRIMARY KEY (organization_id, id)
);
CREATE INDEX person_sort ON person (organization_id, kind, sort_key, id);
CREATE INDEX person_class ON person (organization_id, class_id);

CREATE TABLE guardian_link (
  organization_id uuid NOT NULL,
  student_id uuid NOT NULL,
  guardian_id uuid NOT NULL,
  kind text NOT NULL CONSTRAINT guardian_link_kind_known CHECK (kind IN ('mother', 'father', 'guardian', 'trustee', 'unknown')),
  created_at timestamptz NOT NULL,
  CONSTRAINT guardian_link_pk PRIMARY KEY (organization_id, student_id, guardian_id)
);
CREATE INDEX guardian_link_guardian ON guardian_link (organization_id, guardian_id);

CREATE TABLE account (
  organization_id uuid NOT NULL,
  id uuid NOT NULL,
  person_id uuid NOT NULL,
  login text,
  password_hash text,
  status text NOT NULL CONSTRAINT account_status_known CHECK (status IN ('active', 'closed')),
  locale text NOT NULL CONSTRAINT account_locale_known CHECK (locale IN ('ru', 'en')),
  created_at timestamptz NOT NULL,
  last_sign_in_at timestamptz,
  CONSTRAINT account_pk PRIMARY KEY (organization_id, id),
  CONSTRAINT account_person_unique UNIQUE (organization_id, person_id)
);

CREATE TABLE role_assignment (
  organization_id uuid NOT NULL,
  id uuid NOT NULL,
  person_id uuid NOT NULL,
  role text NOT NULL,
  starts_on date NOT NULL,
  ends_on date,
  created_at timestamptz NOT NULL,
  CONSTRAINT role_assignment_pk PRIMARY KEY (organization_id, id)
);
CREATE UNIQUE INDEX role_assignment_open ON role_assignment (organization_id, person_id, role) WHERE ends_on IS NULL;

CREATE TABLE session (
  organization_id uuid NOT NULL,
  token_hash text NOT NULL,
  account_id uuid NOT NULL,
  created_at timestamptz NOT NULL,
  last_seen_at timestamptz NOT NULL,
  expires_at timestamptz NOT NULL,
  device text NOT NULL,
  CONSTRAINT session_pk PRIMARY KEY (organization_id, token_hash)
);
CREATE INDEX session_account ON session (organization_id, account_id);

-- Printed code cards: only the hash of a code is kept.
CREATE TABLE access_code (
  organization_id uuid NOT NULL,
  id uuid NOT NULL,
  account_id uuid NOT NULL,
  key_hash text NOT NULL,
  created_at timestamptz NOT NULL,
  expires_at timestamptz NOT NULL,
  CONSTRAINT access_code_pk PRIMARY KEY (organization_id, id),
  CONSTRAINT access_code_account_unique UNIQUE (organization_id, account_id)
);

-- Directories: found before the organisation is known, so they hold hashes only and stay on the coordinator.
CREATE TABLE login_directory (
  key_hash text NOT NULL CONSTRAINT login_directory_pk PRIMARY KEY,
  kind text NOT NULL CONSTRAINT login_directory_kind_known CHECK (kind IN ('login', 'code')),
  organization_id uuid NOT NULL,
  account_id uuid NOT NULL,
  created_at timestamptz NOT NULL
);
CREATE INDEX login_directory_account ON login_directory (organization_id, account_id);

CREATE TABLE sign_in_throttle (
  key_hash text NOT NULL CONSTRAINT sign_in_throttle_pk PRIMARY KEY,
  failures integer NOT NULL,
  first_failed_at timestamptz NOT NULL,
  blocked_until timestamptz
);

GRANT SELECT, INSERT, UPDATE, DELETE ON login_directory, sign_in_throttle TO plecho_app;

ALTER TABLE school_class ENABLE ROW LEVEL SECURITY;
CREATE POLICY school_class_tenant ON school_class TO plecho_app
  USING (organization_id = nullif(current_setting('app.org', true), '')::uuid)
  WITH CHECK (organization_id = nullif(current_setting('app.org', true), '')::uuid);

ALTER TABLE person ENABLE ROW LEVEL SECURITY;
CREATE POLICY person_tenant ON person TO plecho_app
  USING (organization_id = nullif(current_setting('app.org', true), '')::uuid)
  WITH CHECK (organization_id = nullif(current_setting('app.org', true), '')::uuid);

ALTER TABLE guardian_link ENABLE ROW LEVEL SECURITY;
CREATE POLICY guardian_link_tenant ON guardian_link TO plecho_app
  USING (organization_id = nullif(current_setting('app.org', true), '')::uuid)
  WITH CHECK (organization_id = nullif(current_setting('app.org', true), '')::uuid);

ALTER TABLE account ENABLE ROW LEVEL SECURITY;
CREATE POLICY account_tenant ON account TO plecho_app
  USING (organization_id = nullif(current_setting('app.org', true), '')::uuid)
  WITH CHECK (organization_id = nullif(current_setting('app.org', true), '')::uuid);

ALTER TABLE role_assignment ENABLE ROW LEVEL SECURITY;
CREATE POLICY role_assignment_tenant ON role_assignment TO plecho_app
  USING (organization_id = nullif(current_setting('app.org', true), '')::uuid)
  WITH CHECK (organization_id = nullif(current_setting('app.org', true), '')::uuid);

ALTER TABLE session ENABLE ROW LEVEL SECURITY;
CREATE POLICY session_tenant ON session TO plecho_app
  USING (organization_id = nullif(current_setting('app.org', true), '')::uuid)
  WITH CHECK (organization_id = nullif(current_setting('app.org', true), '')::uuid);

ALTER TABLE access_code ENABLE ROW LEVEL SECURITY;
CREATE POLICY access_code_tenant ON access_code TO plecho_app
  USING (organization_id = nullif(current_setting('app.org', true), '')::uuid)
  WITH CHECK (organization_id = nullif(current_setting('app.org', true), '')::uuid);

GRANT SELECT, INSERT, UPDATE, DELETE ON school_class, person, guardian_link, account, role_assignment, session, access_code TO plecho_app;
