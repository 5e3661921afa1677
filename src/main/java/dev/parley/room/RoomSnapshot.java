package dev.parley.room;

import java.util.List;

/** Who is in a room and who types there at one moment, with the cursors to go on from. */
record RoomSnapshot(
    int count, List<String> users, long presenceSeq, List<String> typing, long typingVersion) {}
