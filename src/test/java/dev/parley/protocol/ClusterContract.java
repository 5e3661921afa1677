package dev.parley.protocol;

import dev.parley.cluster.AppServer;
import dev.parley.cluster.Nodes;
import dev.parley.redis.RedisBinary;
import dev.parley.redis.RedisServer;
import java.net.URI;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.TestInstance;

/** The whole protocol on several nodes: each new client of a test is at the next of them. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class ClusterContract {
  private final RedisBinary binary;
  private final boolean persistent;
  private final AppServer[] servers;
  private RedisServer redis;
  private Nodes nodes;

  /**
   * The nodes of a subclass.
   *
   * @param persistent whether Redis still has its data after a restart
   */
  protected ClusterContract(RedisBinary binary, boolean persistent, AppServer... servers) {
    this.binary = binary;
    this.persistent = persistent;
    this.servers = servers;
  }

  @BeforeAll
  void start() {
    redis = RedisServer.start(binary, persistent);
    nodes = Nodes.start(redis.url(), servers);
  }

  @AfterAll
  void stop() {
    nodes.close();
    redis.close();
  }

  /** The Redis that the nodes share. */
  protected RedisServer redis() {
    return redis;
  }

  /** The nodes under test. */
  protected Nodes nodes() {
    return nodes;
  }

  @Nested
  class Identity extends IdentityContract {
    @Override
    protected URI chat() {
      return nodes().next();
    }
  }

  @Nested
  class Rooms extends RoomContract {
    @Override
    protected URI chat() {
      return nodes().next();
    }
  }

  @Nested
  class Delivery extends DeliveryContract {
    @Override
    protected URI chat() {
      return nodes().next();
    }
  }

  @Nested
  class Input extends InputContract {
    @Override
    protected URI chat() {
      return nodes().next();
    }
  }

  @Nested
  class UsersOfSeveralNodes extends UsersContract {
    @Override
    protected URI chat() {
      return nodes().next();
    }
  }
}
