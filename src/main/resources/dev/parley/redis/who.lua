-- Who is in a place.
-- KEYS, ARGV 1-4: the place
-- Returns {epoch, seq, users in the order of coming, {who types, for how many ms, and so on}}

local place = thePlace()
if redis.call('EXISTS', place.who) == 0 then
  redis.call('PEXPIRE', place.meta, place.idle)
end
local typing = redis.call('ZRANGEBYSCORE', place.typing, '(' .. string.format('%.0f', now()), '+inf', 'WITHSCORES')
for i = 2, #typing, 2 do
  typing[i] = string.format('%.0f', typing[i] - now())
end
return {place.epoch, redis.call('HGET', place.meta, 'presenceSeq') or '0', redis.call('ZRANGE', place.who, 0, -1), typing}
