-- The first migration: the application's role, the organisation tree and what one installation remembers.
-- The application never acts as the owner: plecho_app has no right to bypass row-level security.
DO $$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'plecho_app') THEN
    CREATE ROLE plecho_app NOLOGIN NOSUPERUSER NOBYPASSRLS;
  END IF;
  -- Whoever runs migrations acts as the application too. Where an administrator made the role and the grant, the
  -- owner may not grant it again: that is no fault, and the start checks the membership.
  BEGIN
    EXECUTE format('GRANT plecho_app TO %I', current_user);
  EXCEPTION WHEN insufficient_privilege THEN
    NULL;
  END;
END
$$;

GRANT USAGE ON SCHEMA public TO plecho_app;

-- Directory: names of organisations are not secret; everything private stands in organization_profile.
CREATE TABLE organization (
  id uuid NOT NULL CONSTRAINT organization_pk PRIMARY KEY,
  parent_id uuid,
  level text NOT NULL CONSTRAINT organization_level_known
    CHECK (level IN ('region', 'municipality', 'school', 'partner')),
  kind text NOT NULL CONSTRAINT organization_kind_known CHECK (kind IN (
    'school', 'kindergarten', 'college', 'university', 'extraEducation', 'employer', 'ngo', 'media',
    'authority', 'iro', 'cnppm')),
  contour text NOT NULL CONSTRAINT organization_contour_known CHECK (contour IN ('inner', 'outer')),
  code text NOT NULL CONSTRAINT organization_code_unique UNIQUE
    CONSTRAINT organization_code_shape CHECK (code ~ '^[a-z0-9][a-z0-9-]{0,62}$'),
  name text NOT NULL,
  short_name text NOT NULL,
  created_at timestamptz NOT NULL
);
CREATE INDEX organization_parent ON organization (parent_id);

-- One row a key: facts about the whole installation, not about a school.
CREATE TABLE installation_setting (
  key text NOT NULL CONSTRAINT installation_setting_pk PRIMARY KEY,
  value jsonb NOT NULL,
  updated_at timestamptz NOT NULL
);

CREATE TABLE organization_profile (
  organization_id uuid NOT NULL,
  time_zone text NOT NULL,
  place text NOT NULL,
  address text NOT NULL,
  principal_name text NOT NULL,
  principal_post text NOT NULL,
  legal_basis text NOT NULL,
  programme_goal text NOT NULL,
  curator_office text NOT NULL,
  site_intro text NOT NULL,
  site_enabled boolean NOT NULL,
  form_codes jsonb NOT NULL,
  version integer NOT NULL,
  updated_at timestamptz NOT NULL,
  CONSTRAINT organization_profile_pk PRIMARY KEY (organization_id)
);

ALTER TABLE organization_profile ENABLE ROW LEVEL SECURITY;
CREATE POLICY organization_profile_tenant ON organization_profile TO plecho_app
  USING (organization_id = nullif(current_setting('app.org', true), '')::uuid)
  WITH CHECK (organization_id = nullif(current_setting('app.org', true), '')::uuid);

GRANT SELECT, INSERT, UPDATE ON organization, installation_setting TO plecho_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON organization_profile TO plecho_app;
