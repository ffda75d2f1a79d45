package offramp.study;

import java.io.IOException;
import java.util.List;
import java.util.Optional;

/// A store that takes so much, and then has no space left.
final class Limited implements Store {
  static final String WHY = "no space left on device";

  private final Store store;
  private final boolean files;
  private long left;

  private Limited(Store store, boolean files, long left) {
    this.store = store;
    this.files = files;
    this.left = left;
  }

  /// {@return one that takes so many bytes}
  static Limited bytes(Store store, long many) {
    return new Limited(store, false, many);
  }

  /// {@return one that takes so many new files}
  static Limited files(Store store, long many) {
    return new Limited(store, true, many);
  }

  @Override
  public synchronized void put(String name, byte[] content) throws IOException {
    long takes = files ? (store.get(name).isEmpty() ? 1 : 0) : content.length;
    left -= takes;
    if (takes > 0 && left < 0) {
      throw new IOException(WHY);
    }
    store.put(name, content);
  }

  @Override
  public Optional<byte[]> get(String name) throws IOException {
    return store.get(name);
  }

  @Override
  public List<String> list(String folder) throws IOException {
    return store.list(folder);
  }

  @Override
  public void delete(String name) throws IOException {
    store.delete(name);
  }
}
