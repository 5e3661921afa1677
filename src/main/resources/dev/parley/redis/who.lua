-- Who is in a place.
-- KEYS, ARGV 1-4: the place
-- Returns {epoch, seq, users in the order of coming}

local place = thePlace()
if redis.call('EXISTS', place.who) == 0 then
  redis.call('PEXPIRE', place.meta, place.idle)
end
return {place.epoch, redis.call('HGET', place.meta, 'presenceSeq') or '0', redis.call('ZRANGE', place.who, 0, -1)}
