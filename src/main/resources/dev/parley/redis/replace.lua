-- A node has exactly these users in a place, whatever was noted of it before.
-- KEYS, ARGV 1-4: the place; ARGV 5: the reason for the others' leaving, from 6 on: the users
-- Returns {epoch, seq, how many users}

local place = thePlace()
local now = {}
for i = 6, #ARGV do
  now[ARGV[i]] = true
  enter(place, ARGV[i])
end
for _, user in ipairs(redis.call('SMEMBERS', place.mine)) do
  if not now[user] then
    leave(place, user, ARGV[5])
  end
end
return state(place)
