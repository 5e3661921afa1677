-- A node has a user in a place now.
-- KEYS, ARGV 1-4: the place; ARGV 5: the user
-- Returns {epoch, seq, how many users}

local place = thePlace()
enter(place, ARGV[5])
return state(place)
