-- What the scripts share.

-- Milliseconds by the clock of Redis.
local function now()
  local time = redis.call('TIME')
  return time[1] * 1000 + math.floor(time[2] / 1000)
end

-- The epoch of a log; a new one when the log is not there, or has lost what a node saw in it.
local function life(meta, fresh, knownEpoch, knownSeq)
  local known = redis.call('HMGET', meta, 'epoch', 'seq')
  local lost = known[1] == knownEpoch and tonumber(known[2] or '0') < tonumber(knownSeq)
  if known[1] and not lost then
    return known[1]
  end
  redis.call('HSET', meta, 'epoch', fresh)
  return fresh
end

-- The keys of a log live as long as their owner, and for a while where there is none.
local function expireWith(owner, idle, ...)
  local left = redis.call('PTTL', owner)
  if left == -2 then
    left = idle
  end
  if left >= 0 then
    for _, key in ipairs({...}) do
      redis.call('PEXPIRE', key, left)
    end
  end
end

-- The life of a place: what numbers its changes begins anew with each.
local function presenceLife(meta, fresh)
  local epoch = redis.call('HGET', meta, 'presenceEpoch')
  if epoch then
    return epoch
  end
  redis.call('HSET', meta, 'presenceEpoch', fresh)
  return fresh
end

local function change(place, kind, user, reason)
  local seq = redis.call('HINCRBY', place.meta, 'presenceSeq', 1)
  redis.call(place.publish, place.channel,
    'presence\n' .. place.epoch .. '\n' .. seq .. '\n' .. kind .. '\n' .. reason .. '\n' .. user)
  return seq
end

-- A place from KEYS (meta, log, who in the order of coming, by how many nodes, who types, whom this node has there)
-- and ARGV (channel, publish command, idle time in ms, a new epoch).
local function thePlace()
  return {meta = KEYS[1], log = KEYS[2], who = KEYS[3], held = KEYS[4], typing = KEYS[5],
    mine = KEYS[6], channel = ARGV[1], publish = ARGV[2], idle = tonumber(ARGV[3]), epoch = presenceLife(KEYS[1], ARGV[4])}
end

local function enter(place, user)
  if redis.call('SADD', place.mine, user) == 1 and redis.call('HINCRBY', place.held, user, 1) == 1 then
    redis.call('ZADD', place.who, change(place, 'joined', user, ''), user)
    redis.call('PERSIST', place.meta)
    redis.call('PERSIST', place.log)
  end
end

local function leave(place, user, reason)
  if redis.call('SREM', place.mine, user) == 1 and redis.call('HINCRBY', place.held, user, -1) <= 0 then
    redis.call('HDEL', place.held, user)
    redis.call('ZREM', place.who, user)
    redis.call('ZREM', place.typing, user)
    change(place, 'left', user, reason)
    if redis.call('EXISTS', place.who) == 0 then
      redis.call('PEXPIRE', place.meta, place.idle)
      redis.call('PEXPIRE', place.log, place.idle)
    end
  end
end

-- {epoch, seq, how many users}
local function state(place)
  return {place.epoch, redis.call('HGET', place.meta, 'presenceSeq') or '0', tostring(redis.call('ZCARD', place.who))}
end
