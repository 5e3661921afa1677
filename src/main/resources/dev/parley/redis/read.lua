-- Reads a log from a seq on; a log that is not there begins a new life.
-- KEYS: meta, log, owner
-- ARGV: the first seq, how many, idle time in ms, a new epoch, and the epoch and seq that the reading node knows
-- Returns {epoch, seq, entries}

local epoch = life(KEYS[1], ARGV[4], ARGV[5], ARGV[6])
expireWith(KEYS[3], tonumber(ARGV[3]), KEYS[1], KEYS[2])
local seq = redis.call('HGET', KEYS[1], 'seq') or '0'
return {epoch, seq, redis.call('XREVRANGE', KEYS[2], '+', ARGV[1] .. '-0', 'COUNT', ARGV[2])}
