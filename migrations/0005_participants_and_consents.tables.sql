-- The base of mentees and the base of mentors of a year, their wishes, and consents.
CREATE TABLE participant (
  organization_id uuid NOT NULL,
  id uuid NOT NULL,
  programme_year_id uuid NOT NULL,
  person_id uuid NOT NULL,
  side text NOT NULL CONSTRAINT participant_side_known CHECK (side IN ('mentee', 'mentor')),
  status text NOT NULL CONSTRAINT participant_status_known CHECK (status IN ('candidate', 'inBase', 'closed')),
  source text NOT NULL CONSTRAINT participant_source_known
    CHECK (source IN ('import', 'self', 'curator', 'classTeacher', 'psychologist', 'socialPedagogue', 'guardian')),
  entered_on date,
  closed_on date,
  close_reason text NOT NULL,
  -- Mentor: how many mentees at most. Mentee: always 1.
  capacity integer NOT NULL CONSTRAINT participant_capacity_range CHECK (capacity BETWEEN 1 AND 10),
  hours_per_month numeric,
  minutes_per_week_from integer,
  minutes_per_week_to integer,
  meeting_mode text NOT NULL CONSTRAINT participant_mode_known CHECK (meeting_mode IN ('inPerson', 'online', 'mixed', 'unknown')),
  wished_partner text NOT NULL,
  wished_age text NOT NULL,
  need integer CONSTRAINT participant_need_range CHECK (need BETWEEN 1 AND 10),
  request_text text NOT NULL,
  workplace text NOT NULL,
  available_to_others boolean NOT NULL,
  answered_at timestamptz,
  version integer NOT NULL,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  CONSTRAINT participant_pk PRIMARY KEY (organization_id, id),
  CONSTRAINT participant_person_unique UNIQUE (organization_id, programme_year_id, person_id, side)
);
CREATE INDEX participant_year ON participant (organization_id, programme_year_id, side, status);
CREATE INDEX participant_person ON participant (organization_id, person_id);

-- A mentee's directions of request, a mentor's directions of help; position keeps the order of the answer.
CREATE TABLE participant_direction (
  organization_id uuid NOT NULL,
  participant_id uuid NOT NULL,
  direction_code text NOT NULL,
  position integer NOT NULL,
  CONSTRAINT participant_direction_pk PRIMARY KEY (organization_id, participant_id, direction_code)
);

CREATE TABLE participant_category (
  organization_id uuid NOT NULL,
  participant_id uuid NOT NULL,
  category_code text NOT NULL,
  recorded_by uuid,
  recorded_at timestamptz NOT NULL,
  CONSTRAINT participant_category_pk PRIMARY KEY (organization_id, participant_id, category_code)
);

-- "With whom I would not like to work": a hard rule once the name is known, a question to the curator until then.
CREATE TABLE participant_ban (
  organization_id uuid NOT NULL,
  id uuid NOT NULL,
  participant_id uuid NOT NULL,
  typed_name text NOT NULL,
  person_id uuid,
  status text NOT NULL CONSTRAINT participant_ban_status_known CHECK (status IN ('known', 'doubtful', 'dismissed')),
  source text NOT NULL,
  created_at timestamptz NOT NULL,
  CONSTRAINT participant_ban_pk PRIMARY KEY (organization_id, id),
  CONSTRAINT participant_ban_person_present CHECK (status <> 'known' OR person_id IS NOT NULL)
);
CREATE INDEX participant_ban_participant ON participant_ban (organization_id, participant_id);

-- What happened to a card: entered, closed, reopened, changed; both bases keep their history.
CREATE TABLE participant_event (
  organization_id uuid NOT NULL,
  id uuid NOT NULL,
  participant_id uuid NOT NULL,
  kind text NOT NULL,
  note text NOT NULL,
  occurred_at timestamptz NOT NULL,
  recorded_by uuid,
  CONSTRAINT participant_event_pk PRIMARY KEY (organization_id, id)
);
CREATE INDEX participant_event_participant ON participant_event (organization_id, participant_id, occurred_at);

CREATE TABLE consent (
  organization_id uuid NOT NULL,
  id uuid NOT NULL,
  person_id uuid NOT NULL,
  purpose text NOT NULL CONSTRAINT consent_purpose_known CHECK (purpose IN (
    'processing', 'publication', 'mentorTransfer', 'specialCategories', 'photoVideo', 'mentorDuty')),
  status text NOT NULL CONSTRAINT consent_status_known CHECK (status IN ('given', 'refused', 'withdrawn', 'superseded')),
  signer_kind text NOT NULL CONSTRAINT consent_signer_known CHECK (signer_kind IN ('self', 'guardian')),
  signer_name text NOT NULL,
  signer_person_id uuid,
  signed_on date NOT NULL,
  valid_until date,
  medium text NOT NULL CONSTRAINT consent_medium_known CHECK (medium IN ('paper', 'electronic')),
  file_id uuid,
  withdrawn_on date,
  note text NOT NULL,
  recorded_by uuid,
  recorded_at timestamptz NOT NULL,
  CONSTRAINT consent_pk PRIMARY KEY (organization_id, id),
  CONSTRAINT consent_withdrawn_day CHECK ((status = 'withdrawn') = (withdrawn_on IS NOT NULL))
);
-- One consent in force for a person and a purpose; older ones stay as the legal record.
CREATE UNIQUE INDEX consent_given_unique ON consent (organization_id, person_id, purpose) WHERE status = 'given';
CREATE INDEX consent_person ON consent (organization_id, person_id);

ALTER TABLE participant ENABLE ROW LEVEL SECURITY;
CREATE POLICY participant_tenant ON participant TO plecho_app
  USING (organization_id = nullif(current_setting('app.org', true), '')::uuid)
  WITH CHECK (organization_id = nullif(current_setting('app.org', true), '')::uuid);

ALTER TABLE participant_direction ENABLE ROW LEVEL SECURITY;
CREATE POLICY participant_direction_tenant ON participant_direction TO plecho_app
  USING (organization_id = nullif(current_setting('app.org', true), '')::uuid)
  WITH CHECK (organization_id = nullif(current_setting('app.org', true), '')::uuid);

ALTER TABLE participant_category ENABLE ROW LEVEL SECURITY;
CREATE POLICY participant_category_tenant ON participant_category TO plecho_app
  USING (organization_id = nullif(current_setting('app.org', true), '')::uuid)
  WITH CHECK (organization_id = nullif(current_setting('app.org', true), '')::uuid);

ALTER TABLE participant_ban ENABLE ROW LEVEL SECURITY;
CREATE POLICY participant_ban_tenant ON participant_ban TO plecho_app
  USING (organization_id = nullif(current_setting('app.org', true), '')::uuid)
  WITH CHECK (organization_id = nullif(current_setting('app.org', true), '')::uuid);

ALTER TABLE participant_event ENABLE ROW LEVEL SECURITY;
CREATE POLICY participant_event_tenant ON participant_event TO plecho_app
  USING (organization_id = nullif(current_setting('app.org', true), '')::uuid)
  WITH CHECK (organization_id = nullif(current_setting('app.org', true), '')::uuid);

ALTER TABLE consent ENABLE ROW LEVEL SECURITY;
CREATE POLICY consent_tenant ON consent TO plecho_app
  USING (organization_id = nullif(current_setting('app.org', true), '')::uuid)
  WITH CHECK (organization_id = nullif(current_setting('app.org', true), '')::uuid);

GRANT SELECT, INSERT, UPDATE, DELETE ON participant, participant_direction, participant_category, participant_ban, participant_event, consent TO plecho_app;
