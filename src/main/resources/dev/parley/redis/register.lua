-- A room is to be opened.
-- KEYS: rooms with how many users they have; ARGV: the room, how many rooms there may be (0: any number)
-- Returns {'open'} or {'full'}

local most = tonumber(ARGV[2])
if redis.call('ZSCORE', KEYS[1], ARGV[1]) then
  return {'open'}
end
if most > 0 and redis.call('ZCARD', KEYS[1]) >= most then
  return {'full'}
end
redis.call('ZADD', KEYS[1], 0, ARGV[1])
return {'open'}
