ALTER TABLE person ADD CONSTRAINT person_class_fk
  FOREIGN KEY (organization_id, class_id) REFERENCES school_class (organization_id, id);
ALTER TABLE school_class ADD CONSTRAINT school_class_teacher_fk
  FOREIGN KEY (organization_id, teacher_id) REFERENCES person (organization_id, id);
ALTER TABLE guardian_link ADD CONSTRAINT guardian_link_student_fk
  FOREIGN KEY (organization_id, student_id) REFERENCES person (organization_id, id);
ALTER TABLE guardian_link ADD CONSTRAINT guardian_link_guardian_fk
  FOREIGN KEY (organization_id, guardian_id) REFERENCES person (organization_id, id);
ALTER TABLE account ADD CONSTRAINT account_person_fk
  FOREIGN KEY (organization_id, person_id) REFERENCES person (organization_id, id);
ALTER TABLE role_assignment ADD CONSTRAINT role_assignment_person_fk
  FOREIGN KEY (organization_id, person_id) REFERENCES person (organization_id, id);
ALTER TABLE session ADD CONSTRAINT session_account_fk
  FOREIGN KEY (organization_id, account_id) REFERENCES account (organization_id, id);
ALTER TABLE access_code ADD CONSTRAINT access_code_account_fk
  FOREIGN KEY (organization_id, account_id) REFERENCES account (organization_id, id);
ALTER TABLE school_class ADD CONSTRAINT school_class_organization_fk
  FOREIGN KEY (organization_id) REFERENCES organization (id);
ALTER TABLE person ADD CONSTRAINT person_organization_fk
  FOREIGN KEY (organization_id) REFERENCES organization (id);
ALTER TABLE account ADD CONSTRAINT account_organization_fk
  FOREIGN KEY (organization_id) REFERENCES organization (id);
