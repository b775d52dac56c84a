ALTER TABLE programme_resource ADD CONSTRAINT programme_resource_year_fk
  FOREIGN KEY (organization_id, programme_year_id) REFERENCES programme_year (organization_id, id) ON DELETE CASCADE;
ALTER TABLE activity_class_mark ADD CONSTRAINT activity_class_mark_activity_fk
  FOREIGN KEY (organization_id, activity_id) REFERENCES activity (organization_id, id) ON DELETE CASCADE;
ALTER TABLE activity_class_mark ADD CONSTRAINT activity_class_mark_class_fk
  FOREIGN KEY (organization_id, class_id) REFERENCES school_class (organization_id, id) ON DELETE CASCADE;
