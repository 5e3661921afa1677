package dev.parley.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;

/** A WebSocket client on a bare socket (RFC 6455): for what well-behaved clients never do. */
public final class RawClient implements AutoCloseable {
  static final int TEXT = FrameBytes.TEXT;
  static final int CLOSE = FrameBytes.CLOSE;
  static final int PING = FrameBytes.PING;
  static final int PONG = FrameBytes.PONG;

  /** The bit of the last part of a message. */
  static final int LAST = FrameBytes.LAST;

  private static final int RESERVED = 0x70;
  private static final int MASKED = 0x80;

  private final Socket socket;
  private final OutputStream out;
  private final DataInputStream in;
  private final String head;

  /** A frame of the server. */
  public record Frame(int opcode, byte[] payload) {
    public String text() {
      return new String(payload, StandardCharsets.UTF_8);
    }

    /** The events of a text frame, each as the AsyncAPI document has it. */
    Stream<JsonObject> events() {
      List<JsonObject> events =
          Json.createReader(new StringReader(text())).readArray().getValuesAs(JsonObject.class);
      events.forEach(event -> assertThat(AsyncApi.faultsOfEvent(event)).as("%s", event).isEmpty());
      return events.stream();
    }

    /** The code of a close frame. */
    public int closeCode() {
      return payload.length < 2 ? 1005 : (payload[0] & 0xFF) << 8 | payload[1] & 0xFF;
    }
  }

  /** Nothing came, and no end. */
  public static final class Silence extends AssertionError {
    private static final long serialVersionUID = 1L;

    Silence(SocketTimeoutException cause) {
      super("nothing came, and no end", cause);
    }
  }

  /** Shakes hands; each header is a whole line. */
  public RawClient(URI chat, String... headers) {
    this(chat, handshake(chat, headers).getBytes(StandardCharsets.US_ASCII));
  }

  /** Sends a request as it is in place of a handshake, and reads the head of the answer. */
  public RawClient(URI chat, byte[] request) {
    AsyncApi.load();
    try {
      socket = new Socket();
      socket.setReceiveBufferSize(8 * 1024);
      socket.setTcpNoDelay(true);
      socket.connect(new InetSocketAddress(chat.getHost(), chat.getPort()), 5_000);
      socket.setSoTimeout(20_000);
      out = socket.getOutputStream();
      in = new DataInputStream(socket.getInputStream());
      out.write(request);
      out.flush();
      head = readHead();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String handshake(URI chat, String... headers) {
    StringBuilder request = new StringBuilder("GET " + chat.getPath() + " HTTP/1.1\r\n");
    request.append("Host: ").append(chat.getHost()).append(':').append(chat.getPort());
    request.append("\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n");
    request.append("Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: ");
    request.append(Base64.getEncoder().encodeToString(new byte[16])).append("\r\n");
    for (String header : headers) {
      request.append(header).append("\r\n");
    }
    return request.append("\r\n").toString();
  }

  /** The HTTP status of the handshake; 101 when it went well. */
  public int status() {
    return Integer.parseInt(head.split(" ")[1]);
  }

  /** A header of the answer to the handshake, or null. */
  public String header(String name) {
    return head.lines()
        .filter(line -> line.regionMatches(true, 0, name + ":", 0, name.length() + 1))
        .map(line -> line.substring(name.length() + 1).strip())
        .findFirst()
        .orElse(null);
  }

  /** Sends a request written with single quotes. */
  public RawClient send(String request) {
    String text = request.replace('\'', '"');
    assertThat(AsyncApi.faultsOfRequest(text)).as(text).isEmpty();
    frame(LAST | TEXT, text.getBytes(StandardCharsets.UTF_8));
    return this;
  }

  /** Sends one frame that the server may be too quick for. */
  public void frameUnlessClosed(int firstByte, byte[] payload) {
    try {
      frame(firstByte, payload);
    } catch (UncheckedIOException e) {
      // closed already: the answer tells why
    }
  }

  /** Sends one frame, masked. */
  void frame(int firstByte, byte[] payload) {
    write(FrameBytes.of(firstByte, payload));
  }

  /** Sends bytes as they are. */
  public void write(byte[] bytes) {
    try {
      out.write(bytes);
      out.flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The next frame, or null at the end of the connection. Pings are not answered. */
  public Frame read() {
    try {
      int first = in.readUnsignedByte();
      int second = in.readUnsignedByte();
      if ((first & RESERVED) != 0 || (second & MASKED) != 0) {
        throw new AssertionError("the server masks or sets reserved bits");
      }
      long length = second & 0x7F;
      if (length == 126) {
        length = in.readUnsignedShort();
      } else if (length == 127) {
        length = in.readLong();
      }
      byte[] payload = new byte[(int) length];
      in.readFully(payload);
      return new Frame(first & 0x0F, payload);
    } catch (SocketTimeoutException e) {
      throw new Silence(e);
    } catch (EOFException | SocketException e) {
      return null;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Reads until a frame of this kind; null at the end of the connection. */
  Frame readUntil(int opcode) {
    Frame frame = read();
    while (frame != null && frame.opcode() != opcode) {
      frame = read();
    }
    return frame;
  }

  /** Reads until the end of the connection. */
  public void readUntilEnd() {
    while (read() != null) {
      // what was under way
    }
  }

  /** Reads until a close frame or the end of the connection; tells how many bytes came before. */
  long readUntilClose() {
    long bytes = 0;
    for (Frame frame = read(); frame != null && frame.opcode() != CLOSE; frame = read()) {
      bytes += frame.payload().length;
    }
    return bytes;
  }

  /** Reads until an event of this type came and gives its frame's text. */
  public String readUntilEvent(String type) {
    Frame frame = readUntil(TEXT);
    while (frame != null && frame.events().noneMatch(e -> e.getString("type").equals(type))) {
      frame = readUntil(TEXT);
    }
    return frame == null ? null : frame.text();
  }

  /** How long a read may wait. */
  public void patience(Duration patience) {
    try {
      socket.setSoTimeout((int) patience.toMillis());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Ends the connection with a TCP reset. */
  void reset() {
    try {
      socket.setSoLinger(true, 0);
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Closes the sending half. */
  void halfClose() {
    try {
      socket.shutdownOutput();
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

  private String readHead() throws IOException {
    StringBuilder head = new StringBuilder();
    while (head.indexOf("\r\n\r\n") < 0) {
      head.append((char) in.readUnsignedByte());
    }
    return head.toString();
  }
}
