package offramp.spark;

import java.io.Serializable;
import java.util.List;

/// What a task tells of its part.
///
/// @param part its number
/// @param files names of its files, one for each table; none if the driver is to do it
/// @param machine JDK and kind of processor of the executor
record PartDone(long part, List<String> files, String machine) implements Serializable {
  PartDone {
    files = List.copyOf(files);
  }
}
