-- A node has exactly these connections of a user, whatever was noted of it before.
-- KEYS: name, connections, meta and log of the inbox
-- ARGV: digest of the token (or '': whatever it is), the name as it is shown, how long it stays reserved in ms,
--       what the node's connections begin with, and from 5 on: the connections
-- Returns {'taken'} or {'held'}

local token = redis.call('HGET', KEYS[1], 'token')
if token and ARGV[1] ~= '' and token ~= ARGV[1] then
  return {'taken'}
end
local now = {}
for i = 5, #ARGV do
  now[ARGV[i]] = true
  redis.call('SADD', KEYS[2], ARGV[i])
end
for _, connection in ipairs(redis.call('SMEMBERS', KEYS[2])) do
  if string.sub(connection, 1, #ARGV[4]) == ARGV[4] and not now[connection] then
    redis.call('SREM', KEYS[2], connection)
  end
end
if redis.call('EXISTS', KEYS[2]) == 0 then
  for _, key in ipairs(KEYS) do
    redis.call('PEXPIRE', key, ARGV[3])
  end
elseif not token and ARGV[1] ~= '' then
  redis.call('HSET', KEYS[1], 'token', ARGV[1], 'display', ARGV[2])
else
  for _, key in ipairs(KEYS) do
    redis.call('PERSIST', key)
  end
end
return {'held'}
