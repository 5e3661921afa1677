package dev.parley.server;

/** What GlassFish and Payara are made of. */
public final class Hk2 {
  /**
   * Has the server start its parts in one thread. In the four that it takes by itself it may lock
   * itself up: one waits, under the lock of all services, for a class that another brings, which
   * needs that lock. GlassFish 8 was seen to, before it had any application.
   */
  public static final String ONE_THREAD = "-Dorg.glassfish.startupThreadPolicy=USE_NO_THREADS";

  private Hk2() {}
}
