-- A node lives on. When nobody could renew for a while, or this node could not, nobody is declared dead until all had
-- the time to come back: it may have been Redis or the network that was away.
-- KEYS: leases, dead nodes, state
-- ARGV: the node, its lease in ms, 1 if it has never renewed before
-- Returns {'kept' or 'lost', nodes to reap...}; a node is handed to one reaper at a time

local now = now()
local lease = tonumber(ARGV[2])
local mine = tonumber(redis.call('ZSCORE', KEYS[1], ARGV[1]) or '0')
local last = tonumber(redis.call('HGET', KEYS[3], 'last') or '0')
if now - last > lease / 2 or (mine < now and ARGV[3] ~= '1') then
  redis.call('HSET', KEYS[3], 'quietUntil', now + lease)
end
redis.call('HSET', KEYS[3], 'last', now)
redis.call('ZADD', KEYS[1], now + lease, ARGV[1])

local answer = {mine > 0 and 'kept' or 'lost'}
if now < tonumber(redis.call('HGET', KEYS[3], 'quietUntil') or '0') then
  return answer
end
for _, node in ipairs(redis.call('ZRANGEBYSCORE', KEYS[1], '-inf', now)) do
  redis.call('ZREM', KEYS[1], node)
  redis.call('ZADD', KEYS[2], 0, node)
end
for _, node in ipairs(redis.call('ZRANGEBYSCORE', KEYS[2], '-inf', now)) do
  redis.call('ZADD', KEYS[2], now + lease, node)
  table.insert(answer, node)
end
return answer
