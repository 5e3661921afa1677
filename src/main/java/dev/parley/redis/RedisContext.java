package dev.parley.redis;

import dev.parley.config.ChatConfig;
import dev.parley.runtime.ChatClock;

/** What this node's part in Redis is built on. */
record RedisContext(
    ChatConfig config,
    ChatClock clock,
    Keys keys,
    RedisThread thread,
    RedisLink link,
    Subscriptions subscriptions,
    NodeLease lease,
    RedisServers servers) {

  /** The command by which scripts publish. */
  String publishCommand() {
    return servers.publishCommand();
  }
}
