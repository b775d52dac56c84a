-- Everything of a school lies on one shard: spread by organisation, together.
SELECT create_distributed_table('programme_resource', 'organization_id');
SELECT create_distributed_table('activity_class_mark', 'organization_id');
