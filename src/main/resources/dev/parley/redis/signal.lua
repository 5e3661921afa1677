-- Tells the nodes of a place what is not kept, but for who types: that is known for as long as it is shown, to nodes that
-- open the place meanwhile.
-- KEYS: who types; ARGV: channel, publish command, message, kind of signal, user, how long typing is shown in ms
-- Returns {}

if ARGV[4] == 'TYPING' then
  redis.call('ZADD', KEYS[1], now() + tonumber(ARGV[6]), ARGV[5])
  redis.call('PEXPIRE', KEYS[1], ARGV[6])
else
  redis.call('ZREM', KEYS[1], ARGV[5])
end
redis.call(ARGV[2], ARGV[1], ARGV[3])
return {}
