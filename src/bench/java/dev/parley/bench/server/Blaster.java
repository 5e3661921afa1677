package dev.parley.bench.server;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * Looks like Parley to the load client, and writes frames as fast as it can, without doing any of
 * the work: each frame is made once and goes to all. The first message that is posted begins it.
 */
public final class Blaster {
  /** Frames that the fastest connection may be ahead of the slowest. */
  private static final int WINDOW = 64;

  private static final int HEAD = 6;
  private static final int CLOSE = 8;
  private static final int TYPE = "{\"type\":\"".length();

  private final int perFrame;
  private final Selector selector;
  private final ByteBuffer input = ByteBuffer.allocate(64 * 1024);
  private final ByteBuffer[] frames = new ByteBuffer[WINDOW];
  private long made;
  private boolean blasts;

  private static final class Peer {
    ByteBuffer rest = ByteBuffer.allocate(0);
    boolean open;
    boolean joined;
    long frame;
  }

  private Blaster(int port, int perFrame) throws IOException {
    this.perFrame = perFrame;
    selector = Selector.open();
    ServerSocketChannel listening = ServerSocketChannel.open();
    listening.bind(new InetSocketAddress("127.0.0.1", port), 4096);
    listening.configureBlocking(false).register(selector, SelectionKey.OP_ACCEPT);
  }

  /** Serves on a port, with so many messages in each frame. */
  public static void main(String[] args) throws IOException {
    Blaster blaster = new Blaster(Integer.parseInt(args[0]), Integer.parseInt(args[1]));
    while (true) {
      blaster.turn();
    }
  }

  private void turn() throws IOException {
    if (!blasts) {
      selector.select();
    } else {
      selector.selectNow();
    }
    for (SelectionKey key : selector.selectedKeys()) {
      if (key.isAcceptable()) {
        SocketChannel channel = ((ServerSocketChannel) key.channel()).accept();
        channel.configureBlocking(false).register(selector, SelectionKey.OP_READ, new Peer());
      } else {
        read(key, (SocketChannel) key.channel(), (Peer) key.attachment());
      }
    }
    selector.selectedKeys().clear();
    if (blasts) {
      blast();
    }
  }

  private void blast() throws IOException {
    long slowest = made;
    boolean anybody = false;
    for (SelectionKey key : selector.keys()) {
      if (key.isValid() && key.attachment() instanceof Peer peer && peer.joined) {
        anybody = true;
        SocketChannel channel = (SocketChannel) key.channel();
        channel.write(peer.rest);
        while (!peer.rest.hasRemaining() && peer.frame < made) {
          peer.rest = frames[(int) (peer.frame++ % WINDOW)].duplicate();
          channel.write(peer.rest);
        }
        slowest = Math.min(slowest, peer.frame - (peer.rest.hasRemaining() ? 1 : 0));
      }
    }
    if (anybody && made - slowest < WINDOW - 1) {
      frames[(int) (made % WINDOW)] = frame(made * perFrame);
      made++;
    } else if (!anybody) {
      blasts = false;
      made = 0;
    }
  }

  private ByteBuffer frame(long first) {
    StringBuilder text = new StringBuilder();
    for (long i = first; i < first + perFrame; i++) {
      text.append(i == first ? '[' : ',')
          .append("{\"type\":\"newMessage\",\"from\":\"u1x0x0\",\"message\":\"@00000000")
          .append(String.format(Locale.ROOT, "%08d%018d", i, System.nanoTime()))
          .append(" a line of words to read\",\"room\":\"r1-0\",\"seq\":")
          .append(i + 1)
          .append(",\"time\":\"2026-11-24T00:00:00.000Z\"}");
    }
    return text(text.append(']').toString());
  }

  private static ByteBuffer text(String text) {
    ByteBuffer bytes = ascii(text);
    int length = bytes.remaining();
    ByteBuffer frame = ByteBuffer.allocate(length + 4).put((byte) 0x81);
    if (length < 126) {
      frame.put((byte) length);
    } else {
      frame.put((byte) 126).putShort((short) length);
    }
    return frame.put(bytes).flip();
  }

  private static ByteBuffer ascii(String text) {
    return ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII));
  }

  private void read(SelectionKey key, SocketChannel channel, Peer peer) throws IOException {
    int count;
    try {
      count = channel.read(input.clear());
    } catch (IOException e) {
      count = -1; // a reset is an end too
    }
    if (count < 0) {
      channel.close();
    } else if (!peer.open) {
      peer.open = true;
      channel.write(ascii("HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\n\r\n"));
    } else {
      input.flip();
      while (channel.isOpen() && input.remaining() > HEAD) {
        received(channel, peer);
      }
    }
  }

  /** Takes a frame of less than 126 bytes: what the client sends is no longer. */
  private void received(SocketChannel channel, Peer peer) throws IOException {
    int opcode = input.get() & 0x0f;
    byte[] text = new byte[input.get() & 0x7f];
    int mask = input.getInt();
    input.get(text);
    if (opcode == CLOSE) {
      channel.close();
      return;
    }
    // the first letter of the type: setUsername, joinRoom, roomMessage
    switch (text[TYPE] ^ (byte) (mask >> (3 - TYPE % 4) * 8)) {
      case 's' -> channel.write(text("[{\"type\":\"welcome\",\"token\":\"t\"}]"));
      case 'j' -> {
        channel.write(text("[{\"type\":\"joinedRoom\",\"epoch\":\"e\",\"seq\":0,\"history\":[]}]"));
        peer.joined = true;
      }
      default -> blasts = true;
    }
  }
}
