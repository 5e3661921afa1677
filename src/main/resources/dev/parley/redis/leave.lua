-- A node no longer has a user in a place.
-- KEYS, ARGV 1-4: the place; ARGV 5: the user, 6: the reason
-- Returns {epoch, seq, how many users}

local place = thePlace()
leave(place, ARGV[5], ARGV[6])
return state(place)
