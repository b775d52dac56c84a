-- Everything of a school lies on one shard: spread by organisation, together.
SELECT create_distributed_table('match_draft', 'organization_id');
SELECT create_distributed_table('match_pair', 'organization_id');
SELECT create_distributed_table('tandem', 'organization_id');
SELECT create_distributed_table('tandem_mentee', 'organization_id');
SELECT create_distributed_table('meeting', 'organization_id');
SELECT create_distributed_table('meeting_attendance', 'organization_id');
