package dev.parley.message;

import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/**
 * Why a request is not carried out; it becomes the {@code error} that answers it. The message is
 * for people and names the field and the limit.
 */
public final class Refusal extends Exception {
  private static final long serialVersionUID = 1L;

  private final ErrorCode code;
  private final @Nullable String field;
  private final @Nullable Long retryAfterMs;

  private Refusal(
      ErrorCode code, @Nullable String field, String message, @Nullable Long retryAfterMs) {
    super(message, null, false, false);
    this.code = code;
    this.field = field;
    this.retryAfterMs = retryAfterMs;
  }

  /** A refusal that is not about one field. */
  public Refusal(ErrorCode code, String message) {
    this(code, null, message, null);
  }

  /** A refusal because of one field. */
  public Refusal(ErrorCode code, String field, String message) {
    this(code, field, message, null);
  }

  /** A field out of its limits. */
  public static Refusal invalid(String field, String message) {
    return new Refusal(ErrorCode.INVALID_FIELD, field, message);
  }

  /** Too many requests; the client may try again after so many milliseconds. */
  public static Refusal rateLimited(long retryAfterMs) {
    return new Refusal(
        ErrorCode.RATE_LIMITED,
        null,
        "too many requests; try again in " + retryAfterMs + " ms",
        retryAfterMs);
  }

  /** What the request needs cannot be reached now; the client may try again. */
  public static Refusal unavailable(String message) {
    return new Refusal(ErrorCode.UNAVAILABLE, message);
  }

  /** Whether trying again will not help. */
  public boolean isFinal() {
    return !code.retryable();
  }

  /** The refusal in what a stage has failed with, if it is one. */
  public static Optional<Refusal> in(Throwable failure) {
    Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
    return cause instanceof Refusal refusal ? Optional.of(refusal) : Optional.empty();
  }

  /** The event that tells the client. */
  public ServerMessage.Failure answer(@Nullable String re) {
    String message = Objects.requireNonNull(getMessage());
    return new ServerMessage.Failure(re, code, message, field, code.retryable(), retryAfterMs);
  }
}
