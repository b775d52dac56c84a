-- Drafts of a matching, the tandems that were confirmed, their meetings.
CREATE TABLE match_draft (
  organization_id uuid NOT NULL,
  id uuid NOT NULL,
  programme_year_id uuid NOT NULL,
  name text NOT NULL,
  objective text NOT NULL,
  status text NOT NULL CONSTRAINT match_draft_status_known CHECK (status IN ('draft', 'confirmed', 'discarded')),
  -- Figures of the run: placed, weight, blocking pairs, and why each unplaced person stayed unplaced.
  certificate jsonb NOT NULL,
  version integer NOT NULL,
  created_by uuid,
  created_at timestamptz NOT NULL,
  confirmed_at timestamptz,
  CONSTRAINT match_draft_pk PRIMARY KEY (organization_id, id)
);
CREATE INDEX match_draft_year ON match_draft (organization_id, programme_year_id, created_at);

CREATE TABLE match_pair (
  organization_id uuid NOT NULL,
  draft_id uuid NOT NULL,
  mentee_id uuid NOT NULL,
  mentor_id uuid NOT NULL,
  score integer NOT NULL,
  reasons jsonb NOT NULL,
  origin text NOT NULL CONSTRAINT match_pair_origin_known CHECK (origin IN ('engine', 'person')),
  locked boolean NOT NULL,
  CONSTRAINT match_pair_pk PRIMARY KEY (organization_id, draft_id, mentee_id)
);
CREATE INDEX match_pair_mentor ON match_pair (organization_id, draft_id, mentor_id);

CREATE TABLE tandem (
  organization_id uuid NOT NULL,
  id uuid NOT NULL,
  programme_year_id uuid NOT NULL,
  mentor_id uuid NOT NULL,
  type text NOT NULL CONSTRAINT tandem_type_known CHECK (type IN ('pair', 'group')),
  form_code text NOT NULL,
  goal text NOT NULL,
  status text NOT NULL CONSTRAINT tandem_status_known
    CHECK (status IN ('agreed', 'assigned', 'working', 'finished', 'terminated')),
  starts_on date,
  ends_on date,
  order_id uuid,
  draft_id uuid,
  reasons jsonb NOT NULL,
  outcome text CONSTRAINT tandem_outcome_known CHECK (outcome IN ('reached', 'partly', 'notReached')),
  closing_note text NOT NULL,
  informed_on date,
  version integer NOT NULL,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  CONSTRAINT tandem_pk PRIMARY KEY (organization_id, id)
);
CREATE INDEX tandem_year ON tandem (organization_id, programme_year_id, status);
CREATE INDEX tandem_mentor ON tandem (organization_id, mentor_id);

CREATE TABLE tandem_mentee (
  organization_id uuid NOT NULL,
  tandem_id uuid NOT NULL,
  mentee_id uuid NOT NULL,
  joined_on date NOT NULL,
  left_on date,
  CONSTRAINT tandem_mentee_pk PRIMARY KEY (organization_id, tandem_id, mentee_id)
);
CREATE INDEX tandem_mentee_mentee ON tandem_mentee (organization_id, mentee_id);

CREATE TABLE meeting (
  organization_id uuid NOT NULL,
  id uuid NOT NULL,
  tandem_id uuid NOT NULL,
  kind text NOT NULL CONSTRAINT meeting_kind_known
    CHECK (kind IN ('introductory', 'trial', 'planning', 'regular', 'closing', 'closingGroup')),
  status text NOT NULL CONSTRAINT meeting_status_known CHECK (status IN ('planned', 'held', 'missed')),
  held_on date NOT NULL,
  duration_minutes integer CONSTRAINT meeting_duration_range CHECK (duration_minutes BETWEEN 1 AND 1440),
  meeting_mode text NOT NULL CONSTRAINT meeting_mode_known CHECK (meeting_mode IN ('inPerson', 'online', 'mixed', 'unknown')),
  topic text NOT NULL,
  next_step text NOT NULL,
  missed_reason text NOT NULL,
  mentor_mood integer CONSTRAINT meeting_mentor_mood_range CHECK (mentor_mood BETWEEN 1 AND 5),
  mentee_mood integer CONSTRAINT meeting_mentee_mood_range CHECK (mentee_mood BETWEEN 1 AND 5),
  marked_by uuid,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  CONSTRAINT meeting_pk PRIMARY KEY (organization_id, id)
);
CREATE INDEX meeting_tandem ON meeting (organization_id, tandem_id, held_on);

CREATE TABLE meeting_attendance (
  organization_id uuid NOT NULL,
  meeting_id uuid NOT NULL,
  mentee_id uuid NOT NULL,
  present boolean NOT NULL,
  CONSTRAINT meeting_attendance_pk PRIMARY KEY (organization_id, meeting_id, mentee_id)
);

ALTER TABLE match_draft ENABLE ROW LEVEL SECURITY;
CREATE POLICY match_draft_tenant ON match_draft TO plecho_app
  USING (organization_id = nullif(current_setting('app.org', true), '')::uuid)
  WITH CHECK (organization_id = nullif(current_setting('app.org', true), '')::uuid);

ALTER TABLE match_pair ENABLE ROW LEVEL SECURITY;
CREATE POLICY match_pair_tenant ON match_pair TO plecho_app
  USING (organization_id = nullif(current_setting('app.org', true), '')::uuid)
  WITH CHECK (organization_id = nullif(current_setting('app.org', true), '')::uuid);

ALTER TABLE tandem ENABLE ROW LEVEL SECURITY;
CREATE POLICY tandem_tenant ON tandem TO plecho_app
  USING (organization_id = nullif(current_setting('app.org', true), '')::uuid)
  WITH CHECK (organization_id = nullif(current_setting('app.org', true), '')::uuid);

ALTER TABLE tandem_mentee ENABLE ROW LEVEL SECURITY;
CREATE POLICY tandem_mentee_tenant ON tandem_mentee TO plecho_app
  USING (organization_id = nullif(current_setting('app.org', true), '')::uuid)
  WITH CHECK (organization_id = nullif(current_setting('app.org', true), '')::uuid);

ALTER TABLE meeting ENABLE ROW LEVEL SECURITY;
CREATE POLICY meeting_tenant ON meeting TO plecho_app
  USING (organization_id = nullif(current_setting('app.org', true), '')::uuid)
  WITH CHECK (organization_id = nullif(current_setting('app.org', true), '')::uuid);

ALTER TABLE meeting_attendance ENABLE ROW LEVEL SECURITY;
CREATE POLICY meeting_attendance_tenant ON meeting_attendance TO plecho_app
  USING (organization_id = nullif(current_setting('app.org', true), '')::uuid)
  WITH CHECK (organization_id = nullif(current_setting('app.org', true), '')::uuid);

GRANT SELECT, INSERT, UPDATE, DELETE ON match_draft, match_pair, tandem, tandem_mentee, meeting, meeting_attendance TO plecho_app;
