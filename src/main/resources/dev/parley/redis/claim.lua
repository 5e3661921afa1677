-- A connection wants to be one of the user who holds a name, or to hold a free one.
-- KEYS: name, connections, meta and log of the inbox
-- ARGV: digest of the token brought (or ''), digest of the token for a free name, the name as it is shown, the connection
-- Returns {'taken'} or {'held', the name as its holder has it, how many connections}

local token = redis.call('HGET', KEYS[1], 'token')
if token and token ~= ARGV[1] then
  return {'taken'}
end
if not token then
  redis.call('DEL', KEYS[2], KEYS[3], KEYS[4])
  redis.call('HSET', KEYS[1], 'token', ARGV[2], 'display', ARGV[3])
end
redis.call('SADD', KEYS[2], ARGV[4])
for _, key in ipairs(KEYS) do
  redis.call('PERSIST', key)
end
return {'held', redis.call('HGET', KEYS[1], 'display'), tostring(redis.call('SCARD', KEYS[2]))}
