-- Everything of a school lies on one shard: spread by organisation, together.
SELECT create_distributed_table('participant', 'organization_id');
SELECT create_distributed_table('participant_direction', 'organization_id');
SELECT create_distributed_table('participant_category', 'organization_id');
SELECT create_distributed_table('participant_ban', 'organization_id');
SELECT create_distributed_table('participant_event', 'organization_id');
SELECT create_distributed_table('consent', 'organization_id');
