-- Everything of a school lies on one shard: spread by organisation, together.
SELECT create_distributed_table('import_batch', 'organization_id');
SELECT create_distributed_table('import_mapping', 'organization_id');
SELECT create_distributed_table('survey_round', 'organization_id');
SELECT create_distributed_table('survey_invitation', 'organization_id');
SELECT create_distributed_table('survey_response', 'organization_id');
SELECT create_distributed_table('site_item', 'organization_id');
SELECT create_distributed_table('audit_entry', 'organization_id');
