package dev.parley.bench.client;

import java.io.IOException;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.util.Arrays;

/** The WebSocket of a link (RFC 6455), over a channel that never blocks. */
final class Wire {
  private static final byte[] HEAD_END = Bytes.of("\r\n\r\n");
  private static final byte[] SWITCHED = Bytes.of("HTTP/1.1 101");
  private static final byte[] MASK = {0x37, (byte) 0xfa, 0x21, 0x3d};
  private static final byte[] NOTHING = {};
  private static final byte[] NORMAL = {0x03, (byte) 0xe8};
  static final int TEXT = 1;
  static final int CLOSE = 8;
  static final int PONG = 10;
  static final int FIN = 0x80;

  private final Loop loop;
  private final Link link;
  private final SocketChannel channel;
  private final Frames frames;
  private byte[] request;
  private boolean open;
  private boolean leaving;
  private byte[] rest = NOTHING;
  private ByteBuffer unsent;

  Wire(Loop loop, Link link, SocketChannel channel, byte[] request) {
    this.loop = loop;
    this.link = link;
    this.channel = channel;
    this.frames = new Frames(loop, link, this);
    this.request = request;
  }

  void register(int operations) {
    loop.register(channel, operations, this);
  }

  /** Something can be done. */
  void handle(SelectionKey key) throws IOException {
    try {
      act(key);
    } catch (IOException e) {
      if (!leaving) {
        throw e;
      }
      close();
    }
  }

  private void act(SelectionKey key) throws IOException {
    if (key.isConnectable()) {
      channel.finishConnect();
      key.interestOps(SelectionKey.OP_READ);
      write(ByteBuffer.wrap(request));
      request = null;
      return;
    }
    if (key.isWritable()) {
      key.interestOps(key.interestOps() & ~SelectionKey.OP_WRITE);
      ByteBuffer waiting = unsent;
      unsent = null;
      write(waiting);
    }
    if (key.isReadable()) {
      read();
    }
  }

  /** Sends a text frame of the first bytes. */
  void send(byte[] text, int length) {
    sendFrame(TEXT, text, length);
  }

  /** Ends the connection with a reset. */
  void reset() {
    try {
      channel.setOption(StandardSocketOptions.SO_LINGER, 0);
    } catch (IOException e) {
      throw new CheckFailed("no reset", e);
    }
    close();
  }

  /** Says goodbye; the connection is closed when the server answers. */
  void leave() {
    if (channel.isOpen() && open) {
      leaving = true;
      sendFrame(CLOSE, NORMAL, NORMAL.length);
    } else {
      close();
    }
  }

  boolean isLeaving() {
    return leaving;
  }

  boolean isClosed() {
    return !channel.isOpen();
  }

  void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw new CheckFailed("no close", e);
    }
  }

  private void read() throws IOException {
    ByteBuffer input = loop.input(rest.length);
    input.put(rest);
    int count = channel.read(input);
    if (count < 0 && leaving) {
      close();
      return;
    }
    if (count < 0) {
      String ended = open ? "the connection" : "the handshake";
      throw new CheckFailed(link.name() + ": the server ended " + ended + " without a word");
    }
    byte[] in = input.array();
    int end = input.position();
    int at = open ? 0 : handshake(in, end);
    if (open) {
      at = frames.take(in, at, end);
    }
    rest = at == end ? NOTHING : Arrays.copyOfRange(in, at, end);
  }

  private int handshake(byte[] in, int end) {
    int head = Bytes.find(in, 0, end, HEAD_END);
    if (head < 0) {
      return 0;
    }
    if (!Bytes.startsWith(in, 0, end, SWITCHED)) {
      throw new CheckFailed("handshake refused: " + Bytes.text(in, 0, end));
    }
    open = true;
    link.opened();
    return head + HEAD_END.length;
  }

  /** Sends a whole frame. */
  void sendFrame(int opcode, byte[] text, int length) {
    ByteBuffer out = loop.output();
    out.put((byte) (FIN | opcode));
    if (length < 126) {
      out.put((byte) (FIN | length));
    } else {
      out.put((byte) (FIN | 126)).putShort((short) length);
    }
    out.put(MASK);
    for (int i = 0; i < length; i++) {
      out.put((byte) (text[i] ^ MASK[i & 3]));
    }
    try {
      write(out.flip());
    } catch (IOException e) {
      throw new CheckFailed(link.name() + ": could not send", e);
    }
  }

  private void write(ByteBuffer out) throws IOException {
    if (unsent == null) {
      channel.write(out);
    }
    if (out.hasRemaining()) {
      int had = unsent == null ? 0 : unsent.remaining();
      ByteBuffer all = ByteBuffer.allocate(had + out.remaining());
      if (unsent != null) {
        all.put(unsent);
      }
      unsent = all.put(out).flip();
      loop.alsoWrite(channel);
    }
  }
}
