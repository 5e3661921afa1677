package dev.parley.room;

import dev.parley.broker.Broker;
import dev.parley.config.ChatConfig;
import dev.parley.delivery.Writers;
import dev.parley.metrics.Metrics;
import dev.parley.name.NameRegistry;
import dev.parley.presence.PresenceManager;
import dev.parley.runtime.ChatClock;

/** What rooms and users are built on. */
record Services(
    Broker broker,
    PresenceManager presence,
    NameRegistry names,
    ChatConfig config,
    ChatClock clock,
    Writers writers,
    Metrics metrics) {}
