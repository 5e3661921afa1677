-- Tells the nodes of a place what is not kept.
-- KEYS: the base of the place; ARGV: channel, publish command, message
-- Returns {}

redis.call(ARGV[2], ARGV[1], ARGV[3])
return {}
