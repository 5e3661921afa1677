-- Publishes a message: it takes the next place in its log, once for each key within the dedupe window.
-- KEYS: meta, log, dedupe key, owner (whose expiry the log shares)
-- ARGV: event, log size, dedupe window in ms (0: no key), idle time in ms, channel, publish command,
--       a new epoch, and the epoch and seq that the publishing node knows
-- Returns {epoch, seq, ms, duplicate}

local window = tonumber(ARGV[3])
if window > 0 then
  local place = redis.call('HMGET', KEYS[3], 'epoch', 'seq', 'ms')
  if place[1] then
    return {place[1], place[2], place[3], '1'}
  end
end

local epoch = life(KEYS[1], ARGV[7], ARGV[8], ARGV[9])
local seq = redis.call('HINCRBY', KEYS[1], 'seq', 1)
local ms = string.format('%.0f', now())
redis.call('XADD', KEYS[2], 'MAXLEN', ARGV[2], seq .. '-0', 'event', ARGV[1], 'ms', ms)
if window > 0 then
  redis.call('HSET', KEYS[3], 'epoch', epoch, 'seq', seq, 'ms', ms)
  redis.call('PEXPIRE', KEYS[3], window)
end
expireWith(KEYS[4], tonumber(ARGV[4]), KEYS[1], KEYS[2])
redis.call(ARGV[6], ARGV[5], 'message\n' .. epoch .. '\n' .. seq .. '\n' .. ms .. '\n' .. ARGV[1])
return {epoch, tostring(seq), ms, '0'}
