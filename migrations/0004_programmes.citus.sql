-- Everything of a school lies on one shard: spread by organisation, together.
SELECT create_distributed_table('programme_year', 'organization_id');
SELECT create_distributed_table('stage', 'organization_id');
SELECT create_distributed_table('activity', 'organization_id');
SELECT create_distributed_table('activity_evidence', 'organization_id');
SELECT create_distributed_table('stage_decision', 'organization_id');
