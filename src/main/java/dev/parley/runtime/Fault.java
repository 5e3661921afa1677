package dev.parley.runtime;

/**
 * A failure as the log may have it: of which kind and where, but without its message, which may
 * quote what a client has sent.
 */
public final class Fault extends Exception {
  private static final long serialVersionUID = 1L;

  /** Causes of causes that are told. */
  private static final int DEPTH = 8;

  private Fault(Throwable failure, int depth) {
    super(
        failure.getClass().getName(),
        failure.getCause() == null || depth == 0 ? null : new Fault(failure.getCause(), depth - 1));
    setStackTrace(failure.getStackTrace());
  }

  /** What may be logged of a failure. */
  public static Fault of(Throwable failure) {
    return new Fault(failure, DEPTH);
  }
}
