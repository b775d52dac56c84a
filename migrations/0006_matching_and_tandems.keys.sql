ALTER TABLE match_draft ADD CONSTRAINT match_draft_year_fk
  FOREIGN KEY (organization_id, programme_year_id) REFERENCES programme_year (organization_id, id);
ALTER TABLE match_pair ADD CONSTRAINT match_pair_draft_fk
  FOREIGN KEY (organization_id, draft_id) REFERENCES match_draft (organization_id, id) ON DELETE CASCADE;
ALTER TABLE match_pair ADD CONSTRAINT match_pair_mentee_fk
  FOREIGN KEY (organization_id, mentee_id) REFERENCES participant (organization_id, id);
ALTER TABLE match_pair ADD CONSTRAINT match_pair_mentor_fk
  FOREIGN KEY (organization_id, mentor_id) REFERENCES participant (organization_id, id);
ALTER TABLE tandem ADD CONSTRAINT tandem_year_fk
  FOREIGN KEY (organization_id, programme_year_id) REFERENCES programme_year (organization_id, id);
ALTER TABLE tandem ADD CONSTRAINT tandem_mentor_fk
  FOREIGN KEY (organization_id, mentor_id) REFERENCES participant (organization_id, id);
ALTER TABLE tandem ADD CONSTRAINT tandem_order_fk
  FOREIGN KEY (organization_id, order_id) REFERENCES document (organization_id, id);
ALTER TABLE tandem ADD CONSTRAINT tandem_draft_fk
  FOREIGN KEY (organization_id, draft_id) REFERENCES match_draft (organization_id, id);
ALTER TABLE tandem_mentee ADD CONSTRAINT tandem_mentee_tandem_fk
  FOREIGN KEY (organization_id, tandem_id) REFERENCES tandem (organization_id, id) ON DELETE CASCADE;
ALTER TABLE tandem_mentee ADD CONSTRAINT tandem_mentee_mentee_fk
  FOREIGN KEY (organization_id, mentee_id) REFERENCES participant (organization_id, id);
ALTER TABLE meeting ADD CONSTRAINT meeting_tandem_fk
  FOREIGN KEY (organization_id, tandem_id) REFERENCES tandem (organization_id, id) ON DELETE CASCADE;
ALTER TABLE meeting_attendance ADD CONSTRAINT meeting_attendance_meeting_fk
  FOREIGN KEY (organization_id, meeting_id) REFERENCES meeting (organization_id, id) ON DELETE CASCADE;
ALTER TABLE meeting_attendance ADD CONSTRAINT meeting_attendance_mentee_fk
  FOREIGN KEY (organization_id, mentee_id) REFERENCES participant (organization_id, id);
ALTER TABLE tandem ADD CONSTRAINT tandem_organization_fk
  FOREIGN KEY (organization_id) REFERENCES organization (id);
