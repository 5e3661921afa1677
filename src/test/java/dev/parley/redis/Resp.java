package dev.parley.redis;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A connection to Redis that knows enough of its protocol to ask and to understand the answer. */
public final class Resp implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final Socket socket;
  private final DataInputStream in;

  /** Connects to a Redis on this machine. */
  public Resp(int port) {
    try {
      socket = new Socket("127.0.0.1", port);
      patience(PATIENCE);
      in = new DataInputStream(socket.getInputStream());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Sends one command on a connection of its own. */
  public static Object call(int port, String... words) {
    try (Resp connection = new Resp(port)) {
      return connection.call(words);
    }
  }

  /**
   * Sends a command.
   *
   * @return a String, a Long, null, or a List of them
   */
  public Object call(String... words) {
    try {
      StringBuilder command = new StringBuilder("*" + words.length + "\r\n");
      for (String word : words) {
        int length = word.getBytes(StandardCharsets.UTF_8).length;
        command.append('$').append(length).append("\r\n").append(word).append("\r\n");
      }
      socket.getOutputStream().write(command.toString().getBytes(StandardCharsets.UTF_8));
      return read();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** How long an answer may take. */
  public void patience(Duration patience) {
    try {
      socket.setSoTimeout((int) patience.toMillis());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Object read() throws IOException {
    String line = readLine();
    String rest = line.substring(1);
    return switch (line.charAt(0)) {
      case '+' -> rest;
      case ':' -> Long.valueOf(rest);
      case '$' -> readText(Integer.parseInt(rest));
      case '*' -> readList(Integer.parseInt(rest));
      default -> throw new IllegalStateException("Redis says " + line);
    };
  }

  private String readText(int length) throws IOException {
    if (length < 0) {
      return null;
    }
    byte[] bytes = in.readNBytes(length);
    readLine();
    return new String(bytes, StandardCharsets.UTF_8);
  }

  private List<Object> readList(int length) throws IOException {
    List<Object> list = new ArrayList<>();
    for (int i = 0; i < length; i++) {
      list.add(read());
    }
    return list;
  }

  private String readLine() throws IOException {
    StringBuilder line = new StringBuilder();
    for (int c = in.readUnsignedByte(); c != '\n'; c = in.readUnsignedByte()) {
      if (c != '\r') {
        line.append((char) c);
      }
    }
    return line.toString();
  }
}
