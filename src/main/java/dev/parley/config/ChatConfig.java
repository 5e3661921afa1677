package dev.parley.config;

import inet.ipaddr.IPAddress;
import java.time.Duration;
import java.util.Set;
import java.util.function.Function;

/**
 * Everything an operator can set, read once at the start. Immutable.
 *
 * <p>A count or duration of zero switches its limit off, except where a key says otherwise. Of a
 * limit that would otherwise need a check for that, the record has the most there can be instead.
 *
 * @param historySize messages sent on a fresh join, 1 or more
 * @param logSize messages kept per room and inbox for resume and slow readers, at least {@code
 *     historySize}
 * @param messageMaxLength code points of a message
 * @param frameMaxSize bytes of a client frame, at most {@link #FRAME_CEILING}
 * @param rateBurst requests of each kind a connection may send at once
 * @param ratePerSecond requests a connection may send per second in the long run
 * @param typingPerSecond {@code typing} requests, which count by themselves
 * @param pingsPerSecond {@code ping} and {@code pong} requests, which count by themselves
 * @param roomsMax rooms of the server
 * @param roomsPerConnection rooms one connection may be in
 * @param roomsIdle how long an empty room is remembered
 * @param membersListed names in a list of users
 * @param usersMax users this node remembers, each with a name and an inbox
 * @param connectionsPerUser connections one user may have
 * @param connectionsPerAddress connections that may come from one address
 * @param presenceGrace how long a user whose connection broke stays in its rooms
 * @param nameReserved how long a name stays reserved after its last connection ended
 * @param typingExpiry how long a user counts as typing without a repeat
 * @param pingInterval silence after which a heartbeat is sent
 * @param pingTimeout silence of the client after which its connection is closed
 * @param writeTimeout time without progress of a write after which the connection is closed
 * @param loginTimeout time within which the username must be set
 * @param stopDrain within which the clients are sent away when the node stops
 * @param dedupeWindow how long a message's key is remembered
 * @param dedupeMax keys this node remembers
 * @param nodeLease silence after which the other nodes take a node for dead
 * @param redisUrl the Redis that several nodes share; empty when there is only this one
 * @param redisPrefix what the keys there begin with
 * @param redisReplicas replicas of Redis that must have a message before it is acknowledged
 * @param namesReserved names that nobody can claim, nor names that look like them
 * @param managementAccess who may ask for health and metrics: {@code loopback}, {@code any}, or
 *     {@code role:} and the name of a role
 * @param auth how it is known who a client is
 * @param origins exact origins allowed besides the own one; {@code *} for any
 * @param trustedProxies whose word on the address and host of a request is taken
 */
public record ChatConfig(
    int historySize,
    int logSize,
    int messageMaxLength,
    int frameMaxSize,
    int rateBurst,
    int ratePerSecond,
    int typingPerSecond,
    int pingsPerSecond,
    int roomsMax,
    int roomsPerConnection,
    Duration roomsIdle,
    int membersListed,
    int usersMax,
    int connectionsPerUser,
    int connectionsPerAddress,
    Duration presenceGrace,
    Duration nameReserved,
    Duration typingExpiry,
    Duration pingInterval,
    Duration pingTimeout,
    Duration writeTimeout,
    Duration loginTimeout,
    Duration stopDrain,
    Duration dedupeWindow,
    int dedupeMax,
    Duration nodeLease,
    String redisUrl,
    String redisPrefix,
    int redisReplicas,
    Set<String> namesReserved,
    String managementAccess,
    Auth auth,
    Set<String> origins,
    Set<IPAddress> trustedProxies) {

  /** The largest frame that can be configured, in bytes: what the container itself lets through. */
  public static final int FRAME_CEILING = 1024 * 1024;

  private static final int MANY = Integer.MAX_VALUE;

  /**
   * Reads the configuration.
   *
   * @param lookup gives the text set for a key such as {@code chat.history.size}, or null
   * @throws ConfigException naming key, value and what is allowed
   */
  public static ChatConfig read(Function<String, String> lookup) {
    return read(new ConfigReader(lookup));
  }

  static ChatConfig read(ConfigReader read) {
    int historySize = read.count("chat.history.size", 50, 1, 10_000);
    return new ChatConfig(
        historySize,
        read.count("chat.log.size", Math.max(500, historySize), historySize, 1_000_000),
        read.limit("chat.message.max-length", 4096, FRAME_CEILING),
        read.bytes("chat.frame.max-size", 64 * 1024, 512, FRAME_CEILING),
        read.count("chat.rate.burst", 20, 0, MANY),
        read.count("chat.rate.per-second", 10, 0, MANY),
        read.count("chat.rate.typing-per-second", 10, 0, MANY),
        read.count("chat.rate.pings-per-second", 10, 0, MANY),
        read.count("chat.rooms.max", 10_000, 0, MANY),
        read.count("chat.rooms.per-connection", 50, 0, MANY),
        read.duration("chat.rooms.idle", Duration.ofHours(1)),
        read.limit("chat.members.listed", 200, MANY),
        read.limit("chat.users.max", 50_000, MANY),
        read.count("chat.connections.per-user", 20, 0, MANY),
        read.count("chat.connections.per-address", 200, 0, MANY),
        read.duration("chat.presence.grace", Duration.ofSeconds(5)),
        read.duration("chat.name.reserved", Duration.ofMinutes(2)),
        read.duration("chat.typing.expiry", Duration.ofSeconds(3)),
        read.duration("chat.ping.interval", Duration.ofSeconds(25)),
        read.duration("chat.ping.timeout", Duration.ofSeconds(60)),
        read.duration("chat.write.timeout", Duration.ofSeconds(10)),
        read.duration("chat.login.timeout", Duration.ofSeconds(15)),
        read.duration("chat.stop.drain", Duration.ofSeconds(5)),
        read.duration("chat.dedupe.window", Duration.ofMinutes(5)),
        read.limit("chat.dedupe.max", 200_000, MANY),
        read.duration("chat.node.lease", Duration.ofSeconds(10)),
        read.redisUrl("chat.redis.url"),
        read.word("chat.redis.prefix", "parley"),
        read.count("chat.redis.replicas", 0, 0, 10),
        read.set("chat.names.reserved"),
        read.access("chat.management.access", "loopback"),
        read.auth("chat.auth", Auth.GUEST),
        read.set("chat.origins"),
        read.ranges("chat.proxies.trusted"));
  }

  /** Whether several nodes share a Redis. */
  public boolean usesRedis() {
    return !redisUrl.isEmpty();
  }

  /** Whether the server knows who a client is. */
  public boolean usesContainerAuth() {
    return auth == Auth.CONTAINER;
  }
}
